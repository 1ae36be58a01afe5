/* Reads its standard input to the end, with an argument through /dev/stdin once more, and prints the number of bytes.
 * Expected: exits 0. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static long drain(int fd)
{
    char block[4096];
    long all = 0;
    for (ssize_t bytes; (bytes = read(fd, block, sizeof block)) > 0;)
        all += bytes;
    return all;
}

int main(int argc, char **argv)
{
    (void)argv;
    printf("%ld\n", drain(0));
    if (argc > 1)
        printf("%ld\n", drain(open("/dev/stdin", O_RDONLY)));
    return 0;
}
