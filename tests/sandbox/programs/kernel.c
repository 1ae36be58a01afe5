/* Tries the calls that reach deep into the kernel or act on the whole machine. Expected: exits 0, all refused. */
#define _GNU_SOURCE
#include "attempt.h"
#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    static char zeros[256];
    struct perf_event_attr counter = {.size = sizeof counter, .type = PERF_TYPE_SOFTWARE};
    struct timespec now = {1, 1};
    REFUSED(syscall(SYS_bpf, 0, zeros, sizeof zeros));
    REFUSED(syscall(SYS_perf_event_open, &counter, 0, -1, -1, 0));
    REFUSED(syscall(425 /* io_uring_setup */, 4, zeros));
    REFUSED(syscall(426 /* io_uring_enter */, 0, 0, 0, 0, 0, 0));
    REFUSED(syscall(SYS_init_module, zeros, sizeof zeros, ""));
    REFUSED(syscall(SYS_finit_module, 0, "", 0));
    REFUSED(syscall(SYS_delete_module, "none", 0));
    REFUSED(syscall(SYS_kexec_load, 0, 0, 0, 0));
    REFUSED(syscall(SYS_reboot, 0xfee1dead, 672274793, 0x89abcdef, 0));
    REFUSED(syscall(SYS_swapon, "/tmp/none", 0));
    REFUSED(syscall(SYS_syslog, 3, zeros, 10));
    REFUSED(syscall(SYS_acct, "/tmp/none"));
    REFUSED(syscall(SYS_quotactl, 0, "/", 0, zeros));
    REFUSED(syscall(SYS_iopl, 3));
    REFUSED(syscall(SYS_ioperm, 0, 1, 1));
    REFUSED(syscall(SYS_modify_ldt, 0, zeros, 16));
    REFUSED(syscall(SYS_personality, 0x0040000));
    REFUSED(syscall(SYS_fanotify_init, 0, 0));
    REFUSED(syscall(447 /* memfd_secret */, 0));
    REFUSED(syscall(SYS_vhangup));
    REFUSED(clock_settime(CLOCK_REALTIME, &now));
    REFUSED(sethostname("x", 1));
    REFUSED(setdomainname("x", 1));
    return granted;
}
