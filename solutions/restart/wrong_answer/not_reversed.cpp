// Mistake: writes the jobs in the order in which the depth-first search finishes them and forgets to turn it round,
// so each job comes before what it needs. Caught by group 01-small (two-jobs). O(n + m); recursive, which C++ bears
// where the stack may be as large as the memory limit.

#include <iostream>
#include <vector>

static std::vector<std::vector<int>> followers;
static std::vector<bool> seen;
static std::vector<int> finished;

static void visit(int job) {
    seen[job] = true;
    for (int follower : followers[job]) {
        if (!seen[follower]) visit(follower);
    }
    finished.push_back(job);
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, s;
    std::cin >> n >> m >> s;
    followers.resize(n + 1);
    seen.resize(n + 1);
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        followers[a].push_back(b);
    }
    visit(s);
    std::cout << finished.size() << '\n';
    for (int job : finished) std::cout << job << ' ';
    std::cout << '\n';
}
