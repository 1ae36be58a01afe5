// Tries: to run its program, which never ends, inside the compiler.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=512
constexpr unsigned long walk(unsigned long n, int depth) {
    unsigned long sum = 0;
    for (unsigned long i = 0; i < 200000; i++)
        sum += i * n;
    return depth ? sum + walk(n + sum, depth - 1) + walk(n - sum, depth - 1) : sum;
}
constexpr unsigned long a = walk(1, 3), b = walk(a, 400), c = walk(b, 400);
int main() { return a + b + c; }
