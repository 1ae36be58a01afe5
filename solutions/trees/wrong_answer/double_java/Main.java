import java.math.BigDecimal;
import java.util.Scanner;

/**
 * Mistake: the sum over all roots in doubles, which hold whole numbers exactly only up to 53 bits; right up to n = 30.
 * Caught by group 03-doubles. O(n * n).
 */
public class Main {
    public static void main(String[] args) {
        double[] trees = new double[501];
        trees[0] = 1;
        for (int n = 1; n <= 500; n++) {
            for (int left = 0; left < n; left++) {
                trees[n] += trees[left] * trees[n - 1 - left];
            }
        }
        Scanner input = new Scanner(System.in);
        for (int q = input.nextInt(); q > 0; q--) {
            System.out.println(new BigDecimal(trees[input.nextInt()]).toBigInteger());
        }
    }
}
