/* Leaves exited children unreaped until no more are granted. Expected: exits 0 after fewer than 1000; nothing is left. */
#include <unistd.h>
int main(void)
{
    int made = 0;
    for (pid_t pid; made < 1000 && (pid = fork()) >= 0; made++)
        if (!pid)
            _exit(0);
    return made == 1000;
}
