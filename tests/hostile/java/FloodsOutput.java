// Tries: to write too much, through a stream that swallows every error, and then to end well.
// Ends: output_limit
// Limits: output=65536
class FloodsOutput {
    public static void main(String[] arguments) {
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < 16; i++) {
            System.out.write(block, 0, block.length);
            System.out.flush();
            System.err.println("more");
        }
        System.exit(0);
    }
}
