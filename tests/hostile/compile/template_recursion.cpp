// Tries: to keep the compiler busy by a template that needs another of itself, without end.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=2000 memory_mib=512
template <class T> struct Pair {
    Pair<Pair<T>> *next() { return next()->next()->next(); }
    static constexpr int size = Pair<Pair<T>>::size + 1;
};
int main() { return Pair<int>::size; }
