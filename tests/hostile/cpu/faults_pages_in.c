// Tries: to use time in page faults only, on pages that it gives back at once.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <sys/mman.h>
int main(void)
{
    enum { BYTES = 4 << 20 };
    volatile char *at = mmap(0, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (;;) {
        for (int i = 0; i < BYTES; i += 4096)
            at[i] = 1;
        madvise((void *)at, BYTES, MADV_DONTNEED);
    }
}
