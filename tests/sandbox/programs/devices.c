/* Uses the devices that programs rely on. Expected: exits 0. */
#include <fcntl.h>
#include <unistd.h>
int main(void)
{
    char bytes[8];
    int zero = open("/dev/zero", O_RDONLY), random = open("/dev/urandom", O_RDONLY);
    int null = open("/dev/null", O_RDWR), full = open("/dev/full", O_WRONLY);
    if (read(zero, bytes, 8) != 8 || read(random, bytes, 8) != 8 || read(null, bytes, 8) != 0)
        return 1;
    return write(null, bytes, 8) != 8 || write(full, bytes, 8) != -1 || open("/dev/stdout", O_WRONLY) < 0;
}
