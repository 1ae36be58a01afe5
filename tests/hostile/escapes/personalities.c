// Tries: to weaken its own walls: fixed addresses, executable data, page 0, old behaviour.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    const unsigned long wanted[] = {ADDR_NO_RANDOMIZE, READ_IMPLIES_EXEC, MMAP_PAGE_ZERO, ADDR_COMPAT_LAYOUT,
                                    ADDR_LIMIT_3GB, PER_LINUX32, PER_SVR4, UNAME26, 0};
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++)
        REFUSED_BY(personality(wanted[i]), EPERM);
    REFUSED_BY(syscall(SYS_personality, 0xffffffffUL), EPERM);
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    HOLDS(page == MAP_FAILED && (errno == EPERM || errno == EACCES));
    return granted;
}
