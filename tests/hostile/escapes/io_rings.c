// Tries: to have its calls done through io_uring, past the filter: setup with every flag, enter, register.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    for (int bit = -1; bit < 18; bit++) {
        uint32_t parameters[30] = {0, 0, bit < 0 ? 0 : 1U << bit};
        REFUSED_BY(syscall(SYS_io_uring_setup, 8, parameters), EPERM);
        REFUSED_BY(syscall(SYS_io_uring_setup | 1L << 32, 8, parameters), EPERM);
    }
    for (int operation = 0; operation < 36; operation++)
        REFUSED_BY(syscall(SYS_io_uring_register, -1, operation, 0, 0), EPERM);
    for (int fd = 0; fd < 8; fd++)
        REFUSED_BY(syscall(SYS_io_uring_enter, fd, 1, 0, 0, 0, 0), EPERM);
    return granted;
}
