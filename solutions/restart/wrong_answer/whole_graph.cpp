// Mistake: a right topological order, but of all jobs, as if every job had to run again.
// Caught by group 03-outside. O(n + m).

#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, s;
    std::cin >> n >> m >> s;
    std::vector<std::vector<int>> followers(n + 1);
    std::vector<int> missing(n + 1, 0);
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        followers[a].push_back(b);
        ++missing[b];
    }
    std::vector<int> order;
    for (int job = 1; job <= n; ++job) {
        if (missing[job] == 0) order.push_back(job);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (int follower : followers[order[i]]) {
            if (--missing[follower] == 0) order.push_back(follower);
        }
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
