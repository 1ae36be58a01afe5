// Tries: nothing wrong: has a static array of 256 MiB of which it uses one page, which must not count.
// Ends: exited 0
// Limits: memory_mib=16
// Checks: peak_mib<=4
static char array[256 << 20];
int main(void)
{
    *(volatile char *)(array + (128 << 20)) = 1;
    return 0;
}
