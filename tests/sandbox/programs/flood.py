# Prints without end; the interpreter ignores SIGXFSZ and stops with an error. Expected: output_limit.
while True:
    print("x" * 1000)
