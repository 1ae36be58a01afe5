// Tries: to use more than its time on threads that ignore whatever is thrown at them.
// Ends: cpu_limit
// Limits: cpu_ms=1000 wall_ms=15000
class EndlessLoops {
    static volatile long count;

    public static void main(String[] arguments) {
        for (int i = 0; i < 8; i++)
            new Thread(EndlessLoops::burn).start();
        burn();
    }

    private static void burn() {
        while (true)
            try {
                count++;
                if (count == Long.MIN_VALUE)
                    return;
            } catch (Throwable ignored) {
                count = 0;
            }
    }
}
