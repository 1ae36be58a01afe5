"""The commands there are, known without importing any of them.

The overview that `judge --help` prints is made of this table alone, so it costs no import of typer
and none of the commands. To add a command: write its module as `judge.cli.app` says, and add a line
here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One command."""

    name: str
    module: str
    group: str
    """Under which heading the overview lists it."""
    summary: str
    """What it does, in under 60 signs."""


GROUPS = ("Contestant", "Author", "System")

COMMANDS = {
    entry.name: entry
    for entry in (
        Entry(
            name="problems",
            module="judge.cli.problems",
            group="Contestant",
            summary="List the problems there are",
        ),
        Entry(
            name="show",
            module="judge.cli.show",
            group="Contestant",
            summary="Show a problem's statement, limits and samples",
        ),
        Entry(
            name="run",
            module="judge.cli.run",
            group="Contestant",
            summary="Judge a program against a problem",
        ),
        Entry(
            name="verify",
            module="judge.cli.verify",
            group="Author",
            summary="Check a problem: data, validators and every solution",
        ),
        Entry(
            name="data",
            module="judge.cli.data",
            group="Author",
            summary="Build a problem's generated test data",
        ),
        Entry(
            name="demo",
            module="judge.cli.demo",
            group="System",
            summary="Judge a small contest and show its scoreboard",
        ),
        Entry(
            name="doctor",
            module="judge.cli.doctor",
            group="System",
            summary="Prove that this machine can judge, and say what it lacks",
        ),
        Entry(
            name="help",
            module="judge.cli.topics",
            group="System",
            summary="Explain a command or a topic",
        ),
    )
}

GLOBAL_OPTIONS = (
    ("--json", "Print one JSON object, as --format json does"),
    ("--format human|plain|json", "Default: human on a terminal, else plain"),
    ("--color auto|always|never", "Default: auto; obeys NO_COLOR, FORCE_COLOR"),
    ("--ascii", "Draw with ASCII signs only"),
    ("-C DIR", "Work as if started in DIR"),
    ("-h, --help", "Show help, of a command if one is named"),
    ("--version", "Show the version"),
)
"""Options of every command, which may stand anywhere before a `--`; read by `judge.cli.options`."""


TOPICS = (
    ("exit-codes", "What a script can rely on"),
    ("verdicts", "What AC, WA, TLE and the others mean"),
    ("json", "The object that --json prints"),
)
"""What `judge help` explains beside the commands; the texts are in `judge.cli.topics`."""


def columns(rows: tuple[tuple[str, str], ...], *, width: int = 27) -> str:
    """Return rows of two columns as indented lines; the first column is at least `width` wide."""
    return "".join(f"  {left:{width}} {right}".rstrip() + "\n" for left, right in rows)


def overview() -> str:
    """Return the help of `judge` itself."""
    text = (
        "Usage: judge COMMAND [ARGS]...\n\n"
        "Run programs against problems, safely and exactly, and say why one fails.\n"
    )
    for group in GROUPS:
        rows = tuple((e.name, e.summary) for e in COMMANDS.values() if e.group == group)
        text += f"\n{group}:\n" + columns(rows, width=10)
    text += "\nOptions of every command:\n" + columns(GLOBAL_OPTIONS)
    text += "\nTopics of judge help:\n" + columns(TOPICS, width=11)
    return text + "\nExample:\n  judge run restart my.py\n"
