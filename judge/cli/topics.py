"""`judge help`: the commands and the topics that are not about one of them."""

from collections.abc import Callable
from typing import Annotated

import typer

from judge.cli.app import help_text, output_of
from judge.cli.catalogue import COMMANDS, TOPICS, columns, overview
from judge.cli.errors import ExitCode, closest
from judge.core.errors import UsageError
from judge.core.verdict import Verdict

EXAMPLES = (
    ("judge help run", "the same as judge run --help"),
    ("judge help exit-codes", "what a script can rely on"),
    ("judge help verdicts --json", "the same for a program"),
)


def command(
    context: typer.Context,
    topic: Annotated[
        str | None, typer.Argument(help="A command, or one of exit-codes, verdicts, json.")
    ] = None,
) -> int:
    """Explain a command or a topic.

    Without a topic: the commands, the options that all of them have, and the topics.

    Args:
        context: Holds the output.
        topic: None for the overview.

    Raises:
        UsageError: There is no such command or topic.
    """
    output = output_of(context)
    if topic is None:
        return output.text(overview(), {"help": overview()})
    if topic in COMMANDS:
        text = help_text(topic)
        return output.text(text, {"help": text})
    if topic not in _TEXTS:
        near = closest(topic, [*COMMANDS, *_TEXTS])
        known = ", ".join(name for name, _ in TOPICS)
        hint = f"did you mean {near}?" if near else f"a command, or one of: {known}"
        raise UsageError(f'no command or topic "{topic}"', hint=hint)
    text, data = _TEXTS[topic]()
    return output.text(text, data)


def topic_text(name: str) -> str:
    """Return the text of a topic."""
    return _TEXTS[name]()[0]


def _exit_codes() -> tuple[str, dict[str, object]]:
    rows = tuple((str(int(code)), code.meaning) for code in ExitCode)
    text = "Exit codes:\n" + columns(rows, width=4) + "\nWarnings never change the exit code.\n"
    return text, {"exit_codes": dict(rows)}


def _verdicts() -> tuple[str, dict[str, object]]:
    rows = tuple((verdict.value, _CAUSES[verdict]) for verdict in Verdict)
    text = (
        "Verdicts:\n"
        + columns(rows, width=4)
        + "\nThe verdict of a submission is that of its first test case, in order, that is not AC."
        "\nCE, CTL and JE cost no penalty time.\n"
    )
    data = [
        {
            "verdict": verdict.value,
            "meaning": verdict.meaning,
            "causes": _CAUSES[verdict],
            "solved": verdict.solved,
            "penalty": verdict.penalty,
            "big_five": verdict.big_five.value,
        }
        for verdict in Verdict
    ]
    return text, {"verdicts": data}


def _json() -> tuple[str, dict[str, object]]:
    text = "The object that --json prints:\n" + columns(_ENVELOPE, width=10) + "\n" + _JSON_NOTES
    return text, {"envelope": dict(_ENVELOPE), "notes": _JSON_NOTES}


_TEXTS: dict[str, Callable[[], tuple[str, dict[str, object]]]] = {
    "exit-codes": _exit_codes,
    "verdicts": _verdicts,
    "json": _json,
}

_CAUSES = {
    Verdict.AC: "accepted: every test case passed",
    Verdict.WA: "wrong answer: the output is not a right one",
    Verdict.TLE: "time limit exceeded: more CPU time than the problem allows",
    Verdict.MLE: "memory limit exceeded: more memory than the problem allows",
    Verdict.RTE: "run-time error: ended by a signal or with an exit code other than 0",
    Verdict.OLE: "output limit exceeded: wrote more than the problem allows",
    Verdict.WTL: "wall time limit exceeded: waited or slept instead of computing",
    Verdict.CE: "compile error: the compiler refused the program",
    Verdict.CTL: "compile time limit exceeded: the compiler took too long",
    Verdict.SV: "security violation: a system call that no solution needs",
    Verdict.JE: "judge error: a fault of the judge or of the problem, never of the program",
}

_ENVELOPE = (
    ("schema", "judge/COMMAND@1; the number grows if a key changes meaning"),
    ("ok", "true if exit is 0"),
    ("exit", "the exit code"),
    ("tool", "the version of judge"),
    ("data", "the result, an object; null after an error"),
    ("warnings", "a list of objects with code and message"),
    ("error", "null, or an object: code, message, details (lines), hint"),
)

_JSON_NOTES = (
    "It is one line on standard output, and nothing else is printed there.\n"
    "Keys are only ever added. Units are in the keys: integers, *_us microseconds, *_bytes bytes.\n"
    "null means not known here. Verdicts are those of judge help verdicts.\n"
)
