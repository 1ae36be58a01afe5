# Builds a list without end. Expected: memory_limit.
things = []
while True:
    things.append("x" * 100_000 + str(len(things)))
