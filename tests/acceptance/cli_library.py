"""A small library of problems on disk, and the real command line as a subprocess."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

PROBLEM_YAML = """\
problem_format_version: 2025-09
name: Sums
uuid: 7f0a7a52-25a1-4a8c-9d0e-9d3a4f6c1b55
license: cc0
rights_owner: Ada
limits:
  time_limit: 1
  memory: 128
  output: 1
  code: 16
"""

SUMS = {
    "problem.yaml": PROBLEM_YAML,
    "statement/problem.en.md": "Add two numbers, $0 \\le a, b$.\n\tA tab.\n",
    "input_validators/numbers.py": (
        "import sys\n"
        "ok = all(word.isdigit() for word in sys.stdin.read().split())\n"
        "sys.exit(42 if ok else 43)\n"
    ),
    "data/sample/1.in": "1 2\n",
    "data/sample/1.ans": "3\n",
    "data/secret/01-small/zero.in": "0 0\n",
    "data/secret/01-small/zero.ans": "0\n",
    "data/secret/02-large/far.in": "2000000000 2000000000\n",
    "data/secret/02-large/far.ans": "4000000000\n",
    "submissions/accepted/add.py": "print(sum(map(int, input().split())))\n",
    "submissions/wrong_answer/minus.py": "a, b = map(int, input().split())\nprint(a - b)\n",
}

WIDE_CPP = """\
#include <cstdio>
int main() { long a, b; scanf("%ld%ld", &a, &b); printf("%ld\\n", a + b); }
"""
INT_CPP = WIDE_CPP.replace("long", "int").replace("ld", "d")
ADD_JAVA = """\
import java.util.Scanner;

public class Main {
    public static void main(String[] arguments) {
        Scanner in = new Scanner(System.in);
        System.out.println(in.nextLong() + in.nextLong());
    }
}
"""

PROGRAMS = {
    "add.py": SUMS["submissions/accepted/add.py"],
    "-x.py": SUMS["submissions/accepted/add.py"],
    "my add.py": SUMS["submissions/accepted/add.py"],
    "latin.py": b"# caf\xe9\n" + SUMS["submissions/accepted/add.py"].encode(),
    "wide.cpp": WIDE_CPP,
    "int.cpp": INT_CPP,
    "Main.java": ADD_JAVA,
    "crash.py": "raise IndexError('too far')\n",
    "loop.py": "while True:\n    pass\n",
    "sleep.py": "import time\ntime.sleep(1000)\n",
    "spam.py": "print('spam ' * 1_000_000)\n",
    "hoard.py": "hoard = []\nwhile True:\n    hoard.append(bytearray(1 << 20))\n",
    "mistake.cpp": "int main() { return undefined_name; }\n",
    "mistake.py": "def f(:\n",
    "colours.py": (
        "import sys\n"
        "print('\\x1b[2J\\x07\\x9b31m', '\\u202e')\n"
        "sys.stderr.write('\\x1b]0;title\\x07\\x08')\n"
    ),
    "binary.py": b"\x7fELF\x00\x01\x1b[2J\x00",
    "huge.py": "#" * (1 << 14) + "\n",
    "notes.xyz": "?\n",
    "empty/notes.txt": "no program\n",
}


def write(directory: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a directory and return it."""
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A command line that has ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def envelope(self) -> dict[str, Any]:
        """Return the JSON object it printed."""
        envelope: dict[str, Any] = json.loads(self.stdout)
        return envelope

    @property
    def data(self) -> dict[str, Any]:
        """Return the result in that object."""
        data: dict[str, Any] = self.envelope["data"]
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Cli:
    """The command line, in a directory and with a cache of its own."""

    directory: Path
    cache: Path

    def environment(self, **changes: str) -> dict[str, str]:
        """Return what it is started with; no setting of the caller's reaches it."""
        return {
            "PATH": os.environ["PATH"],
            # There the compiled part of the sandbox is kept.
            **{name: os.environ[name] for name in ("HOME", "XDG_CACHE_HOME") if name in os.environ},
            "PYTHONPATH": str(ROOT),
            "JUDGE_CACHE": str(self.cache),
            "COLUMNS": "80",
            "LANG": "C.UTF-8",
            **changes,
        }

    @staticmethod
    def argv(*words: str) -> list[str]:
        """Return the words that start it."""
        return [sys.executable, "-P", "-m", "judge", *words]

    def __call__(self, *words: str, **changes: str) -> Done:
        """Run a command line to its end; further arguments are variables of its environment."""
        done = subprocess.run(
            self.argv(*words),
            check=False,
            cwd=self.directory,
            env=self.environment(**changes),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return Done(code=done.returncode, stdout=done.stdout, stderr=done.stderr)
