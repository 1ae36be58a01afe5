// Tries: to see the other of two programs that run at once: in /proc, by numbers, by names and by files of its threads.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <dirent.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int main(int argc, char **argv)
{
    long start = now_ms();
    prctl(PR_SET_NAME, is_left(argc, argv) ? "left" : "right");
    while (goes_on(start) && !granted) {
        DIR *listing = opendir("/proc");
        for (struct dirent *entry; (entry = readdir(listing));) {
            int pid = atoi(entry->d_name);
            if (pid && pid != getpid())
                complain(entry->d_name);
        }
        closedir(listing);
        for (int pid = 2; pid < 300; pid++) {
            char path[32];
            snprintf(path, sizeof path, "/proc/%d/stat", pid);
            if (pid == getpid())
                continue;
            REFUSED_BY(open(path, O_RDONLY), ENOENT);
            REFUSED_BY(getpgid(pid), ESRCH);
            REFUSED_BY(getpriority(PRIO_PROCESS, pid), ESRCH);
            REFUSED_BY(sched_getscheduler(pid), ESRCH);
        }
    }
    return granted;
}
