# Tries: to pass the limit with a list that doubles itself for ever.
# Ends: memory_limit
# Limits: memory_mib=32 cpu_ms=10000 wall_ms=30000
cells = [0]
while True:
    cells += cells
