"""The log of a contest: one line for each submission that was judged."""

from typing import Any

from judge.cli.output import Output
from judge.cli.render.board import cell_width, clock
from judge.cli.render.words import STYLES, milliseconds, printable, shortened, sign_of
from judge.contest.rehearsal import Played
from judge.core.contest import Contest
from judge.core.submission import Judgement
from judge.core.verdict import Verdict

_LANGUAGE_WIDTH = 8


def played_line(contest: Contest, played: Played, output: Output) -> Any:
    """Return who sent what when, and what became of it, on one line that is cut if need be."""
    from rich.text import Text

    sending, judgement = played.part.sending, played.judgement
    names = {team.id: team.name for team in contest.teams}
    labels = {problem.problem_id: problem.label for problem in contest.problems}
    team, widest = names[sending.team_id], max(cell_width(name) for name in names.values())
    line = Text(no_wrap=True)
    line.append(f" {clock(sending.contest_time_ms):>8}  {team}")
    line.append(" " * (widest - cell_width(team) + 2))
    line.append(f"{labels[sending.problem_id]}  {played.part.language.name:{_LANGUAGE_WIDTH}}  ")
    if judgement is not None:
        verdict = judgement.verdict
        line.append(f"{output.mark(sign_of(verdict))} {verdict:3}", style=STYLES[verdict])
        line.append(f"{_time(judgement):>9}")
    if not played.as_expected:
        line.append(f"  expected {sending.expected}", style="bold red")
    if judgement is not None and judgement.verdict is not Verdict.AC:
        room = max(output.console.width - line.cell_len - 2, 0)
        line.append("  " + _why(judgement, room, output))
    line.rstrip()
    line.truncate(output.console.width, overflow="crop")
    return line


def _time(judgement: Judgement) -> str:
    return milliseconds(judgement.cpu_us) if judgement.cases else ""


def _why(judgement: Judgement, room: int, output: Output) -> str:
    """Return the test that failed, or what kept the program from being run, cut to the room."""
    gap = output.mark("…")
    if judgement.cases:
        return shortened(judgement.cases[-1].case, room, gap=gap)
    errors = [line for line in judgement.message.splitlines() if "error" in line]
    first = (errors or [judgement.message.partition("\n")[0]])[0]
    said = printable(first, ascii_only=output.ascii)
    return said if len(said) <= room else said[: max(room - len(gap), 0)] + gap
