// Tries: to have the judge follow links where it reads results: to secrets, to devices, to itself, in circles, upwards.
// Ends: exited 0
// Mode: box
// Comes out: real/text
#include "steps.h"

static void plant(const char *target, const char *name)
{
    MUST(symlink(target, name));
}

int main(void)
{
    const char *secret = getenv("SECRET");
    char upward[512];
    if (!secret)
        return 2;
    MUST(chdir("/box"));
    MUST(mkdir("real", 0755));
    write_text("real/text", "x");
    snprintf(upward, sizeof upward, "../../../../../../../..%s", secret);
    plant("/etc/shadow", "absolute");
    plant("../../../../../../etc/shadow", "relative");
    plant(secret, "answer");
    plant(upward, "real/answer");
    plant("/proc/self/environ", "environment");
    plant("/proc/self/fd/0", "descriptor");
    plant("/proc/self/root/etc/shadow", "root");
    plant("/proc/1/environ", "real/first");
    plant("/dev/zero", "endless");
    plant("/dev/stdin", "input");
    plant("circle", "circle");
    plant("there", "here");
    plant("here", "there");
    plant("nowhere", "dangling");
    plant("real/text", "inside");
    plant("/", "directory");
    plant("/etc", "real/etc");
    plant("..", "real/up");
    plant(".", "same");
    REFUSED(symlink("", "real/empty"), ENOENT);
    return granted;
}
