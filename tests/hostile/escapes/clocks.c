// Tries: to set clocks: each call on each clock, alarms that wake the machine, clock devices, time namespaces.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    struct timeval day = {1, 0};
    struct timezone zone = {60, 0};
    struct timespec now = {1, 0};
    struct timex slew = {.modes = ADJ_OFFSET_SINGLESHOT, .offset = 1};
    struct sigevent none = {.sigev_notify = SIGEV_NONE};
    timer_t timer;
    REFUSED_BY(syscall(SYS_settimeofday, &day, NULL), EPERM);
    REFUSED_BY(syscall(SYS_settimeofday, NULL, &zone), EPERM);
    for (int clock = 0; clock <= 11; clock++) {
        REFUSED_BY(syscall(SYS_clock_settime, clock, &now), EPERM);
        REFUSED_BY(syscall(SYS_clock_adjtime, clock, &slew), EPERM);
    }
    REFUSED_BY(syscall(SYS_adjtimex, &slew), EPERM);
    REFUSED_BY(timer_create(CLOCK_REALTIME_ALARM, &none, &timer), EPERM, EOPNOTSUPP);
    REFUSED_BY(timer_create(CLOCK_BOOTTIME_ALARM, &none, &timer), EPERM, EOPNOTSUPP);
    REFUSED_BY(syscall(SYS_timerfd_create, CLOCK_REALTIME_ALARM, 0), EPERM, EOPNOTSUPP);
    REFUSED_BY(open("/dev/rtc0", O_RDWR), ENOENT);
    REFUSED_BY(open("/dev/ptp0", O_RDWR), ENOENT);
    REFUSED_BY(write_to("/proc/self/timens_offsets", "monotonic 100 0"), EACCES, EPERM, ENOENT);
    return granted;
}
