// Tries: to have the compiler make 2^60 types, none deeper than 60.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=512
template <int depth, class T> struct Tree {
    using left = Tree<depth - 1, Tree<0, T>>;
    using right = Tree<depth - 1, Tree<1, T>>;
    static constexpr long size = left::size + right::size;
};
template <class T> struct Tree<0, T> { static constexpr long size = 1; };
template <class T> struct Tree<1, T> { static constexpr long size = 1; };
int main() { return Tree<60, int>::size; }
