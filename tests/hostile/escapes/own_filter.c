// Tries: to lift the system call filter by filters that allow all or ask a thread that lets calls continue.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static struct sock_filter let_all[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
static struct sock_filter ask_about_unshare[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};
static int listener;

static long add(struct sock_filter *code, unsigned short length, unsigned flags)
{
    struct sock_fprog program = {length, code};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

static void *let_continue(void *unused)
{
    struct seccomp_notif asked = {0};
    if (!ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked)) {
        struct seccomp_notif_resp answer = {.id = asked.id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE};
        ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }
    return unused;
}

int main(void)
{
    pthread_t thread;
    REFUSED_BY(prctl(PR_SET_SECCOMP, SECCOMP_MODE_DISABLED, 0), EINVAL);
    REFUSED_BY(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 0, 0), EINVAL);
    HOLDS(!add(let_all, 1, 0));
    REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
    HOLDS(!add(let_all, 1, SECCOMP_FILTER_FLAG_TSYNC));
    REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
    listener = (int)add(ask_about_unshare, 4, SECCOMP_FILTER_FLAG_NEW_LISTENER);
    HOLDS(listener >= 0);
    pthread_create(&thread, NULL, let_continue, NULL);
    REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
    if (!fork()) {
        REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
        fflush(stdout);
        _exit(granted);
    }
    int status = 1;
    wait(&status);
    return granted || status;
}
