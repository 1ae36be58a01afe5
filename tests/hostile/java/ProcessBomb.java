// Tries: to start processes without end, each of which sleeps.
// Ends: exited 0
// Limits: cpu_ms=10000 wall_ms=30000
// Prints: refused
// Checks: leftover
import java.io.IOException;

class ProcessBomb {
    public static void main(String[] arguments) {
        try {
            for (int i = 0; i < 100; i++)
                new ProcessBuilder("/bin/sleep", "60").start();
            System.out.println("granted");
        } catch (IOException | OutOfMemoryError refused) {
            System.out.println("refused");
        }
        Runtime.getRuntime().halt(0);
    }
}
