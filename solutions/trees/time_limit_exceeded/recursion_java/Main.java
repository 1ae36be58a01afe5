import java.math.BigInteger;
import java.util.Scanner;

/**
 * Too slow: the sum over all roots by plain recursion. BigInteger saves it from overflow, not from about 3 to the power
 * of n calls. Caught by group 06-largest.
 */
public class Main {
    private static BigInteger trees(int n) {
        if (n == 0) {
            return BigInteger.ONE;
        }
        BigInteger sum = BigInteger.ZERO;
        for (int left = 0; left < n; left++) {
            sum = sum.add(trees(left).multiply(trees(n - 1 - left)));
        }
        return sum;
    }

    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        for (int q = input.nextInt(); q > 0; q--) {
            System.out.println(trees(input.nextInt()));
        }
    }
}
