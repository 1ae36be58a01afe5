/* Packets from and to the judge, and how a step fails. */
#include "zygote.h"

#include <sys/socket.h>

static unsigned char message[MESSAGE_BYTES];
struct reply answer;

void *take(struct reader *in, size_t bytes)
{
    void *start = in->at;
    if ((size_t)(in->end - in->at) < bytes)
        _exit(3);
    in->at += bytes;
    return start;
}

uint32_t take_u32(struct reader *in)
{
    uint32_t value;
    memcpy(&value, take(in, sizeof value), sizeof value);
    return value;
}

uint64_t take_u64(struct reader *in)
{
    uint64_t value;
    memcpy(&value, take(in, sizeof value), sizeof value);
    return value;
}

char *take_string(struct reader *in)
{
    unsigned char *end = memchr(in->at, 0, (size_t)(in->end - in->at));
    if (!end)
        _exit(3);
    return take(in, (size_t)(end - in->at) + 1);
}

/* Waits for a packet; returns 0 when the judge is gone. Descriptors arrive close-on-exec. What is read lies in the
 * packet itself until the next one comes. */
int receive(struct reader *in, int *fds, uint32_t *fd_count)
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
    *in = (struct reader){message, message + bytes};
    return 1;
}

void reply(void)
{
    if (send(SOCKET, &answer, sizeof answer, MSG_NOSIGNAL) < 0)
        _exit(0);
}

/* Hands a directory to the judge, in a packet of its own. */
void hand_over(int directory)
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
void note(const char *step, const char *what)
{
    if (answer.error)
        return;
    answer.error = errno ? errno : EINVAL;
    snprintf(answer.step, sizeof answer.step, what ? "%s %s" : "%s", step, what);
}

_Noreturn void fail(const char *step, const char *what)
{
    note(step, what);
    reply();
    _exit(2);
}
