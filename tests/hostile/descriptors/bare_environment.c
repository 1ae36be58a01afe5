// Tries: to find the judge's own variables, in its environment and in what lies behind it in memory.
// Ends: exited 0
#include "attempt.h"
#include <fcntl.h>
#include <unistd.h>
extern char **environ;
int main(void)
{
    static const char *const known[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", "TZ=UTC", "SECRET=/"};
    char text[65536];
    int count = 0;
    for (char **at = environ; *at; at++, count++) {
        int expected = 0;
        for (int i = 0; i < 5; i++)
            expected |= !strncmp(*at, known[i], strlen(known[i]));
        if (!expected)
            complain(*at);
    }
    HOLDS(count == 5);
    int file = open("/proc/self/environ", O_RDONLY);
    long bytes = read(file, text, sizeof text), seen = 0;
    for (long at = 0; at < bytes; at++)
        seen += !text[at];
    HOLDS(seen == 5);
    return granted;
}
