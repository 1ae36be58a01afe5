"""A plugin for pytest in a guest: only some tests are run, and each result is written down at once.

`JUDGE_TEST_REPORT` names the file. `JUDGE_TEST_COLUMN` is the only column of which tests are run;
those that have no column are run as well. `JUDGE_TEST_SHARE`, such as 1/2, is for guests that share
the work: of the tests of a column every second is run, beginning with the one at index 1; the
others are the first guest's. A guest that dies on the way leaves the results that it had.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

REPORT = "JUDGE_TEST_REPORT"
COLUMN = "JUDGE_TEST_COLUMN"
SHARE = "JUDGE_TEST_SHARE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one test came to in the guest."""

    name: str
    """Its path, function and parameters, as pytest names them."""
    outcome: str
    """passed, failed or skipped"""
    seconds: float
    text: str
    """Why it failed or was skipped; empty if it passed."""


def read_results(path: Path) -> tuple[Result, ...]:
    """Return what a guest has written, in the order of the tests; nothing if it did not start."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Result(**json.loads(line)) for line in lines)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the other columns, which the host runs itself, and the others' shares."""
    index, of = map(int, os.environ.get(SHARE, "0/1").split("/"))
    column = [item for item in items if _column(item) == os.environ.get(COLUMN)]
    alone = [item for item in items if _column(item) is None and index == 0]
    ours = {*column[index::of], *alone}
    if others := [item for item in items if item not in ours]:
        config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item in ours]


def _column(item: pytest.Item) -> str | None:
    parameters = (
        item.callspec.params
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else {}
    )
    return str(parameters["column"]) if "column" in parameters else None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down the call of a test, and what fails or is skipped before or after it."""
    if report.when != "call" and report.passed:
        return
    _write(
        Result(
            name=report.nodeid,
            outcome=report.outcome,
            seconds=round(report.duration, 3),
            text="".join(_words(report)),
        )
    )


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Write down what could not be collected."""
    if report.failed:
        _write(Result(name=report.nodeid, outcome="failed", seconds=0, text=report.longreprtext))


def _words(report: pytest.TestReport) -> Iterator[str]:
    """Yield why a test did not pass: what was asserted, not the way there."""
    crash = getattr(report.longrepr, "reprcrash", None)
    if isinstance(report.longrepr, tuple):
        yield str(report.longrepr[2])
    elif crash is not None:
        yield f"{crash.path}:{crash.lineno}: {crash.message}"
    elif not report.passed:
        yield report.longreprtext


def _write(result: Result) -> None:
    with Path(os.environ[REPORT]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(result)) + "\n")
