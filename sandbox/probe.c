/*
 * The probe: one program that misbehaves in the ways the sandbox promises to contain, and says what it got.
 *
 *   probe MODE [ARGUMENTS]
 *
 * sandbox/probes.py runs it inside the sandbox, one mode at a time, and compares what it says with what was
 * reported. Each line of output is a word and a number or a name. A mode that must be stopped never ends well by
 * itself: whoever sees it exit with 0 knows that nothing has stopped it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MEBIBYTE = 1 << 20, FIXED_WORK_BYTES = 8 << 20, FIXED_WORK_PASSES = 12, LITTER_FILES = 100, LAST_FAMILY = 45,
       MANY = 1024 };

static int64_t clock_ns(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* --- Limits ---------------------------------------------------------------------------------------------- */

/* Takes so much memory and uses it; the limit is far below. */
static int hog(long mebibytes)
{
    for (; mebibytes; mebibytes--) {
        char *block = mmap(NULL, MEBIBYTE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED)
            return 1;
        memset(block, 1, MEBIBYTE);
    }
    return 0;
}

/* The same in a file of /tmp, which is memory too. */
static int hoard(long mebibytes)
{
    static char block[MEBIBYTE];
    int fd = open("/tmp/hoard", O_WRONLY | O_CREAT, 0600);
    memset(block, 1, sizeof block);
    for (; mebibytes; mebibytes--)
        if (write(fd, block, sizeof block) != (ssize_t)sizeof block)
            return 1;
    return 0;
}

static _Noreturn void spin(void)
{
    for (volatile uint64_t turns = 0;;)
        turns++;
}

static _Noreturn void doze(void)
{
    for (;;)
        pause();
}

/* Starts processes until the kernel refuses, says how many there are with itself, and leaves them behind. */
static int breed(const char *name)
{
    long alive = 1;
    prctl(PR_SET_NAME, name);
    for (pid_t pid; alive < MANY && (pid = fork()) >= 0; alive++)
        if (!pid)
            doze();
    printf("processes %ld\n", alive);
    return 0;
}

/* Every process starts as many as it can and never ends. */
static _Noreturn void bomb(const char *name)
{
    prctl(PR_SET_NAME, name);
    for (;;)
        if (!fork())
            setsid();
}

static int flood(void)
{
    static char block[65536];
    memset(block, 'x', sizeof block);
    signal(SIGXFSZ, SIG_IGN);
    while (write(1, block, sizeof block) >= 0)
        ;
    return 0;
}

/* --- Accounting ------------------------------------------------------------------------------------------ */

static void burn(long milliseconds)
{
    int64_t end = clock_ns(CLOCK_PROCESS_CPUTIME_ID) + milliseconds * 1000000LL;
    while (clock_ns(CLOCK_PROCESS_CPUTIME_ID) < end)
        for (volatile int turns = 0; turns < 2000; turns++)
            ;
}

/* Burns, and adds this process's own clock to a sum that all of them share. */
static void burn_and_tell(int64_t *sum, long milliseconds)
{
    burn(milliseconds);
    __atomic_add_fetch(sum, clock_ns(CLOCK_PROCESS_CPUTIME_ID), __ATOMIC_SEQ_CST);
}

static void orphan(int64_t *sum, long milliseconds, int gone)
{
    if (!fork()) { /* its end of the pipe closes when it has ended */
        setsid();
        burn_and_tell(sum, milliseconds);
        _exit(0);
    }
    close(gone);
    burn_and_tell(sum, 0);
    _exit(0);
}

