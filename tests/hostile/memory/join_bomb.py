# Tries: to pass the limit in one call that joins a short string with itself very often.
# Ends: memory_limit
# Limits: memory_mib=32 cpu_ms=10000 wall_ms=30000
text = "ab" * 500
print(len(text.join([text] * 200000)))
