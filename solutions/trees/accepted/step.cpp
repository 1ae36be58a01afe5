// From one number to the next: C[n + 1] = C[n] * (4n + 2) / (n + 2). The big integers (parts of nine digits, the
// lowest first) need only be multiplied and divided by small numbers. O(n) such steps.

#include <cstdint>
#include <iomanip>
#include <iostream>
#include <vector>

using Big = std::vector<std::uint64_t>;
static const std::uint64_t BASE = 1000000000;

static void multiply(Big& number, std::uint64_t factor) {
    std::uint64_t carry = 0;
    for (std::uint64_t& part : number) {
        carry += part * factor;
        part = carry % BASE;
        carry /= BASE;
    }
    if (carry > 0) number.push_back(carry);
}

static void divide(Big& number, std::uint64_t divisor) {
    std::uint64_t rest = 0;
    for (std::size_t i = number.size(); i-- > 0;) {
        rest = rest * BASE + number[i];
        number[i] = rest / divisor;
        rest %= divisor;
    }
    while (number.size() > 1 && number.back() == 0) number.pop_back();
}

int main() {
    const int largest = 500;
    std::vector<Big> trees{{1}};
    for (int n = 0; n < largest; ++n) {
        Big next = trees[n];
        multiply(next, 4 * n + 2);
        divide(next, n + 2);
        trees.push_back(next);
    }
    int q, n;
    std::cin >> q;
    while (std::cin >> n) {
        std::cout << trees[n].back() << std::setfill('0');
        for (std::size_t i = trees[n].size() - 1; i-- > 0;) std::cout << std::setw(9) << trees[n][i];
        std::cout << '\n';
    }
}
