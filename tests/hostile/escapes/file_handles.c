// Tries: to open files of the host by their inode numbers, by handles made up and taken from files.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    struct { uint32_t bytes; int32_t type; uint32_t content[32]; } handle;
    int mount_id;
    const char *anchors[] = {"/", "/usr", "/programs", "/usr/bin/env", "/tmp", "/proc"};
    for (unsigned i = 0; i < sizeof anchors / sizeof *anchors; i++) {
        int anchor = open(anchors[i], O_RDONLY);
        handle.bytes = sizeof handle.content;
        REFUSED_BY(syscall(SYS_name_to_handle_at, AT_FDCWD, anchors[i], &handle, &mount_id, 0), EPERM);
        REFUSED_BY(syscall(SYS_name_to_handle_at, anchor, "", &handle, &mount_id, 0x1200 /* empty path, FID */), EPERM);
        for (uint32_t inode = 1; inode < 130; inode++) {
            handle.bytes = 8;
            handle.type = 1;
            handle.content[0] = inode;
            handle.content[1] = 0;
            REFUSED_BY(syscall(SYS_open_by_handle_at, anchor, &handle, O_RDONLY), EPERM);
        }
        close(anchor);
    }
    REFUSED_BY(syscall(SYS_open_by_handle_at, 0, &handle, O_RDONLY), EPERM);
    return granted;
}
