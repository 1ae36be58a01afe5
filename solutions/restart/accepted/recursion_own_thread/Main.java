import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Depth-first search by recursion, the jobs in the order in which they are finished, backwards. O(n + m).
 *
 * <p>The first thread of a Java program has a small stack; the search runs in a thread that asks for 256 MiB, of which
 * only the part that is used counts as memory.
 */
public class Main implements Runnable {
    private final List<List<Integer>> followers = new ArrayList<>();
    private final List<Integer> finished = new ArrayList<>();
    private boolean[] seen;

    private void visit(int job) {
        seen[job] = true;
        for (int follower : followers.get(job)) {
            if (!seen[follower]) {
                visit(follower);
            }
        }
        finished.add(job);
    }

    @Override
    public void run() {
        StreamTokenizer input = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in), 1 << 16));
        try {
            input.nextToken();
            int n = (int) input.nval;
            input.nextToken();
            int m = (int) input.nval;
            input.nextToken();
            int s = (int) input.nval;
            for (int job = 0; job <= n; job++) {
                followers.add(new ArrayList<>(2));
            }
            for (int i = 0; i < m; i++) {
                input.nextToken();
                int a = (int) input.nval;
                input.nextToken();
                followers.get(a).add((int) input.nval);
            }
            seen = new boolean[n + 1];
            visit(s);
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        StringBuilder output = new StringBuilder();
        output.append(finished.size()).append('\n');
        for (int i = finished.size() - 1; i >= 0; i--) {
            output.append(finished.get(i)).append(' ');
        }
        System.out.println(output);
    }

    public static void main(String[] args) {
        new Thread(null, new Main(), "search", 256L << 20).start();
    }
}
