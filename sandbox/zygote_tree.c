/*
 * What the processes of a run hold, where no control group tells.
 *
 * The far look adds up what each process has in memory and the files they have written, which counts what several
 * share several times. Only when that is over the limit does the close look follow: it counts each address space
 * once, each page by its share, and the pages of mapped files in /tmp and the box not at all, for they are among the
 * files. It takes the kernel a walk over the page tables.
 */
#include "zygote.h"

#include <dirent.h>
#include <linux/kcmp.h>
#include <sys/statfs.h>

enum { MAX_SEEN = 4096, LINE_BYTES = 160, MAPPED_BY_TABLE = 512 };

/* A process, by the thread that shows its memory: when the main one has ended, another one does. */
struct process {
    pid_t thread;
    char where[64]; /* of that thread, below /proc */
    int64_t cpu_us; /* with what it has waited for */
    int64_t resident_bytes, virtual_bytes;
};

/* Address spaces that were counted, each by a thread in it, in the kernel's order of them. */
static pid_t seen[MAX_SEEN];
static uint32_t seen_count;

static int open_of(const char *where, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", where, name);
    return openat(own.proc, path, O_RDONLY | O_CLOEXEC);
}

/* Reads the beginning of a file; leaves an empty text if the process has just ended. */
static void read_of(const char *where, const char *name, char *text, size_t size)
{
    int fd = open_of(where, name);
    ssize_t bytes = fd < 0 ? 0 : read(fd, text, size - 1);
    text[bytes > 0 ? bytes : 0] = 0;
    if (fd >= 0)
        close(fd);
}

/* Source: proc(5), "/proc/pid/stat"; fields 3, 14 to 17, 20, 23 and 24. */
static int read_stat(const char *where, struct process *process, long *threads)
{
    char text[512], state;
    unsigned long user, system, space;
    long waited_user, waited_system, resident;
    read_of(where, "stat", text, sizeof text);
    char *name_end = strrchr(text, ')'); /* the name may hold anything */
    if (!name_end || sscanf(name_end + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %ld %ld %*d %*d %ld %*d "
                                          "%*u %lu %ld", &state, &user, &system, &waited_user, &waited_system, threads,
                            &space, &resident) != 8)
        return 0;
    process->cpu_us = ((int64_t)(user + system) + waited_user + waited_system) * 1000000 / sysconf(_SC_CLK_TCK);
    process->resident_bytes = (int64_t)resident * sysconf(_SC_PAGESIZE);
    process->virtual_bytes = (int64_t)space;
    return 1;
}

/* Calls for each entry of a directory that is a number. */
static void for_each_number(int directory, char *entries, size_t size, void (*call)(const char *, void *), void *context)
{
    for (long bytes; (bytes = syscall(SYS_getdents64, directory, entries, size)) > 0;)
        for (long at = 0; at < bytes;) {
            struct dirent64 *entry = (struct dirent64 *)(entries + at);
            at += entry->d_reclen;
            if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
                call(entry->d_name, context);
        }
}

struct search { const char *pid; struct process *found; };

static void try_thread(const char *thread, void *context)
{
    struct search *search = context;
    struct process other;
    long threads;
    char where[64];
    snprintf(where, sizeof where, "%.15s/task/%.15s", search->pid, thread);
    if (search->found->resident_bytes || !read_stat(where, &other, &threads) || !other.resident_bytes)
        return;
    search->found->resident_bytes = other.resident_bytes;
    search->found->virtual_bytes = other.virtual_bytes;
    search->found->thread = atoi(thread);
    memcpy(search->found->where, where, sizeof where);
}

static int find_process(const char *pid, struct process *process)
{
    static char entries[4096];
    long threads;
    *process = (struct process){.thread = atoi(pid)};
    snprintf(process->where, sizeof process->where, "%.15s", pid);
    if (!read_stat(pid, process, &threads))
        return 0;
    if (!process->resident_bytes && threads > 1) {
        struct search search = {pid, process};
        int tasks = open_of(pid, "task");
        if (tasks >= 0) {
            for_each_number(tasks, entries, sizeof entries, try_thread, &search);
            close(tasks);
        }
    }
    return 1;
}

