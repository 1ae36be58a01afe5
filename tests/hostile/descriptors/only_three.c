// Tries: to find a descriptor beside its three, by number, by name and after starting itself anew, however high it lies.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void look_into(const char *place)
{
    DIR *listing = opendir(place);
    for (struct dirent *entry; listing && (entry = readdir(listing));)
        HOLDS(entry->d_name[0] == '.' || atoi(entry->d_name) <= 2 || atoi(entry->d_name) == dirfd(listing));
    HOLDS(listing);
    closedir(listing);
}

int main(int count, char **words)
{
    for (int fd = 3; fd < 70000; fd++)
        HOLDS(fcntl(fd, F_GETFD) < 0);
    for (int fd = 0; fd < 3; fd++)
        HOLDS(!fcntl(fd, F_GETFD)); /* not even close-on-exec */
    look_into("/proc/self/fd");
    look_into("/proc/self/fdinfo");
    look_into("/proc/thread-self/fd");
    look_into("/dev/fd");
    if (granted || count > 3)
        return granted;
    char *again[] = {words[0], "x", count > 1 ? "x" : NULL, count > 2 ? "x" : NULL, NULL};
    return execv("/proc/self/exe", again);
}
