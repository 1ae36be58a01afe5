# Tries: to have the compiler compute huge constants: texts of a gigabyte, tuples of tuples, powers of powers.
# Ends: built
# Mode: compile
# Limits: cpu_ms=2000 memory_mib=64
A = "a" * 10**9
B = (("a",) * 1000,) * 1000
C = 2**10**9
D = ((((((1 << 60) << 60) << 10**9) << 60) << 60) << 60)
E = "%1000000000d" % 1
F = b"ab" * 2**60
G = (1,) * 10**10
H = f"{1:1000000000d}"
