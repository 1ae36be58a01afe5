// Tries: to hide the work between processes that wake each other and hardly run themselves.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <unistd.h>
int main(void)
{
    int there[2], back[2];
    char ball = 0;
    if (pipe(there) || pipe(back))
        return 1;
    if (fork() == 0)
        while (read(there[0], &ball, 1) == 1 && write(back[1], &ball, 1) == 1)
            ;
    while (write(there[1], &ball, 1) == 1 && read(back[0], &ball, 1) == 1)
        ;
    return 1;
}
