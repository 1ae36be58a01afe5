"""The entrance: `--version` is answered at once, everything else by `judge.cli.dispatch`."""

import os
import sys
from collections.abc import Sequence

from judge import __version__


def run() -> None:
    """Run the command line of this process and exit."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started this process
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code.

    Args:
        argv: The words after `judge`.
    """
    if argv and argv[0] == "--version":
        sys.stdout.write(f"judge {__version__}\n")
        return 0
    try:
        from judge.cli.dispatch import dispatch

        return dispatch(argv)
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        return 130
    except BrokenPipeError:
        # What is left in the buffer must not raise again when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
