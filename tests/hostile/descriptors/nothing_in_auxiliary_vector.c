// Tries: to learn of the supervisor, or to gain by it, from what the kernel tells a program at its start.
// Ends: exited 0
#include "attempt.h"
#include <sys/auxv.h>
#include <unistd.h>
int main(int count, char **words)
{
    HOLDS(count == 1 && !strcmp(words[0], "/programs/nothing_in_auxiliary_vector"));
    HOLDS(!strcmp((char *)getauxval(AT_EXECFN), words[0]));
    HOLDS(getauxval(AT_SECURE) == 0);
    HOLDS(getauxval(AT_UID) == getuid() && getauxval(AT_EUID) == getuid());
    HOLDS(getauxval(AT_GID) == getgid() && getauxval(AT_EGID) == getgid());
    HOLDS(getuid() != 0 && getgid() != 0);
    return granted;
}
