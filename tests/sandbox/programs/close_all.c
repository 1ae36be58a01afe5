/* Closes its standard descriptors and goes on. Expected: exits 0. */
#include <unistd.h>
int main(void) { return close(0) || close(1) || close(2); }
