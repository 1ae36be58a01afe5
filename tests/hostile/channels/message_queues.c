// Tries: to leave a POSIX message queue, shared memory or a semaphore to the next run by name.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <mqueue.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    struct mq_attr small = {.mq_maxmsg = 1, .mq_msgsize = 1};
    const char *directories[] = {"/dev/shm", "/dev/mqueue", "/run", "/var/tmp", "/run/shm"};
    REFUSED_BY(mq_open("/note", O_RDWR), EPERM, ENOSYS);
    REFUSED_BY(mq_open("/note", O_RDWR | O_CREAT, 0666, &small), EPERM, ENOSYS, EMFILE);
    REFUSED_BY(mq_unlink("/note"), EPERM, ENOENT, ENOSYS);
    REFUSED_BY(shm_open("/note", O_RDWR | O_CREAT, 0666), ENOENT, EACCES, EROFS);
    HOLDS(sem_open("/note", O_CREAT, 0666, 1) == SEM_FAILED);
    for (int i = 0; i < 5; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/note", directories[i]);
        REFUSED_BY(open(path, O_CREAT | O_RDWR, 0666), ENOENT, EACCES, EROFS);
    }
    return granted;
}
