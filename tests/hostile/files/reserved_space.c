// Tries: to hold space that no size shows: blocks reserved behind the end of empty files, in the box and in /tmp.
// Ends: exited 0
// Mode: box
// Limits: output=1073741824 memory_mib=256
// Comes out: a b
#define _GNU_SOURCE
#include "steps.h"

int main(void)
{
    int file = (int)MUST(open("/box/a", O_WRONLY | O_CREAT | O_EXCL, 0644));
    int other = (int)MUST(open("/box/b", O_WRONLY | O_CREAT | O_EXCL, 0644));
    int third = (int)MUST(open("/tmp/c", O_WRONLY | O_CREAT | O_EXCL, 0644));
    MUST(fallocate(file, 0, 0, 4096)); /* room that the size shows may be reserved */
    REFUSED(fallocate(file, FALLOC_FL_KEEP_SIZE, 0, room("/box") / 2), EOPNOTSUPP);
    REFUSED(fallocate(other, FALLOC_FL_KEEP_SIZE, 0, room("/box")), EOPNOTSUPP);
    REFUSED(fallocate(third, FALLOC_FL_KEEP_SIZE, 0, 1 << 30), EOPNOTSUPP);
    MUST(write(other, "x", 1));
    return granted;
}
