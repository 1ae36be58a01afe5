// Tries: to run for ever without asking the kernel for anything.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: cpu_ms>=100 cpu_ms<=300
int main(void)
{
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
