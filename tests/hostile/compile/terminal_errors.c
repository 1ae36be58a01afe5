// Tries: to write to the terminal of whoever reads the compiler's message: titles, colours, an erased screen.
// Ends: compile_error
// Mode: compile
#error "]0;a title of its own[2J[31mred [0m[1A
 accepted"
int text = "[2J[8m" * 2; // [2J
