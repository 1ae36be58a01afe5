"""The judgement that the cases of a submission make."""

import pytest

from judge.core.aggregate import (
    Stamp,
    StopRule,
    horizon,
    is_decided,
    judgement_of,
    judgement_without_cases,
)
from judge.core.submission import CaseResult
from judge.core.verdict import Verdict

STAMP = Stamp(
    submission_id="7", judged_at="2025-01-01T00:00:00Z", judge_version="1", inputs_hash="abc"
)


def results_of(text: str) -> dict[int, CaseResult]:
    """Build results from verdicts by index; a dot is a case that is not known."""
    return {
        index: CaseResult(
            case=f"secret/{index}",
            verdict=Verdict(word),
            cpu_us=1000 * (index + 1),
            wall_us=0,
            peak_memory_bytes=None,
            message=f"because {index}",
        )
        for index, word in enumerate(text.split())
        if word != "."
    }


@pytest.mark.parametrize(
    "known, needed, decided",
    [
        (". . .", 3, False),
        ("AC . .", 3, False),
        ("AC AC AC", 3, True),
        ("AC AC WA", 3, True),
        ("WA . .", 1, True),
        ("AC WA .", 2, True),
        (". WA .", 2, False),
        (". . WA", 3, False),
        ("AC . WA", 3, False),
        (". TLE WA", 2, False),
        ("AC TLE WA", 2, True),
        ("JE AC WA", 1, True),
        ("AC AC .", 3, False),
    ],
)
def test_the_first_failure_is_the_horizon(known: str, needed: int, *, decided: bool) -> None:
    """Cases past it need not be run, and once all before it are known nothing can change."""
    results = results_of(known)
    assert horizon(results, total=3) == needed
    assert is_decided(results, total=3) is decided


@pytest.mark.parametrize(
    "known, decided", [("WA . .", False), ("WA AC .", False), ("WA AC TLE", True)]
)
def test_an_author_who_wants_all_cases_gets_all(known: str, *, decided: bool) -> None:
    """Without a stop rule nothing is left out."""
    results = results_of(known)
    assert horizon(results, total=3, stop=StopRule.NEVER) == 3
    assert is_decided(results, total=3, stop=StopRule.NEVER) is decided


@pytest.mark.parametrize(
    "known, verdict, count, cpu_us, message",
    [
        ("AC AC AC", Verdict.AC, 3, 3000, ""),
        ("AC WA TLE", Verdict.WA, 2, 2000, "because 1"),
        ("AC WA .", Verdict.WA, 2, 2000, "because 1"),
        ("TLE WA AC", Verdict.TLE, 1, 1000, "because 0"),
        ("AC AC JE", Verdict.JE, 3, 3000, "because 2"),
        ("AC WA JE", Verdict.WA, 2, 2000, "because 1"),
    ],
)
def test_a_judgement_holds_the_cases_up_to_the_one_that_decided(
    known: str, verdict: Verdict, count: int, cpu_us: int, message: str
) -> None:
    """Verdict and message are the deciding case's, the time is the most of those it holds."""
    results = results_of(known)
    judgement = judgement_of(results, total=3, stamp=STAMP)
    assert judgement.verdict is verdict
    assert judgement.cases == tuple(results[index] for index in range(count))
    assert (judgement.cpu_us, judgement.message) == (cpu_us, message)
    assert (judgement.submission_id, judgement.judged_at) == ("7", "2025-01-01T00:00:00Z")
    assert (judgement.judge_version, judgement.inputs_hash) == ("1", "abc")


def test_a_judgement_of_all_cases_has_the_same_verdict_and_all_of_them() -> None:
    """The first failure decides, whatever came after it."""
    results = results_of("AC WA TLE JE")
    judgement = judgement_of(results, total=4, stamp=STAMP, stop=StopRule.NEVER)
    assert judgement.verdict is Verdict.WA
    assert judgement.message == "because 1"
    assert judgement.cases == tuple(results.values())


@pytest.mark.parametrize("known", [". . .", "AC AC .", ". WA ."])
def test_an_undecided_submission_has_no_judgement(known: str) -> None:
    """A case that matters must not be missing."""
    with pytest.raises(ValueError, match="not been judged yet"):
        judgement_of(results_of(known), total=3, stamp=STAMP)


def test_a_problem_without_cases_accepts_nothing() -> None:
    """No evidence is no acceptance."""
    with pytest.raises(ValueError, match="at least one test case"):
        judgement_of({}, total=0, stamp=STAMP)


def test_a_submission_that_did_not_compile_has_a_judgement_without_cases() -> None:
    """It says why."""
    judgement = judgement_without_cases(Verdict.CE, message="line 1: no", stamp=STAMP)
    assert (judgement.verdict, judgement.message) == (Verdict.CE, "line 1: no")
    assert (judgement.cases, judgement.cpu_us) == ((), 0)
