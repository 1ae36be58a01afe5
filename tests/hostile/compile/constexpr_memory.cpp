// Tries: to have the compiler hold an array of a billion numbers that it computes itself.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=128
struct Numbers {
    int all[1 << 30];
    constexpr Numbers() : all() {
        for (int i = 0; i < 1 << 30; i++)
            all[i] = i;
    }
};
constexpr Numbers numbers;
int main() { return numbers.all[5]; }
