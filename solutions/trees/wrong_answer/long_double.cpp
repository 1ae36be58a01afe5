// Mistake: long double, which holds whole numbers exactly only up to 64 bits; right up to n = 36 where it is the
// 80-bit type of x86. Caught by group 04-64-bits. O(n * n).

#include <cstdio>

int main() {
    static long double trees[501] = {1};
    for (int n = 1; n <= 500; ++n) {
        for (int left = 0; left < n; ++left) trees[n] += trees[left] * trees[n - 1 - left];
    }
    int q, n;
    if (std::scanf("%d", &q) != 1) return 1;
    while (q-- > 0 && std::scanf("%d", &n) == 1) std::printf("%.0Lf\n", trees[n]);
}
