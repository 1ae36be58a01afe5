// Mistake: <= where < is needed: of several nearest rows the last one wins.
//
// Caught by secret/01-small/equal-rows and secret/04-ties.
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
        long long best = std::numeric_limits<long long>::max();
        int nearest = 0;
        for (int j = 0; j < rows; ++j) {
            long long square = 0;
            for (int k = 0; k < dimensions; ++k) {
                long long difference = base[j][k] - query[k];
                square += difference * difference;
            }
            if (square <= best) {
                best = square;
                nearest = j;
            }
        }
        std::cout << nearest + 1 << ' ' << best << '\n';
    }
}
