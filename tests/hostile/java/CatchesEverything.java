// Tries: never to end: catches every error, a full heap and a full stack too, and begins again.
// Ends: cpu_limit
// Limits: cpu_ms=1000 wall_ms=20000
import java.util.ArrayList;
import java.util.List;

class CatchesEverything {
    static List<Object> held = new ArrayList<>();

    static void deep() {
        held.add(new byte[1 << 16]);
        deep();
    }

    public static void main(String[] arguments) {
        while (true)
            try {
                deep();
            } catch (Throwable ignored) {
                held = new ArrayList<>();
            }
    }
}
