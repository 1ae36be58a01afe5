/* Makes files in /tmp until no more are granted. Expected: exits 0 after fewer than 5000; the next run sees none. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    for (int i = 0; i < 5000; i++) {
        char name[32];
        snprintf(name, sizeof name, "/tmp/%d", i);
        int fd = open(name, O_WRONLY | O_CREAT, 0644);
        if (fd < 0)
            return 0;
        close(fd);
    }
    return 1;
}
