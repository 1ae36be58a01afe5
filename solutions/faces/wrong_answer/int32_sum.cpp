// Mistake: the sum of squares in an int.
//
// Enough for faces, where it stays below 2 * 10^8, but the limits allow 5.12 * 10^14. Over
// 128 coordinates it wraps around as soon as the differences are about 4,100; a negative
// sum then wins over every right one.
//
// Caught by secret/02-overflow/thirty-two-bit-sum.
//
// Time O(N * D * Q).

#include <iostream>
#include <limits>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int rows, dimensions, queries;
    std::cin >> rows >> dimensions >> queries;
    std::vector<std::vector<int>> base(rows, std::vector<int>(dimensions));
    for (auto& row : base)
        for (int& coordinate : row) std::cin >> coordinate;

    std::vector<int> query(dimensions);
    for (int i = 0; i < queries; ++i) {
        for (int& coordinate : query) std::cin >> coordinate;
        int best = std::numeric_limits<int>::max();
        int nearest = 0;
        for (int j = 0; j < rows; ++j) {
            int square = 0;
            for (int k = 0; k < dimensions; ++k) {
                int difference = base[j][k] - query[k];
                square += difference * difference;
            }
            if (square < best) {
                best = square;
                nearest = j;
            }
        }
        std::cout << nearest + 1 << ' ' << best << '\n';
    }
}
