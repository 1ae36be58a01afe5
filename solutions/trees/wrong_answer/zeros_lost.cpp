// Mistake: big integers in parts of nine digits, written one after the other without the zeros at the begin of a part.
// Right whenever no part begins with a zero. Caught by group 04-64-bits (zeros-inside). O(n) short steps.

#include <cstdint>
#include <iostream>
#include <vector>

using Big = std::vector<std::uint64_t>;
static const std::uint64_t BASE = 1000000000;

static Big next_of(Big number, int n) {
    std::uint64_t carry = 0, rest = 0;
    for (std::uint64_t& part : number) {
        carry += part * (4 * n + 2);
        part = carry % BASE;
        carry /= BASE;
    }
    if (carry > 0) number.push_back(carry);
    for (std::size_t i = number.size(); i-- > 0;) {
        rest = rest * BASE + number[i];
        number[i] = rest / (n + 2);
        rest %= n + 2;
    }
    while (number.size() > 1 && number.back() == 0) number.pop_back();
    return number;
}

int main() {
    std::vector<Big> trees{{1}};
    for (int n = 0; n < 500; ++n) trees.push_back(next_of(trees[n], n));
    int q, n;
    std::cin >> q;
    while (std::cin >> n) {
        for (std::size_t i = trees[n].size(); i-- > 0;) std::cout << trees[n][i];
        std::cout << '\n';
    }
}
