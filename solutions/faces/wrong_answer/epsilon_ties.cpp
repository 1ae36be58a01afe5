// Mistake: compares roots, and takes what differs by less than 10^-6 for equal.
//
// An epsilon is a habit from problems with decimals. Here all numbers are integers, and the
// roots of two large neighbours differ by as little as 0.00000002: the farther row stays
// because it came first.
//
// Caught by secret/03-precision/roots-that-nearly-agree.
//
// Time O(N * D * Q).

#include <cmath>
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
        double best = std::numeric_limits<double>::max();
        long long best_square = 0;
        int nearest = 0;
        for (int j = 0; j < rows; ++j) {
            long long square = 0;
            for (int k = 0; k < dimensions; ++k) {
                long long difference = base[j][k] - query[k];
                square += difference * difference;
            }
            double distance = std::sqrt(static_cast<double>(square));
            if (distance < best - 1e-6) {
                best = distance;
                best_square = square;
                nearest = j;
            }
        }
        std::cout << nearest + 1 << ' ' << best_square << '\n';
    }
}
