/*
 * The relay: carries what two programs say to each other, and writes down who said what and when.
 *
 *   first --pipe--> relay --pipe--> second      and the other way round, in a process of its own
 *
 * Started only for a pair whose traffic is asked for. Between two programs every process costs a switch for each
 * message, so this one does nothing else: wait, read, note, write. What it notes lies in a file in memory that the
 * judge reads when both programs have ended: a head, then records of 8-byte alignment, in the order of their claims.
 *
 * What one program sees of the other must be the same as without a relay: a closed end closes the other pipe at
 * once, in either direction. The relay ends when both programs have closed their ends, and so when both are dead.
 *
 * Arguments: five descriptors, to read from the first program, to write to the second, to read from the second, to
 * write to the first, and the file.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER_BYTES = 65536, SPLICE_BYTES = 1 << 20, FD_COUNT = 5 };

/* sandbox/traffic.py reads both. */
struct head {
    uint64_t used;     /* claimed by records, the head included; more than there is once one did not fit */
    uint64_t bytes[2]; /* carried from the first and from the second */
    uint64_t full;     /* a record was cut short or left out, and none comes any more */
};
struct record {
    uint64_t time_ns; /* on the monotonic clock */
    uint32_t sender, length;
    unsigned char data[];
};

static struct head *head;
static uint64_t capacity;

static void write_down(uint32_t sender, const unsigned char *data, size_t length)
{
    struct timespec now;
    if (__atomic_load_n(&head->full, __ATOMIC_RELAXED))
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t size = (sizeof(struct record) + length + 7) & ~(uint64_t)7;
    uint64_t at = __atomic_fetch_add(&head->used, size, __ATOMIC_RELAXED);
    if (at + size > capacity)
        __atomic_store_n(&head->full, 1, __ATOMIC_RELAXED);
    if (at + sizeof(struct record) > capacity)
        return;
    uint64_t room = capacity - at - sizeof(struct record);
    struct record *record = (struct record *)((unsigned char *)head + at);
    record->time_ns = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
    record->sender = sender;
    record->length = (uint32_t)(length < room ? length : room);
    memcpy(record->data, data, record->length);
}

/* Returns 0 if nobody reads any more. */
static int write_all(int to, const unsigned char *data, size_t length)
{
    while (length) {
        ssize_t bytes = write(to, data, length);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < 0)
            return 0;
        data += bytes;
        length -= (size_t)bytes;
    }
    return 1;
}

/* Carries what there is; returns 0 at the end. What is said to nobody is noted all the same. */
static int carry_once(int from, int to, uint32_t sender, int heard)
{
    static unsigned char buffer[BUFFER_BYTES];
    ssize_t bytes;
    if (heard && __atomic_load_n(&head->full, __ATOMIC_RELAXED))
        bytes = splice(from, NULL, to, NULL, SPLICE_BYTES, SPLICE_F_MOVE);
    else {
        bytes = read(from, buffer, sizeof buffer);
        if (bytes > 0)
            write_down(sender, buffer, (size_t)bytes);
        heard = heard && (bytes <= 0 || write_all(to, buffer, (size_t)bytes));
    }
    if (bytes > 0)
        head->bytes[sender] += (uint64_t)bytes;
    return bytes > 0 ? heard : bytes < 0 && errno == EINTR;
}

static void carry(int from, int to, uint32_t sender)
{
    struct pollfd ends[2] = {{.fd = from, .events = POLLIN}, {.fd = to}};
    int goes_on = 1;
    while (goes_on) {
        if (poll(ends, 2, -1) < 0)
            continue;
        int heard = !ends[1].revents;
        goes_on = heard;
        if (ends[0].revents)
            goes_on = carry_once(from, to, sender, heard);
    }
    close(from);
    close(to);
}

int main(int argc, char **argv)
{
    int fds[FD_COUNT];
    struct stat file;
    if (argc != FD_COUNT + 1)
        return 2;
    for (int i = 0; i < FD_COUNT; i++)
        fds[i] = atoi(argv[i + 1]);
    setsid();
    signal(SIGPIPE, SIG_IGN);
    if (fstat(fds[4], &file) < 0)
        return 3;
    capacity = (uint64_t)file.st_size;
    head = mmap(NULL, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, fds[4], 0);
    if (head == MAP_FAILED)
        return 3;
    pid_t other = fork();
    if (other < 0)
        return 4;
    uint32_t mine = other ? 0 : 1;
    close(fds[2 - 2 * mine]);
    close(fds[3 - 2 * mine]);
    carry(fds[2 * mine], fds[2 * mine + 1], mine);
    int status = 0;
    if (other && (waitpid(other, &status, 0) < 0 || status))
        return 5;
    return 0;
}
