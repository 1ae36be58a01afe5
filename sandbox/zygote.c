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
 * This file is mechanism only. What is mounted, filtered and limited comes from Python as data.
 *
 * Death: every program is a descendant of pid 1, so killing all but oneself kills the tree whatever it did, and
 * wait4 answering ECHILD proves it. A judge that dies closes the socket: the zygote exits, the kernel kills the
 * namespace, the keeper tidies up. A keeper that dies takes the zygote along (PR_SET_PDEATHSIG).
 *
 * Messages are packets of little-endian integers and NUL-terminated strings, written by sandbox/protocol.py;
 * descriptors travel beside them. Nothing is allocated after start, and a malformed message ends the process:
 * the sender is our own.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/mount.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SOCKET = 3, PROGRAM_FDS = 16, MAX_FDS = PROGRAM_FDS + 8, FIRST_OWN = PROGRAM_FDS + 4 };
enum { MAX_WORDS = 4096, MAX_RLIMITS = 16, MAX_CGROUPS = 4, MAX_CHILD_FILTER = 16 };
enum { MESSAGE_BYTES = 192 * 1024, SAMPLE_US = 5000, REMOVE_TRIES = 2000 };
enum { OP_SETUP = 1, OP_RUN = 2, OP_STOP = 3 };
enum { STEP_END, STEP_TMPFS, STEP_BIND, STEP_PROC, STEP_DIRECTORY, STEP_SYMLINK, STEP_FILE };
enum { CAUSE_NONE, CAUSE_CPU, CAUSE_WALL, CAUSE_MEMORY, CAUSE_STOPPED };
enum { GROUP_NONE, GROUP_V1, GROUP_V2 };
enum { CHILD_WAITS, CHILD_GOES, CHILD_HAS_TAKEN };

/* The answer to either message; sandbox/protocol.py unpacks it. Times in microseconds, -1 for "not known". */
struct reply {
    int32_t error;     /* errno of the step that failed; 0 when all went well */
    char step[60];     /* its name */
    int32_t status;    /* as wait4 gave it, of the main process */
    uint32_t cause;    /* what the zygote killed the run for */
    uint32_t leftover; /* processes that outlived the main one */
    uint32_t dirty;    /* files were left in a writable directory */
    int64_t wall_us, cpu_us, user_us, system_us;
    int64_t largest_bytes; /* peak of the largest single process */
    int64_t sampled_bytes; /* largest sum over all processes that was seen */
    int64_t peak_bytes;    /* what the memory cgroup says: its peak, */
    int64_t charged_bytes; /* what is still charged to it, */
    int64_t memory_kills;  /* and how many processes it killed */
    int64_t instructions;
    int64_t output_bytes; /* size of the files behind standard output and error, once if they are the same */
    int64_t ended_us;     /* when the main process was reaped, on the monotonic clock */
};

/* What one RUN message asks for. */
struct run {
    uint32_t fd_count;
    int fds[MAX_FDS];
    uint64_t cpu_us, wall_us, sample_bytes;
    uint32_t rlimit_count, uid, gid, change_user, next_group_fds;
    struct { uint32_t resource; struct rlimit64 value; } rlimits[MAX_RLIMITS];
    char *cwd, *argv[MAX_WORDS], *envp[MAX_WORDS];
};

/* The control group of the next run. Version 1 is entered by writing to its files, version 2 by being born in its
 * directory; killing everything in it by one write is version 2's alone. */
struct group {
    uint32_t kind, attach_count;
    int attach[MAX_CGROUPS], directory, kill;
    int cpu_usage, peak, charged, kills; /* files to read */
    uint32_t peak_resets;                /* whether a write to the file of the peak starts it anew */
    uint64_t cpu_unit_ns;                /* unit of the integer in the CPU file */
    int64_t kills_before;
};

/* All that the zygote keeps between runs. */
static struct {
    int signals, task_clock, instructions, proc, tmp, box;
    struct stat clean_tmp, clean_box; /* as they were when nobody had used them */
    struct group group;
    struct sock_filter child_filter[MAX_CHILD_FILTER];
    uint32_t child_filter_bytes;
    pid_t child;   /* waits to become the next program */
    uint32_t goes; /* a futex: set when it may, and again when it has taken its descriptors */
} own = {.signals = -1, .task_clock = -1, .instructions = -1, .proc = -1, .tmp = -1, .box = -1};

static unsigned char message[MESSAGE_BYTES];
static struct reply answer;
static struct run request;

/* --- Messages ------------------------------------------------------------------------------------------- */

