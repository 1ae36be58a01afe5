"""The scoreboard: standings become a table of short texts, and that becomes a screen.

`board_of` decides every text, and how much of it the width has room for; it is pure. `board_view`
hands the result to rich.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from judge.core.standings import MINUTE_MS, Cell, Row, Standings

Mark = Callable[[str], str]
"""Returns a sign, or what stands for it where only ASCII can be shown."""

_FIRST, _SOLVED, _FAILED, _PENDING = "bold green", "green", "red", "yellow"
_QUALIFIED = "bold"
_HEADING = "bold"
_GAP = 2
_LEAST_TEAM = 8
"""A team's name is not cut below this width."""


class Form(Enum):
    """How much of a cell is shown."""

    FULL = "full"
    """First-to-solve mark, rejected attempts and time."""
    SHORT = "short"
    """The same without the time."""
    SIGN = "sign"
    """One sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A text and how rich shows it; the style never says more than the text."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the board."""

    heading: str
    width: int
    right: bool
    """Whether its texts end at the same place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A scoreboard that fits its width."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Span, ...], ...]
    footer: tuple[Span, ...]
    legend: tuple[str, ...]


def board_of(standings: Standings, *, width: int, mark: Mark) -> Board:
    """Lay out a board.

    Args:
        standings: Whose.
        width: Columns of the screen. Cells fall to shorter forms until they fit, then teams' names
            are cut; a screen narrower than that cuts lines.
        mark: How signs are written.
    """
    contest = standings.contest
    forms = [_grid(standings, form, mark) for form in Form]
    grid = next((grid for grid in forms if _width(_widths(grid)) <= width), forms[-1])
    widths = _widths(grid)
    excess = max(_width(widths) - width, 0)
    widths[1] = max(widths[1] - excess, min(widths[1], _LEAST_TEAM))
    heading, *rows, footer = [(row[0], _cut(row[1], widths[1], mark), *row[2:]) for row in grid]
    columns = tuple(
        Column(heading=span.text, width=size, right=index in (0, 2, 3))
        for index, (span, size) in enumerate(zip(heading, widths, strict=True))
    )
    return Board(
        title=f"{contest.name}   standings after {clock(contest.duration_ms)}",
        columns=columns,
        rows=tuple(rows),
        footer=footer,
        legend=_legend(standings, mark),
    )


def board_view(board: Board, *, mark: Mark) -> Any:
    """Return a board as something rich prints, a line for each row."""
    from rich.console import Group
    from rich.text import Text

    rule = " ".ljust(_width([column.width for column in board.columns]), mark("─"))
    heading = [Span(text=column.heading, style=_HEADING) for column in board.columns]
    lines = [
        Text(f" {board.title}", style="bold"),
        _line(heading, board.columns),
        Text(rule, no_wrap=True, overflow="crop"),
        *(_line(row, board.columns) for row in board.rows),
        Text(rule, no_wrap=True, overflow="crop"),
        _line(board.footer, board.columns),
        *(Text(f" {line}") for line in board.legend),
    ]
    return Group(*lines)


def board_rows(standings: Standings, *, mark: Mark) -> list[tuple[object, ...]]:
    """Return a board for a pipe: a record for each problem, then one for each team."""
    contest = standings.contest
    rows: list[tuple[object, ...]] = [
        ("problem", problem.label, problem.problem_id, *_counts(standings, index))
        for index, problem in enumerate(contest.problems)
    ]
    for row in standings.rows:
        cells = [_full(cell, mark) for cell in row.cells]
        qualified = "" if row.qualified is None else ("qualified" if row.qualified else "")
        rows.append(
            ("team", row.rank, row.team.name, row.solved, row.penalty_minutes, qualified, *cells)
        )
    return rows


def board_data(standings: Standings) -> list[dict[str, object]]:
    """Return a board for programs, best team first."""
    return [
        {
            "rank": row.rank,
            "team": row.team.id,
            "name": row.team.name,
            "solved": row.solved,
            "penalty_minutes": row.penalty_minutes,
            "last_accepted_ms": row.last_accepted_ms,
            "qualified": row.qualified,
            "cells": [
                {"problem": problem.label, **cell._asdict()}
                for problem, cell in zip(standings.contest.problems, row.cells, strict=True)
            ],
        }
        for row in standings.rows
    ]


def clock(time_ms: int) -> str:
    """Return a contest time with its seconds, such as "1:05:44"."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def cell_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def _grid(standings: Standings, form: Form, mark: Mark) -> list[tuple[Span, ...]]:
    """Return all texts of a board: headings, rows, footer."""
    problems = standings.contest.problems
    team = "Team" if standings.contest.scoring.qualify_solved is None else "  Team"
    heading = ("#", team, "=", "Pen", *(_indented(problem.label, form) for problem in problems))
    counts = [_counts(standings, index) for index in range(len(problems))]
    footer = (
        "",
        "solved" if form is Form.SIGN else "solved/tries",
        "",
        "",
        *(_indented(f"{s}/{t}", form) if form is not Form.SIGN else str(s) for s, t in counts),
    )
    return [
        tuple(Span(text=text) for text in heading),
        *(_row(row, form, mark) for row in standings.rows),
        tuple(Span(text=text) for text in footer),
    ]


