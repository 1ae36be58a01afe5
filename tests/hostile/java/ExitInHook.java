// Tries: to lock itself up: exits inside of a hook that its exit waits for.
// Ends: wall_limit
// Limits: wall_ms=1500
class ExitInHook {
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.exit(0)));
        System.exit(1);
    }
}
