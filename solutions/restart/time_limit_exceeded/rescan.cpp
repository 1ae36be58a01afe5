// Too slow: passes over all jobs again and again and writes each that is ready, until nothing changes.
// The answer is right, but each pass may find a single job: O(n * n) on a chain whose numbers fall.
// Caught by group 06-deep (chain-descending).

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
    std::vector<int> missing(n + 1, 0);
    std::vector<bool> waiting(n + 1, false);
    std::vector<int> found{s};
    waiting[s] = true;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (int follower : followers[found[i]]) {
            ++missing[follower];
            if (!waiting[follower]) {
                waiting[follower] = true;
                found.push_back(follower);
            }
        }
    }
    std::vector<int> order;
    for (bool changed = true; changed;) {
        changed = false;
        for (int job = 1; job <= n; ++job) {
            if (!waiting[job] || missing[job] > 0) continue;
            waiting[job] = false;
            changed = true;
            order.push_back(job);
            for (int follower : followers[job]) --missing[follower];
        }
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
