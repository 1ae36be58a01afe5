/* Prints its open descriptors. Expected: exits 0; those it was given and no other. */
#include <fcntl.h>
#include <stdio.h>
int main(void)
{
    for (int fd = 0; fd < 4096; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf("%d ", fd);
    return 0;
}
