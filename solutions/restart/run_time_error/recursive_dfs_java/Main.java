import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Mistake: depth-first search by recursion in a thread that asks for a larger stack, but only for 2 MiB. A chain of
 * 200,000 jobs needs more and ends it with StackOverflowError. The answer would be right. Caught by group 06-deep.
 * O(n + m).
 */
public class Main {
    private static final List<List<Integer>> FOLLOWERS = new ArrayList<>();
    private static final List<Integer> FINISHED = new ArrayList<>();
    private static boolean[] seen;

    private static void visit(int job) {
        seen[job] = true;
        for (int follower : FOLLOWERS.get(job)) {
            if (!seen[follower]) {
                visit(follower);
            }
        }
        FINISHED.add(job);
    }

    public static void main(String[] args) throws IOException, ExecutionException, InterruptedException {
        StreamTokenizer input = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in), 1 << 16));
        input.nextToken();
        int n = (int) input.nval;
        input.nextToken();
        int m = (int) input.nval;
        input.nextToken();
        int s = (int) input.nval;
        for (int job = 0; job <= n; job++) {
            FOLLOWERS.add(new ArrayList<>(2));
        }
        for (int i = 0; i < m; i++) {
            input.nextToken();
            int a = (int) input.nval;
            input.nextToken();
            FOLLOWERS.get(a).add((int) input.nval);
        }
        seen = new boolean[n + 1];
        FutureTask<Boolean> search = new FutureTask<>(() -> visit(s), true);
        new Thread(null, search, "search", 2L << 20).start();
        search.get();
        StringBuilder output = new StringBuilder();
        output.append(FINISHED.size()).append('\n');
        for (int i = FINISHED.size() - 1; i >= 0; i--) {
            output.append(FINISHED.get(i)).append(' ');
        }
        System.out.println(output);
    }
}
