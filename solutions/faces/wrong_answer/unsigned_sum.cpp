// Mistake: "a sum of squares is never negative, so unsigned gives one bit more".
//
// One bit is not enough: above 2^32 only the small rest is left, which wins.
//
// Caught by secret/02-overflow/unsigned-thirty-two-bit-sum.
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
        unsigned best = std::numeric_limits<unsigned>::max();
        int nearest = 0;
        for (int j = 0; j < rows; ++j) {
            unsigned square = 0;
            for (int k = 0; k < dimensions; ++k) {
                unsigned difference = base[j][k] - query[k];
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