struct reader { unsigned char *at, *end; };

static void *take(struct reader *in, size_t bytes)
{
    void *start = in->at;
    if ((size_t)(in->end - in->at) < bytes)
        _exit(3);
    in->at += bytes;
    return start;
}

static uint32_t take_u32(struct reader *in)
{
    uint32_t value;
    memcpy(&value, take(in, sizeof value), sizeof value);
    return value;
}

static uint64_t take_u64(struct reader *in)
{
    uint64_t value;
    memcpy(&value, take(in, sizeof value), sizeof value);
    return value;
}

static char *take_string(struct reader *in)
{
    unsigned char *end = memchr(in->at, 0, (size_t)(in->end - in->at));
    if (!end)
        _exit(3);
    return take(in, (size_t)(end - in->at) + 1);
}

/* Waits for a packet; returns its length, 0 when the judge is gone. Descriptors arrive close-on-exec. */
static size_t receive(int *fds, uint32_t *fd_count)
{
    union { struct cmsghdr align; char space[CMSG_SPACE(sizeof(int) * MAX_FDS)]; } control;
    struct iovec part = {.iov_base = message, .iov_len = sizeof message};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t bytes;
    do
        bytes = recvmsg(SOCKET, &header, MSG_CMSG_CLOEXEC);
    while (bytes < 0 && errno == EINTR);
    *fd_count = 0;
    if (bytes <= 0)
        return 0;
    if (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC))
        _exit(3);
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c))
        if (c->cmsg_type == SCM_RIGHTS) {
            *fd_count = (uint32_t)((c->cmsg_len - CMSG_LEN(0)) / sizeof(int));
            memcpy(fds, CMSG_DATA(c), *fd_count * sizeof(int));
        }
    return (size_t)bytes;
}

static void reply(void)
{
    if (send(SOCKET, &answer, sizeof answer, MSG_NOSIGNAL) < 0)
        _exit(0);
}

/* Hands a directory to the judge, in a packet of its own. */
static void hand_over(int directory)
{
    union { struct cmsghdr align; char space[CMSG_SPACE(sizeof(int))]; } control;
    char nothing = 0;
    struct iovec part = {.iov_base = &nothing, .iov_len = 1};
    struct msghdr header = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *c = CMSG_FIRSTHDR(&header);
    *c = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
    memcpy(CMSG_DATA(c), &directory, sizeof(int));
    if (sendmsg(SOCKET, &header, MSG_NOSIGNAL) < 0)
        _exit(0);
}

/* Notes the first failure only: what follows from it is of no interest. Also used by the child, whose memory is
 * the zygote's until exec. */
static void note(const char *step, const char *what)
{
    if (answer.error)
        return;
    answer.error = errno ? errno : EINVAL;
    snprintf(answer.step, sizeof answer.step, what ? "%s %s" : "%s", step, what);
}

static _Noreturn void fail(const char *step, const char *what)
{
    note(step, what);
    reply();
    _exit(2);
}

/* --- Set-up: the world ---------------------------------------------------------------------------------- */

static void write_file(const char *path, const char *text, const char *step)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        fail(step, path);
    close(fd);
}

static void map_user(uint32_t uid, uint32_t gid)
{
    char line[64];
    write_file("/proc/self/setgroups", "deny", "user namespace");
    snprintf(line, sizeof line, "%u %u 1", uid, uid);
    write_file("/proc/self/uid_map", line, "user namespace");
    snprintf(line, sizeof line, "%u %u 1", gid, gid);
    write_file("/proc/self/gid_map", line, "user namespace");
}

/* Makes the directories above a relative path. */
static void make_parents(char *path)
{
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        if (mkdir(path, 0755) < 0 && errno != EEXIST)
            fail("mkdir", path);
        *slash = '/';
    }
}

static void make_mount_point(const char *source, const char *target)
{
    struct stat info;
    if (stat(source, &info) < 0)
        fail("stat", source);
    if (S_ISDIR(info.st_mode)) {
        if (mkdir(target, 0755) < 0 && errno != EEXIST)
            fail("mkdir", target);
        return;
    }
    int fd = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        fail("create", target);
    close(fd);
}

/* A bind mount shows what is mounted below as well (an unprivileged user may not hide that), so its attributes
 * are set on the whole tree. Kernels before 5.12 can set them on the top only. */
