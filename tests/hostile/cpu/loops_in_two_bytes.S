// Tries: to run for ever with the shortest program there is.
// Ends: cpu_limit
// Limits: cpu_ms=100
.globl _start
_start:
    jmp _start
