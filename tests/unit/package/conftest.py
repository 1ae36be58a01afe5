"""A valid tiny package that tests change in one place to see what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from judge.core.problem import Problem
from judge.package import Loaded, load_problem

PROBLEM_YAML = """\
problem_format_version: 2025-09
name: Hello
uuid: 5f6c3c1e-3d7f-4d5e-9d52-7b8f1d0c9a11
license: cc0
rights_owner: Ada
limits:
  time_limit: 2
  memory: 256
"""

VALID = {
    "problem.yaml": PROBLEM_YAML,
    "statement/problem.en.md": "Say hello.\n",
    "data/sample/1.in": "1\n",
    "data/sample/1.ans": "1\n",
    "data/secret/a/2.in": "2\n",
    "data/secret/a/2.ans": "2\n",
    "data/secret/b.in": "3\n",
    "data/secret/b.ans": "3\n",
    "input_validators/validate.py": "raise SystemExit(42)\n",
    "submissions/accepted/echo.py": "print(input())\n",
    "submissions/wrong_answer/one.py": "print(1)\n",
}
"""File to content."""

Changes = Mapping[str, str | bytes | None]
"""File to new content; None takes the file away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The tiny package on disk."""

    root: Path

    def change(self, changes: Changes) -> None:
        """Write and take away files; what ends in / is a directory."""
        for name, content in changes.items():
            path = self.root / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def load(self, changes: Changes | None = None, *, generated: Path | None = None) -> Loaded:
        """Change the package and load it."""
        self.change(changes or {})
        return load_problem(self.root, generated=generated)

    def problem(self, changes: Changes | None = None, *, generated: Path | None = None) -> Problem:
        """Return the problem of a package without findings."""
        loaded = self.load(changes, generated=generated)
        assert loaded.findings == ()
        assert loaded.problem is not None
        return loaded.problem

    def findings(
        self, changes: Changes | None = None, *, generated: Path | None = None
    ) -> list[str]:
        """Return what is said of the changed package, with paths from its root."""
        loaded = self.load(changes, generated=generated)
        here = str(self.root)
        return [
            f"{finding.severity}: {finding}".replace(f"{here}/", "").replace(here, ".")
            for finding in loaded.findings
        ]


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Return the tiny package, unchanged."""
    made = Package(root=tmp_path / "problems" / "hello")
    made.change(VALID)
    return made
