// Tries: to start programs with no arguments, with a variable for each of the loader's switches, and with too many words.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int start(const char *path, char **words, char **variables)
{
    int status;
    if (fork() == 0) {
        execve(path, words, variables);
        _exit(errno == E2BIG ? 7 : 8);
    }
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int count, char **words)
{
    char *nothing[] = {NULL}, *one[] = {"true", NULL}, *self[] = {"again", NULL};
    char *loader[] = {"LD_PRELOAD=/tmp/evil.so", "LD_AUDIT=/tmp/evil.so", "LD_LIBRARY_PATH=/tmp", "LD_DEBUG=all",
                      "LD_DEBUG_OUTPUT=/tmp/debug", "GCONV_PATH=/tmp", "MALLOC_CHECK_=3", "GLIBC_TUNABLES=x=y", NULL};
    static char *many[200001], word[100000];
    if (count == 0 || !*words[0] || !strcmp(words[0], "again"))
        return 3;
    HOLDS(start("/proc/self/exe", nothing, nothing) == 3);
    HOLDS(start("/proc/self/exe", NULL, NULL) == 3);
    HOLDS(start("/proc/self/exe", self, loader) == 3);
    HOLDS(start("/bin/true", one, loader) == 0);
    memset(word, 'x', sizeof word - 1);
    for (int i = 0; i < 200000; i++)
        many[i] = word;
    HOLDS(start("/bin/true", many, nothing) == 7);
    HOLDS(start("/bin/true", one, many) == 7);
    return granted;
}
