"""Write an input to standard output: a number of questions of one kind.

Usage:
    questions.py range FIRST LAST [STEP]        FIRST, FIRST + STEP, ... up to LAST, included
    questions.py same N TIMES                   the same question again and again
    questions.py random LOW HIGH TIMES SEED     random questions
    questions.py permutation LOW HIGH SEED      each number once, in random order
"""

import random
import sys


def questions_of(kind: str, numbers: list[int]) -> list[int]:
    """Return the questions of one kind."""
    match kind, numbers:
        case "range", [first, last, *step]:
            width = step[0] if step else 1
            return list(range(first, last + (1 if width > 0 else -1), width))
        case "same", [n, times]:
            return [n] * times
        case "random", [low, high, times, seed]:
            rng = random.Random(seed)
            return [rng.randint(low, high) for _ in range(times)]
        case "permutation", [low, high, seed]:
            questions = list(range(low, high + 1))
            random.Random(seed).shuffle(questions)
            return questions
    raise SystemExit(__doc__)


def main() -> None:
    """Write the questions that the command line describes."""
    questions = questions_of(sys.argv[1], [int(word) for word in sys.argv[2:]])
    print(len(questions))
    print(*questions, sep="\n")


if __name__ == "__main__":
    main()
