/* Tries to make what outlives a process: keys, System V and POSIX shared memory, semaphores and queues. Expected: exits
 * 0, all refused. */
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    REFUSED(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));
    REFUSED(semget(IPC_PRIVATE, 1, IPC_CREAT | 0600));
    REFUSED(msgget(IPC_PRIVATE, IPC_CREAT | 0600));
    REFUSED(mq_open("/judge-test", O_CREAT | O_RDWR, 0600, NULL));
    REFUSED(shm_open("/judge-test", O_CREAT | O_RDWR, 0600));
    REFUSED(syscall(SYS_add_key, "user", "judge-test", "x", 1, -4 /* user keyring */));
    REFUSED(syscall(SYS_request_key, "user", "judge-test", 0, -4));
    REFUSED(syscall(SYS_keyctl, 0, -3, 1));
    return granted;
}
