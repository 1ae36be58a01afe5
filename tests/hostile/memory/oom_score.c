// Tries: to make itself and the supervisor exempt from being killed for memory, and then takes too much.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"

static int write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    ssize_t written = fd < 0 ? -1 : write(fd, text, strlen(text));
    if (fd >= 0)
        close(fd);
    return written >= 0;
}

int main(void)
{
    write_text("/proc/self/oom_score_adj", "1000");
    if (write_text("/proc/self/oom_score_adj", "-1000") || write_text("/proc/self/oom_score_adj", "-1"))
        return puts("score"), 1;
    if (write_text("/proc/self/oom_adj", "-17") || write_text("/proc/thread-self/oom_adj", "-1"))
        return puts("old score"), 1;
    if (write_text("/proc/1/oom_score_adj", "1000") || write_text("/proc/1/oom_adj", "15"))
        return puts("supervisor"), 1;
    take(32);
    return 0;
}
