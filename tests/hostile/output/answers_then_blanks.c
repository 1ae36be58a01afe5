// Tries: to have a right answer taken though it is followed by blanks without end.
// Ends: output_limit
// Limits: output=65536
// Prints: 42
#include <stdio.h>
int main(void)
{
    for (puts("42");; fputs(" \n\t\r\v\f", stdout))
        ;
}
