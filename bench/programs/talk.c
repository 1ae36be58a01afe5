/* Talks in lines: `talk ask N` says a number and expects the next one, N times, and `talk think N` does a tenth of a
 * millisecond of work before each; `talk answer` answers until the end; `talk pour N` writes N bytes and `talk drink`
 * reads to the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char block[65536];

static void think(void)
{
    for (volatile long i = 0; i < 50000; i++)
        ;
}

static int ask(long turns, int thinks)
{
    for (long i = 0, heard; i < turns; i++) {
        if (thinks)
            think();
        printf("%ld\n", i);
        fflush(stdout);
        if (scanf("%ld", &heard) != 1 || heard != i + 1)
            return 1;
    }
    return 0;
}

static int answer(void)
{
    long heard;
    while (scanf("%ld", &heard) == 1) {
        printf("%ld\n", heard + 1);
        fflush(stdout);
    }
    return 0;
}

static int pour(long bytes)
{
    while (bytes > 0) {
        ssize_t written = write(1, block, bytes < (long)sizeof block ? (size_t)bytes : sizeof block);
        if (written < 0)
            return 1;
        bytes -= written;
    }
    return 0;
}

static int drink(void)
{
    ssize_t bytes;
    while ((bytes = read(0, block, sizeof block)) > 0)
        ;
    return bytes < 0;
}

int main(int argc, char **argv)
{
    long count = argc > 2 ? atol(argv[2]) : 0;
    if (!strcmp(argv[1], "ask") || !strcmp(argv[1], "think"))
        return ask(count, !strcmp(argv[1], "think"));
    if (!strcmp(argv[1], "answer"))
        return answer();
    return !strcmp(argv[1], "pour") ? pour(count) : drink();
}
