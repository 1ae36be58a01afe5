// Tries: to fill the disk by an object file: an array of 16 GiB that is not only zeros.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=3000 memory_mib=128
char numbers[16LL << 30] = {1};
int main(void)
{
    return numbers[0];
}
