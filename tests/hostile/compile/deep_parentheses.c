// Tries: to overflow the stack of the compiler by a million parentheses.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=2000 memory_mib=256
#define A(x) ((((((((((x))))))))))
#define B(x) A(A(A(A(A(A(A(A(A(A(x))))))))))
#define L (((((((((( (((((((((( (((((((((( (((((((((( (((((((((( (((((((((( (((((((((( (((((((((( (((((((((( ((((((((((
#define M L L L L L L L L L L
#define N M M M M M M M M M M
#define O N N N N N N N N N N
int number = O O O O O O O O O O B(1);
