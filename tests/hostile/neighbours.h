/* For programs that run twice at once, as "left" and as "right", and try to reach each other. */
#include <string.h>
#include <time.h>

enum { TOGETHER_MS = 250 }; /* long enough for both to be there */

static int is_left(int argc, char **argv)
{
    return argc > 1 && !strcmp(argv[1], "left");
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Rests a millisecond; returns whether there is time left. */
static int goes_on(long start_ms)
{
    nanosleep(&(struct timespec){0, 1000000}, NULL);
    return now_ms() - start_ms < TOGETHER_MS;
}
