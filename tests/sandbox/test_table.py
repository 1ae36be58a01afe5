"""Every program of the table ends as it must and leaves the host as it was."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import sandbox.pool
from sandbox.cgroup import Controllers, find_controllers
from tests.sandbox.harness import PYTHON, Bench, run_table, unprivileged
from tests.sandbox.table import MEMORY, PROCESSES, TABLE, Column, Entry, Outcome

pytestmark = pytest.mark.sandbox
_NOOP_CPU_US, _NOOP_PEAK_BYTES = 100_000, 3 << 20


def _runnable(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if PYTHON.exists() or not entry.program.endswith(".py"))


@pytest.fixture(scope="module")
def outcomes(bench: Bench) -> Iterator[Mapping[Column, Mapping[str, Outcome]]]:
    """Run the table once as everybody this process can be."""
    directory = Path(tempfile.mkdtemp(prefix="judge-test-work-"))
    directory.chmod(0o755)
    work = {column: directory / column for column in Column}
    for path in work.values():
        path.mkdir()
    try:
        if os.geteuid() != 0:
            yield {Column.USER: run_table(bench, _runnable(TABLE), work[Column.USER])}
            return
        found = {}
        if find_controllers().parents is not None:
            found[Column.ROOT] = run_table(bench, _runnable(TABLE), work[Column.ROOT])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                sandbox.pool, "find_controllers", lambda: Controllers(parents=None, reason="test")
            )
            found[Column.GROUPLESS] = run_table(
                bench, _runnable(PROCESSES + MEMORY), work[Column.GROUPLESS]
            )
        found[Column.USER] = unprivileged(
            lambda: run_table(bench, _runnable(TABLE), work[Column.USER]), work[Column.USER]
        )
        yield found
    finally:
        shutil.rmtree(directory)


def _cells() -> Iterator[object]:
    for column in Column:
        for entry in PROCESSES + MEMORY if column is Column.GROUPLESS else TABLE:
            yield pytest.param(column, entry, id=f"{column}-{entry.name}")


@pytest.mark.parametrize("column,entry", list(_cells()))
def test_a_program_ends_as_expected_and_leaves_nothing(
    outcomes: Mapping[Column, Mapping[str, Outcome]], column: Column, entry: Entry
) -> None:
    """Ending, exit code, signal and further facts are those of the table; the host is as before."""
    if column not in outcomes:
        pytest.skip(
            "needs root and control groups of version 1" if column is Column.ROOT else "needs root"
        )
    if entry.name not in outcomes[column]:
        pytest.skip(f"needs {PYTHON}")
    outcome, expected = outcomes[column][entry.name], entry.expected_in(column)
    assert not outcome.fault
    assert outcome.result is not None
    assert outcome.result.ending is expected.ending, outcome
    if expected.code is not None:
        assert outcome.result.exit_code == expected.code, outcome
    if expected.signal is not None:
        assert outcome.result.signal == expected.signal, outcome
    assert [words for words, holds in expected.checks if not holds(outcome)] == [], outcome
    assert outcome.left == ()
    assert outcome.next_result is not None
    assert outcome.next_result.cpu_us < _NOOP_CPU_US
    assert (outcome.next_result.peak_memory_bytes or 0) < _NOOP_PEAK_BYTES
    assert outcome.next_result.detail is None


def test_an_entry_that_differs_without_groups_says_why() -> None:
    """Nobody has to guess whether a difference is meant."""
    assert [e.name for e in TABLE if (e.without_groups is None) != (not e.why)] == []
    assert len({e.name for e in TABLE}) == len(TABLE)