def _indented(text: str, form: Form) -> str:
    """Return a text that stands above or below cells, beginning where their signs do."""
    return {Form.FULL: f"  {text}", Form.SHORT: f" {text}", Form.SIGN: text}[form]


def _row(row: Row, form: Form, mark: Mark) -> tuple[Span, ...]:
    style = _QUALIFIED if row.qualified else ""
    sign = {None: "", True: f"{mark('✓')} ", False: "  "}[row.qualified]
    return (
        Span(text=str(row.rank), style=style),
        Span(text=f"{sign}{row.team.name}", style=style),
        Span(text=str(row.solved), style=style),
        Span(text=str(row.penalty_minutes), style=style),
        *(Span(text=_shown(cell, form, mark), style=_style(cell)) for cell in row.cells),
    )


def _shown(cell: Cell, form: Form, mark: Mark) -> str:
    first = mark("★") if cell.first_to_solve else " "
    time = "" if cell.solved_ms is None else _hours(cell.solved_ms)
    match form:
        case Form.FULL:
            return f"{first} {_tries(cell, mark):2} {time:>4}".rstrip()
        case Form.SHORT:
            return f"{first}{_tries(cell, mark)}"
        case Form.SIGN:
            return first if cell.first_to_solve else _tries(cell, mark)[0]


def _full(cell: Cell, mark: Mark) -> str:
    """Return a cell for a pipe; empty if nothing was sent."""
    if not (cell.judged or cell.pending):
        return ""
    time = "" if cell.solved_ms is None else _hours(cell.solved_ms)
    return " ".join(
        part for part in (mark("★") * cell.first_to_solve, _tries(cell, mark), time) if part
    )


def _tries(cell: Cell, mark: Mark) -> str:
    if cell.solved:
        return f"+{cell.rejected or ''}"
    if cell.pending:
        return f"?{cell.pending}"
    if cell.judged:
        return f"-{cell.rejected or ''}"
    return mark("·")


def _style(cell: Cell) -> str:
    if cell.solved:
        return _FIRST if cell.first_to_solve else _SOLVED
    if cell.pending:
        return _PENDING
    return _FAILED if cell.judged else ""


def _hours(time_ms: int) -> str:
    minutes = time_ms // MINUTE_MS
    return f"{minutes // 60}:{minutes % 60:02}"


def _counts(standings: Standings, index: int) -> tuple[int, int]:
    """Return how many teams solved a problem, and how many attempts that count were made at it."""
    cells = [row.cells[index] for row in standings.rows]
    return sum(cell.solved for cell in cells), sum(cell.judged + cell.pending for cell in cells)


def _widths(grid: Sequence[Sequence[Span]]) -> list[int]:
    return [max(cell_width(span.text) for span in column) for column in zip(*grid, strict=True)]


def _width(widths: Sequence[int]) -> int:
    """Return the width of a line: a margin, and the columns with their gaps."""
    return 1 + sum(widths) + _GAP * (len(widths) - 1)


def _cut(span: Span, width: int, mark: Mark) -> Span:
    if cell_width(span.text) <= width:
        return span
    from rich.cells import set_cell_size

    end = mark("…")
    return Span(text=set_cell_size(span.text, width - len(end)) + end, style=span.style)


def _line(spans: Sequence[Span], columns: Sequence[Column]) -> Any:
    from rich.text import Text

    line = Text(" ", no_wrap=True, overflow="crop")
    for index, (span, column) in enumerate(zip(spans, columns, strict=True)):
        padding = " " * (column.width - cell_width(span.text))
        line.append(" " * _GAP if index else "")
        line.append(padding if column.right else "")
        line.append(span.text, style=span.style)
        line.append("" if column.right else padding)
    line.rstrip()
    return line


def _legend(standings: Standings, mark: Mark) -> tuple[str, ...]:
    scoring = standings.contest.scoring
    minutes = scoring.penalty_minutes
    lines = [
        f"+2 accepted after 2 rejected attempts   -2 rejected twice   {mark('★')} first to solve",
        f"Pen: minutes of solved problems, and {minutes} for each attempt rejected before",
        "     (compile errors are free)",
        "Ranked by problems solved, penalty, minute of the last one solved",
    ]
    if scoring.qualify_solved is not None:
        lines.append(f"{mark('✓')} qualified: at least {scoring.qualify_solved} solved")
    return tuple(lines)
