// Tries: nothing wrong: has a static array of 1 GiB of which it uses one page, which must not count.
// Ends: exited 0
// Limits: memory_mib=16
// Checks: peak_mib<=4
static char array[1L << 30];
int main(void)
{
    *(volatile char *)(array + (1L << 29)) = 1;
    return 0;
}
