/* Makes a system call through another interface: "i386" (int 0x80) or "x32". Expected: denied. */
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "x32"))
        return syscall(0x40000000 | SYS_getpid) < 0 ? 1 : 0;
#ifdef __x86_64__
    long result = 20; /* getpid */
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
    return result < 0 ? 1 : 0;
#else
    return 2;
#endif
}
