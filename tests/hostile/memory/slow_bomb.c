// Tries: to pass the limit in small steps with a rest after each, so that no single step looks large.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib<=24
#include "take.h"
int main(void)
{
    for (;;) {
        touch(reserve(MIB / 4, MAP_PRIVATE), MIB / 4);
        hold(1);
    }
}
