"""From the words of a command line to an exit code.

    split_options -> the overview, without typer, or the command -> its exit code, or a Failure

`except Exception` stands here, and in the command line nowhere else.
"""

import os
from collections.abc import Sequence

from judge.cli.catalogue import COMMANDS, GLOBAL_OPTIONS, overview
from judge.cli.errors import closest, failure_of
from judge.cli.options import Format, Options, split_options, wants_json
from judge.cli.output import Output, open_output
from judge.core.errors import UsageError


def dispatch(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever goes wrong is said, not raised.

    Raises:
        BrokenPipeError: Nobody reads the output any more.
        KeyboardInterrupt: Ctrl-C.
    """
    fallback = Options(format=Format.JSON) if wants_json(argv) else Options()
    output = open_output("judge", fallback)
    try:
        options, words = split_options(argv)
        output = open_output(_command_name(words), options)
        if options.directory is not None:
            _change_directory(options.directory)
        return _run_command(words, output)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place that turns any fault into words
        return output.fail(failure_of(error, known_options=_global_names()))


def _run_command(words: Sequence[str], output: Output) -> int:
    if not words or words[0] in ("-h", "--help"):
        return output.text(overview(), {"help": overview()})
    _check_command(words[0])
    import typer

    from judge.cli.app import make_group

    try:
        return make_group().run(words, output)
    except typer.Exit as ending:
        return ending.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None


def _check_command(word: str) -> None:
    if word in COMMANDS:
        return
    if word.startswith("-"):
        near = closest(word, _global_names())
        raise UsageError(
            f"no such option: {word}", hint=f"did you mean {near}?" if near else "judge --help"
        )
    near = closest(word, list(COMMANDS))
    raise UsageError(
        f'no command "{word}"', hint=f"did you mean judge {near}?" if near else "judge --help"
    )


def _command_name(words: Sequence[str]) -> str:
    return words[0] if words and words[0] in COMMANDS else "judge"


def _global_names() -> list[str]:
    words = " ".join(names for names, _ in GLOBAL_OPTIONS).replace(",", "").split()
    return [word for word in words if word.startswith("--")]


def _change_directory(directory: str) -> None:
    try:
        os.chdir(directory)
    except OSError as error:
        raise UsageError(f"-C {directory}: {error.strerror}") from None
