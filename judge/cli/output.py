"""What a command prints through: for people, for pipes or for programs.

Results go to standard output; progress, notes, warnings and errors to standard error. A command
calls `result` once, at its end, and returns what that returns. On the way it may

* call `show` for what a person should see at once, and `row` for the same as a record in a pipe;
* set the `status`, one live line on a terminal, a line now and then elsewhere;
* `warn`, which never changes the exit code.

Views are functions that return something rich can print: they are called only when a person reads,
so rich is imported only then.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import TextIOWrapper
from typing import Any, Literal, TextIO

from judge import __version__
from judge.cli.errors import Failure
from judge.cli.options import Format, Options, is_ascii_only, uses_color

View = Callable[[], object]
"""Makes what rich prints."""

_REDRAW_SECONDS = 0.1
_PLAIN_STATUS_SECONDS = 10.0
_ASCII_MARKS = {
    "✓": "+",
    "✗": "-",
    "·": ".",
    "★": "*",
    "▲": "^",
    "▼": "v",
    "→": "->",
    "…": "...",
    "─": "-",
}
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
"""What a terminal obeys instead of showing it; texts of programs may hold any."""
_PLAIN_ESCAPES = {code: f"\\x{code:02x}" for code in _CONTROLS} | str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
)
_JSON_ESCAPES = {code: f"\\u{code:04x}" for code in _CONTROLS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where to print, and the environment that says how."""

    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]


