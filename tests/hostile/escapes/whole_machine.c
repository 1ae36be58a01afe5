// Tries: to act on the machine as a whole: reboot, swap, accounting, quotas, names, kernel log, terminal.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    static char buffer[4096];
    const int magics[] = {672274793, 85072278, 369367448, 537993216};
    for (int i = 0; i < 4; i++) { /* only what does no harm if it is granted */
        REFUSED_BY(syscall(SYS_reboot, 0xfee1dead, magics[i], 0 /* Ctrl-Alt-Del off */, 0), EPERM);
        REFUSED_BY(syscall(SYS_reboot, 0xfee1dead, magics[i], 0x89abcdef /* and on */, 0), EPERM);
    }
    close(open("/tmp/swap", O_CREAT | O_RDWR, 0600));
    REFUSED_BY(syscall(SYS_swapon, "/tmp/swap", 0), EPERM);
    REFUSED_BY(syscall(SYS_swapoff, "/tmp/swap"), EPERM);
    REFUSED_BY(syscall(SYS_acct, "/tmp/swap"), EPERM);
    REFUSED_BY(syscall(SYS_acct, NULL), EPERM);
    REFUSED_BY(syscall(SYS_quotactl, 0x800007 << 8, "/dev/root", 0, buffer), EPERM);
    REFUSED_BY(syscall(443 /* quotactl_fd */, open("/tmp", O_RDONLY), 0x800007 << 8, 0, buffer), EPERM);
    REFUSED_BY(sethostname("elsewhere", 9), EPERM);
    REFUSED_BY(setdomainname("elsewhere", 9), EPERM);
    for (int action = 0; action <= 10; action++)
        REFUSED_BY(syscall(SYS_syslog, action, buffer, sizeof buffer), EPERM);
    REFUSED_BY(syscall(SYS_vhangup), EPERM);
    REFUSED_BY(syscall(SYS_lookup_dcookie, 1L, buffer, sizeof buffer), EPERM);
    return granted;
}
