// Tries: to take more memory than the heap allows by a thread that asks for a stack of 8 GiB and fills it.
// Ends: memory_limit
// On v2: exited 1 or memory_limit -- User-Mode Linux has no addresses for such a stack, so there is no thread
class DeepStack {
    static long deep(long n) {
        return deep(n + 1) + 1;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread deeper = new Thread(null, () -> deep(0), "deeper", 8L << 30);
        deeper.start();
        deeper.join();
    }
}
