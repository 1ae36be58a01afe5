/* Tries to get more rights or to give up a bond: users, groups, capabilities, prctl. Expected: exits 0, all refused. */
#define _GNU_SOURCE
#include "attempt.h"
#include <grp.h>
#include <linux/capability.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    gid_t group = 0;
    struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct all[2] = {{~0U, ~0U, ~0U}, {~0U, ~0U, ~0U}}, own[2];
    REFUSED(setuid(0));
    REFUSED(setresuid(0, 0, 0));
    REFUSED(setgid(0));
    REFUSED(setgroups(1, &group));
    setfsuid(0);
    if (setfsuid((uid_t)-1) == 0)
        puts("file system user is root"), granted++;
    REFUSED(syscall(SYS_capset, &head, all));
    REFUSED(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN, 0, 0));
    REFUSED(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0));
    REFUSED(prctl(PR_CAPBSET_READ, CAP_SYS_ADMIN) ? 0 : -1);
    REFUSED(prctl(PR_SET_MM, PR_SET_MM_EXE_FILE, 0, 0, 0));
    REFUSED(prctl(PR_SET_SECUREBITS, 1, 0, 0, 0));
    if (syscall(SYS_capget, &head, own) || own[0].permitted || own[1].permitted || own[0].effective)
        puts("has capabilities"), granted++;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1 || prctl(PR_GET_SECCOMP) != 2)
        puts("no filter"), granted++;
    if (geteuid() == 0 || getegid() == 0)
        puts("is root"), granted++;
    return granted;
}