static void bind_mount(const char *source, const char *target, uint64_t attributes)
{
    make_mount_point(source, target);
    if (mount(source, target, NULL, MS_BIND | MS_REC, NULL) < 0)
        fail("bind", source);
    struct mount_attr set = {.attr_set = attributes};
    if (!syscall(SYS_mount_setattr, AT_FDCWD, target, AT_RECURSIVE, &set, sizeof set))
        return;
    if (errno != ENOSYS)
        fail("mount_setattr", target);
    unsigned long flags = MS_BIND | MS_REMOUNT | MS_NOSUID;
    flags |= attributes & MOUNT_ATTR_RDONLY ? MS_RDONLY : 0;
    flags |= attributes & MOUNT_ATTR_NODEV ? MS_NODEV : 0;
    if (mount(NULL, target, NULL, flags, NULL) < 0)
        fail("remount", target);
}

static int mount_step(struct reader *in)
{
    uint32_t kind = take_u32(in);
    if (kind == STEP_END)
        return 0;
    uint64_t flags = take_u64(in);
    char *target = take_string(in), *source = take_string(in);
    make_parents(target);
    if (kind == STEP_BIND)
        bind_mount(source, target, flags);
    else if (kind == STEP_SYMLINK) {
        if (symlink(source, target) < 0)
            fail("symlink", target);
    } else if (kind == STEP_FILE)
        write_file(target, source, "write");
    else {
        if (mkdir(target, 0755) < 0 && errno != EEXIST)
            fail("mkdir", target);
        const char *type = kind == STEP_PROC ? "proc" : kind == STEP_TMPFS ? "tmpfs" : NULL;
        if (type && mount(type, target, type, flags, source) < 0)
            fail("mount", target);
    }
    return 1;
}

