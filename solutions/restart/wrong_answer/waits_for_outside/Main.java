import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Mistake: counts every line that leads to a job, also from jobs that do not run again. Nobody pays these lines back,
 * the job's count never becomes 0 and it is left out. Caught by group 03-outside (needs-one-outside). O(n + m).
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
        int[] missing = new int[n + 1];
        for (int i = 0; i < m; i++) {
            input.nextToken();
            int a = (int) input.nval;
            input.nextToken();
            int b = (int) input.nval;
            followers.get(a).add(b);
            missing[b]++;
        }
        List<Integer> order = new ArrayList<>();
        order.add(s);
        for (int i = 0; i < order.size(); i++) {
            for (int follower : followers.get(order.get(i))) {
                if (--missing[follower] == 0) {
                    order.add(follower);
                }
            }
        }
        StringBuilder output = new StringBuilder();
        output.append(order.size()).append('\n');
        for (int job : order) {
            output.append(job).append(' ');
        }
        System.out.println(output);
    }
}
