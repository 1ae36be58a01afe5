// Tries: to spoil the way its output is written for whoever holds it too: appending, not blocking, without caches.
// Ends: exited 0
// Prints: one two three
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int say(const char *word)
{
    return write(1, word, strlen(word)) != (ssize_t)strlen(word);
}

int main(void)
{
    int failed = 0;
    fcntl(1, F_SETFL, O_NOATIME); /* its owner may */
    fcntl(1, F_SETFL, O_APPEND | O_NONBLOCK | O_ASYNC);
    failed |= say("one ");
    lseek(1, 0, SEEK_SET);
    failed |= say("two ");
    fcntl(1, F_SETFL, 0);
    lseek(1, 0, SEEK_END);
    failed |= say("three ");
    fcntl(1, F_SETFL, O_DIRECT | O_APPEND);
    lseek(1, 1 << 30, SEEK_SET);
    return failed;
}
