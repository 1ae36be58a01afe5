// Mistake: keeps who needs whom in a square table. 200,000 * 200,000 entries are 40 GB, and for 50,000 jobs it is still
// 2.5 GB, far over the memory limit. Right for small n. Caught by group 06-deep. O(n * n).

#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, s;
    std::cin >> n >> m >> s;
    std::vector<std::vector<char>> needs(n + 1, std::vector<char>(n + 1, 0));
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        needs[a][b] = 1;
    }
    std::vector<int> missing(n + 1, 0), found{s}, order{s};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (int job = 1; job <= n; ++job) {
            if (needs[found[i]][job] && missing[job]++ == 0) found.push_back(job);
        }
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (int job = 1; job <= n; ++job) {
            if (needs[order[i]][job] && --missing[job] == 0) order.push_back(job);
        }
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
