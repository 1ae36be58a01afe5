// A team sends this in too much of a hurry: the semicolon after `nearest` is missing.
#include <iostream>

int main() {
    int rows, dimensions, queries;
    std::cin >> rows >> dimensions >> queries;
    int nearest = 0
    std::cout << nearest + 1 << '\n';
}
