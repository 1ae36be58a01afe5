/* Has as many of something at once as its second argument says, itself or its standard descriptors included:
 * "processes", "threads" or "files". Expected: exits 0 up to the limit, 1 above it. */
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *wait_for_ever(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static int one_more(const char *what)
{
    pthread_t thread;
    if (!strcmp(what, "files"))
        return open("/dev/null", O_RDONLY) >= 0;
    if (!strcmp(what, "threads"))
        return !pthread_create(&thread, NULL, wait_for_ever, NULL);
    pid_t pid = fork();
    if (!pid)
        wait_for_ever(NULL);
    return pid > 0;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    for (int have = strcmp(argv[1], "files") ? 1 : 3; have < atoi(argv[2]); have++)
        if (!one_more(argv[1]))
            _exit(1);
    _exit(0);
}
