// Mistake: 64 bits, here even without a sign: right up to n = 36. Caught by group 04-64-bits. O(n * n).

#include <cstdint>
#include <iostream>

int main() {
    static std::uint64_t trees[501] = {1};
    for (int n = 1; n <= 500; ++n) {
        for (int left = 0; left < n; ++left) trees[n] += trees[left] * trees[n - 1 - left];
    }
    int q, n;
    std::cin >> q;
    while (std::cin >> n) std::cout << trees[n] << '\n';
}
