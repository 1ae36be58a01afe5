// Compare each query with each row, but leave a row as soon as it is too far away.
//
// The sum of squares only grows. Once it has reached the best distance so far, the row
// cannot win, nor can it win a tie, because an earlier row holds it. Looking after every
// 16 coordinates keeps the inner loop simple. On faces the differences are spread evenly
// over the coordinates, so this gains less than one hopes.
//
// Time O(N * D * Q) at worst, memory O(N * D).

#include <algorithm>
#include <cstdio>
#include <limits>
#include <vector>

namespace {

constexpr int kStep = 16;

// Return the squared distance, or some number >= limit if it is not below limit.
long long square_below(const int* a, const int* b, int dimensions, long long limit) {
    long long square = 0;
    for (int start = 0; start < dimensions && square < limit; start += kStep) {
        int end = std::min(start + kStep, dimensions);
        for (int k = start; k < end; ++k) {
            long long difference = a[k] - b[k];
            square += difference * difference;
        }
    }
    return square;
}

}  // namespace

int main() {
    int rows, dimensions, queries;
    if (std::scanf("%d %d %d", &rows, &dimensions, &queries) != 3) return 1;
    std::vector<int> points(static_cast<size_t>(rows + queries) * dimensions);
    for (int& coordinate : points)
        if (std::scanf("%d", &coordinate) != 1) return 1;

    const int* query = points.data() + static_cast<size_t>(rows) * dimensions;
    for (int i = 0; i < queries; ++i, query += dimensions) {
        long long best = std::numeric_limits<long long>::max();
        int nearest = 0;
        const int* row = points.data();
        for (int j = 0; j < rows; ++j, row += dimensions) {
            long long square = square_below(row, query, dimensions, best);
            if (square < best) {
                best = square;
                nearest = j;
            }
        }
        std::printf("%d %lld\n", nearest + 1, best);
    }
}
