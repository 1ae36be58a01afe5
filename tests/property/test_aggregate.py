"""A judgement does not depend on the order in which cases end."""

from hypothesis import given
from hypothesis import strategies as st

from judge.core.aggregate import Stamp, StopRule, horizon, is_decided, judgement_of
from judge.core.submission import CaseResult
from judge.core.verdict import Verdict

STAMP = Stamp(submission_id="7", judged_at="now", judge_version="1", inputs_hash="abc")
VERDICTS = st.lists(
    st.sampled_from([Verdict.AC] * 3 + [Verdict.WA, Verdict.TLE, Verdict.JE]),
    min_size=1,
    max_size=12,
)


def result_of(index: int, verdict: Verdict) -> CaseResult:
    """Build the result of one case."""
    return CaseResult(
        case=str(index), verdict=verdict, cpu_us=index, wall_us=0, peak_memory_bytes=None
    )


@given(VERDICTS, st.data())
def test_any_order_of_completion_gives_the_same_judgement(
    verdicts: list[Verdict], data: st.DataObject
) -> None:
    """Stopping as early as possible, in a random order, gives what all cases in order give."""
    total = len(verdicts)
    everything = {index: result_of(index, verdict) for index, verdict in enumerate(verdicts)}
    in_order = judgement_of(everything, total=total, stamp=STAMP)
    known: dict[int, CaseResult] = {}
    for index in data.draw(st.permutations(range(total))):
        if is_decided(known, total=total):
            break
        if index < horizon(known, total=total):
            known[index] = everything[index]
    assert judgement_of(known, total=total, stamp=STAMP) == in_order


@given(VERDICTS, st.data())
def test_what_is_decided_never_changes(verdicts: list[Verdict], data: st.DataObject) -> None:
    """Every further result leaves a decided judgement as it is, and the horizon never grows."""
    total = len(verdicts)
    known: dict[int, CaseResult] = {}
    decided = None
    for index in data.draw(st.permutations(range(total))):
        before = horizon(known, total=total)
        known[index] = result_of(index, verdicts[index])
        assert horizon(known, total=total) <= before
        if is_decided(known, total=total):
            judgement = judgement_of(known, total=total, stamp=STAMP)
            assert decided in {None, judgement}
            decided = judgement
    assert decided is not None


@given(VERDICTS)
def test_the_stop_rule_does_not_change_the_verdict(verdicts: list[Verdict]) -> None:
    """Running all cases gives the same verdict and message, and never less time."""
    everything = {index: result_of(index, verdict) for index, verdict in enumerate(verdicts)}
    early, late = (
        judgement_of(everything, total=len(verdicts), stamp=STAMP, stop=stop)
        for stop in (StopRule.FIRST_FAILURE, StopRule.NEVER)
    )
    assert (early.verdict, early.message) == (late.verdict, late.message)
    assert late.cases[: len(early.cases)] == early.cases
    assert late.cpu_us >= early.cpu_us
