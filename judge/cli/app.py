"""Turns the modules of the catalogue into commands, each imported only when it is called.

What the module of a command holds:

    EXAMPLES = (("judge run restart my.py", "judge my.py on all tests"),)

    def command(
        context: typer.Context,
        problem: Annotated[str, typer.Argument(help="...")],
    ) -> int:
        '''Judge a program against a problem.

        More on it. What follows `Args:`, `Returns:` or `Raises:` is not shown by --help.
        '''
        output = output_of(context)
        ...
        return output.result({...}, exit_code=ExitCode.NO, rows=..., view=lambda: table)

The first line is the summary of the catalogue and a full stop; the examples are shown by --help
and in the reference. The value it returns is the exit code. Faults are raised: what the judge
foresees as a `judge.core.errors.JudgeError`, and whatever else is not caught ends as a crash
report. The global options never reach a command; what they said is in `Output`. A module may hold
`app: typer.Typer` instead of `command`, for a command with commands of its own.
"""

import importlib
import inspect
import re
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from judge.cli.catalogue import COMMANDS, columns
from judge.cli.output import Output

HELP_WIDTH = 100
_HIDDEN_SECTIONS = re.compile(r"\n\s*(Args|Returns|Raises|Source):")


def output_of(context: typer.Context) -> Output:
    """Return the output that `judge.cli.main` made for the running command."""
    output = context.find_root().obj
    if not isinstance(output, Output):
        raise TypeError(f"the context of a command holds {output!r} instead of its output")
    return output


class Command(TyperCommand):
    """A command whose help ends with its examples."""

    examples: tuple[tuple[str, str], ...] = ()

    def get_help(self, ctx: Any) -> str:
        """Return the help text; in colours where the output has them."""
        text = str(super().get_help(ctx))
        text += "\n\nExamples:\n" + columns(self.examples, width=37)
        text += "\nOptions of every command: judge help"
        output = ctx.find_root().obj
        return output.styled(text) if isinstance(output, Output) else text


class LazyGroup(TyperGroup):
    """`judge` itself: knows its commands by the catalogue and imports the one that is called."""

    def run(self, words: Sequence[str], output: Output) -> int:
        """Run a command line without global options and return the exit code of its command."""
        with self.make_context("judge", list(words), obj=output, color=output.color) as context:
            return int(self.invoke(context) or 0)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command, or None if the catalogue has none of that name."""
        del ctx
        return load_command(cmd_name) if cmd_name in COMMANDS else None


def load_command(name: str) -> Any:
    """Import the module of a command of the catalogue and return the command."""
    module = importlib.import_module(COMMANDS[name].module)
    app = getattr(module, "app", None) or _app_of(name, module)
    command: Any = typer.main.get_command(app)
    command.examples = module.EXAMPLES
    return command


def help_text(name: str, *, width: int | None = None) -> str:
    """Return what `judge NAME --help` prints.

    Args:
        name: A command of the catalogue.
        width: Columns to wrap at; None: those of the terminal, at most `HELP_WIDTH`.
    """
    group = make_group()
    parent = group.make_context("judge", [], resilient_parsing=True, terminal_width=width)
    command = load_command(name)
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    return str(command.get_help(context)) + "\n"


def make_group() -> LazyGroup:
    """Return `judge` itself."""
    return LazyGroup(
        name="judge", rich_markup_mode=None, context_settings=_CONTEXT, no_args_is_help=False
    )


_CONTEXT: Mapping[str, Any] = {
    "help_option_names": ["-h", "--help"],
    "max_content_width": HELP_WIDTH,
}


def _app_of(name: str, module: ModuleType) -> typer.Typer:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    description = _HIDDEN_SECTIONS.split(inspect.getdoc(module.command) or "")[0]
    app.command(name, cls=Command, help=description, context_settings=dict(_CONTEXT))(
        module.command
    )
    return app