/* Uses CPU time in one of the ways that a judge may fail to count, and says how much by its own clocks. */
static int account(const char *way, long milliseconds)
{
    int64_t *sum = mmap(NULL, sizeof *sum, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int ends[2];
    char nothing;
    if (sum == MAP_FAILED || pipe(ends) < 0)
        return 1;
    if (!strcmp(way, "alone"))
        burn(milliseconds);
    else {
        if (!strcmp(way, "auto-reaped"))
            signal(SIGCHLD, SIG_IGN);
        pid_t pid = fork();
        if (pid < 0)
            return 1;
        if (!pid && !strcmp(way, "orphan"))
            orphan(sum, milliseconds, ends[1]);
        if (!pid) {
            burn_and_tell(sum, milliseconds);
            _exit(0);
        }
        close(ends[1]);
        while (read(ends[0], &nothing, 1) > 0)
            ;
        while (wait(NULL) > 0)
            ;
    }
    printf("used_ns %lld\n", (long long)(*sum + clock_ns(CLOCK_PROCESS_CPUTIME_ID)));
    return 0;
}

/* The same work every time, half of it in memory that no cache of a core holds. */
static int work(void)
{
    static uint32_t cells[FIXED_WORK_BYTES / sizeof(uint32_t)];
    uint32_t value = 1;
    for (int pass = 0; pass < FIXED_WORK_PASSES; pass++)
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
            cells[i] = value = value * 1664525 + 1013904223 + cells[i];
    printf("sum %u\n", value);
    return 0;
}

static int clocks(long milliseconds)
{
    int64_t realtime = clock_ns(CLOCK_REALTIME), start = clock_ns(CLOCK_MONOTONIC), last = start, backwards = 0;
    struct timespec pause_for = {.tv_nsec = milliseconds * 1000000};
    nanosleep(&pause_for, NULL);
    for (int reads = 0; reads < 10000; reads++) {
        int64_t now = clock_ns(CLOCK_MONOTONIC);
        backwards += now < last;
        last = now;
    }
    printf("realtime_ns %lld\nelapsed_ns %lld\nbackwards %lld\n", (long long)realtime,
           (long long)(clock_ns(CLOCK_MONOTONIC) - start), (long long)backwards);
    return 0;
}

/* --- Walls ----------------------------------------------------------------------------------------------- */

static long tries;

static void tried(const char *what, int reached)
{
    tries++;
    if (reached)
        printf("reached %s\n", what);
}

/* Does not wait: where there is a way, the answer is "in progress". */
static int connects(int kind, const struct sockaddr *address, socklen_t size)
{
    int fd = socket(address->sa_family, kind | SOCK_NONBLOCK, 0);
    int done = fd >= 0 && (!connect(fd, address, size) || errno == EINPROGRESS) &&
               (kind == SOCK_STREAM || send(fd, "x", 1, 0) == 1);
    if (fd >= 0)
        close(fd);
    return done;
}

static int connects_ip(int kind, const char *host, int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    return connects(kind, (struct sockaddr *)&address, sizeof address);
}

static int connects_ip6(int port)
{
    struct sockaddr_in6 address = {
        .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    return connects(SOCK_STREAM, (struct sockaddr *)&address, sizeof address);
}

static int connects_abstract(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strnlen(name, sizeof address.sun_path - 1);
    memcpy(address.sun_path + 1, name, length);
    return connects(SOCK_STREAM, (struct sockaddr *)&address,
                    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length));
}

static int brings_up_loopback(void)
{
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    return fd >= 0 && !ioctl(fd, SIOCSIFFLAGS, &request);
}

static int is_known_family(int family)
{
    return family == AF_UNIX || family == AF_INET || family == AF_INET6 || family == AF_NETLINK;
}

/* Tries to reach a port and an abstract socket of the host, another machine, and other kinds of sockets. */
static int network(int port, const char *abstract)
{
    tried("a port of the host by TCP", connects_ip(SOCK_STREAM, "127.0.0.1", port));
    tried("a port of the host by UDP", connects_ip(SOCK_DGRAM, "127.0.0.1", port));
    tried("a port of the host by IPv6", connects_ip6(port));
    tried("another machine by TCP", connects_ip(SOCK_STREAM, "192.0.2.1", 80)); /* RFC 5737: nobody's */
    tried("another machine by UDP", connects_ip(SOCK_DGRAM, "192.0.2.1", 53));
    tried("an abstract socket of the host", connects_abstract(abstract));
    tried("the switch of the loopback", brings_up_loopback());
    tried("raw packets", socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) >= 0);
    for (int family = 3; family < LAST_FAMILY; family++)
        if (!is_known_family(family)) {
            char name[32];
            snprintf(name, sizeof name, "sockets of family %d", family);
            tried(name, socket(family, SOCK_DGRAM, 0) >= 0 || socket(family, SOCK_RAW, 0) >= 0);
        }
    printf("tries %ld\n", tries);
    return 0;
}

