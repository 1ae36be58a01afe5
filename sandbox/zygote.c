/*
 * The zygote: runs programs, one at a time, in a world that is built once.
 *
 * Theory of operation
 *
 *   judge (Python)  --socket-->  keeper  --clone-->  zygote (pid 1 of its namespaces)  --clone-->  program
 *
 * The judge starts this file as the *keeper*, which pins itself to one core, reads the SETUP message and clones
 * the *zygote* into new namespaces. From then on the keeper only waits, and removes the zygote's cgroups when it
 * has ended. The zygote builds the world (mounts, capabilities, Landlock, system call filter), answers, and then
 * serves RUN messages: each makes one program of a child that has been waiting for it, watches it, kills whatever
 * it leaves behind, and answers with what happened.
 *
 * The child is cloned ahead, while the judge reads the answer before: it shares the zygote's memory and
 * descriptors until exec, so that nothing is copied, and it enters its control group while nobody waits for it.
 *
 * These files are mechanism only. What is mounted, filtered and limited comes from Python as data.
 *
 * Death: every program is a descendant of pid 1, so killing all but oneself kills the tree whatever it did, and
 * wait4 answering ECHILD proves it. A judge that dies closes the socket: the zygote exits, the kernel kills the
 * namespace, the keeper tidies up. A keeper that dies takes the zygote along (PR_SET_PDEATHSIG).
 *
 * Messages are packets of little-endian integers and NUL-terminated strings, written by sandbox/protocol.py;
 * descriptors travel beside them. Nothing is allocated after start, and a malformed message ends the process:
 * the sender is our own.
 */
#include "zygote.h"

#include <dirent.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>

static void set_up(struct reader *in, int *fds, uint32_t fd_count, uint32_t user_namespace)
{
    uint32_t uid = take_u32(in), gid = take_u32(in);
    uint64_t keep = take_u64(in);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
        fail("prctl", "PR_SET_PDEATHSIG");
    if (user_namespace)
        map_user(uid, gid);
    if (sethostname("judge", 5) < 0)
        fail("sethostname", NULL);
    int ruleset = make_ruleset(in);
    add_rules(in, ruleset); /* directories of the host */
    build_root(in);
    forget_oom_score();
    add_rules(in, ruleset); /* directories of the new root */
    open_own(in, fds, fd_count);
    drop_capabilities(keep);
    prctl(PR_SET_DUMPABLE, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        fail("prctl", "PR_SET_NO_NEW_PRIVS");
    if (ruleset >= 0 && syscall(446 /* landlock_restrict_self */, ruleset, 0) < 0)
        fail("landlock_restrict_self", NULL);
    if (ruleset >= 0)
        close(ruleset);
    install_filter(in);
    own.child_filter_bytes = take_u32(in);
    if (own.child_filter_bytes > sizeof own.child_filter)
        _exit(3);
    memcpy(own.child_filter, take(in, own.child_filter_bytes), own.child_filter_bytes);
}

/* Removes the groups inside a group, of which there are no more than a few. */
static void remove_inner_cgroups(const char *path)
{
    static char entries[32768];
    int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return;
    for (long bytes; (bytes = syscall(SYS_getdents64, directory, entries, sizeof entries)) > 0;)
        for (long at = 0; at < bytes;) {
            struct dirent64 *entry = (struct dirent64 *)(entries + at);
            at += entry->d_reclen;
            if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
                unlinkat(directory, entry->d_name, AT_REMOVEDIR);
        }
    close(directory);
}

/* The kernel may need a moment to let go of processes that are gone. */
static void remove_cgroups(char **paths, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (int tries = 0; rmdir(paths[i]) < 0 && errno == EBUSY && tries < REMOVE_TRIES; tries++) {
            remove_inner_cgroups(paths[i]);
            usleep(1000);
        }
}

/* Closes whatever the judge happened to leave open across exec, and fills the low descriptors, so that what
 * arrives later never lies where a program's descriptors go. */
static void occupy_descriptors(void)
{
    if (syscall(SYS_close_range, FIRST_OWN, ~0U, 0) < 0) /* Linux 5.9 */
        for (int fd = FIRST_OWN; fd < 65536; fd++)
            close(fd);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd < FIRST_OWN; fd++)
        if (fd != SOCKET && (null < 0 || dup3(null, fd, O_CLOEXEC) < 0) && null != fd)
            _exit(3);
    if (fcntl(SOCKET, F_SETFD, FD_CLOEXEC) < 0)
        _exit(3);
}

static void pin(int core)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    if (core >= 0 && sched_setaffinity(0, sizeof cores, &cores) < 0)
        fail("sched_setaffinity", NULL);
}

int main(void)
{
    static char *cgroups[MAX_CGROUPS];
    int fds[MAX_FDS];
    uint32_t fd_count;
    /* By the kernel's own call: the C library keeps 32 and 33 to itself, and starts programs with both ignored. */
    char default_action[32] = {0};
    for (long s = 1; s < NSIG; s++)
        syscall(SYS_rt_sigaction, s, default_action, NULL, 8);
    setsid();
    umask(022);
    occupy_descriptors();
    struct reader in;
    if (!receive(&in, fds, &fd_count) || take_u32(&in) != OP_SETUP)
        return 3;
    pin((int)take_u32(&in));
    uint32_t user_namespace = take_u32(&in), count = take_u32(&in);
    for (uint32_t i = 0; i < count && i < MAX_CGROUPS; i++)
        cgroups[i] = take_string(&in);
    unsigned long spaces = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;
    spaces |= take_u32(&in) ? CLONE_NEWCGROUP : 0;
    pid_t zygote = (pid_t)syscall(SYS_clone, spaces | (user_namespace ? CLONE_NEWUSER : 0) | SIGCHLD, 0, 0, 0, 0);
    if (zygote < 0)
        note("clone", "into new namespaces"), reply();
    if (zygote == 0) {
        set_up(&in, fds, fd_count, user_namespace);
        reply();
        make_child();
        if (own.box >= 0)
            hand_over(own.box);
        serve();
    }
    close(SOCKET);
    for (uint32_t i = 0; i < fd_count; i++)
        close(fds[i]);
    while (zygote > 0 && waitpid(zygote, NULL, 0) < 0 && errno == EINTR)
        ;
    remove_cgroups(cgroups, count);
    return 0;
}
