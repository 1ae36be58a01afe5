/*
 * Runs, one after the other: the child that becomes the program, and the zygote that watches it and says what
 * happened.
 */
#include "zygote.h"

#include <linux/futex.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <time.h>

struct own own = {.signals = -1, .task_clock = -1, .instructions = -1, .proc = -1, .tmp = -1, .box = -1};
struct run request;

/* Opens a counter of the zygote and all its descendants; -1 where the kernel has none. It counts always: one that
 * starts with exec would be lost, because the kernel may swap the counters of a parent and its child. */
static int open_counter(uint32_t type, uint64_t config)
{
    struct perf_event_attr attr = {.size = sizeof attr, .type = type, .config = config, .inherit = 1,
                                   .exclude_kernel = 1, .exclude_hv = 1};
    return (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static int64_t own_cpu_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
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

void open_own(struct reader *in, int *fds, uint32_t fd_count)
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
    own.cpu_before_ns = own_cpu_ns();
    if (take_u32(in))
        own.instructions = open_counter(PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS);
    own.group.kind = take_u32(in);
    own.group.peak_resets = take_u32(in);
    own.group.cpu_unit_ns = take_u64(in);
    take_group(fds, fd_count);
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

static int has_clock(void)
{
    return own.group.kind || own.task_clock >= 0;
}

/* CPU time of the tree in microseconds since no matter when: the cgroup's if there is one, else the inherited
 * counter's less the zygote's own since the counter was opened. */
static int64_t tree_clock(void)
{
    if (own.group.kind)
        return (int64_t)(integer_in(own.group.cpu_usage, NULL) * own.group.cpu_unit_ns / 1000);
    return (counter(own.task_clock) - own_cpu_ns() + own.cpu_before_ns) / 1000;
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
        answer.major_faults += used.ru_majflt;
        if (used.ru_maxrss * 1024LL > answer.largest_bytes)
            answer.largest_bytes = used.ru_maxrss * 1024LL;
    }
    return pid;
}

/* What was used since the start of the run. Without a clock of the tree it is what was reaped and what lives. The
 * inherited counter misses a little at each switch, and is late for processes that have just ended; what was seen
 * was used. */
static int64_t cpu_used(int64_t clock_start, const struct tree *alive)
{
    int64_t seen = answer.user_us + answer.system_us + alive->cpu_us;
    int64_t clocked = has_clock() ? tree_clock() - clock_start : 0;
    return own.group.kind || clocked > seen ? clocked : seen;
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
    int sampling = request.sample_bytes || !has_clock();
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

/* The inherited counter counts what the host of this machine has taken away, and loses a little at each switch, so
 * what was reaped is the better figure, unless children were reaped by the kernel itself or the run was killed for
 * what the counter said. */
static int64_t cpu_told(int64_t used)
{
    int64_t reaped = answer.user_us + answer.system_us;
    if (own.group.kind || answer.cause == CAUSE_CPU || used - reaped > reaped / 20 + 10000)
        return used;
    return reaped;
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
    if (request.fd_count < 3 || (request.fds[1] >= 0 && fstat(request.fds[1], &out) < 0) ||
        (request.fds[2] >= 0 && fstat(request.fds[2], &err) < 0))
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
    request.looked_bytes = 0;
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
    for (uint32_t i = 0; i < request.fd_count; i++)
        request.fd_flags[i] = fcntl(request.fds[i], F_GETFL);
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
void make_child(void)
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
    int pipe[MAX_FDS], pipes = 0;
    for (uint32_t i = 0; i < request.fd_count; i++)
        pipes += pipe[i] = is_pipe(request.fds[i]);
    tell(CHILD_GOES);
    if (!pipes)
        return;
    while (__atomic_load_n(&own.goes, __ATOMIC_ACQUIRE) == CHILD_GOES)
        if (syscall(SYS_futex, &own.goes, FUTEX_WAIT_PRIVATE, CHILD_GOES, &patience) < 0 && errno == ETIMEDOUT)
            return;
    for (uint32_t i = request.fd_count; i-- > 0;) /* in the order in which the kernel closes them at exit */
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
    if (request.sample_bytes && answer.sampled_bytes < written_bytes())
        answer.sampled_bytes = written_bytes();
    clear();
    answer.wall_us = now_us() - start;
    answer.cpu_us = cpu_told(cpu_used(clock_start, &(struct tree){0}));
    if (instructions >= 0)
        answer.instructions = counter(own.instructions) - instructions;
    read_group();
    answer.output_bytes = output_bytes();
    answer.dirty = is_dirty(own.tmp, &own.clean_tmp) || is_dirty(own.box, &own.clean_box);
    for (uint32_t i = 0; i < request.fd_count; i++) {
        fcntl(request.fds[i], F_SETFL, request.fd_flags[i]); /* the judge's own are the same file descriptions */
        close(request.fds[i]);
    }
    reply();
    if (request.next_group_fds) {
        close_group();
        take_group(request.fds + request.fd_count, request.next_group_fds);
    }
    make_child();
}

_Noreturn void serve(void)
{
    for (;;) {
        struct reader in;
        if (!receive(&in, request.fds, &request.fd_count))
            _exit(0);
        uint32_t operation = take_u32(&in);
        if (operation == OP_RUN)
            run_program(&in);
        else if (operation != OP_STOP) /* which has come too late, when the run had ended */
            _exit(3);
    }
}
