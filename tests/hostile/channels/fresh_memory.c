// Tries: to read what the run before left in memory: in new pages of each kind, the stack, grown files and pipes.
// Ends: exited 0
// Mode: twice
// Limits: memory_mib=64
#define _GNU_SOURCE
#include "walls.h"
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { BYTES = 16 << 20, STACK_BYTES = 1 << 20 };
static const uint64_t NOTE = 0x5ec2e75ec2e75ec2;

static int holds_note(const uint64_t *words, size_t bytes)
{
    for (size_t i = 0; i < bytes / sizeof *words; i++)
        if (words[i] == NOTE)
            return 1;
    return 0;
}

static int is_zero(const char *bytes, size_t size)
{
    return !bytes[0] && !memcmp(bytes, bytes + 1, size - 1);
}

static __attribute__((noinline)) int stack_holds_note(void)
{
    uint64_t words[STACK_BYTES / sizeof(uint64_t)];
    __asm__ volatile("" : : "r"(words) : "memory");
    return holds_note(words, sizeof words);
}

static void *pages(int flags)
{
    void *found = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
    return found == MAP_FAILED ? NULL : found;
}

int main(int argc, char **argv)
{
    int file = open("/tmp", O_TMPFILE | O_RDWR, 0600);
    char *private = pages(MAP_PRIVATE), *shared = pages(MAP_SHARED), *heap = sbrk(BYTES / 4), *content;
    ftruncate(file, 1 << 19);
    content = mmap(NULL, 1 << 19, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    HOLDS(private && shared && content != MAP_FAILED);
    HOLDS(!stack_holds_note());
    HOLDS(is_zero(private, BYTES) && is_zero(shared, BYTES) && is_zero(heap, BYTES / 4) && is_zero(content, 1 << 19));
    for (size_t i = 0; i < BYTES / sizeof NOTE; i++)
        ((uint64_t *)private)[i] = ((uint64_t *)shared)[i] = NOTE;
    for (size_t i = 0; i < (1 << 19) / sizeof NOTE; i++)
        ((uint64_t *)content)[i] = ((uint64_t *)heap)[i] = NOTE;
    return granted;
}
