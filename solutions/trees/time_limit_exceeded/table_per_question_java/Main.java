import java.math.BigInteger;
import java.util.Scanner;

/**
 * Too slow: fills a new table for each question, O(q * n * n) products of big integers. Quick for a few questions.
 * Caught by group 07-many-questions.
 */
public class Main {
    private static BigInteger count(int n) {
        BigInteger[] trees = new BigInteger[n + 1];
        trees[0] = BigInteger.ONE;
        for (int keys = 1; keys <= n; keys++) {
            trees[keys] = BigInteger.ZERO;
            for (int left = 0; left < keys; left++) {
                trees[keys] = trees[keys].add(trees[left].multiply(trees[keys - 1 - left]));
            }
        }
        return trees[n];
    }

    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        for (int q = input.nextInt(); q > 0; q--) {
            System.out.println(count(input.nextInt()));
        }
    }
}
