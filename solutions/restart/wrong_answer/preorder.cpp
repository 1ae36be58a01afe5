// Mistake: writes each job when the depth-first search enters it (preorder), not when it leaves it.
// A job entered by a short way is written before jobs of a longer way that it needs. Caught by group 02-order
// (short-way-first: this search takes the neighbours as they were told). O(n + m).

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
    std::vector<int> order, stack{s};
    while (!stack.empty()) {
        int job = stack.back();
        stack.pop_back();
        if (seen[job]) continue;
        seen[job] = true;
        order.push_back(job);
        for (std::size_t i = followers[job].size(); i-- > 0;) stack.push_back(followers[job][i]);
    }
    std::cout << order.size() << '\n';
    for (int job : order) std::cout << job << ' ';
    std::cout << '\n';
}
