import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Too slow: gives each job its longest distance from the corrected one by putting it into the queue again whenever a
 * longer way is found, and runs the jobs by distance. The answer is right, but this is O(n * m): in a chain that is met
 * from its end, each round of the queue settles one job. Caught by group 08-many-paths (late-chain).
 */
public class Main {
    public static void main(String[] args) throws IOException {
        StreamTokenizer input = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in), 1 << 16));
        input.nextToken();
        int n = (int) input.nval;
        input.nextToken();
        int m = (int) input.nval;
        input.nextToken();
        int s = (int) input.nval;
        List<List<Integer>> followers = new ArrayList<>();
        for (int job = 0; job <= n; job++) {
            followers.add(new ArrayList<>(2));
        }
        for (int i = 0; i < m; i++) {
            input.nextToken();
            int a = (int) input.nval;
            input.nextToken();
            followers.get(a).add((int) input.nval);
        }
        int[] distance = new int[n + 1];
        boolean[] queued = new boolean[n + 1];
        List<Integer> order = new ArrayList<>();
        Queue<Integer> queue = new ArrayDeque<>();
        distance[s] = 1;
        order.add(s);
        queue.add(s);
        while (!queue.isEmpty()) {
            int job = queue.remove();
            queued[job] = false;
            for (int follower : followers.get(job)) {
                if (distance[follower] > distance[job]) {
                    continue;
                }
                if (distance[follower] == 0) {
                    order.add(follower);
                }
                distance[follower] = distance[job] + 1;
                if (!queued[follower]) {
                    queued[follower] = true;
                    queue.add(follower);
                }
            }
        }
        order.sort(Comparator.comparingInt(job -> distance[job]));
        StringBuilder output = new StringBuilder();
        output.append(order.size()).append('\n');
        for (int job : order) {
            output.append(job).append(' ');
        }
        System.out.println(output);
    }
}
