// Tries: to gain rights: users, groups, capabilities of each set, secure bits, file capabilities.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <linux/capability.h>
#include <linux/securebits.h>
#include <pthread.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>

static void *attempt(void *unused)
{
    const unsigned root = 0, neighbour = getuid() + 1;
    for (unsigned i = 0; i < 2; i++) {
        unsigned id = i ? neighbour : root;
        REFUSED_BY(syscall(SYS_setuid, id), EPERM, EINVAL);
        REFUSED_BY(syscall(SYS_setreuid, id, -1), EPERM, EINVAL);
        REFUSED_BY(syscall(SYS_setresuid, -1, id, -1), EPERM, EINVAL);
        REFUSED_BY(syscall(SYS_setgid, id), EPERM, EINVAL);
        REFUSED_BY(syscall(SYS_setregid, -1, id), EPERM, EINVAL);
        REFUSED_BY(syscall(SYS_setresgid, -1, -1, id), EPERM, EINVAL);
        REFUSED_BY(syscall(SYS_setgroups, 1, &id), EPERM);
        setfsuid(id), setfsgid(id);
        HOLDS((unsigned)setfsuid(-1) == getuid() && (unsigned)setfsgid(-1) == getgid());
    }
    REFUSED_BY(syscall(SYS_setgroups, 0, NULL), EPERM);
    for (unsigned capability = 0; capability < 41; capability++) {
        struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
        struct __user_cap_data_struct wanted[2] = {{0}};
        wanted[capability / 32].inheritable = 1U << capability % 32;
        REFUSED_BY(syscall(SYS_capset, &head, wanted), EPERM);
        wanted[capability / 32].permitted = wanted[capability / 32].effective = 1U << capability % 32;
        REFUSED_BY(syscall(SYS_capset, &head, wanted), EPERM);
        REFUSED_BY(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0), EPERM);
        HOLDS(prctl(PR_CAPBSET_READ, capability, 0, 0, 0) != 1);
    }
    for (int bit = 0; bit < 8; bit++)
        REFUSED_BY(prctl(PR_SET_SECUREBITS, 1 << bit, 0, 0, 0), EPERM);
    return unused;
}

int main(void)
{
    const unsigned rights[5] = {0x02000001, ~0U, 0, ~0U, 0};
    pthread_t thread;
    attempt(NULL);
    pthread_create(&thread, NULL, attempt, NULL);
    pthread_join(thread, NULL);
    close(open("/tmp/mine", O_CREAT | O_WRONLY, 0755));
    REFUSED_BY(chown("/tmp/mine", 0, -1), EPERM, EINVAL);
    REFUSED_BY(chown("/tmp/mine", -1, 0), EPERM, EINVAL);
    REFUSED_BY(setxattr("/tmp/mine", "security.capability", rights, sizeof rights, 0), EPERM, EOPNOTSUPP);
    HOLDS(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1);
    return granted;
}
