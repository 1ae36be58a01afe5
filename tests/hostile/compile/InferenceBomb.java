// Tries: to have the compiler try 2^30 types: functions inside functions, each of which two methods may take.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=1500 memory_mib=512
import java.util.function.Function;

class InferenceBomb {
    interface Other<A, B> { B call(A a); }

    static <A, B> B f(A a, Function<A, B> function) { return null; }

    static <A, B> B f(A a, Other<A, B> function) { return null; }

    public static void main(String[] arguments) {
        Object o = f(1, a -> f(a, b -> f(b, c -> f(c, d -> f(d, e -> f(e, g -> f(g, h -> f(h, i -> f(i, j ->
            f(j, k -> f(k, l -> f(l, m -> f(m, n -> f(n, p -> f(p, q -> q)))))))))))))));
    }
}
