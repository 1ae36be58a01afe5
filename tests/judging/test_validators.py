"""Output validators of packages: what they are given, and what becomes of what they say."""

import dataclasses

import pytest

from judge.core.verdict import Verdict
from tests.judging.workshop import Workshop, cases

pytestmark = pytest.mark.sandbox

ECHO = {"a.py": "print(input())\n"}
HEAD = """import sys, os
def say(text):
    open(sys.argv[3] + 'judgemessage.txt', 'w').write(text)
"""


def judged(workshop: Workshop, validator: str, **files: str) -> tuple[Verdict, str]:
    """Judge a right submission with this validator."""
    data = {**cases(1), "output_validator/v.py": HEAD + validator, **files}
    judgement = workshop.judge(workshop.problem(data), workshop.source(ECHO))
    return judgement.verdict, judgement.message


def test_a_validator_is_given_everything_it_needs(shared: Workshop) -> None:
    """Input and answer by path, a feedback directory that ends in /, its flags, the output."""
    text = """
given, answer, feedback, *args = sys.argv[1:]
assert open(given).read() == "1\\n", open(given).read()
assert open(given).read() == "1\\n", "a second time"
assert open(answer).read() == "right\\n"
assert feedback.endswith("/") and os.listdir(feedback) == []
assert args == ["one", "two words"], args
assert sys.stdin.read() == "1\\n"
say("seen all")
sys.exit(43)
"""
    files = {
        "data/secret/1.ans": "right\n",
        "data/secret/test_group.yaml": 'output_validator_args: [one, "two words"]\n',
    }
    assert judged(shared, text, **files) == (Verdict.WA, "seen all")


@pytest.mark.parametrize(
    "validator, message",
    [
        ("sys.exit(0)", "output validator: exit code 0 instead of 42 or 43"),
        ("sys.exit(1)", "exit code 1"),
        ("1 // 0", "ZeroDivisionError"),
        ("os.kill(os.getpid(), 11)", "output validator: ended by a signal"),
        ("say('so far'); sys.exit(44)", "so far"),
        ("import time; time.sleep(60)", "over its wall time"),
        ("print('x' * (99 << 20)); sys.exit(42)", "wrote too much"),
        ("while True: say('x' * (9 << 20))", "output validator: "),
    ],
)
def test_a_validator_that_fails_is_a_judge_error(
    shared: Workshop, validator: str, message: str
) -> None:
    """Never the contestant's fault, and the message tells what happened."""
    verdict, said = judged(shared, validator)
    assert verdict is Verdict.JE
    assert message in said


def test_a_validator_that_loops_is_a_judge_error(shared: Workshop) -> None:
    """Stopped by its own limits: the CPU time's or, on a busy machine, the clock's."""
    verdict, message = judged(shared, "while True: pass")
    assert verdict is Verdict.JE
    assert message.startswith("output validator: over its ")


@pytest.mark.parametrize(
    "validator, expected",
    [
        ("sys.exit(42)", (Verdict.AC, "")),
        ("sys.exit(43)", (Verdict.WA, "")),
        ("say('line 3\\n'); sys.exit(43)", (Verdict.WA, "line 3")),
        ("open(sys.argv[3] + 'judgemessage.txt', 'wb').write(b'\\xff!'); sys.exit(43)",
         (Verdict.WA, "\ufffd!")),
        ("os.symlink('/etc/passwd', sys.argv[3] + 'judgemessage.txt'); sys.exit(43)",
         (Verdict.WA, "")),
        ("os.mkdir(sys.argv[3] + 'judgemessage.txt'); sys.exit(43)", (Verdict.WA, "")),
        ("os.mkfifo(sys.argv[3] + 'judgemessage.txt'); sys.exit(43)", (Verdict.WA, "")),
        ("print('noise'); print('noise', file=sys.stderr); sys.exit(43)", (Verdict.WA, "")),
    ],
)  # fmt: skip
def test_a_validator_decides_by_its_exit_code(
    shared: Workshop, validator: str, expected: tuple[Verdict, str]
) -> None:
    """The judge's message is that of the file, whatever lies in its place."""
    assert judged(shared, validator) == expected


def test_a_flood_of_feedback_is_cut(shared: Workshop) -> None:
    """No judgement holds megabytes of it."""
    text = "say('x' * (1 << 19)); sys.exit(43)"
    verdict, message = judged(shared, text)
    assert verdict is Verdict.WA
    assert set(message) == {"x"}
    assert len(message) <= 16 << 10


def test_a_validator_does_not_see_the_submission(shared: Workshop) -> None:
    """Nor anything that an earlier run left."""
    text = "sys.exit(43 if os.listdir(sys.argv[3]) or os.listdir('/tmp') else 42)"
    assert judged(shared, text)[0] is Verdict.AC


def test_a_validator_that_does_not_compile_shows_its_mistake(shared: Workshop) -> None:
    """To whoever has to mend it."""
    verdict, message = judged(shared, "x = = 1")
    assert verdict is Verdict.JE
    assert "output validator does not compile" in message
    assert "x = = 1" in message


def test_a_validator_in_cpp_with_a_header_beside_it(shared: Workshop) -> None:
    """As with testlib."""
    files = {
        **cases(1),
        "output_validator/v/v.cpp": '#include "lib.h"\nint main() { return CODE; }\n',
        "output_validator/v/lib.h": "#define CODE 42\n",
    }
    judgement = shared.judge(shared.problem(files), shared.source({"a.py": "print(0)"}))
    assert judgement.verdict is Verdict.AC, judgement


def test_the_default_validator_takes_the_arguments_of_the_case(shared: Workshop) -> None:
    """A tolerance, say."""
    files = {
        **cases(1, answer=lambda _: "1.05"),
        "data/secret/test_group.yaml": 'output_validator_args: [float_tolerance, "0.1"]\n',
    }
    judgement = shared.judge(shared.problem(files), shared.source(ECHO))
    assert judgement.verdict is Verdict.AC, judgement


def test_wrong_arguments_of_the_default_validator_are_a_judge_error(shared: Workshop) -> None:
    """The package is wrong, not the submission."""
    problem = shared.problem(cases(1))
    case = dataclasses.replace(problem.cases[0], output_validator_args=("fuzzy",))
    judgement = shared.judge(dataclasses.replace(problem, cases=(case,)), shared.source(ECHO))
    assert judgement.verdict is Verdict.JE
    assert 'output_validator_args: unknown flag "fuzzy"' in judgement.message
