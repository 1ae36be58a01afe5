// Tries: to have its output change while it is being read, by a process that is to live longer than the run.
// Ends: exited 0
// Checks: leftover output<=1000
#include <signal.h>
#include <unistd.h>
int main(void)
{
    int ready[2];
    char byte;
    pipe(ready);
    if (fork() == 0) {
        setsid();
        for (int number = 1; number < 65; number++)
            signal(number, SIG_IGN);
        for (write(ready[1], "x", 1);;) {
            ftruncate(1, 1000);
            ftruncate(1, 0);
        }
    }
    return read(ready[0], &byte, 1) != 1;
}
