"""`judge verify`."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from judge.cli.app import output_of
from judge.cli.errors import ExitCode
from judge.cli.output import Output
from judge.cli.render.verify import problem_view, summary_view
from judge.cli.render.words import case_data
from judge.cli.session import Session, find_problem, library, open_session
from judge.core.errors import BadPackageError
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
    before from the same files is not run again. A solution in a language that this machine lacks is
    skipped. Exits with 1 if anything is not as expected, 5 if a package has mistakes.
    """
    output = output_of(context)
    roots = [find_problem(name) for name in problems or []] or list(find_problems(library()))
    done: list[Verification] = []
    broken: dict[str, BadPackageError] = {}
    with open_session(output) as session:
        for root in roots:
            try:
                verification = _verified(session, root)
            except BadPackageError as error:
                if len(roots) == 1:
                    raise
                broken[root.name] = error
                output.show(partial(_broken_view, error))
                continue
            done.append(verification)
            output.show(partial(problem_view, verification, output))
            for row in _rows(verification):
                output.row(*row)
    return output.result(
        {"problems": [*map(_data, done), *map(_broken_data, broken.items())]},
        exit_code=_exit_code(done, broken),
        rows=[
            ("problem", name, "broken", mistake)
            for name, error in broken.items()
            for mistake in _mistakes(error)
        ],
        view=lambda: summary_view(
            done, [(name, _mistakes(error)[0]) for name, error in broken.items()], output
        ),
    )


def _verified(session: Session, root: Path) -> Verification:
    problem = session.problem(root)
    progress = _progress(session.output, problem.id)
    return Verifier(session.engine).verify(problem, progress)


def _exit_code(done: list[Verification], broken: Mapping[str, BadPackageError]) -> ExitCode:
    if broken:
        return ExitCode.BAD_PROBLEM
    return ExitCode.YES if all(verification.ok for verification in done) else ExitCode.NO


def _mistakes(error: BadPackageError) -> tuple[str, ...]:
    return error.findings or (error.message,)


def _broken_view(error: BadPackageError) -> Any:
    from rich.text import Text

    return Text("\n  ".join((error.message, *error.findings)), style="red")


def _broken_data(item: tuple[str, BadPackageError]) -> dict[str, object]:
    name, error = item
    mistakes = list(_mistakes(error))
    return {"id": name, "ok": False, "mistakes": mistakes, "checks": [], "submissions": []}


def _progress(output: Output, problem_id: str) -> Progress:
    def on_submission(report: SubmissionReport, done: int, total: int) -> None:
        output.status(f"{problem_id}: solution {done}/{total}  {report.submission.name}")

    return Progress(
        on_check=lambda done, total: output.status(f"{problem_id}: check {done}/{total}"),
        on_submission=on_submission,
    )


def _rows(verification: Verification) -> Iterator[tuple[object, ...]]:
    problem_id = verification.problem.id
    for check in verification.checks:
        if not check.ok:
            yield ("check", problem_id, check.name, check.kind.value, check.message)
    for report in verification.submissions:
        judgement = report.judgement
        yield (
            "submission",
            problem_id,
            report.submission.name,
            "skipped" if report.skipped else "ok" if report.ok else "unexpected",
            judgement.verdict.value if judgement else "",
            judgement.cpu_us if judgement else "",
            "; ".join(report.complaints) or report.skipped,
        )
    passed = sum(check.ok for check in verification.checks)
    state = "ok" if verification.ok else "failed"
    yield ("problem", problem_id, state, passed, len(verification.checks))


def _data(verification: Verification) -> dict[str, object]:
    return {
        "id": verification.problem.id,
        "ok": verification.ok,
        "mistakes": [],
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