static int reads(const char *before, const char *path)
{
    char whole[4096], byte;
    snprintf(whole, sizeof whole, "%s%s", before, path);
    int fd = open(whole, O_RDONLY);
    return fd >= 0 && read(fd, &byte, 1) == 1;
}

static int reads_by_link(const char *path)
{
    return !symlink(path, "/tmp/link") && reads("/tmp/link", "");
}

static int holds_descriptors(void)
{
    for (int fd = 3; fd < 256; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            return 1;
    return 0;
}

/* Tries to read a file of the host that everybody may read. */
static int secret(const char *path)
{
    tried("descriptors of the judge", holds_descriptors());
    tried("the file by its path", reads("", path));
    tried("the file by a link", reads_by_link(path));
    tried("the file above the root", reads("/../../../../../..", path));
    tried("the file by the root of process 1", reads("/proc/1/root", path));
    tried("the file by the directory of process 1", reads("/proc/1/cwd", path));
    tried("the file by its own root", reads("/proc/self/root", path));
    tried("a root of its own", !chroot("/tmp"));
    tried("a mount namespace of its own", !unshare(CLONE_NEWNS) || !unshare(CLONE_NEWUSER | CLONE_NEWNS));
    tried("the passwords of the host", reads("", "/etc/shadow"));
    printf("tries %ld\n", tries);
    return 0;
}

/* --- Residue --------------------------------------------------------------------------------------------- */

/* Leaves behind what it can: files, memory, CPU time, processes that go on. */
static int litter(const char *name, long mebibytes)
{
    char path[64];
    int fd;
    prctl(PR_SET_NAME, name);
    for (int i = 0; i < LITTER_FILES; i++) {
        snprintf(path, sizeof path, "/tmp/litter-%d", i);
        if ((fd = open(path, O_WRONLY | O_CREAT, 0600)) < 0 || write(fd, path, sizeof path) < 0)
            return 1;
        close(fd);
    }
    if (hog(mebibytes) || hoard(mebibytes / 2))
        return 1;
    burn(20);
    for (int i = 0; i < 3; i++)
        if (!fork())
            i ? spin() : doze();
    return 0;
}

static long entries_of(const char *path, int (*counts)(const char *))
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    long count = 0;
    while (directory && (entry = readdir(directory)))
        count += counts(entry->d_name);
    return directory ? count : -1;
}

static int is_entry(const char *name)
{
    return strcmp(name, ".") && strcmp(name, "..");
}

static int is_process(const char *name)
{
    return name[0] >= '1' && name[0] <= '9';
}

/* Says what it finds of earlier runs; itself and process 1 are the only processes. */
static int look(void)
{
    printf("files %ld\nprocesses %ld\n", entries_of("/tmp", is_entry), entries_of("/proc", is_process));
    return 0;
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "", *first = argc > 2 ? argv[2] : "", *second = argc > 3 ? argv[3] : "";
    if (!strcmp(mode, "hog"))
        return hog(atol(first));
    if (!strcmp(mode, "hoard"))
        return hoard(atol(first));
    if (!strcmp(mode, "breed"))
        return breed(first);
    if (!strcmp(mode, "bomb"))
        bomb(first);
    if (!strcmp(mode, "spin"))
        spin();
    if (!strcmp(mode, "doze"))
        doze();
    if (!strcmp(mode, "flood"))
        return flood();
    if (!strcmp(mode, "account"))
        return account(first, atol(second));
    if (!strcmp(mode, "work"))
        return work();
    if (!strcmp(mode, "clocks"))
        return clocks(atol(first));
    if (!strcmp(mode, "network"))
        return network(atoi(first), second);
    if (!strcmp(mode, "secret"))
        return secret(first);
    if (!strcmp(mode, "litter"))
        return litter(first, atol(second));
    if (!strcmp(mode, "look"))
        return look();
    fprintf(stderr, "probe: no mode %s\n", mode);
    return 2;
}
