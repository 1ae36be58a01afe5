/* Recurses to the depth in MiB of its argument, 0 for ever. Expected: exits 0 if that fits the memory limit, which is the
 * stack's as well; else memory_limit. */
#include <stdlib.h>
#include <string.h>

static size_t descend(size_t left, size_t made)
{
    volatile char frame[1024];
    memset((char *)frame, (int)made, sizeof frame);
    return left == 1 ? made : descend(left - 1, made + 1) + (size_t)frame[5] % 2;
}

int main(int argc, char **argv)
{
    size_t mib = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    return descend(mib * 900, 0) == 12345678;
}
