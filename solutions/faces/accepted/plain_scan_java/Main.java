// Compare each query with each row, in 64-bit integers.
//
// Half of the work is reading 1.5 million numbers, so the bytes are parsed by hand:
// Scanner would need seconds.
//
// Time O(N * D * Q), memory O(N * D).

import java.io.IOException;
import java.io.InputStream;

public class Main {
    private static final InputStream INPUT = System.in;
    private static final byte[] BUFFER = new byte[1 << 16];
    private static int filled = 0;
    private static int position = 0;

    public static void main(String[] args) throws IOException {
        int rows = nextInt();
        int dimensions = nextInt();
        int queries = nextInt();
        int[][] base = new int[rows][];
        for (int i = 0; i < rows; i++) {
            base[i] = nextPoint(dimensions);
        }
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < queries; i++) {
            int[] query = nextPoint(dimensions);
            int nearest = 0;
            long best = Long.MAX_VALUE;
            for (int j = 0; j < rows; j++) {
                long square = square(base[j], query);
                if (square < best) {
                    best = square;
                    nearest = j;
                }
            }
            answers.append(nearest + 1).append(' ').append(best).append('\n');
        }
        System.out.print(answers);
    }

    private static long square(int[] a, int[] b) {
        long sum = 0;
        for (int k = 0; k < a.length; k++) {
            long difference = a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }

    private static int[] nextPoint(int dimensions) throws IOException {
        int[] point = new int[dimensions];
        for (int k = 0; k < dimensions; k++) {
            point[k] = nextInt();
        }
        return point;
    }

    private static int nextInt() throws IOException {
        int next = nextByte();
        while (next <= ' ') {
            next = nextByte();
        }
        boolean negative = next == '-';
        if (negative) {
            next = nextByte();
        }
        int value = 0;
        while (next > ' ') {
            value = 10 * value + next - '0';
            next = nextByte();
        }
        return negative ? -value : value;
    }

    private static int nextByte() throws IOException {
        if (position == filled) {
            filled = INPUT.read(BUFFER);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return ' ';
            }
        }
        return BUFFER[position++];
    }
}
