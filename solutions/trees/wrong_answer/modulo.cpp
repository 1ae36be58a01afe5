// Mistake: gives the remainder modulo 1,000,000,007, as so many problems want it. This one wants the number itself.
// Right up to n = 18. Caught by group 02-32-bits. O(n * n).

#include <cstdint>
#include <iostream>

int main() {
    const std::int64_t modulus = 1000000007;
    static std::int64_t trees[501] = {1};
    for (int n = 1; n <= 500; ++n) {
        for (int left = 0; left < n; ++left) trees[n] = (trees[n] + trees[left] * trees[n - 1 - left]) % modulus;
    }
    int q, n;
    std::cin >> q;
    while (std::cin >> n) std::cout << trees[n] << '\n';
}
