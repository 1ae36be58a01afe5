import java.util.Scanner;

/** Mistake: int has 32 bits, right up to n = 19. Caught by group 02-32-bits. O(n * n). */
public class Main {
    public static void main(String[] args) {
        int[] trees = new int[501];
        trees[0] = 1;
        for (int n = 1; n <= 500; n++) {
            for (int left = 0; left < n; left++) {
                trees[n] += trees[left] * trees[n - 1 - left];
            }
        }
        Scanner input = new Scanner(System.in);
        for (int q = input.nextInt(); q > 0; q--) {
            System.out.println(trees[input.nextInt()]);
        }
    }
}
