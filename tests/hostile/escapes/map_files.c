// Tries: to write mapped files by /proc/self/map_files, /proc/self/mem, changed protection and shared writable mappings.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>

static int mapped(int file, int protection, int flags)
{
    return mmap(NULL, 4096, protection, flags, file, 0) == MAP_FAILED ? -1 : 0;
}

int main(void)
{
    char path[64], before[16] = "", after[16] = "";
    int file = open("/usr/bin/env", O_RDONLY), memory = open("/proc/self/mem", O_RDWR);
    char *shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
    char *private = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, file, 0);
    pread(file, before, sizeof before, 0);
    snprintf(path, sizeof path, "/proc/self/map_files/%lx-%lx", (uintptr_t)shared, (uintptr_t)shared + 4096);
    REFUSED_BY(open(path, O_RDWR), EPERM, EACCES, EROFS, ENOENT);
    REFUSED_BY(truncate(path, 0), EPERM, EACCES, EROFS, ENOENT);
    REFUSED_BY(mprotect(shared, 4096, PROT_READ | PROT_WRITE), EACCES);
    REFUSED_BY(mapped(file, PROT_READ | PROT_WRITE, MAP_SHARED), EACCES);
    REFUSED_BY(mapped(file, PROT_WRITE, MAP_SHARED_VALIDATE), EACCES);
    if (memory >= 0) { /* a private copy may be written so, never the file */
        (void)!pwrite(memory, "XXXX", 4, (off_t)(uintptr_t)private);
        REFUSED_BY(pwrite(memory, "XXXX", 4, (off_t)(uintptr_t)shared), EIO, EFAULT, EPERM);
    }
    HOLDS(pread(file, after, sizeof after, 0) == sizeof after && !memcmp(before, after, sizeof after));
    HOLDS(!memcmp(shared, before, sizeof before));
    return granted;
}
