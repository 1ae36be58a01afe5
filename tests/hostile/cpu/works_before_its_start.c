// Tries: to work before main, where a wrapper in the program's own language would not be counting yet.
// Ends: cpu_limit
// Limits: cpu_ms=100
__attribute__((constructor)) static void burn(void)
{
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
int main(void)
{
    return 0;
}
