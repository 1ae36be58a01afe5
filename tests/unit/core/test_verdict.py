"""The verdicts and what each of them means for a contest."""

import pytest

from judge.core.verdict import Verdict

TABLE = [
    ("AC", "accepted", True, False, "AC"),
    ("WA", "wrong answer", False, True, "WA"),
    ("TLE", "time limit exceeded", False, True, "TLE"),
    ("MLE", "memory limit exceeded", False, True, "RTE"),
    ("RTE", "run-time error", False, True, "RTE"),
    ("OLE", "output limit exceeded", False, True, "WA"),
    ("WTL", "wall time limit exceeded", False, True, "TLE"),
    ("CE", "compile error", False, False, "CE"),
    ("CTL", "compile time limit exceeded", False, False, "CE"),
    ("SV", "security violation", False, True, "RTE"),
    ("JE", "judge error", False, False, "JE"),
]


@pytest.mark.parametrize("verdict, meaning, solved, penalty, big_five", TABLE)
def test_a_verdict_knows_its_meaning_and_what_it_costs(
    verdict: str, meaning: str, *, solved: bool, penalty: bool, big_five: str
) -> None:
    """Each identifier has the name, flags and parent that the ICPC gives it."""
    it = Verdict(verdict)
    assert (it.meaning, it.solved, it.penalty, it.big_five) == (meaning, solved, penalty, big_five)


def test_the_table_above_holds_every_verdict() -> None:
    """A verdict added later needs a row."""
    assert [row[0] for row in TABLE] == [verdict.value for verdict in Verdict]