/* The new root is made on a directory that no program needs, and the old one is put away behind it. */
static void build_root(struct reader *in)
{
    char *at = take_string(in);
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        fail("mount", "/ as private");
    if (mount("tmpfs", at, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755") < 0)
        fail("mount tmpfs", at);
    if (chdir(at) < 0)
        fail("chdir", at);
    while (mount_step(in))
        ;
    if (mount(NULL, ".", NULL, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, "size=1m,mode=755") < 0)
        fail("remount", "new root");
    if (syscall(SYS_pivot_root, ".", ".") < 0)
        fail("pivot_root", at);
    if (umount2(".", MNT_DETACH) < 0 || chdir("/") < 0)
        fail("umount", "old root");
}

/* Opens a counter of the zygote and all its descendants; -1 where the kernel has none. It counts always: one that
 * starts with exec would be lost, because the kernel may swap the counters of a parent and its child. */
static int open_counter(uint32_t type, uint64_t config)
{
    struct perf_event_attr attr = {.size = sizeof attr, .type = type, .config = config, .inherit = 1,
                                   .exclude_kernel = 1, .exclude_hv = 1};
    return (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static void drop_capabilities(uint64_t keep)
{
    for (int c = 0; c < 64; c++)
        if (prctl(PR_CAPBSET_DROP, c, 0, 0, 0) < 0 && errno != EINVAL)
            fail("drop bounding set", NULL);
    struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    if (syscall(SYS_capget, &head, data) < 0)
        fail("capget", NULL);
    for (int half = 0; half < 2; half++, keep >>= 32) {
        data[half].permitted &= (uint32_t)keep;
        data[half].effective = data[half].permitted;
        data[half].inheritable = 0;
    }
    if (syscall(SYS_capset, &head, data) < 0)
        fail("capset", NULL);
}

/* Landlock structures come as bytes from Python; a length of 0 means that this kernel has none. Rules on host
 * directories must be opened before the root changes, so this is two steps around build_root. */
static int make_ruleset(struct reader *in)
{
    uint32_t bytes = take_u32(in);
    void *attr = take(in, bytes);
    if (!bytes)
        return -1;
    int ruleset = (int)syscall(444 /* landlock_create_ruleset */, attr, bytes, 0);
    if (ruleset < 0)
        fail("landlock_create_ruleset", NULL);
    return ruleset;
}

static void add_rules(struct reader *in, int ruleset)
{
    for (uint32_t count = take_u32(in); count; count--) {
        struct { uint64_t access; int32_t parent; } __attribute__((packed)) rule = {.access = take_u64(in)};
        char *path = take_string(in);
        if (ruleset < 0)
            continue;
        rule.parent = open(path, O_PATH | O_CLOEXEC);
        if (rule.parent < 0 || syscall(445 /* landlock_add_rule */, ruleset, 1, &rule, 0) < 0)
            fail("landlock rule", path);
        close(rule.parent);
    }
}

static void install_filter(struct reader *in)
{
    uint32_t bytes = take_u32(in);
    struct sock_fprog program = {.len = (unsigned short)(bytes / sizeof(struct sock_filter)), .filter = take(in, bytes)};
    if (bytes && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) < 0)
        fail("seccomp", NULL);
}

/* Takes the descriptors of a group: what it is entered by, then what is read. */
static void take_group(const int *fds, uint32_t count)
{
    struct group *group = &own.group;
    if (group->kind == GROUP_NONE)
        return;
    if (count < 5 || count - 4 > MAX_CGROUPS || (group->kind == GROUP_V2 && count != 6))
        _exit(3);
    group->attach_count = count - 4;
    memcpy(group->attach, fds, group->attach_count * sizeof(int));
    group->cpu_usage = fds[count - 4];
    group->peak = fds[count - 3];
    group->charged = fds[count - 2];
    group->kills = fds[count - 1];
    group->kills_before = 0;
    if (group->kind == GROUP_V2) {
        group->directory = fds[0];
        group->kill = fds[1];
        group->attach_count = 0;
    }
}

static void close_group(void)
{
    const struct group *group = &own.group;
    int fds[] = {group->directory, group->kill, group->cpu_usage, group->peak, group->charged, group->kills};
    for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
        close(fds[i]);
}

static void open_own(struct reader *in, int *fds, uint32_t fd_count)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    own.signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
    own.proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    own.tmp = open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (own.signals < 0 || own.proc < 0 || own.tmp < 0)
        fail("open", "/proc and /tmp");
    if (take_u32(in) && (own.box = open("/box", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
        fail("open", "/box");
    if (fstat(own.tmp, &own.clean_tmp) < 0 || (own.box >= 0 && fstat(own.box, &own.clean_box) < 0))
        fail("stat", "/tmp and /box");
    if (take_u32(in))
        own.task_clock = open_counter(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK);
    if (take_u32(in))
        own.instructions = open_counter(PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS);
    own.group.kind = take_u32(in);
    own.group.peak_resets = take_u32(in);
    own.group.cpu_unit_ns = take_u64(in);
    take_group(fds, fd_count);
}

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

/* --- A run: the program's side -------------------------------------------------------------------------- */

/* Enters the control group and the last of the filters, which bans what the zygote itself needs to clone. */
static const char *enter(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    for (uint32_t i = 0; i < own.group.attach_count; i++)
        if (write(own.group.attach[i], "0", 1) < 0)
            return "attach to cgroup";
    struct sock_fprog filter = {
        .len = (unsigned short)(own.child_filter_bytes / sizeof(struct sock_filter)), .filter = own.child_filter};
    if (filter.len && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) < 0)
        return "seccomp";
    return NULL;
}

static void tell(uint32_t state)
{
    __atomic_store_n(&own.goes, state, __ATOMIC_RELEASE);
    syscall(SYS_futex, &own.goes, FUTEX_WAKE_PRIVATE, 1);
}

/* Becomes what the request asks for, or returns the step that failed. The table of descriptors was the zygote's
 * until here, so that what it has received since can be passed on. */
static const char *become(void)
{
    if (syscall(SYS_close_range, ~0U, ~0U, CLOSE_RANGE_UNSHARE) < 0)
        return "close_range";
    for (uint32_t i = 0; i < request.fd_count; i++)
        if (dup2(request.fds[i], (int)i) < 0)
            return "dup2";
    tell(CHILD_HAS_TAKEN);
    for (uint32_t i = 0; i < request.rlimit_count; i++)
        if (syscall(SYS_prlimit64, 0, request.rlimits[i].resource, &request.rlimits[i].value, NULL) < 0)
            return "prlimit64";
    if (chdir(request.cwd) < 0)
        return "chdir";
    if (request.change_user && (syscall(SYS_setgroups, 0, NULL) < 0 ||
                                syscall(SYS_setresgid, request.gid, request.gid, request.gid) < 0 ||
                                syscall(SYS_setresuid, request.uid, request.uid, request.uid) < 0))
        return "setresuid";
    execve(request.argv[0], request.argv, request.envp);
    return "execve";
}

/* The child's life until exec, on a stack of its own, with the zygote's memory and without the zygote's signals.
 * Whatever fails is noted in the shared answer. Raw system calls where libc's own would act on the zygote's
 * threads. */
static int child_main(void *unused)
{
    (void)unused;
    const char *failed = enter();
    if (failed)
        return note(failed, NULL), 1;
    while (__atomic_load_n(&own.goes, __ATOMIC_ACQUIRE) == CHILD_WAITS)
        syscall(SYS_futex, &own.goes, FUTEX_WAIT_PRIVATE, CHILD_WAITS, NULL);
    failed = become();
    tell(CHILD_HAS_TAKEN);
    const char *what = !strcmp(failed, "execve") ? request.argv[0] : !strcmp(failed, "chdir") ? request.cwd : NULL;
    return note(failed, what), 1;
}

/* --- A run: the zygote's side --------------------------------------------------------------------------- */

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

/* Reads a small file by descriptor and returns the first integer after a key, or the first of all; 0 if there is
 * none. */
static uint64_t integer_in(int fd, const char *key)
{
    char text[256];
    ssize_t bytes = pread(fd, text, sizeof text - 1, 0);
    text[bytes > 0 ? bytes : 0] = 0;
    char *start = key ? strstr(text, key) : text;
    char *digit = start ? strpbrk(start, "0123456789") : NULL;
    return digit ? strtoull(digit, NULL, 10) : 0;
}

static int64_t counter(int fd)
{
    uint64_t value = 0;
    return fd >= 0 && read(fd, &value, sizeof value) == sizeof value ? (int64_t)value : -1;
}

/* CPU time of the tree in microseconds on a clock of arbitrary start: the cgroup's if there is one, else the
 * inherited counter's less the zygote's own; -1 if there is neither. */
static int64_t tree_clock(void)
{
    if (own.group.kind)
        return (int64_t)(integer_in(own.group.cpu_usage, NULL) * own.group.cpu_unit_ns / 1000);
    struct timespec self;
    int64_t ns = counter(own.task_clock);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &self);
    return ns < 0 ? -1 : (ns - self.tv_sec * 1000000000LL - self.tv_nsec) / 1000;
}

/* What is alive in the namespace beside the zygote. Resident memory counts a page once for every process that
 * has it, proportional memory once in all, but reading it takes the kernel a walk over the page tables. */
struct tree { int64_t cpu_us, resident_bytes, proportional_bytes; uint32_t processes; };

/* Reads a file of a process; leaves an empty text if the process has just ended. */
static void read_of_process(const char *pid, const char *name, char *text, size_t size)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", pid, name);
    int fd = openat(own.proc, path, O_RDONLY | O_CLOEXEC);
    ssize_t bytes = fd < 0 ? 0 : read(fd, text, size - 1);
    text[bytes > 0 ? bytes : 0] = 0;
    if (fd >= 0)
        close(fd);
}

static void add_proportional(const char *pid, struct tree *tree)
{
    char text[2048], *line;
    read_of_process(pid, "smaps_rollup", text, sizeof text);
    if ((line = strstr(text, "\nPss:")))
        tree->proportional_bytes += strtoll(line + 5, NULL, 10) * 1024;
}

static void add_process(const char *pid, struct tree *tree)
{
    static long page, tick;
    char text[512];
    page = page ? page : sysconf(_SC_PAGESIZE);
    tick = tick ? tick : sysconf(_SC_CLK_TCK);
    read_of_process(pid, "stat", text, sizeof text);
    char *name_end = strrchr(text, ')'); /* the name may hold anything */
    unsigned long user, system;
    long resident;
    if (!name_end || sscanf(name_end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %*d %*d %*d %*d %*d %*d "
                                          "%*u %*u %ld", &user, &system, &resident) != 3)
        return;
    tree->cpu_us += (int64_t)(user + system) * 1000000 / tick;
    tree->resident_bytes += resident * page;
    tree->processes++;
}

static int64_t files_bytes(int directory)
{
    struct statfs info;
    if (directory < 0 || fstatfs(directory, &info) < 0)
        return 0;
    return (int64_t)(info.f_blocks - info.f_bfree) * info.f_bsize;
}

static void for_each_process(void (*look)(const char *, struct tree *), struct tree *tree)
{
    static char entries[32768];
    lseek(own.proc, 0, SEEK_SET);
    for (long bytes; (bytes = syscall(SYS_getdents64, own.proc, entries, sizeof entries)) > 0;)
        for (long at = 0; at < bytes;) {
            struct dirent64 *entry = (struct dirent64 *)(entries + at);
            at += entry->d_reclen;
            if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && strcmp(entry->d_name, "1"))
                look(entry->d_name, tree);
        }
}

/* Looks at all processes and the files they have written; closer when they seem to be over the limit together. */
static struct tree look_at_tree(void)
{
    int64_t files = files_bytes(own.tmp) + files_bytes(own.box);
    struct tree tree = {.proportional_bytes = files, .resident_bytes = files};
    for_each_process(add_process, &tree);
    if (request.sample_bytes && tree.processes > 1 && tree.resident_bytes > (int64_t)request.sample_bytes) {
        for_each_process(add_proportional, &tree);
        tree.resident_bytes = tree.proportional_bytes;
    }
    return tree;
}

static int64_t micros(struct timeval t)
{
    return t.tv_sec * 1000000LL + t.tv_usec;
}

/* Reaps one process; returns as wait4 does. */
static pid_t reap(int options, int *status)
{
    struct rusage used;
    pid_t pid = wait4(-1, status, options, &used);
    if (pid > 0) {
        answer.user_us += micros(used.ru_utime);
        answer.system_us += micros(used.ru_stime);
        if (used.ru_maxrss * 1024LL > answer.largest_bytes)
            answer.largest_bytes = used.ru_maxrss * 1024LL;
    }
    return pid;
}

/* What was used since the start of the run. Without a clock of the tree it is what was reaped and what lives. */
static int64_t cpu_used(int64_t clock_start, const struct tree *alive)
{
    if (clock_start >= 0)
        return tree_clock() - clock_start;
    return answer.user_us + answer.system_us + alive->cpu_us;
}

/* The judge has something to say in the middle of a run: to stop it. A closed socket means that the judge is gone:
 * exiting as pid 1 ends everything. */
static void listen_to_judge(void)
{
    uint32_t operation;
    if (recv(SOCKET, &operation, sizeof operation, MSG_DONTWAIT) != sizeof operation || operation != OP_STOP)
        _exit(0);
    answer.cause = answer.cause ? answer.cause : CAUSE_STOPPED;
}

/* Sleeps until a child ends, the judge wants something or the time is up. */
static void sleep_until_event(int64_t microseconds)
{
    struct pollfd events[2] = {{.fd = own.signals, .events = POLLIN}, {.fd = SOCKET, .events = POLLIN | POLLHUP}};
    struct timespec timeout = {.tv_sec = microseconds / 1000000, .tv_nsec = microseconds % 1000000 * 1000};
    struct signalfd_siginfo info[8];
    if (ppoll(events, 2, &timeout, NULL) <= 0)
        return;
    if (events[1].revents)
        listen_to_judge();
    if (events[0].revents)
        (void)!read(own.signals, info, sizeof info);
}

/* Decides whether the run must end now. Returns the microseconds until it has to be looked at again, 0 to kill. */
static int64_t check_limits(int64_t start, int64_t clock_start)
{
    struct tree alive = {0};
    int sampling = request.sample_bytes || clock_start < 0;
    if (answer.cause)
        return 0;
    if (sampling)
        alive = look_at_tree();
    if (alive.resident_bytes > answer.sampled_bytes)
        answer.sampled_bytes = alive.resident_bytes;
    int64_t wall_left = start + (int64_t)request.wall_us - now_us();
    int64_t cpu_left = (int64_t)request.cpu_us - cpu_used(clock_start, &alive);
    if (cpu_left < 0)
        return answer.cause = CAUSE_CPU, 0;
    if (wall_left <= 0)
        return answer.cause = CAUSE_WALL, 0;
    if (request.sample_bytes && alive.resident_bytes > (int64_t)request.sample_bytes)
        return answer.cause = CAUSE_MEMORY, 0;
    /* One core: the CPU time that is left cannot pass faster than that on the wall. */
    int64_t next = wall_left < cpu_left + 1 ? wall_left : cpu_left + 1;
    return sampling && next > SAMPLE_US ? SAMPLE_US : next > 100 ? next : 100;
}

/* Returns when a run that has just begun may first be over a limit, as `check_limits` does. */
static int64_t first_check(void)
{
    int64_t next = (int64_t)(request.wall_us < request.cpu_us ? request.wall_us : request.cpu_us);
    return request.sample_bytes && next > SAMPLE_US ? SAMPLE_US : next;
}

/* Kills everything but oneself: process 1 is not among those that it signals. */
static void kill_all(void)
{
    if (own.group.kind == GROUP_V2)
        (void)!pwrite(own.group.kill, "1", 1, 0);
    kill(-1, SIGKILL);
}

/* Watches until the main process has ended, by itself or by us. */
static void watch(pid_t main_process, int64_t start, int64_t clock_start)
{
    for (int64_t next = first_check();;) {
        int status;
        pid_t pid;
        if (next)
            sleep_until_event(next);
        else
            kill_all();
        while ((pid = reap(WNOHANG, &status)) > 0)
            if (pid == main_process) {
                answer.ended_us = now_us();
                answer.status = status;
                return;
            }
        next = next ? check_limits(start, clock_start) : 1000000;
    }
}

/* Kills what is left. ECHILD proves that the tree is gone: orphans are children of pid 1. */
static void clear(void)
{
    int status;
    pid_t pid;
    while ((pid = reap(WNOHANG, &status)) > 0)
        ;
    if (pid < 0 && errno == ECHILD)
        return;
    kill_all();
    while (reap(0, &status) > 0)
        answer.leftover++;
}

/* Files are left, or the directory itself is another one: a program that owns it may have closed it to the next
 * run or hung a message on it, and either shows in the time of its last change. */
static uint32_t is_dirty(int directory, const struct stat *clean)
{
    struct statfs files;
    struct stat now;
    if (directory < 0)
        return 0;
    if (fstatfs(directory, &files) < 0 || fstat(directory, &now) < 0)
        return 1;
    return files.f_files - files.f_ffree > 1 || now.st_mode != clean->st_mode || now.st_gid != clean->st_gid ||
           now.st_ctim.tv_sec != clean->st_ctim.tv_sec || now.st_ctim.tv_nsec != clean->st_ctim.tv_nsec;
}

static int64_t output_bytes(void)
{
    struct stat out = {0}, err = {0};
    if (request.fd_count < 3 || fstat(request.fds[2], &err) < 0)
        return 0;
    if (request.fds[1] >= 0 && fstat(request.fds[1], &out) < 0)
        return 0;
    int64_t size = S_ISREG(out.st_mode) ? out.st_size : 0;
    if (S_ISREG(err.st_mode) && (err.st_dev != out.st_dev || err.st_ino != out.st_ino))
        size += err.st_size;
    return size;
}

static void take_run(struct reader *in)
{
    request.cpu_us = take_u64(in);
    request.wall_us = take_u64(in);
    request.sample_bytes = take_u64(in);
    request.change_user = take_u32(in);
    request.uid = take_u32(in);
    request.gid = take_u32(in);
    request.rlimit_count = take_u32(in);
    if (request.rlimit_count > MAX_RLIMITS)
        _exit(3);
    for (uint32_t i = 0; i < request.rlimit_count; i++) {
        request.rlimits[i].resource = take_u32(in);
        request.rlimits[i].value.rlim_cur = take_u64(in);
        request.rlimits[i].value.rlim_max = take_u64(in);
    }
    request.next_group_fds = take_u32(in);
    uint32_t argc = take_u32(in), envc = take_u32(in);
    if (argc < 1 || argc >= MAX_WORDS || envc >= MAX_WORDS || request.next_group_fds > request.fd_count)
        _exit(3);
    request.fd_count -= request.next_group_fds;
    request.cwd = take_string(in);
    for (uint32_t i = 0; i < argc; i++)
        request.argv[i] = take_string(in);
    for (uint32_t i = 0; i < envc; i++)
        request.envp[i] = take_string(in);
    request.argv[argc] = request.envp[envc] = NULL;
}

/* The kernel counts kills since the group was made, and its peak since it was last written to. */
static void read_group(void)
{
    struct group *group = &own.group;
    if (!group->kind)
        return;
    int64_t kills = (int64_t)integer_in(group->kills, "oom_kill ");
    answer.memory_kills = kills - group->kills_before;
    group->kills_before = kills;
    answer.peak_bytes = (int64_t)integer_in(group->peak, NULL);
    answer.charged_bytes = (int64_t)integer_in(group->charged, NULL);
}

/* Clones a process that shares memory and descriptors and is born in the directory of a group. There is no C
 * library function for it; the child calls `child_main` on its own stack and ends with what that returns. */
static pid_t clone_into(int directory, void *stack, size_t stack_bytes)
{
    struct clone_args args = {.flags = CLONE_VM | CLONE_FILES | CLONE_INTO_CGROUP, .exit_signal = SIGCHLD,
                              .stack = (uintptr_t)stack, .stack_size = stack_bytes, .cgroup = (uint64_t)directory};
    long result;
#if defined(__x86_64__)
    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "xor %%edi, %%edi\n\t"
                     "call *%[child]\n\t"
                     "mov %%eax, %%edi\n\t"
                     "mov %[exit], %%eax\n\t"
                     "syscall\n\t"
                     "1:"
                     : "=a"(result)
                     : "0"(SYS_clone3), "D"(&args), "S"(sizeof args), [child] "r"(child_main), [exit] "i"(SYS_exit)
                     : "rcx", "r11", "memory");
#elif defined(__aarch64__)
    register long x0 __asm__("x0") = (long)&args;
    register long x1 __asm__("x1") = sizeof args;
    register long x8 __asm__("x8") = SYS_clone3;
    __asm__ volatile("svc 0\n\t"
                     "cbnz x0, 1f\n\t"
                     "mov x29, 0\n\t"
                     "blr %[child]\n\t"
                     "mov x8, %[exit]\n\t"
                     "svc 0\n\t"
                     "1:"
                     : "+r"(x0)
                     : "r"(x1), "r"(x8), [child] "r"(child_main), [exit] "i"(SYS_exit)
                     : "memory");
    result = x0;
#else
#error "write clone_into for this processor"
#endif
    if (result < 0)
        errno = (int)-result, result = -1;
    return (pid_t)result;
}

