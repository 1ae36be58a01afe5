// Tries: to make segments of its own, by each function of modify_ldt and by set_thread_area.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <asm/ldt.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    struct user_desc code = {.entry_number = 0, .limit = 0xfffff, .seg_32bit = 1, .contents = 2, .limit_in_pages = 1};
    static char table[8192 * 8];
    REFUSED_BY(syscall(SYS_modify_ldt, 0, table, sizeof table), EPERM);
    REFUSED_BY(syscall(SYS_modify_ldt, 1, &code, sizeof code), EPERM);
    REFUSED_BY(syscall(SYS_modify_ldt, 2, table, sizeof table), EPERM);
    REFUSED_BY(syscall(SYS_modify_ldt, 0x11, &code, sizeof code), EPERM);
    REFUSED_BY(syscall(SYS_modify_ldt, 0x11L | 1L << 32, &code, sizeof code), EPERM);
    REFUSED_BY(syscall(205 /* set_thread_area, of 32-bit programs */, &code), ENOSYS);
    return granted;
}
