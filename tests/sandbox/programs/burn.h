/* Uses CPU time of the calling thread. */
#include <stdint.h>
#include <sys/mman.h>
#include <time.h>

static int64_t used_us(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static __attribute__((unused)) void burn_us(int64_t us)
{
    int64_t end = used_us(CLOCK_THREAD_CPUTIME_ID) + us;
    while (used_us(CLOCK_THREAD_CPUTIME_ID) < end)
        for (volatile int i = 0; i < 20000; i++)
            ;
}

/* The same in the kernel: pages are given and taken back. */
static __attribute__((unused)) void burn_system_us(int64_t us)
{
    int64_t end = used_us(CLOCK_THREAD_CPUTIME_ID) + us;
    while (used_us(CLOCK_THREAD_CPUTIME_ID) < end)
        munmap(mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0), 1 << 20);
}
