// Tries: nothing wrong: reads all of an array larger than the limit, which is one page of zeros seen many times.
// Ends: exited 0
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib<=4
enum { SIZE = 12 << 20 };
static char array[SIZE];
int main(void)
{
    int sum = 0;
    for (long at = 0; at < SIZE; at += 4096)
        sum += *(volatile char *)(array + at);
    return sum;
}
