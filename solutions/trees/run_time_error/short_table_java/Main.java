import java.math.BigInteger;
import java.util.Scanner;

/**
 * Mistake: a table of 500 entries has no entry for n = 500; ArrayIndexOutOfBoundsException. All other answers are right.
 * Caught by group 06-largest (one-500). O(n) steps.
 */
public class Main {
    public static void main(String[] args) {
        BigInteger[] trees = new BigInteger[500];
        trees[0] = BigInteger.ONE;
        for (int n = 0; n + 1 < trees.length; n++) {
            trees[n + 1] = trees[n].multiply(BigInteger.valueOf(4L * n + 2)).divide(BigInteger.valueOf(n + 2));
        }
        Scanner input = new Scanner(System.in);
        for (int q = input.nextInt(); q > 0; q--) {
            System.out.println(trees[input.nextInt()]);
        }
    }
}
