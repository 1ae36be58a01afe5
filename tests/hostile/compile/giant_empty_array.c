// Tries: to fill the disk by a program with 1 TiB of zeros, more than its addresses reach.
// Ends: compile_error
// Mode: compile
// Limits: memory_mib=256
char numbers[1LL << 40];
int main(void)
{
    return numbers[0];
}
