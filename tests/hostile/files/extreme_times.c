// Tries: to break whoever reads times of files: before 1901, in the year 292 billion, on files, links and the box itself.
// Ends: exited 0
// Mode: box
// Comes out: 0 1 2 3 4 5 6
#include <limits.h>
#include "steps.h"

static const long long SECONDS[] = {0, -1, INT_MIN, (long long)INT_MIN - 1, 1LL << 34, LLONG_MAX, LLONG_MIN};

static void set_times(const char *path, long long seconds)
{
    struct timespec both[2] = {{.tv_sec = seconds, .tv_nsec = 999999999}, {.tv_sec = seconds, .tv_nsec = 0}};
    MUST(utimensat(AT_FDCWD, path, both, AT_SYMLINK_NOFOLLOW));
}

int main(void)
{
    char name[16];
    MUST(chdir("/box"));
    for (int i = 0; i < 7; i++) {
        snprintf(name, sizeof name, "%d", i);
        write_text(name, "x");
        set_times(name, SECONDS[i]);
        snprintf(name, sizeof name, "link%d", i);
        MUST(symlink("0", name));
        set_times(name, SECONDS[i]);
    }
    set_times("/box", LLONG_MAX);
    struct timespec never[2] = {{.tv_nsec = 1000000000}, {.tv_nsec = -5}};
    REFUSED(utimensat(AT_FDCWD, "0", never, 0), EINVAL);
    return granted;
}
