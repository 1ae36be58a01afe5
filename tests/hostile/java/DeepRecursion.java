// Tries: to recurse without end twice: catches the first error, lets the second one end it.
// Ends: exited 1
// Prints: over
class DeepRecursion {
    static long deep(long n) {
        return deep(n + 1) + 1;
    }

    public static void main(String[] arguments) {
        try {
            deep(0);
        } catch (StackOverflowError over) {
            System.out.println("over");
        }
        deep(0);
    }
}