/* Makes the process that will be the next program; it waits until there is one. */
static void make_child(void)
{
    static char stack[65536] __attribute__((aligned(64)));
    answer = (struct reply){.instructions = -1, .peak_bytes = -1};
    own.goes = CHILD_WAITS;
    if (own.group.kind == GROUP_V2)
        own.child = clone_into(own.group.directory, stack, sizeof stack);
    else
        own.child = clone(child_main, stack + sizeof stack, CLONE_VM | CLONE_FILES | SIGCHLD, NULL);
    if (own.child < 0)
        note("clone", NULL);
}

static int is_pipe(int fd)
{
    struct stat info;
    return !fstat(fd, &info) && S_ISFIFO(info.st_mode);
}

/* Whoever has the other end of a pipe must see it when the program closes its own, so the zygote keeps none once
 * the child has a table of its own. A child that was killed before that leaves them open until its run is over. */
static void start_child(void)
{
    const struct timespec patience = {.tv_sec = 1};
    int pipe[2] = {0};
    for (uint32_t i = 0; i < 2 && i < request.fd_count; i++)
        pipe[i] = is_pipe(request.fds[i]);
    tell(CHILD_GOES);
    if (!pipe[0] && !pipe[1])
        return;
    while (__atomic_load_n(&own.goes, __ATOMIC_ACQUIRE) == CHILD_GOES)
        if (syscall(SYS_futex, &own.goes, FUTEX_WAIT_PRIVATE, CHILD_GOES, &patience) < 0 && errno == ETIMEDOUT)
            return;
    for (uint32_t i = 0; i < 2; i++)
        if (pipe[i]) {
            close(request.fds[i]);
            request.fds[i] = -1;
        }
}

