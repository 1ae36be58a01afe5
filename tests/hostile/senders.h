/* For programs that send signals, which process 1 (the supervisor) must survive. Include it first. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PIDFD_OPEN = 434, PIDFD_SEND_SIGNAL = 424 };

/* A process whose parent has ended gets another one, and in a namespace without its process 1 nothing runs. */
static int supervisor_is_there(void)
{
    return getppid() == 1;
}
