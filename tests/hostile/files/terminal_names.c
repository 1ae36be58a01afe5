// Tries: to break what lists its files: names with line breaks, escape sequences, bytes that are no UTF-8 and 255 signs.
// Ends: exited 0
// Mode: box
#include "steps.h"

static const char *const NAMES[] = {
    "line\nbreak", "\n",           "\r",           "\033[2J\033[31mred\033[0m", "\033]0;title\007", "\b\b\b",
    "\xff\xfe",    "\xc3\x28",     "\xed\xa0\x80", "\xf4\x90\x80\x80",          "\xc0\xaf",         "\xe2\x80\xae" "txt.exe",
    "a\tb",        " leading",     "trailing ",    "\x01\x02\x7f",              "\xc0\xae\xc0\xae", "\xe2\x81\x84" "etc",
    "\x80",        "e\xcc\x81",    "\xc3\xa9",     "\xef\xbb\xbf" "bom",
};

int main(void)
{
    char longest[256] = {0};
    MUST(chdir("/box"));
    for (unsigned i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        write_text(NAMES[i], "x");
    memset(longest, 0xfe, 255);
    MUST(mkdir(longest, 0755));
    MUST(chdir(longest));
    write_text(longest, "x");
    return 0;
}
