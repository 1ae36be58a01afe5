"""Measure the default output validator on large outputs: python bench/compare.py [MB]."""

import random
import sys
import time

from judge.judging.compare import compare, flags_of


def main() -> None:
    """Print one line for each way an output can be like its answer."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 32
    rng = random.Random(1)
    numbers = b" ".join(b"%d" % rng.randrange(10**6) for _ in range(100_000)) + b"\n"
    answer = numbers * (megabytes * 1_000_000 // len(numbers))
    lines = answer.replace(b" ", b"\n")
    reals = b"\n".join(b"%.6f" % rng.random() for _ in range(100_000)) + b"\n"
    real_answer = reals * (megabytes * 1_000_000 // len(reals))
    measure("the same bytes", bytes(bytearray(answer)), answer)
    measure("no newline at the end", answer.rstrip(), answer)
    measure("other whitespace", lines, answer)
    measure("other whitespace, case_sensitive", lines, answer, "case_sensitive")
    measure("a wrong last token", lines.rstrip() + b"0", answer)
    measure(
        "space_change_sensitive, wrong last token",
        answer.rstrip() + b"0\n",
        answer,
        "space_change_sensitive",
    )
    measure(
        "all numbers written otherwise, float_tolerance",
        real_answer.replace(b"\n", b"0\n"),
        real_answer,
        "float_tolerance",
        "1e-6",
    )
    measure("one token of nines", b"9" * len(answer), b"8" * len(answer))


def measure(name: str, output: bytes, answer: bytes, *args: str) -> None:
    """Print how long a comparison takes."""
    flags = flags_of(args)
    start = time.perf_counter()
    accepted = compare(output, answer, flags).accepted
    seconds = time.perf_counter() - start
    print(
        f"{name:48} {'accepted' if accepted else 'rejected'}",
        f"{len(output) / 1e6:6.1f} MB {seconds * 1000:8.1f} ms",
    )


if __name__ == "__main__":
    main()
