// Tries: to hide what it uses by names that look like the rest of a line of /proc, then takes too much.
// Ends: memory_limit
// Limits: memory_mib=32 cpu_ms=2000 wall_ms=1000
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void take(const char *name, size_t bytes)
{
    prctl(PR_SET_NAME, name);
    char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(memory, 1, bytes);
    pause();
}

int main(void)
{
    const char *names[] = {") Z 0 0 0 (", "\n\n\n) R 1 1\n", "))))))))))))))", "a) S 1 1 1 0 -1", ""};
    for (int i = 0; i < 5; i++)
        if (!fork())
            take(names[i], 16 << 20);
    take(") X (", 4 << 20);
}
