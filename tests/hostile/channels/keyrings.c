// Tries: to leave a key in each keyring to the next run, to find one, and to join or keep keyrings.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <sys/syscall.h>

int main(int argc, char **argv)
{
    char text[8192] = "";
    int keys = open("/proc/keys", O_RDONLY);
    for (int ring = -1; ring >= -8; ring--) { /* thread, process, session, user, user session, group, assumed, requestor */
        REFUSED_BY(syscall(SYS_add_key, "user", "note", "x", 1, ring), EPERM);
        REFUSED_BY(syscall(SYS_add_key, "keyring", "note", NULL, 0, ring), EPERM);
        REFUSED_BY(syscall(SYS_request_key, "user", "note", NULL, ring), EPERM);
        for (int operation = 0; operation <= 32; operation++)
            REFUSED_BY(syscall(SYS_keyctl, operation, ring, 1, 0, 0), EPERM);
    }
    REFUSED_BY(syscall(SYS_keyctl | 1L << 32, 0, -4, 1, 0, 0), EPERM);
    if (keys >= 0) /* those that it may see: what the first run adds to them, the second would find */
        (void)!read(keys, text, sizeof text - 1);
    HOLDS(!strstr(text, "note"));
    return granted;
}