/* Page tables are not among the pages of a process. They weigh only in a huge address space. */
static int64_t tables_bytes(const struct process *process)
{
    char text[2048];
    if (process->virtual_bytes / MAPPED_BY_TABLE < (int64_t)request.sample_bytes / 8)
        return 0;
    read_of(process->where, "status", text, sizeof text);
    char *line = strstr(text, "\nVmPTE:");
    return line ? strtoll(line + 7, NULL, 10) * 1024 : 0;
}

static void add_from_afar(const char *pid, void *context)
{
    struct tree *tree = context;
    struct process process;
    if (!strcmp(pid, "1") || !find_process(pid, &process))
        return;
    tree->cpu_us += process.cpu_us;
    tree->resident_bytes += process.resident_bytes + tables_bytes(&process);
    tree->processes++;
}

/* Whether an address space was counted before; if not, notes that it is now. */
static int is_seen(pid_t thread)
{
    uint32_t low = 0, high = seen_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        long order = syscall(SYS_kcmp, seen[middle], thread, KCMP_VM, 0, 0);
        if (order == 0)
            return 1;
        if (order == 1)
            low = middle + 1;
        else
            high = middle;
    }
    if (seen_count < MAX_SEEN) {
        memmove(seen + low + 1, seen + low, (seen_count - low) * sizeof *seen);
        seen[low] = thread;
        seen_count++;
    }
    return 0;
}

/* Takes one line of smaps: the head of a mapping, which ends in the path of its file, or one of its figures. */
static void take_line(const char *line, int *counted, int64_t *bytes)
{
    if ((*line >= '0' && *line <= '9') || (*line >= 'a' && *line <= 'f'))
        *counted = !strstr(line, " /tmp/") && !strstr(line, " /box/");
    else if (*counted && !strncmp(line, "Pss:", 4))
        *bytes += strtoll(line + 4, NULL, 10) * 1024;
}

/* Shares of pages that are in no file of ours; -1 if the process does not show them. */
static int64_t share_bytes(const struct process *process)
{
    static char text[32768];
    char line[LINE_BYTES];
    size_t length = 0;
    int counted = 0, file = open_of(process->where, "smaps");
    int64_t sum = 0;
    if (file < 0)
        return -1;
    for (ssize_t bytes; (bytes = read(file, text, sizeof text)) > 0;)
        for (ssize_t at = 0; at < bytes; at++) {
            if (text[at] != '\n') {
                if (length < sizeof line - 1)
                    line[length++] = text[at];
                continue;
            }
            line[length] = 0;
            length = 0;
            take_line(line, &counted, &sum);
        }
    close(file);
    return sum;
}

static void add_from_near(const char *pid, void *context)
{
    struct tree *tree = context;
    struct process process;
    if (!strcmp(pid, "1") || !find_process(pid, &process) || !process.resident_bytes || is_seen(process.thread))
        return;
    int64_t share = share_bytes(&process);
    tree->resident_bytes += (share < 0 ? process.resident_bytes : share) + tables_bytes(&process);
}

static int64_t files_bytes(int directory)
{
    struct statfs info;
    if (directory < 0 || fstatfs(directory, &info) < 0)
        return 0;
    return (int64_t)(info.f_blocks - info.f_bfree) * info.f_bsize;
}

int64_t written_bytes(void)
{
    return files_bytes(own.tmp) + files_bytes(own.box);
}

/* The close look also follows when several processes seem to hold more than when it was last taken: a record tells
 * no page twice. */
struct tree look_at_tree(void)
{
    static char entries[32768];
    int64_t files = written_bytes();
    struct tree tree = {.resident_bytes = files};
    lseek(own.proc, 0, SEEK_SET);
    for_each_number(own.proc, entries, sizeof entries, add_from_afar, &tree);
    if (!request.sample_bytes)
        return tree;
    int over = tree.resident_bytes > (int64_t)request.sample_bytes;
    if (over || (tree.processes > 1 && tree.resident_bytes > request.looked_bytes + request.looked_bytes / 32)) {
        request.looked_bytes = tree.resident_bytes;
        tree.resident_bytes = files;
        seen_count = 0;
        lseek(own.proc, 0, SEEK_SET);
        for_each_number(own.proc, entries, sizeof entries, add_from_near, &tree);
    } else if (tree.processes > 1)
        tree.resident_bytes = files;
    return tree;
}
