"""The screens of `judge verify`.

sums   Sums   1 s   128 MiB                                       the problem
  ✓ 3 of 3 inputs accepted                                        its data
  ✓ accepted/s.py         AC       19 ms                          a line for each solution
  ✗ wrong_answer/int.cpp  AC       <1 ms                          and what is wrong with it
      no test case got WA, all got AC
  slowest accepted: 19 ms, 2 % of 1 s (accepted/s.py)
✗ sums: wrong_answer/int.cpp: no test case got WA, all got AC     at the end, once more
✗ 1 of 2 solutions as expected                                    always the last line
"""

from collections.abc import Iterator, Sequence
from typing import Any

from judge.cli.output import Output
from judge.cli.render.words import (
    STYLES,
    mebibytes,
    milliseconds,
    printable,
    seconds,
    shortened,
)
from judge.core.verdict import Verdict
from judge.judging.verify import CheckKind, SubmissionReport, Verification

_TIME_WIDTH = 10
_FIXED_WIDTH = len("  ✓ ") + len(" JE  ") + _TIME_WIDTH + 2
"""What a line has beside the name of the solution and that of the case."""
_CASE_WIDTH = 24
_NARROWEST_NAME = 16
_NARROWEST_CASE = 12
_SHOWN_COMPLAINTS = 3


def problem_view(verification: Verification, output: Output) -> Any:
    """Return everything about one problem."""
    from rich.console import Group
    from rich.text import Text

    problem = verification.problem
    limits = f"{seconds(problem.limits.time_limit_us)}   {mebibytes(problem.limits.memory_bytes)}"
    return Group(
        Text.assemble((problem.id, "bold"), f"   {problem.name}   {limits}"),
        *_check_lines(verification, output),
        *_submission_lines(verification, output),
        *_closeness(verification),
    )


def summary_view(
    done: Sequence[Verification], broken: Sequence[tuple[str, str]], output: Output
) -> Any:
    """Return what was not as expected, once more, and the last line.

    Args:
        done: All problems that could be verified.
        broken: Id and first mistake of each package that could not.
        output: Where it will be printed.
    """
    from rich.console import Group
    from rich.text import Text

    reports = [report for verification in done for report in verification.submissions]
    bad = sum(not report.ok for report in reports)
    wrong_data = sum(not check.ok for verification in done for check in verification.checks)
    skipped = sum(bool(report.skipped) for report in reports)
    ok = not bad and not wrong_data and not broken
    text = f"{len(reports) - bad - skipped} of {len(reports)} solutions as expected"
    text += f", {skipped} skipped" if skipped else ""
    text += f", {wrong_data} checks of the data failed" if wrong_data else ""
    text += f", {len(broken)} packages with mistakes" if broken else ""
    sign = output.mark("✓" if ok else "✗")
    return Group(
        *(Text(line, style="red") for line in _unexpected(done, broken, output)),
        Text(f"{sign} {text}", style="green" if ok else "red"),
    )


def _check_lines(verification: Verification, output: Output) -> Iterator[Any]:
    from rich.text import Text

    for kind in CheckKind:
        checks = [check for check in verification.checks if check.kind is kind]
        if not checks:
            continue
        bad = [check for check in checks if not check.ok]
        mark = (output.mark("✗" if bad else "✓"), "red" if bad else "green")
        count = f" {len(checks) - len(bad)} of {len(checks)} {_COUNTED[kind]} {_DONE[kind]}"
        yield Text.assemble("  ", mark, count)
        for check in bad:
            said = printable(check.message, ascii_only=output.ascii)
            yield Text(f"      {check.name}: {said}")


_COUNTED = {
    CheckKind.INPUT: "inputs",
    CheckKind.INVALID_INPUT: "invalid inputs",
    CheckKind.ANSWER: "answers and valid outputs",
    CheckKind.INVALID_OUTPUT: "invalid outputs",
}
_DONE = {
    CheckKind.INPUT: "accepted",
    CheckKind.INVALID_INPUT: "refused",
    CheckKind.ANSWER: "accepted",
    CheckKind.INVALID_OUTPUT: "refused",
}


def _submission_lines(verification: Verification, output: Output) -> Iterator[Any]:
    """Yield a line for each solution, in columns that fit the terminal, and the complaints."""
    from rich.text import Text

    width = int(output.console.width)
    longest = max((len(r.submission.name) for r in verification.submissions), default=0)
    names = min(longest, max(width - _FIXED_WIDTH - _CASE_WIDTH, _NARROWEST_NAME))
    room = width - _FIXED_WIDTH - names
    gap = output.mark("…")
    for report in verification.submissions:
        name = f"{shortened(report.submission.name, names, gap=gap):{names}}"
        if report.skipped:
            sign = (output.mark("·"), "yellow")
            yield Text.assemble("  ", sign, f" {name} skipped: {report.skipped}")
            continue
        mark = (output.mark("✓" if report.ok else "✗"), "green" if report.ok else "red")
        line = Text.assemble("  ", mark, f" {name} ")
        if report.judgement:
            verdict = report.judgement.verdict
            line.append(f"{verdict:4}", style=STYLES[verdict])
            line.append(f"{_time(verification, report):>{_TIME_WIDTH}}")
            case = _first_failed(report)
            if case and room >= _NARROWEST_CASE:
                line.append(f"  {shortened(case, room, gap=gap)}")
        line.rstrip()
        yield line
        for complaint in _shown_complaints(report, output):
            yield Text(f"      {complaint}", style="red")


def _shown_complaints(report: SubmissionReport, output: Output) -> Iterator[str]:
    for complaint in report.complaints[:_SHOWN_COMPLAINTS]:
        yield printable(complaint, ascii_only=output.ascii)
    if len(report.complaints) > _SHOWN_COMPLAINTS:
        yield f"and {len(report.complaints) - _SHOWN_COMPLAINTS} more complaints"


def _time(verification: Verification, report: SubmissionReport) -> str:
    if report.judgement is None or not report.judgement.cases:
        return ""
    used, limit = report.judgement.cpu_us, verification.problem.limits.time_limit_us
    return (">" if used > limit else "") + milliseconds(min(used, limit))


def _first_failed(report: SubmissionReport) -> str:
    cases = report.judgement.cases if report.judgement else ()
    return next((case.case for case in cases if case.verdict is not Verdict.AC), "")


def _closeness(verification: Verification) -> Iterator[str]:
    """Yield how near the slowest accepted solution came to the limit; nothing if there is none."""
    times = [
        (report.judgement.cpu_us, report.submission.name)
        for report in verification.submissions
        if report.judgement and report.judgement.verdict is Verdict.AC
    ]
    if times:
        used, name = max(times)
        limit = verification.problem.limits.time_limit_us
        share = round(100 * used / limit)
        yield f"  slowest accepted: {milliseconds(used)}, {share} % of {seconds(limit)} ({name})"


def _unexpected(
    done: Sequence[Verification], broken: Sequence[tuple[str, str]], output: Output
) -> Iterator[str]:
    sign = output.mark("✗")
    for problem_id, mistake in broken:
        yield f"{sign} {problem_id}: {printable(mistake, ascii_only=output.ascii)}"
    for verification in done:
        for check in verification.checks:
            if not check.ok:
                yield f"{sign} {verification.problem.id}: {check.kind} {check.name}"
        for report in verification.submissions:
            if not report.ok:
                what = f"{verification.problem.id}: {report.submission.name}"
                yield f"{sign} {what}: {next(_shown_complaints(report, output))}"