class Output:
    """The standard streams of one command, in one format.

    Attributes:
        command: Its name, such as "run"; names the schema of the JSON object.
        format: For whom is printed; never unknown.
        color: Whether standard output gets colours.
        ascii: Whether nothing but ASCII may be printed.
    """

    def __init__(
        self,
        *,
        command: str,
        options: Options,
        streams: Streams,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.command = command
        stdout, stderr, environment = streams.stdout, streams.stderr, streams.environment
        self._stdout = stdout
        self._stderr = stderr
        self._clock = clock
        self._warnings: list[dict[str, str]] = []
        self._status_at: float | None = None
        self._status_shown = False
        self._is_terminal = is_terminal = stdout.isatty()
        self.format = options.format or (Format.HUMAN if is_terminal else Format.PLAIN)
        self.color = uses_color(options.color, environment=environment, is_terminal=is_terminal)
        self.ascii = options.ascii or is_ascii_only(stdout.encoding or "utf-8", environment)
        self._stderr_color = uses_color(
            options.color, environment=environment, is_terminal=stderr.isatty()
        )
        self._live = stderr.isatty() and environment.get("TERM") != "dumb"
        self._live = self._live and not environment.get("JUDGE_NO_ANIMATION")
        for stream in (stdout, stderr):
            if isinstance(stream, TextIOWrapper):  # a sign the encoding lacks is no reason to die
                stream.reconfigure(errors="replace")

    @cached_property
    def console(self) -> Any:
        """A `rich.console.Console` on standard output, for what `show` cannot do."""
        from rich.console import Console

        class AsciiConsole(Console):
            """Draws every box in ASCII, which rich does where the encoding asks for it."""

            encoding = "ascii"

        return (AsciiConsole if self.ascii else Console)(
            file=self._stdout,
            force_terminal=self.color or None,
            color_system=self._color_system,
            no_color=False,  # decided already; rich would look into the environment again
            highlight=False,
            emoji=False,
            safe_box=True,
        )

    def show(self, view: View) -> None:
        """Print something for people, at once; nothing in the other formats."""
        if self.format is Format.HUMAN:
            self._clear_status()
            self.console.print(view(), crop=False)  # views fit; what does not is not to be cut

    def row(self, *fields: object) -> None:
        """Print one record for pipes, at once; nothing in the other formats."""
        if self.format is Format.PLAIN:
            self._stdout.write(_record(fields))
            self._stdout.flush()

    def result(
        self,
        data: Mapping[str, object],
        *,
        exit_code: int = 0,
        rows: Iterable[Sequence[object]] = (),
        view: View | None = None,
    ) -> int:
        """Print the outcome of the command and return its exit code.

        Args:
            data: All of it, for programs; times as `*_us`, memory as `*_bytes`.
            exit_code: See `judge.cli.errors.ExitCode`.
            rows: All of it, for pipes, without what `row` has already printed; no heading.
            view: What matters of it, for people; None prints `rows`.
        """
        self._clear_status()
        if self.format is Format.JSON:
            self._envelope(exit_code=int(exit_code), data=data, error=None)
        elif self.format is Format.HUMAN and view is not None:
            self.show(view)
        else:
            self._stdout.writelines(_record(row) for row in rows)
        self._stdout.flush()
        return int(exit_code)

    def text(self, text: str, data: Mapping[str, object]) -> int:
        """Print a text that is the same for people and pipes, and return the exit code 0."""
        if self.format is Format.JSON:
            return self.result(data)
        self._stdout.write(self.styled(text))
        self._stdout.flush()
        return 0

    def styled(self, text: str) -> str:
        """Return a help text with its headings in bold, where colours are wanted."""
        if not self.color:
            return text
        return "\n".join(
            f"\x1b[1m{line}\x1b[0m" if line.endswith(":") and line[:1].strip() else line
            for line in text.split("\n")
        )

    def warn(self, code: str, message: str) -> None:
        """Warn on standard error and in the JSON object; the exit code stays."""
        self._warnings.append({"code": code, "message": message})
        if self.format is not Format.JSON:
            self._tell("warning", "33", code, message)

    def note(self, text: str) -> None:
        """Say something on standard error that is worth keeping on the screen; not in JSON."""
        if self.format is not Format.JSON:
            self._clear_status()
            self._stderr.write(text + "\n")
            self._stderr.flush()

    def status(self, text: str) -> None:
        """Say on standard error what is being done now; cheap enough to call for every event."""
        if not self._live and self.format is Format.JSON:
            return
        now = self._clock()
        every = _REDRAW_SECONDS if self._live else _PLAIN_STATUS_SECONDS
        if self._status_at is None and not self._live:
            self._status_at = now  # what is over in ten seconds needs no line in a log
        if self._status_at is not None and now - self._status_at < every:
            return
        self._status_at = now
        if self._live:
            import shutil

            width = shutil.get_terminal_size().columns - 1
            self._stderr.write(f"\r{text[:width]}\x1b[K")
            self._status_shown = True
        else:
            self._stderr.write(text + "\n")
        self._stderr.flush()

    def fail(self, failure: Failure) -> int:
        """Say why the command could not do its work, and return the exit code."""
        self._clear_status()
        if self.format is Format.JSON:
            error = {
                "code": failure.code,
                "message": failure.message,
                "details": list(failure.details),
                "hint": failure.hint,
            }
            self._envelope(exit_code=failure.exit_code, data=None, error=error)
            self._stdout.flush()
            return int(failure.exit_code)
        self._tell("error", "31", failure.code, failure.message)
        lines = [f"  {line}\n" for line in failure.details]
        if failure.hint:
            lines.append(f"  tip: {failure.hint}\n")
        self._stderr.writelines(lines)
        self._stderr.flush()
        return int(failure.exit_code)

    def mark(self, sign: str) -> str:
        """Return a sign such as "✓", or what stands for it in ASCII."""
        return _ASCII_MARKS.get(sign, "?") if self.ascii and not sign.isascii() else sign

    @property
    def _color_system(self) -> Literal["auto", "standard"] | None:
        """What rich may use; None means no escape sequence at all, bold included."""
        if not self.color:
            return None
        return "auto" if self._is_terminal else "standard"

    def _tell(self, kind: str, color: str, code: str, message: str) -> None:
        self._clear_status()
        head = f"{kind}[{code}]"
        if self._stderr_color:
            head = f"\x1b[1;{color}m{head}\x1b[0m"
        self._stderr.write(f"{head}: {message}\n")
        self._stderr.flush()

    def _clear_status(self) -> None:
        if self._status_shown:
            self._stderr.write("\r\x1b[K")
            self._stderr.flush()
            self._status_shown = False

    def _envelope(
        self,
        *,
        exit_code: int,
        data: Mapping[str, object] | None,
        error: Mapping[str, object] | None,
    ) -> None:
        envelope = {
            "schema": f"judge/{self.command}@1",
            "ok": exit_code == 0,
            "exit": exit_code,
            "tool": __version__,
            "data": data,
            "warnings": self._warnings,
            "error": error,
        }
        text = json.dumps(envelope, ensure_ascii=self.ascii, default=_plain_value)
        self._stdout.write(text.translate(_JSON_ESCAPES) + "\n")


def open_output(command: str, options: Options) -> Output:
    """Return the output of this process."""
    return Output(
        command=command,
        options=options,
        streams=Streams(stdout=sys.stdout, stderr=sys.stderr, environment=os.environ),
    )


def _record(fields: Iterable[object]) -> str:
    """Return fields as one line; control characters inside a field are written as in C."""
    texts = ("" if field is None else str(field) for field in fields)
    return "\t".join(text.translate(_PLAIN_ESCAPES) for text in texts) + "\n"


def _plain_value(value: object) -> object:
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
