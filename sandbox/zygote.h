/*
 * What the parts of the zygote share; see zygote.c for what it is.
 *
 *   zygote.c          the keeper, and the order of the set-up
 *   zygote_message.c  packets from and to the judge, and how a step fails
 *   zygote_world.c    steps of the set-up: mounts, capabilities, Landlock, filter
 *   zygote_run.c      runs: the child that becomes the program, and watching it
 *   zygote_tree.c     what a run's processes hold, where no control group tells
 */
#ifndef ZYGOTE_H
#define ZYGOTE_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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
    int64_t major_faults; /* pages that had to be read for the reaped processes */
    int64_t ended_us;     /* when the main process was reaped, on the monotonic clock */
};

/* What one RUN message asks for. */
struct run {
    uint32_t fd_count;
    int fds[MAX_FDS], fd_flags[MAX_FDS]; /* flags as the judge had set them */
    uint64_t cpu_us, wall_us, sample_bytes;
    int64_t looked_bytes; /* what all processes seemed to hold when they were last looked at closely */
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
struct own {
    int signals, task_clock, instructions, proc, tmp, box;
    int64_t cpu_before_ns; /* CPU time of the zygote itself when it began to count */
    struct stat clean_tmp, clean_box; /* as they were when nobody had used them */
    struct group group;
    struct sock_filter child_filter[MAX_CHILD_FILTER];
    uint32_t child_filter_bytes;
    pid_t child;   /* waits to become the next program */
    uint32_t goes; /* a futex: set when it may, and again when it has taken its descriptors */
};

extern struct own own;
extern struct reply answer;
extern struct run request;

/* zygote_message.c */
struct reader { unsigned char *at, *end; };

void *take(struct reader *in, size_t bytes);
uint32_t take_u32(struct reader *in);
uint64_t take_u64(struct reader *in);
char *take_string(struct reader *in);
int receive(struct reader *in, int *fds, uint32_t *fd_count);
void reply(void);
void hand_over(int directory);
void note(const char *step, const char *what);
_Noreturn void fail(const char *step, const char *what);

/* zygote_world.c */
void map_user(uint32_t uid, uint32_t gid);
void build_root(struct reader *in);
void forget_oom_score(void);
void drop_capabilities(uint64_t keep);
int make_ruleset(struct reader *in);
void add_rules(struct reader *in, int ruleset);
void install_filter(struct reader *in);

/* zygote_run.c */
void open_own(struct reader *in, int *fds, uint32_t fd_count);
void make_child(void);
_Noreturn void serve(void);

/* zygote_tree.c */
struct tree { int64_t cpu_us, resident_bytes; uint32_t processes; };

struct tree look_at_tree(void);
int64_t written_bytes(void);

#endif
