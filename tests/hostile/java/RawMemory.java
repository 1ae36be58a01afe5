// Tries: to take memory that the virtual machine neither counts nor limits, from the system directly.
// Ends: memory_limit
import java.lang.reflect.Field;
import sun.misc.Unsafe;

class RawMemory {
    public static void main(String[] arguments) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe raw = (Unsafe) field.get(null);
        while (true)
            raw.setMemory(raw.allocateMemory(1 << 20), 1 << 20, (byte) 1);
    }
}
