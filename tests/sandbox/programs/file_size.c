/* Writes one byte at the offset in its argument of a file in /tmp. Expected: exits 0 below the output limit, output_limit
 * above it, by SIGXFSZ. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    int fd = open("/tmp/file", O_WRONLY | O_CREAT, 0644);
    return fd < 0 || pwrite(fd, "x", 1, argc > 1 ? atoll(argv[1]) : 0) != 1;
}
