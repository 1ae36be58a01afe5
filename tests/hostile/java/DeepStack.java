// Tries: to take more memory than the heap allows by a thread that asks for a stack of 8 GiB and fills it.
// Ends: memory_limit
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
