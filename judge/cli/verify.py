"""`judge verify`."""

from typing import Annotated

import typer

from judge.cli.app import output_of
from judge.cli.errors import ExitCode
from judge.cli.output import Output
from judge.cli.render.verify import checks_view, submission_view, summary_view
from judge.cli.render.words import case_data
from judge.cli.session import find_problem, library, open_session
from judge.judging.verify import Progress, SubmissionReport, Verification, Verifier
from judge.package import find_problems

EXAMPLES = (
    ("judge verify", "check every problem of the nearest problems/"),
    ("judge verify restart", "check one"),
)


def command(
    context: typer.Context,
    problems: Annotated[
        list[str] | None, typer.Argument(help="Ids or directories of problems; none: all.")
    ] = None,
) -> int:
    """Check a problem: data, validators and every solution.

    Every input must pass the validators and every invalid one fail, judges' answers must be
    accepted, and each solution must get what its directory and submissions.yaml say. What came out
    before from the same files is not run again. Exits with 1 if anything is not as expected.
    """
    output = output_of(context)
    roots = [find_problem(name) for name in problems or []] or list(find_problems(library()))
    done: list[Verification] = []
    with open_session(output) as session:
        verifier = Verifier(session.engine)
        for root in roots:
            problem = session.problem(root)
            verification = verifier.verify(problem, _progress(output, problem.id))
            done.append(verification)
            output.show(lambda verification=verification: checks_view(verification, output))  # type: ignore[misc]
            for report in verification.submissions:
                output.show(lambda v=verification, r=report: submission_view(v, r, output))  # type: ignore[misc]
                output.row(*_row(problem.id, report))
    return output.result(
        {"problems": [_data(verification) for verification in done]},
        exit_code=ExitCode.YES if all(v.ok for v in done) else ExitCode.NO,
        rows=[row for verification in done for row in _check_rows(verification)],
        view=lambda: summary_view(done, output),
    )


def _progress(output: Output, problem_id: str) -> Progress:
    def on_submission(report: SubmissionReport, done: int, total: int) -> None:
        output.status(f"{problem_id}: solution {done}/{total}  {report.submission.name}")

    return Progress(
        on_check=lambda done, total: output.status(f"{problem_id}: check {done}/{total}"),
        on_submission=on_submission,
    )


def _row(problem_id: str, report: SubmissionReport) -> tuple[object, ...]:
    judgement = report.judgement
    return (
        "submission",
        problem_id,
        report.submission.name,
        "skipped" if report.skipped else "ok" if report.ok else "unexpected",
        judgement.verdict.value if judgement else "",
        judgement.cpu_us if judgement else "",
        "; ".join(report.complaints) or report.skipped,
    )


def _check_rows(verification: Verification) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        ("check", verification.problem.id, check.name, check.kind.value, check.message)
        for check in verification.checks
        if not check.ok
    ]
    passed = sum(check.ok for check in verification.checks)
    state = "ok" if verification.ok else "failed"
    rows.append(("problem", verification.problem.id, state, passed, len(verification.checks)))
    return rows


def _data(verification: Verification) -> dict[str, object]:
    return {
        "id": verification.problem.id,
        "ok": verification.ok,
        "checks": [
            {"kind": c.kind.value, "name": c.name, "ok": c.ok, "message": c.message}
            for c in verification.checks
        ],
        "submissions": [_submission_data(report) for report in verification.submissions],
    }


def _submission_data(report: SubmissionReport) -> dict[str, object]:
    judgement = report.judgement
    return {
        "name": report.submission.name,
        "ok": report.ok,
        "verdict": judgement.verdict.value if judgement else None,
        "cpu_us": judgement.cpu_us if judgement else None,
        "skipped": report.skipped or None,
        "complaints": list(report.complaints),
        "cases": [case_data(case) for case in judgement.cases] if judgement else [],
    }
