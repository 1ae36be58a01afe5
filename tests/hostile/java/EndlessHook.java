// Tries: to live on after its main method has ended, in a hook of its shutdown that never returns.
// Ends: wall_limit
// Limits: wall_ms=1500
class EndlessHook {
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (true)
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException ignored) {
                    continue;
                }
        }));
    }
}
