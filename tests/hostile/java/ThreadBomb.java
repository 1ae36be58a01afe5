// Tries: to start threads without end, each of which sleeps for ever.
// Ends: exited 0
class ThreadBomb {
    public static void main(String[] arguments) {
        try {
            for (int i = 0; i < 10_000; i++)
                new Thread(ThreadBomb::sleep).start();
            Runtime.getRuntime().halt(1);
        } catch (OutOfMemoryError refused) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException end) {
            return;
        }
    }
}
