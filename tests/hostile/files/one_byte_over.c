// Tries: to have one byte more come out than the box can hold, with a file of holes that is as large as the box.
// Ends: exited 0
// Mode: box
// Limits: output=1073741824
// Comes out: a
#include "steps.h"

int main(void)
{
    int file = (int)MUST(open("/box/a", O_WRONLY | O_CREAT | O_EXCL, 0644));
    MUST(ftruncate(file, room("/box")));
    write_text("/box/b", "x");
    return 0;
}
