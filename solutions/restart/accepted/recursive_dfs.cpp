// Depth-first search by plain recursion; the jobs in the order in which they are finished, backwards. O(n + m).
//
// A chain of 200,000 jobs makes 200,000 calls inside one another, about 20 MB of stack. This is fine only because
// the stack may be as large as the memory limit.

#include <cstdio>
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
    int n, m, s;
    if (std::scanf("%d %d %d", &n, &m, &s) != 3) return 1;
    followers.resize(n + 1);
    seen.resize(n + 1);
    for (int i = 0; i < m; ++i) {
        int a, b;
        if (std::scanf("%d %d", &a, &b) != 2) return 1;
        followers[a].push_back(b);
    }
    visit(s);
    std::printf("%zu\n", finished.size());
    for (std::size_t i = finished.size(); i-- > 0;) std::printf("%d ", finished[i]);
    std::printf("\n");
}
