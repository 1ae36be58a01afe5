// Tries: to hold more memory than its heap may have in buffers outside of it, which nobody frees in time.
// Ends: exited 1
// Checks: peak_mib<=256
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

class DirectBuffers {
    public static void main(String[] arguments) {
        List<ByteBuffer> held = new ArrayList<>();
        while (true) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            for (int i = 0; i < buffer.capacity(); i += 4096)
                buffer.put(i, (byte) 1);
            held.add(buffer);
        }
    }
}
