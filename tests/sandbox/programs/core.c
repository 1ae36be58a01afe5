/* Dies of a signal that leaves a core where cores are allowed, in a directory where it may write. Expected: signalled, no
 * file. */
#include <stdlib.h>
#include <sys/resource.h>
int main(void)
{
    struct rlimit limit;
    getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_CORE, &limit);
    abort();
}
