// Tries: to use up the heap and go on: it ends by the machine's own error, long before the sandbox's limit.
// Ends: exited 1
// Prints: full
// Checks: peak_mib<=256
import java.util.ArrayList;
import java.util.List;

class HeapHog {
    public static void main(String[] arguments) {
        List<byte[]> held = new ArrayList<>();
        try {
            while (true)
                held.add(new byte[1 << 20]);
        } catch (OutOfMemoryError full) {
            held.clear();
            System.out.println("full");
            throw full;
        }
    }
}
