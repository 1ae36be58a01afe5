// Mistake: breadth-first search, so jobs are written by their shortest distance from the corrected one.
// A job may be near by one way and still need a job that is farther off. Caught by group 02-order. O(n + m).

#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, s;
    std::cin >> n >> m >> s;
    std::vector<std::vector<int>> followers(n + 1);
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        followers[a].push_back(b);
    }
    std::vector<bool> seen(n + 1, false);
    std::vector<int> order{s};
    seen[s] = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (int follower : followers[order[i]]) {
            if (!seen[follower]) {
                seen[follower] = true;
                order.push_back(follower);
            }
        }
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
