/* Starts 200 children one after the other and waits for each. Expected: exits 0; a limit is on those alive at once. */
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    for (int i = 0; i < 200; i++) {
        pid_t pid = fork();
        if (pid < 0)
            return 1;
        if (!pid)
            _exit(0);
        waitpid(pid, NULL, 0);
    }
    return 0;
}
