"""`judge demo`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import typer

from judge.cli.app import output_of
from judge.cli.errors import ExitCode
from judge.cli.output import Output
from judge.cli.render.board import board_data, board_of, board_rows, board_view, clock
from judge.cli.render.log import played_line
from judge.cli.session import Session, find_problem, load, open_session
from judge.contest.rehearsal import Part, Played, Rehearsal, cast, rehearse
from judge.contest.script import Script, read_script
from judge.core.problem import Problem
from judge.core.standings import Standings, standings
from judge.core.submission import CaseResult, Judgement
from judge.core.verdict import Verdict
from judge.judging.engine import Attempt
from judge.judging.events import CaseJudged, Event
from judge.languages import source_of

EXAMPLES = (
    ("judge demo", "judge every submission of the demo and show the board"),
    ("judge demo --json", "the same for a program"),
)

SCRIPT = Path(__file__).parents[1] / "contest" / "demo" / "contest.toml"


def command(context: typer.Context) -> int:
    """Judge a small contest and show its scoreboard.

    Programs that solve the problems of this judge, and programs that fail in many ways, are
    compiled and judged in the sandbox as if teams had sent them during a contest of four hours.
    Exits with 0 if every verdict is the one that the program deserves, 1 if not.
    """
    output = output_of(context)
    script = read_script(SCRIPT)
    contest = script.contest
    problems = {p.problem_id: load(_root(p.problem_id), output) for p in contest.problems}
    parts = cast(script, problems)
    output.show(
        lambda: (
            f" {contest.name}   {clock(contest.duration_ms)}   {len(contest.problems)} problems, "
            f"{len(contest.teams)} teams, {len(parts)} submissions\n"
        )
    )
    with open_session(output) as session:
        judging = _Judging(session, problems, total=len(parts))
        rehearsal = rehearse(parts, judging.judge, lambda played: tell(output, script, played))
    return finish(output, script, rehearsal)


def _root(problem_id: str) -> Path:
    """Return a problem's directory: the one that came with this judge, or else one found here."""
    own = SCRIPT.parents[3] / "problems" / problem_id
    return own if (own / "problem.yaml").is_file() else find_problem(problem_id)


class _Judging:
    """Judges part after part; a problem's data are made when it is needed first."""

    def __init__(self, session: Session, problems: Mapping[str, Problem], *, total: int) -> None:
        self._session = session
        self._problems = dict(problems)
        self._ready: set[str] = set()
        self._total = total
        self._number = 0

    def judge(self, part: Part) -> Judgement:
        """Judge a program and tell how far it is.

        Raises:
            MissingToolError: This machine lacks its language.
            BadPackageError: The problem's data cannot be made.
        """
        self._number += 1
        source = source_of(part.program, code=part.language.id, entry_point=part.entry_point)
        problem = self._problem(part.sending.problem_id)
        head = f"{self._number}/{self._total}  {part.sending.team_id}: {part.program.path.name}"
        self._session.output.status(f"{head}  compiling")
        attempt = Attempt(submission_id=part.sending.id, source=source)
        return self._session.engine.judge(problem, attempt, on_event=self._telling(head))

    def _telling(self, head: str) -> Callable[[Event], None]:
        def on_event(event: Event) -> None:
            if isinstance(event, CaseJudged):
                self._session.output.status(f"{head}  test {event.index + 1} of {event.total}")

        return on_event

    def _problem(self, problem_id: str) -> Problem:
        if problem_id not in self._ready:
            self._problems[problem_id] = self._session.problem(self._problems[problem_id].root)
            self._ready.add(problem_id)
        return self._problems[problem_id]


def tell(output: Output, script: Script, played: Played) -> None:
    """Print what became of one submission; warn if it was left out."""
    if played.judgement is None:
        if played.skipped is not None:
            tip = f"; {played.skipped.hint}" if played.skipped.hint else ""
            name = played.part.program.path.name
            output.warn(played.skipped.code, f"{name} is left out: {played.skipped.message}{tip}")
        return
    data = _submission_data(script, played)
    keys = ("contest_time", "team", "problem", "language", "verdict", "expected", "cpu_us", "case")
    output.row("submission", *(data[key] for key in keys))
    output.show(lambda: played_line(script.contest, played, output))


def finish(output: Output, script: Script, rehearsal: Rehearsal) -> int:
    """Print the board and what is remarkable about it; return the exit code."""
    board = standings(script.contest, rehearsal.submissions, rehearsal.verdicts)
    different = [played for played in rehearsal.played if not played.as_expected]
    skipped = [played for played in rehearsal.played if played.judgement is None]
    code = output.result(
        _data(script, rehearsal, board),
        exit_code=ExitCode.NO if different else ExitCode.YES,
        rows=board_rows(board, mark=output.mark),
        view=lambda: _view(output, board),
    )
    if skipped:
        what = ", ".join(played.part.program.path.name for played in skipped)
        output.note(f"the board lacks {len(skipped)} of {len(rehearsal.played)}: {what}")
    for played in different:
        output.note(f"not as expected: {_difference(played)}")
    return code


def _view(output: Output, board: Standings) -> Any:
    from rich.console import Group

    width = output.console.width
    laid_out = board_of(board, width=width, mark=output.mark)
    return Group("", board_view(laid_out, mark=output.mark))


def _difference(played: Played) -> str:
    sending, verdict = played.part.sending, played.judgement and played.judgement.verdict
    message = played.judgement.message.partition("\n")[0] if played.judgement else ""
    return (
        f"{played.part.program.path.name} of {sending.team_id} at "
        f"{clock(sending.contest_time_ms)} got {verdict}, expected {sending.expected}: {message}"
    )


def _data(script: Script, rehearsal: Rehearsal, board: Standings) -> dict[str, object]:
    contest = script.contest
    return {
        "contest": {
            "id": contest.id,
            "name": contest.name,
            "start": contest.start.isoformat(),
            "duration_ms": contest.duration_ms,
            "penalty_minutes": contest.scoring.penalty_minutes,
            "qualify_solved": contest.scoring.qualify_solved,
            "problems": [
                {"label": p.label, "id": p.problem_id, "name": p.name} for p in contest.problems
            ],
            "teams": [{"id": team.id, "name": team.name} for team in contest.teams],
        },
        "submissions": [_submission_data(script, played) for played in rehearsal.played],
        "standings": board_data(board),
    }


def _submission_data(script: Script, played: Played) -> dict[str, object]:
    sending, judgement = played.part.sending, played.judgement
    decided = deciding_case(judgement)
    labels = {p.problem_id: p.label for p in script.contest.problems}
    return {
        "id": sending.id,
        "contest_time": clock(sending.contest_time_ms),
        "contest_time_ms": sending.contest_time_ms,
        "team": sending.team_id,
        "problem": labels[sending.problem_id],
        "program": sending.solution or played.part.program.path.name,
        "language": played.part.language.id,
        "verdict": judgement.verdict.value if judgement else None,
        "expected": sending.expected.value,
        "as_expected": played.as_expected,
        "cpu_us": judgement.cpu_us if judgement else None,
        "case": decided.case if decided else None,
        "message": judgement.message if judgement else None,
        "skipped": played.skipped.message if played.skipped else None,
    }


def deciding_case(judgement: Judgement | None) -> CaseResult | None:
    """Return the case that failed; None if none did."""
    cases = judgement.cases if judgement else ()
    return next((case for case in cases if case.verdict is not Verdict.AC), None)
