// Tries: to make copying out fail: files and directories that nobody may read, in a box that nobody may enter.
// Ends: exited 0
// Without groups: exited 0 -- a judge with the user of the program cannot read all that it has closed
// Mode: box
// Comes out: closed directory/inside enter-only/inside list-only/inside write-only
#include "steps.h"

int main(void)
{
    MUST(chdir("/box"));
    write_text("closed", "x");
    write_text("write-only", "x");
    MUST(mkdir("directory", 0755));
    write_text("directory/inside", "x");
    MUST(mkdir("enter-only", 0755));
    write_text("enter-only/inside", "x");
    MUST(mkdir("list-only", 0755));
    write_text("list-only/inside", "x");
    MUST(chmod("closed", 0));
    MUST(chmod("write-only", 0222));
    MUST(chmod("directory", 0));
    MUST(chmod("enter-only", 0111));
    MUST(chmod("list-only", 0444));
    MUST(chmod("/box", 0));
    return 0;
}
