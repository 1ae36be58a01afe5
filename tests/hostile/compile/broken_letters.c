// Tries: to put bytes that are no UTF-8 into the compiler's message, from where the judge must read them.
// Ends: compile_error
// Mode: compile
int ÿþ€Ã( = í €;
#error À¯ õ€ â(¡
#include "ÿþý"
