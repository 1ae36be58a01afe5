/*
 * Compares ways for a program to begin its life in a control group of version 2 while programs may not call
 * clone3. Started by cgroup_entry.py with: an existing empty group's directory, the number of rounds, a program.
 * Prints one line for each way: its name and the sorted quantiles 50 and 95 in microseconds.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BARE, INTO, INTO_AND_FILTER, LIVE_IN, LIVE_IN_AND_RAISE, BY_HELPER, WAYS };
static const char *names[WAYS] = {"bare", "clone3-into", "clone3-into-and-filter", "live-in", "live-in-and-raise-oom-score",
                                  "round-trip-to-a-helper"};

static int group = -1, way, helper = -1;
static char *program[2];

static struct sock_filter ban[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

static int child(void)
{
    if (way == INTO_AND_FILTER) {
        struct sock_fprog prog = {.len = sizeof ban / sizeof *ban, .filter = ban};
        if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog) < 0)
            _exit(9);
    }
    if (way == LIVE_IN_AND_RAISE) {
        int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
        if (fd < 0 || write(fd, "1000", 4) != 4)
            _exit(9);
        close(fd);
    }
    execve(program[0], program, NULL);
    _exit(9);
}

static long start(void)
{
    static char stack[65536] __attribute__((aligned(64)));
    struct clone_args args = {.flags = CLONE_VM | CLONE_VFORK, .exit_signal = SIGCHLD, .stack = (uintptr_t)stack,
                              .stack_size = sizeof stack, .cgroup = (uint64_t)group};
    if (way == INTO || way == INTO_AND_FILTER)
        args.flags |= CLONE_INTO_CGROUP;
    long result;
    __asm__ volatile("syscall\n\ttest %%rax,%%rax\n\tjnz 1f\n\tcall *%[child]\n\tud2\n1:"
                     : "=a"(result)
                     : "0"(SYS_clone3), "D"(&args), "S"(sizeof args), [child] "r"(child)
                     : "rcx", "r11", "memory");
    return result;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

/* A process that answers each byte: what asking somebody outside the filter costs at the least. */
static void start_helper(void)
{
    int pair[2];
    char byte;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        exit(1);
    if (fork() == 0) {
        close(pair[0]);
        while (read(pair[1], &byte, 1) == 1)
            (void)!write(pair[1], &byte, 1);
        _exit(0);
    }
    close(pair[1]);
    helper = pair[0];
}

/* The two kinds of parents: outside the group, and living in it. */
static void measure(int first, int last, int rounds)
{
    double *times[WAYS];
    for (int i = first; i <= last; i++)
        times[i] = malloc(sizeof(double) * (size_t)rounds);
    for (int round = 0; round < rounds; round++)
        for (way = first; way <= last; way++) {
            double begin = now();
            char byte = 0;
            int status = 0;
            if (way == BY_HELPER) {
                if (write(helper, &byte, 1) != 1 || read(helper, &byte, 1) != 1)
                    exit(1);
            }
            long pid = start();
            if (pid < 0 || waitpid((pid_t)pid, &status, 0) < 0 || status) {
                fprintf(stderr, "%s: %s, status %x\n", names[way], strerror(errno), status);
                exit(1);
            }
            times[way][round] = now() - begin;
        }
    for (int i = first; i <= last; i++) {
        qsort(times[i], (size_t)rounds, sizeof(double), compare);
        printf("%s %.1f %.1f\n", names[i], times[i][rounds / 2], times[i][rounds * 95 / 100]);
    }
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    group = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    program[0] = argv[3];
    int rounds = atoi(argv[2]);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    start_helper();
    measure(BARE, INTO_AND_FILTER, rounds);
    measure(BY_HELPER, BY_HELPER, rounds);
    char path[4096];
    snprintf(path, sizeof path, "%s/cgroup.procs", argv[1]);
    int procs = open(path, O_WRONLY | O_CLOEXEC);
    if (procs < 0 || write(procs, "0", 1) != 1) {
        perror(path);
        return 1;
    }
    measure(LIVE_IN, LIVE_IN_AND_RAISE, rounds);
    return 0;
}
