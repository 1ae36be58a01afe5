/* Forks for ever; the processes that cannot fork spin. Expected: cpu_limit, nothing left. */
#include <unistd.h>
int main(void)
{
    for (;;)
        fork();
}
