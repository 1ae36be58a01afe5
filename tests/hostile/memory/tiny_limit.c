// Tries: nothing wrong: an empty program under a limit of 4 MiB, which is enough.
// Ends: exited 0
// Limits: memory_mib=4
// Checks: peak_mib<=4
int main(void)
{
    return 0;
}
