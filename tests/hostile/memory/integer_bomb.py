# Tries: to pass the limit with one number.
# Ends: memory_limit
# Limits: memory_mib=32 cpu_ms=10000 wall_ms=30000
print((1 << (1 << 30)).bit_length())
