// Counting (Kahn): walk from the corrected job and count, for each job reached, the lines that come from reached
// jobs. A job whose count has fallen to 0 can run. O(n + m).

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

    // A line is counted when the job it comes from is expanded, and each reached job is expanded once.
    std::vector<int> missing(n + 1, 0);
    std::vector<bool> reached(n + 1, false);
    std::vector<int> found{s};
    reached[s] = true;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (int follower : followers[found[i]]) {
            ++missing[follower];
            if (!reached[follower]) {
                reached[follower] = true;
                found.push_back(follower);
            }
        }
    }

    std::vector<int> order{s};
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (int follower : followers[order[i]]) {
            if (--missing[follower] == 0) order.push_back(follower);
        }
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
