// Mistake: chooses the row by the sum of absolute differences.
//
// It is cheaper and often names the same row. The printed distance is the right one for
// the row that was chosen.
//
// Caught by secret/01-small/sum-of-differences.
//
// Time O(N * D * Q).

#include <cstdlib>
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
        long long least = std::numeric_limits<long long>::max();
        long long best = 0;
        int nearest = 0;
        for (int j = 0; j < rows; ++j) {
            long long sum = 0;
            long long square = 0;
            for (int k = 0; k < dimensions; ++k) {
                long long difference = std::abs(base[j][k] - query[k]);
                sum += difference;
                square += difference * difference;
            }
            if (sum < least) {
                least = sum;
                best = square;
                nearest = j;
            }
        }
        std::cout << nearest + 1 << ' ' << best << '\n';
    }
}
