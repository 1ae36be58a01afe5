// Tries: to have one error fill the disk: its message names types of exponential length.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=256
template <class A, class B> struct P { };
using A = P<int, int>;
template <int n> struct D { using type = P<typename D<n - 1>::type, typename D<n - 1>::type>; };
template <> struct D<0> { using type = A; };
int main() { return D<40>::type::missing + D<40>::type(); }
