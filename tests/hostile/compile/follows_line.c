// Tries: to have the compiler quote a file of the host: it shows the line of the file that a #line directive names.
// Ends: compile_error
// Mode: compile
// Never shows: root:
#line 1 "/etc/shadow"
int first = "a" * 2;
#line 1 "/proc/1/root/etc/shadow"
int second = "a" * 2;
#line 1 "/proc/self/root/etc/shadow"
int third = "a" * 2;
#line 1 "/proc/1/environ"
int fourth = "a" * 2;
