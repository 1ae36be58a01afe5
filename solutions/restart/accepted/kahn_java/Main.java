import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;

/**
 * Counting (Kahn) on neighbours kept in two plain arrays: the lines of a job stand side by side, from begin[job] to
 * begin[job + 1]. Counts only the lines that come from jobs that run. O(n + m).
 */
public class Main {
    private static StreamTokenizer input;

    private static int next() throws IOException {
        input.nextToken();
        return (int) input.nval;
    }

    public static void main(String[] args) throws IOException {
        input = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in), 1 << 16));
        int n = next();
        int m = next();
        int s = next();
        int[] needed = new int[m];
        int[] needing = new int[m];
        int[] begin = new int[n + 2];
        for (int i = 0; i < m; i++) {
            needed[i] = next();
            needing[i] = next();
            begin[needed[i] + 1]++;
        }
        for (int job = 1; job <= n + 1; job++) {
            begin[job] += begin[job - 1];
        }
        int[] followers = new int[m];
        int[] free = begin.clone();
        for (int i = 0; i < m; i++) {
            followers[free[needed[i]]++] = needing[i];
        }

        int[] missing = new int[n + 1];
        int[] found = new int[n];
        int size = 0;
        found[size++] = s;
        for (int i = 0; i < size; i++) {
            for (int j = begin[found[i]]; j < begin[found[i] + 1]; j++) {
                if (missing[followers[j]]++ == 0) {
                    found[size++] = followers[j];
                }
            }
        }

        StringBuilder order = new StringBuilder();
        int[] ready = new int[size];
        int end = 0;
        ready[end++] = s;
        for (int i = 0; i < end; i++) {
            order.append(ready[i]).append(' ');
            for (int j = begin[ready[i]]; j < begin[ready[i] + 1]; j++) {
                if (--missing[followers[j]] == 0) {
                    ready[end++] = followers[j];
                }
            }
        }
        System.out.println(end);
        System.out.println(order);
    }
}
