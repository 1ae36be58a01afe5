// Mistake: 128 bits, the largest type that the compiler has: right up to n = 69. Caught by group 05-128-bits. O(n * n).

#include <iostream>
#include <string>

using Wide = unsigned __int128;

static std::string text_of(Wide number) {
    std::string digits;
    for (; number > 0 || digits.empty(); number /= 10) {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    }
    return digits;
}

int main() {
    static Wide trees[501] = {1};
    for (int n = 1; n <= 500; ++n) {
        for (int left = 0; left < n; ++left) trees[n] += trees[left] * trees[n - 1 - left];
    }
    int q, n;
    std::cin >> q;
    while (std::cin >> n) std::cout << text_of(trees[n]) << '\n';
}
