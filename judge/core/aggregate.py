"""From the verdicts of test cases to the judgement of a submission.

Theory. Cases have an order, and the first in it that is not accepted decides. Cases are judged in
parallel and end in any order; what is known so far defines a horizon: the first known failure, or
else the end. Cases past it cannot matter and need not be run; as soon as every case before it is
known, the judgement is settled. It holds exactly the cases up to the horizon, so that it does not
depend on which others happened to be finished.

Source: ICPC Contest Control System specification, "Assigning a Judgment".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from judge.core.submission import CaseResult, Judgement
from judge.core.verdict import Verdict


class StopRule(StrEnum):
    """Which cases are worth running."""

    FIRST_FAILURE = "first-failure"
    """Those before the first that is not accepted, and that one."""
    NEVER = "never"
    """All, as an author wants it; the verdict is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a judgement says of its own making; see `Judgement` for the fields."""

    submission_id: str
    judged_at: str
    judge_version: str
    inputs_hash: str


def horizon(
    results: Mapping[int, CaseResult], *, total: int, stop: StopRule = StopRule.FIRST_FAILURE
) -> int:
    """Return how many cases, from the first on, matter by what is known.

    No case with this index or a higher one needs to be run.

    Args:
        results: What is known so far, by index in judging order.
        total: Number of all cases.
        stop: Which cases are worth running.
    """
    if stop is StopRule.NEVER:
        return total
    failed = (index for index, result in results.items() if not result.verdict.solved)
    return min(failed, default=total - 1) + 1


def is_decided(
    results: Mapping[int, CaseResult], *, total: int, stop: StopRule = StopRule.FIRST_FAILURE
) -> bool:
    """Return whether every case that matters is known: the judgement cannot change any more."""
    return all(index in results for index in range(horizon(results, total=total, stop=stop)))


def judgement_of(
    results: Mapping[int, CaseResult],
    *,
    total: int,
    stamp: Stamp,
    stop: StopRule = StopRule.FIRST_FAILURE,
) -> Judgement:
    """Return the judgement that the cases make.

    Args:
        results: Case results by index in judging order; those past the horizon are left out of the
            judgement.
        total: Number of all cases, at least 1.
        stamp: Of which submission, when and by what.
        stop: As it was when the cases were run.

    Raises:
        ValueError: There is no case, or one that matters is not known.
    """
    if total < 1:
        raise ValueError("a judgement needs at least one test case")
    if not is_decided(results, total=total, stop=stop):
        raise ValueError("a test case that matters has not been judged yet")
    cases = tuple(results[index] for index in range(horizon(results, total=total, stop=stop)))
    failure = next((case for case in cases if not case.verdict.solved), None)
    return _stamped(
        stamp,
        verdict=failure.verdict if failure else Verdict.AC,
        message=failure.message if failure else "",
        cases=cases,
    )


def judgement_without_cases(verdict: Verdict, *, message: str, stamp: Stamp) -> Judgement:
    """Return the judgement of a submission that no case was run for: CE, CTL or JE, and why."""
    return _stamped(stamp, verdict=verdict, message=message, cases=())


def _stamped(
    stamp: Stamp, *, verdict: Verdict, message: str, cases: tuple[CaseResult, ...]
) -> Judgement:
    return Judgement(
        submission_id=stamp.submission_id,
        verdict=verdict,
        cases=cases,
        cpu_us=max((case.cpu_us for case in cases), default=0),
        message=message,
        judged_at=stamp.judged_at,
        judge_version=stamp.judge_version,
        inputs_hash=stamp.inputs_hash,
    )
