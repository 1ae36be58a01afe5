/* Prints its environment. Expected: exits 0; what every run finds and what the request adds, no more. */
#include <stdio.h>
extern char **environ;
int main(void)
{
    for (char **at = environ; *at; at++)
        puts(*at);
    return 0;
}
