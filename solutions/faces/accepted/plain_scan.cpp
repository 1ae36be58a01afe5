// Compare each query with each row, in 64-bit integers.
//
// A strict comparison keeps the first of several nearest rows. The largest squared
// distance is 128 * (2 * 10^6)^2 = 5.12 * 10^14.
//
// Time O(N * D * Q): 2 * 10^8 steps. Memory O(N * D).

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
        long long best = std::numeric_limits<long long>::max();
        int nearest = 0;
        for (int j = 0; j < rows; ++j) {
            long long square = 0;
            for (int k = 0; k < dimensions; ++k) {
                long long difference = base[j][k] - query[k];
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
