// Tries: to learn of files of the host and their times, and to load a state of the compiler that it brings along.
// Ends: compile_error
// Mode: compile
// Never shows: current file is older
#pragma GCC dependency "/etc/shadow"
#pragma GCC dependency "/root/.bashrc"
#pragma GCC dependency "/proc/1/root/etc/shadow"
#pragma GCC pch_preprocess "/etc/shadow"
int main(void)
{
    return 0;
}
