"""The screens of `judge verify`."""

from collections.abc import Sequence
from typing import Any

from judge.cli.output import Output
from judge.cli.render.words import STYLES, mebibytes, milliseconds, seconds
from judge.core.verdict import Verdict
from judge.judging.verify import CheckKind, SubmissionReport, Verification

_NAME_WIDTH = 44


def checks_view(verification: Verification, output: Output) -> Any:
    """Return the head of a problem and what is wrong with its data."""
    from rich.console import Group
    from rich.text import Text

    problem = verification.problem
    limits = f"{seconds(problem.limits.time_limit_us)}   {mebibytes(problem.limits.memory_bytes)}"
    lines = [Text.assemble((problem.id, "bold"), f"   {problem.name}   {limits}")]
    for kind in CheckKind:
        checks = [check for check in verification.checks if check.kind is kind]
        if not checks:
            continue
        bad = [check for check in checks if not check.ok]
        mark = Text(output.mark("✗" if bad else "✓"), style="red" if bad else "green")
        count = f" {len(checks) - len(bad)} of {len(checks)} {_COUNTED[kind]} {_DONE[kind]}"
        lines.append(Text.assemble("  ", mark, count))
        lines += [Text(f"      {check.name}: {check.message}") for check in bad]
    return Group(*lines)


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


def submission_view(verification: Verification, report: SubmissionReport, output: Output) -> Any:
    """Return the line of one solution, and below it what was not as expected."""
    from rich.console import Group
    from rich.text import Text

    name = f"{report.submission.name:{_NAME_WIDTH}}"
    if report.skipped:
        return Text.assemble(
            "  ", (output.mark("·"), "yellow"), f" {name} skipped: {report.skipped}"
        )
    mark = (output.mark("✓" if report.ok else "✗"), "green" if report.ok else "red")
    line = Text.assemble("  ", mark, f" {name} ")
    if report.judgement:
        verdict = report.judgement.verdict
        line.append(f"{verdict:4}", style=STYLES[verdict])
        line.append(_time(verification, report))
        line.append(_where(report))
    return Group(
        line, *(Text(f"      {complaint}", style="red") for complaint in report.complaints)
    )


def _time(verification: Verification, report: SubmissionReport) -> str:
    if report.judgement is None or not report.judgement.cases:
        return ""
    used, limit = report.judgement.cpu_us, verification.problem.limits.time_limit_us
    late = ">" if report.judgement.cpu_us > limit else ""
    return f"{late + milliseconds(used):>10}"


def _where(report: SubmissionReport) -> str:
    if report.judgement is None:
        return ""
    failed = next((c for c in report.judgement.cases if c.verdict is not Verdict.AC), None)
    return f"  {failed.case}" if failed else ""


def summary_view(done: Sequence[Verification], output: Output) -> Any:
    """Return the last line."""
    from rich.text import Text

    reports = [report for verification in done for report in verification.submissions]
    bad = sum(not report.ok for report in reports)
    wrong_data = sum(not check.ok for verification in done for check in verification.checks)
    skipped = sum(bool(report.skipped) for report in reports)
    ok = not bad and not wrong_data
    text = f"{len(reports) - bad - skipped} of {len(reports)} solutions as expected"
    text += f", {skipped} skipped" if skipped else ""
    text += f", {wrong_data} checks of the data failed" if wrong_data else ""
    sign = output.mark("✓" if ok else "✗")
    return Text(f"{sign} {text}", style="green" if ok else "red")
