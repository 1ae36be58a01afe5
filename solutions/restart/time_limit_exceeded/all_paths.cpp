// Too slow: finds the longest way from the corrected job to each job by walking all ways there are, and runs the jobs
// by that length. The answer is right, but k diamonds in a row have 2 to the power of k ways.
// Caught by group 08-many-paths (diamonds-50).

#include <algorithm>
#include <iostream>
#include <vector>

static std::vector<std::vector<int>> followers;
static std::vector<int> longest;

static void walk(int job, int length) {
    longest[job] = std::max(longest[job], length);
    for (int follower : followers[job]) walk(follower, length + 1);
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, s;
    std::cin >> n >> m >> s;
    followers.resize(n + 1);
    longest.assign(n + 1, -1);
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        followers[a].push_back(b);
    }
    walk(s, 0);
    std::vector<int> order;
    for (int job = 1; job <= n; ++job) {
        if (longest[job] >= 0) order.push_back(job);
    }
    std::sort(order.begin(), order.end(), [](int x, int y) { return longest[x] < longest[y]; });
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
