/* Each process forks one child and exits, so that no process id is alive for long; the main process exits at once.
 * Expected: exits 0, and the chain ends with the run. */
#include <unistd.h>
int main(void)
{
    if (fork())
        return 0;
    for (;;)
        if (fork() > 0)
            _exit(0);
}