static void run_program(struct reader *in)
{
    take_run(in);
    if (own.group.peak_resets && pwrite(own.group.peak, "0", 1, 0) < 0)
        note("reset the peak of the cgroup", NULL);
    int64_t instructions = counter(own.instructions), clock_start = tree_clock(), start = now_us();
    if (own.child > 0) {
        start_child();
        watch(own.child, start, clock_start);
    }
    clear();
    answer.wall_us = now_us() - start;
    answer.cpu_us = cpu_used(clock_start, &(struct tree){0});
    /* The counter misses a little at each switch of a program that mostly sleeps; what was reaped was used. */
    if (!own.group.kind && answer.cpu_us < answer.user_us + answer.system_us)
        answer.cpu_us = answer.user_us + answer.system_us;
    if (instructions >= 0)
        answer.instructions = counter(own.instructions) - instructions;
    read_group();
    answer.output_bytes = output_bytes();
    answer.dirty = is_dirty(own.tmp, &own.clean_tmp) || is_dirty(own.box, &own.clean_box);
    for (uint32_t i = 0; i < request.fd_count; i++)
        close(request.fds[i]);
    reply();
    if (request.next_group_fds) {
        close_group();
        take_group(request.fds + request.fd_count, request.next_group_fds);
    }
    make_child();
}

static _Noreturn void serve(void)
{
    for (;;) {
        size_t bytes = receive(request.fds, &request.fd_count);
        struct reader in = {message, message + bytes};
        if (!bytes)
            _exit(0);
        uint32_t operation = take_u32(&in);
        if (operation == OP_RUN)
            run_program(&in);
        else if (operation != OP_STOP) /* which has come too late, when the run had ended */
            _exit(3);
    }
}

/* --- The keeper ------------------------------------------------------------------------------------------ */

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
    for (int s = 1; s < NSIG; s++)
        signal(s, SIG_DFL);
    setsid();
    umask(022);
    occupy_descriptors();
    size_t bytes = receive(fds, &fd_count);
    struct reader in = {message, message + bytes};
    if (!bytes || take_u32(&in) != OP_SETUP)
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
