// Tries: to make a file larger than allowed without write(2): at offsets, by pipes, copies, reservations and kernel requests.
// Ends: exited 0
// Limits: output=65536
// Prints: largest 65537
#define _GNU_SOURCE
#include <linux/aio_abi.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include "steps.h"

enum { ALLOWED = 65536, MORE = 1 << 20 };

static void by_kernel_request(int file, char *block)
{
    aio_context_t context = 0;
    struct iocb one = {.aio_lio_opcode = IOCB_CMD_PWRITE, .aio_fildes = file, .aio_buf = (unsigned long)block,
                       .aio_nbytes = 4096, .aio_offset = MORE}, *all[] = {&one};
    struct io_event event;
    if (syscall(SYS_io_setup, 1, &context) < 0)
        return;
    if (syscall(SYS_io_submit, context, 1, all) == 1)
        syscall(SYS_io_getevents, context, 1, 1, &event, NULL);
    syscall(SYS_io_destroy, context);
}

int main(void)
{
    static char block[MORE];
    struct iovec part = {block, sizeof block};
    struct stat found;
    int through[2], file = (int)MUST(open("/tmp/file", O_RDWR | O_CREAT | O_EXCL, 0644));
    int source = (int)MUST(open("/usr/bin/env", O_RDONLY)), zero = (int)MUST(open("/dev/zero", O_RDONLY));
    signal(SIGXFSZ, SIG_IGN);
    MUST(pipe(through));
    MUST(write(file, block, sizeof block)); /* in part: up to one byte more than allowed, which tells it */
    REFUSED(write(file, block, 1), EFBIG);
    REFUSED(pwrite(file, block, 1, MORE), EFBIG);
    REFUSED(pwritev2(file, &part, 1, MORE, 0), EFBIG);
    REFUSED(ftruncate(file, MORE), EFBIG);
    REFUSED(fallocate(file, 0, 0, MORE), EFBIG);
    REFUSED(sendfile(file, zero, NULL, MORE), EFBIG, EINVAL);
    MUST(lseek(file, 0, SEEK_END));
    REFUSED(copy_file_range(source, NULL, file, NULL, 4096, 0), EFBIG, EXDEV, EINVAL);
    MUST(write(through[1], block, 4096));
    REFUSED(splice(through[0], NULL, file, NULL, 4096, 0), EFBIG);
    by_kernel_request(file, block);
    int appending = (int)MUST(open("/tmp/file", O_WRONLY | O_APPEND));
    REFUSED(write(appending, block, 1), EFBIG);
    MUST(fstat(file, &found));
    printf("largest %lld\n", (long long)found.st_size);
    return granted;
}
