// Tries: to be taken for an option, a pattern, a command, a parent directory or a home by whoever handles its files.
// Ends: exited 0
// Mode: box
// Comes out: $(id) %s%n * -rf ... .... ..x .hidden ;id ? \ \\.. `id` a'b a\nb c"d con nul.txt {a,b} | ~ ~root
#include "steps.h"

static const char *const NAMES[] = {
    "$(id)", "%s%n",  "*",    "-rf",    "...",   "....", "..x",     ".hidden", ";id",  "?", "\\",
    "\\\\..", "`id`", "a'b", "a\\nb", "c\"d", "con",  "nul.txt", "{a,b}",   "|",    "~", "~root",
};

int main(void)
{
    MUST(chdir("/box"));
    for (unsigned i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        write_text(NAMES[i], "x");
    REFUSED(open("..", O_WRONLY | O_CREAT, 0644), EISDIR);
    REFUSED(open("a/b", O_WRONLY | O_CREAT, 0644), ENOENT);
    REFUSED(open("", O_WRONLY | O_CREAT, 0644), ENOENT);
    return granted;
}
