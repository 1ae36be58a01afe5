// Tries: to sit there: reads its input to the end, then waits for its own thread to finish.
// Ends: wall_limit
// Limits: wall_ms=1500
// Stdin: some input
class WaitsForItself {
    public static void main(String[] arguments) throws Exception {
        while (System.in.read() >= 0)
            continue;
        Thread.currentThread().join();
    }
}
