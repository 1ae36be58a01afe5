// Mistake: the closed form in 64 bits. Pascal's triangle is exact, but the binomial is n + 1 times the answer and leaves
// 64 bits earlier: right up to n = 33. Caught by group 04-64-bits. O(n * n).

#include <cstdint>
#include <iostream>

int main() {
    static std::uint64_t choose[1001][1001];
    for (int n = 0; n <= 1000; ++n) {
        choose[n][0] = 1;
        for (int k = 1; k <= n; ++k) choose[n][k] = choose[n - 1][k - 1] + choose[n - 1][k];
    }
    int q, n;
    std::cin >> q;
    while (std::cin >> n) std::cout << choose[2 * n][n] / (n + 1) << '\n';
}
