# Tries: to break who reads its output as text: NUL bytes, letters that are none, half pairs, marks that turn the line.
# Ends: exited 0
# Checks: output>=4000
import os

broken = [
    b"\0" * 100,
    bytes(range(256)),
    b"\xff\xfe\xfa",
    b"\xc0\xaf\xe0\x80\xaf",
    "\ud800\udfff".encode("utf-8", "surrogatepass"),
    "\ufeff\u202e\u2066\u200b\x85\u2028".encode(),
    b"\xf5\x90\x80\x80\xed\xa0",
]
for turn in range(10):
    for piece in broken:
        os.write(1, piece)
        os.write(2, piece[::-1])
