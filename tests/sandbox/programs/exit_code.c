/* Exits with the code in its argument. Expected: exited, that code. */
#include <stdlib.h>
int main(int argc, char **argv) { return argc > 1 ? atoi(argv[1]) : 0; }
