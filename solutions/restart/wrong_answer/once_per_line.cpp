// Mistake: writes a job each time somebody leads to it, as it marks jobs only when it goes on from them.
// Caught by group 02-order (told-twice). O(n + m).

#include <iostream>
#include <queue>
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
    std::vector<bool> expanded(n + 1, false);
    std::vector<int> order;
    std::queue<int> waiting;
    waiting.push(s);
    while (!waiting.empty()) {
        int job = waiting.front();
        waiting.pop();
        order.push_back(job);
        if (expanded[job]) continue;
        expanded[job] = true;
        for (int follower : followers[job]) waiting.push(follower);
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
