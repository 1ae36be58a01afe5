"""Writes the reference of the command line from what `--help` prints.

python docs/reference/generate.py            write docs/reference/cli.md
python docs/reference/generate.py --check    exit 1 if it is out of step
"""

import sys
from pathlib import Path

from judge.cli.app import help_text
from judge.cli.catalogue import COMMANDS, TOPICS, overview
from judge.cli.topics import topic_text

TARGET = Path(__file__).with_name("cli.md")
WIDTH = 80


def reference() -> str:
    """Return the whole page."""
    sections = [
        "# The command line\n\nWritten by `generate.py` from `--help`; do not edit.\n",
        _section("judge", overview()),
    ]
    sections += [_section(f"judge {name}", help_text(name, width=WIDTH)) for name in COMMANDS]
    sections += [_section(f"judge help {name}", topic_text(name)) for name, _ in TOPICS]
    return "\n".join(sections)


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` compare it, and return the exit code."""
    page = reference()
    if "--check" in arguments:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == page:
            return 0
        print(f"{TARGET.name} is out of step: python docs/reference/{Path(__file__).name}")
        return 1
    TARGET.write_text(page, encoding="utf-8")
    return 0


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
