import java.math.BigInteger;
import java.util.Scanner;

/**
 * Additions only: ways[b] is the number of ways to write a opening and b closing brackets, none of them closing too
 * early. A row follows from the row before it; the last entry of row n is the number of trees on n keys. O(n * n)
 * additions.
 */
public class Main {
    private static final int LARGEST = 500;

    public static void main(String[] args) {
        BigInteger[] trees = new BigInteger[LARGEST + 1];
        BigInteger[] ways = new BigInteger[LARGEST + 1];
        ways[0] = BigInteger.ONE;
        trees[0] = BigInteger.ONE;
        for (int a = 1; a <= LARGEST; a++) {
            for (int b = 1; b < a; b++) {
                ways[b] = ways[b].add(ways[b - 1]);
            }
            ways[a] = ways[a - 1];
            trees[a] = ways[a];
        }
        Scanner input = new Scanner(System.in);
        StringBuilder output = new StringBuilder();
        for (int q = input.nextInt(); q > 0; q--) {
            output.append(trees[input.nextInt()]).append('\n');
        }
        System.out.print(output);
    }
}
