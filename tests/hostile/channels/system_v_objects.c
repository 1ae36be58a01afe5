// Tries: to leave shared memory, semaphores and message queues of System V to the next run, and to find those of any run.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

enum { KEY = 0x6a756467 };

static void leave(void)
{
    const key_t keys[] = {KEY, IPC_PRIVATE};
    for (int i = 0; i < 2; i++) {
        REFUSED_BY(shmget(keys[i], 4096, IPC_CREAT | 0666), EPERM, ENOSYS);
        REFUSED_BY(semget(keys[i], 1, IPC_CREAT | 0666), EPERM, ENOSYS);
        REFUSED_BY(msgget(keys[i], IPC_CREAT | 0666), EPERM, ENOSYS);
    }
}

static void find(void)
{
    struct shmid_ds memory;
    struct msqid_ds queue;
    struct seminfo semaphores;
    for (int slot = 0; slot < 200; slot++) {
        REFUSED_BY(shmctl(slot, SHM_STAT, &memory), EPERM, EINVAL, EACCES, ENOSYS);
        REFUSED_BY(msgctl(slot, MSG_STAT, &queue), EPERM, EINVAL, EACCES, ENOSYS);
        REFUSED_BY(semctl(slot, 0, SEM_STAT, &semaphores), EPERM, EINVAL, EACCES, ENOSYS);
        HOLDS(shmat(slot, NULL, 0) == (void *)-1);
    }
    REFUSED_BY(shmget(KEY, 0, 0), EPERM, ENOENT, ENOSYS);
    REFUSED_BY(semget(KEY, 0, 0), EPERM, ENOENT, ENOSYS);
    REFUSED_BY(msgget(KEY, 0), EPERM, ENOENT, ENOSYS);
}

int main(int argc, char **argv)
{
    find();
    if (!strcmp(argv[argc - 1], "first"))
        leave();
    return granted;
}
