// Too slow: sorts all rows by their distance to the query and takes the first.
//
// Sorting needs some 13 N comparisons where finding a minimum needs N; each comparison
// computes two distances again, and each call copies two vectors, because the
// parameters are passed by value.
//
// Time O(N * log N * D * Q). Caught by secret/07-limits/many-queries.

#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>

long long square(std::vector<int> a, std::vector<int> b) {
    long long sum = 0;
    for (size_t k = 0; k < a.size(); ++k) {
        long long difference = a[k] - b[k];
        sum += difference * difference;
    }
    return sum;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int rows, dimensions, queries;
    std::cin >> rows >> dimensions >> queries;
    std::vector<std::vector<int>> base(rows, std::vector<int>(dimensions));
    for (auto& row : base)
        for (int& coordinate : row) std::cin >> coordinate;

    std::vector<int> query(dimensions);
    std::vector<int> order(rows);
    for (int i = 0; i < queries; ++i) {
        for (int& coordinate : query) std::cin >> coordinate;
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return square(base[a], query) < square(base[b], query);
        });
        std::cout << order[0] + 1 << ' ' << square(base[order[0]], query) << '\n';
    }
}
