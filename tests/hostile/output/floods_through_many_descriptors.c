// Tries: to have a share of the limit for each descriptor, by copies of its output and by opening it anew.
// Ends: output_limit
// Limits: output=65536
// Checks: output<=131074
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>
static char text[1024];
int main(void)
{
    signal(SIGXFSZ, SIG_IGN);
    for (int i = 0; i < 20; i++) {
        dup(1);
        dup(2);
        open("/dev/stdout", O_WRONLY | O_APPEND);
        open("/proc/self/fd/2", O_WRONLY);
    }
    for (int turn = 0; turn < 200; turn++)
        for (int fd = 1; fd < 64; fd++)
            write(fd, text, sizeof text);
    return 0;
}
