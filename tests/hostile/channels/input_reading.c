// Tries: to learn from the times of its input when the run before has read it.
// Ends: exited 0
// Mode: twice
// Stdin: hello there
#define _GNU_SOURCE
#include "walls.h"
#include <sys/stat.h>
#include <time.h>

int main(int argc, char **argv)
{
    struct stat input;
    char text[8];
    fstat(0, &input);
    HOLDS(input.st_atim.tv_sec < input.st_mtim.tv_sec ||
          (input.st_atim.tv_sec == input.st_mtim.tv_sec && input.st_atim.tv_nsec <= input.st_mtim.tv_nsec));
    nanosleep(&(struct timespec){0, 12000000}, NULL); /* a tick of the clock that stamps files */
    (void)!read(0, text, sizeof text);
    return granted;
}
