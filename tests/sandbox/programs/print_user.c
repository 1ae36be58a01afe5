/* Prints its real and effective user. The file is owned by the judge's user and has the set-user-id bit. Expected:
 * exits 0; both are the program's own. */
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    printf("%d %d %d %d\n", getuid() == geteuid(), getgid() == getegid(), getuid() == 0, geteuid() == 0);
    return 0;
}
