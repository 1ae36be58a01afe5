// Tries: to hold what is already dead: objects whose finalizers wait for ever, rise again or start new ones.
// Ends: exited 1
// Prints: full
// Limits: cpu_ms=10000 wall_ms=30000
class BlockedFinalizers {
    private final byte[] content = new byte[1 << 16];

    @Override
    protected void finalize() throws Throwable {
        new BlockedFinalizers();
        synchronized (content) {
            content.wait();
        }
    }

    public static void main(String[] arguments) {
        try {
            while (true)
                new BlockedFinalizers();
        } catch (OutOfMemoryError full) {
            System.out.println("full");
            throw full;
        }
    }
}
