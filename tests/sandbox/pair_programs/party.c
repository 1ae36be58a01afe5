/* One party of a conversation. Each argument is a step, `word` or `word=value`:
 *
 *   say=TEXT hear=TEXT end        write a line; read one, which must be TEXT; read the end of the input
 *   poll                          wait in poll(2), without a time-out, for input
 *   pour=N drink=N both=N         write N bytes of a pattern; read them to the last and check each; both at once
 *   slow=N                        as drink, in small pieces with pauses
 *   flood                         write for ever
 *   again                         read a line of /dev/stdin opened anew, and write it to /dev/stdout opened anew
 *   shut-in shut-out ignore       close standard input or output; ignore SIGPIPE
 *   note                          write a byte to standard error
 *   nap=MS wait spin hog          sleep; sleep for ever; use CPU time or memory for ever
 *   alarm=MS                      have a handler of SIGALRM say "alarm" later
 *   helper                        have a thread that waits for the main one
 *   leave                         leave a process behind that holds the pipes and sleeps for ever
 *   child                         go on in a child, for whose end this process waits and whose code it takes
 *   exit=N kill=N                 exit; send oneself a signal
 *
 * Exits with 0 after the last step, and with 10 + the number of the step that did not go as it should; 90 when a write
 * failed because nobody reads. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static int step;

static void fail(void)
{
    _exit(10 + step);
}

static void put(int to, const void *data, size_t length)
{
    for (const char *at = data; length;) {
        ssize_t bytes = write(to, at, length);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < 0)
            _exit(errno == EPIPE ? 90 : 10 + step);
        at += bytes;
        length -= (size_t)bytes;
    }
}

static void say(int to, const char *text)
{
    char line[256];
    put(to, line, (size_t)snprintf(line, sizeof line, "%s\n", text));
}

static void take_line(int from, char *line, size_t size)
{
    size_t length = 0;
    for (;;) {
        ssize_t bytes = read(from, line + length, 1);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes != 1 || length + 1 == size)
            fail();
        if (line[length] == '\n')
            break;
        length++;
    }
    line[length] = 0;
}

static void hear(const char *text)
{
    char line[256];
    take_line(0, line, sizeof line);
    if (strcmp(line, text))
        fail();
}

static unsigned char pattern(long at)
{
    return (unsigned char)(at * 7 + at / 251);
}

static void pour(long count)
{
    static unsigned char block[65536];
    for (long at = 0; at < count;) {
        size_t length = 0;
        while (length < sizeof block && at < count)
            block[length++] = pattern(at++);
        put(1, block, length);
    }
}

static void drink(long count, size_t most, int pause_us)
{
    static unsigned char block[65536];
    long at = 0;
    for (ssize_t bytes; (bytes = read(0, block, most)) != 0;) {
        if (bytes < 0)
            fail();
        for (ssize_t i = 0; i < bytes; i++)
            if (block[i] != pattern(at++))
                fail();
        usleep((useconds_t)pause_us);
    }
    if (at != count)
        fail();
}

static void *pour_in_thread(void *count)
{
    pour(*(long *)count);
    close(1);
    return NULL;
}

static void both(long count)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, pour_in_thread, &count))
        fail();
    drink(count, 65536, 0);
    pthread_join(thread, NULL);
}

static void again(void)
{
    char line[256];
    int in = open("/dev/stdin", O_RDONLY), out = open("/dev/stdout", O_WRONLY);
    if (in < 0 || out < 0)
        fail();
    take_line(in, line, sizeof line);
    say(out, line);
    close(in);
    close(out);
}

static void hog(void)
{
    for (;;)
        memset(malloc(1 << 20), 1, 1 << 20);
}

static void on_alarm(int number)
{
    (void)number;
    put(1, "alarm\n", 6);
}

static void set_alarm(int milliseconds)
{
    struct itimerval when = {.it_value = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000}};
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    if (sigaction(SIGALRM, &action, NULL) || setitimer(ITIMER_REAL, &when, NULL))
        fail();
}

static void *wait_in_thread(void *main_thread)
{
    pthread_join(*(pthread_t *)main_thread, NULL);
    return NULL;
}

static void helper(void)
{
    static pthread_t main_thread, thread;
    main_thread = pthread_self();
    if (pthread_create(&thread, NULL, wait_in_thread, &main_thread))
        fail();
}

static void leave(void)
{
    if (fork() == 0)
        for (;;)
            pause();
}

static void go_on_in_child(void)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        return;
    if (waitpid(child, &status, 0) != child || !WIFEXITED(status))
        fail();
    _exit(WEXITSTATUS(status));
}

static int act(const char *word, const char *value)
{
    long number = value ? atol(value) : 0;
    struct pollfd input = {.fd = 0, .events = POLLIN};
    char byte;
    if (!strcmp(word, "say")) say(1, value);
    else if (!strcmp(word, "hear")) hear(value);
    else if (!strcmp(word, "end")) { if (read(0, &byte, 1) != 0) fail(); }
    else if (!strcmp(word, "poll")) { if (poll(&input, 1, -1) != 1) fail(); }
    else if (!strcmp(word, "pour")) pour(number);
    else if (!strcmp(word, "drink")) drink(number, 65536, 0);
    else if (!strcmp(word, "slow")) drink(number, 4096, 200);
    else if (!strcmp(word, "both")) both(number);
    else if (!strcmp(word, "flood")) pour(1L << 62);
    else if (!strcmp(word, "again")) again();
    else if (!strcmp(word, "shut-in")) close(0);
    else if (!strcmp(word, "shut-out")) close(1);
    else if (!strcmp(word, "ignore")) signal(SIGPIPE, SIG_IGN);
    else if (!strcmp(word, "note")) put(2, ".", 1);
    else if (!strcmp(word, "nap")) usleep((useconds_t)number * 1000);
    else if (!strcmp(word, "wait")) for (;;) pause();
    else if (!strcmp(word, "spin")) for (;;) ;
    else if (!strcmp(word, "hog")) hog();
    else if (!strcmp(word, "alarm")) set_alarm((int)number);
    else if (!strcmp(word, "helper")) helper();
    else if (!strcmp(word, "leave")) leave();
    else if (!strcmp(word, "child")) go_on_in_child();
    else if (!strcmp(word, "exit")) _exit((int)number);
    else if (!strcmp(word, "kill")) kill(getpid(), (int)number);
    else return 0;
    return 1;
}

int main(int argc, char **argv)
{
    for (step = 1; step < argc; step++) {
        char *value = strchr(argv[step], '=');
        if (value)
            *value++ = 0;
        if (!act(argv[step], value))
            return 99;
    }
    _exit(0);
}
