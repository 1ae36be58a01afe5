// Tries: to use system time in the memory manager, filling and giving back 32 MiB over and over.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: peak_mib<=48
#include <sys/mman.h>
int main(void)
{
    for (;;) {
        void *at = mmap(0, 32 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (at == MAP_FAILED)
            return 1;
        munmap(at, 32 << 20);
    }
}
