/* Leaves traces for the next run, as its first argument says, in the directory that is its second: a "file", the "mode" 000,
 * an extended "attribute"; or finds them ("find"). Expected: exits 0, and so does the "find" that comes next. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

static int is_as_new(const char *directory)
{
    char value[16];
    int entries = 0;
    DIR *listing = opendir(directory);
    while (listing && readdir(listing))
        entries++;
    return entries == 2 && getxattr(directory, "user.note", value, sizeof value) < 0;
}

int main(int argc, char **argv)
{
    char path[64];
    if (argc < 3)
        return 2;
    snprintf(path, sizeof path, "%s/note", argv[2]);
    if (!strcmp(argv[1], "file"))
        close(open(path, O_WRONLY | O_CREAT, 0644));
    else if (!strcmp(argv[1], "mode"))
        chmod(argv[2], 0);
    else if (!strcmp(argv[1], "attribute"))
        setxattr(argv[2], "user.note", "x", 1, 0);
    else
        return !is_as_new(argv[2]);
    return 0;
}
