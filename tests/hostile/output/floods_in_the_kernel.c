// Tries: to write without end by calls that copy inside the kernel: sendfile, splice, tee with splice, and copies of files.
// Ends: output_limit
// Limits: output=65536
// Checks: output<=65537
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <unistd.h>

static char text[65536];

int main(void)
{
    int ends[2], zero = open("/dev/zero", O_RDONLY), file = open("/tmp/file", O_RDWR | O_CREAT, 0600);
    signal(SIGXFSZ, SIG_IGN);
    pipe2(ends, O_NONBLOCK);
    write(file, text, sizeof text);
    for (int turn = 0; turn < 200; turn++) {
        sendfile(1, zero, 0, 1 << 20);
        sendfile(1, file, &(off_t){0}, sizeof text);
        copy_file_range(file, &(loff_t){0}, 1, 0, sizeof text, 0);
        write(ends[1], text, sizeof text);
        splice(ends[0], 0, 1, 0, sizeof text, SPLICE_F_NONBLOCK);
    }
    return 0;
}
