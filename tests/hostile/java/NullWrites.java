// Tries: to crash the virtual machine, which then writes a report and a core, runs a debugger and restarts.
// Ends: signalled 6
import java.lang.reflect.Field;
import sun.misc.Unsafe;

class NullWrites {
    public static void main(String[] arguments) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((Unsafe) field.get(null)).putLong(8, 1);
    }
}
