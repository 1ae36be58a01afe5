import java.math.BigInteger;
import java.util.Scanner;

/**
 * The sum over all roots with BigInteger, in a table that is filled once. The sum is the same forwards and backwards, so
 * half of the products are enough. O(n * n) products.
 */
public class Main {
    private static final int LARGEST = 500;

    public static void main(String[] args) {
        BigInteger[] trees = new BigInteger[LARGEST + 1];
        trees[0] = BigInteger.ONE;
        for (int n = 1; n <= LARGEST; n++) {
            BigInteger half = BigInteger.ZERO;
            for (int left = 0; left < n / 2; left++) {
                half = half.add(trees[left].multiply(trees[n - 1 - left]));
            }
            trees[n] = half.shiftLeft(1);
            if (n % 2 == 1) {
                trees[n] = trees[n].add(trees[n / 2].pow(2));
            }
        }
        Scanner input = new Scanner(System.in);
        StringBuilder output = new StringBuilder();
        for (int q = input.nextInt(); q > 0; q--) {
            output.append(trees[input.nextInt()]).append('\n');
        }
        System.out.print(output);
    }
}
