// Tries: to climb out of its root by chroot and .., by .. alone, by /proc/1/root and by a kept descriptor.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_root(const char *path)
{
    struct stat root, found;
    return !stat("/", &root) && !stat(path, &found) && root.st_ino == found.st_ino && root.st_dev == found.st_dev;
}

static int climbs(const char *from)
{
    char path[256];
    snprintf(path, sizeof path, "%s/../../../../../../../../../../../../..", from);
    return is_root(path);
}

static int descriptors(void)
{
    int found = 0;
    DIR *listing = opendir("/proc/self/fd");
    for (struct dirent *entry; (entry = readdir(listing));) {
        struct stat info;
        int fd = atoi(entry->d_name);
        found += entry->d_name[0] != '.' && fd != dirfd(listing) && !fstat(fd, &info) && S_ISDIR(info.st_mode);
    }
    return found;
}

int main(void)
{
    int kept = open("/", O_RDONLY | O_DIRECTORY);
    mkdir("/tmp/jail", 0755);
    REFUSED_BY(chroot("/tmp/jail"), EPERM);
    REFUSED_BY(chroot("/proc/self/root"), EPERM);
    HOLDS(!fchdir(kept) && !chdir("..") && is_root("."));
    HOLDS(climbs("/tmp/jail") && climbs("/usr") && climbs("/proc/self/root") && climbs("/proc/self/cwd"));
    HOLDS(is_root("/proc/self/root"));
    REFUSED_BY(open("/proc/1/root", O_PATH), ENOENT, EACCES);
    REFUSED_BY(chdir("/proc/1/cwd"), ENOENT, EACCES);
    REFUSED_BY(open("/proc/1/root/etc/shadow", O_RDONLY), ENOENT, EACCES);
    close(kept);
    HOLDS(descriptors() == 0);
    REFUSED_BY(open("/etc/shadow", O_RDONLY), ENOENT, EACCES);
    REFUSED_BY(open(getenv("SECRET"), O_RDONLY), ENOENT, EACCES);
    return granted;
}
