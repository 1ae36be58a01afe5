# Builds a list without end, in large steps: at the limit small ones make the kernel reread code instead of killing.
# Expected: memory_limit.
things = []
while True:
    things.append("x" * 4_000_000 + str(len(things)))
