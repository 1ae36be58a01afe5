// Tries: to tell the next run something by the times of its input, which that reads too: sets them, and reads it at a time of its choice.
// Ends: exited 0
// Mode: twice
// Stdin: hello
#define _GNU_SOURCE
#include "walls.h"
#include <sys/stat.h>
#include <time.h>

int main(int argc, char **argv)
{
    const struct timespec note[2] = {{1234567, 89}, {7654321, 98}};
    struct timespec now;
    struct stat input;
    char text[8];
    fstat(0, &input);
    HOLDS(input.st_atim.tv_sec != note[0].tv_sec && input.st_mtim.tv_sec != note[1].tv_sec);
    (void)!read(0, text, sizeof text);
    futimens(0, NULL);
    futimens(0, note);
    utimensat(AT_FDCWD, "/proc/self/fd/0", note, 0);
    return granted;
}
