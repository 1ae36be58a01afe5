// Too slow: the sum over all roots by plain recursion, which counts the same small trees again and again.
// About 3 to the power of n calls; n = 22 takes minutes, so that the 64 bits do not even get a chance to overflow.
// Caught by group 06-largest.

#include <cstdint>
#include <iostream>

static std::uint64_t trees(int n) {
    if (n == 0) return 1;
    std::uint64_t sum = 0;
    for (int left = 0; left < n; ++left) sum += trees(left) * trees(n - 1 - left);
    return sum;
}

int main() {
    int q, n;
    std::cin >> q;
    while (std::cin >> n) std::cout << trees(n) << '\n';
}
