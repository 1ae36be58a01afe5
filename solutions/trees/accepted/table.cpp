// The sum over all roots with own big integers: lists of parts of nine digits, the lowest part first.
// The table is filled once: O(n * n) products of O(n * n) steps each, about 25 million steps in all for n = 500.

#include <cstdint>
#include <cstdio>
#include <vector>

using Big = std::vector<std::uint32_t>;
static const std::uint64_t BASE = 1000000000;

static void add_product(Big& sum, const Big& x, const Big& y) {
    if (sum.size() < x.size() + y.size() + 1) sum.resize(x.size() + y.size() + 1, 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < y.size() || carry > 0; ++j) {
            std::uint64_t part = sum[i + j] + carry;
            if (j < y.size()) part += static_cast<std::uint64_t>(x[i]) * y[j];
            sum[i + j] = static_cast<std::uint32_t>(part % BASE);
            carry = part / BASE;
        }
    }
}

static void trim(Big& number) {
    while (number.size() > 1 && number.back() == 0) number.pop_back();
}

static void print(const Big& number) {
    std::printf("%u", number.back());
    for (std::size_t i = number.size() - 1; i-- > 0;) std::printf("%09u", number[i]);
    std::printf("\n");
}

int main() {
    const int largest = 500;
    std::vector<Big> trees(largest + 1);
    trees[0] = {1};
    for (int n = 1; n <= largest; ++n) {
        for (int left = 0; left < n; ++left) add_product(trees[n], trees[left], trees[n - 1 - left]);
        trim(trees[n]);
    }
    int q, n;
    if (std::scanf("%d", &q) != 1) return 1;
    while (q-- > 0 && std::scanf("%d", &n) == 1) print(trees[n]);
}
