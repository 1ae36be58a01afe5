"""Every program of the table ends as it must and leaves the host as it was."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import sandbox.pool
from sandbox.cgroup import no_controllers
from tests.sandbox.bench import PYTHON, Bench
from tests.sandbox.elsewhere import unprivileged
from tests.sandbox.entry import Column, Entry, Outcome
from tests.sandbox.harness import columns_here, columns_to_test, run_table
from tests.sandbox.table import TABLE
from tests.sandbox.table_limits import MEMORY, PROCESSES

pytestmark = pytest.mark.sandbox
_NOOP_CPU_US, _NOOP_PEAK_BYTES = 100_000, 3 << 20


def _runnable(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if PYTHON.exists() or not entry.program.endswith(".py"))


@pytest.fixture(scope="module")
def outcomes(
    request: pytest.FixtureRequest, bench: Bench
) -> Iterator[Mapping[Column, Mapping[str, Outcome]]]:
    """Run the table once as everybody this process can be and somebody asks for."""
    items = [item for item in request.session.items if isinstance(item, pytest.Function)]
    asked = {item.callspec.params.get("column") for item in items if hasattr(item, "callspec")}
    with tempfile.TemporaryDirectory(prefix="judge-test-work-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        found = {}
        for column in set(columns_here()) & asked:
            (directory / column).mkdir()
            found[column] = _run_column(bench, column, directory / column)
        yield found


def _run_column(bench: Bench, column: Column, work: Path) -> Mapping[str, Outcome]:
    entries = _runnable(_entries_in(column))
    if column is Column.USER and os.geteuid() == 0:
        return unprivileged(lambda: run_table(bench, entries, work), work)
    with pytest.MonkeyPatch.context() as patch:
        if column is Column.GROUPLESS:
            patch.setattr(sandbox.pool, "find_controllers", lambda: no_controllers("test"))
        return run_table(bench, entries, work)


def _entries_in(column: Column) -> tuple[Entry, ...]:
    return PROCESSES + MEMORY if column is Column.GROUPLESS else TABLE


def _cells() -> Iterator[object]:
    for column in columns_to_test():
        for entry in _entries_in(column):
            yield pytest.param(column, entry, id=f"{column}-{entry.name}")


@pytest.mark.parametrize("column,entry", list(_cells()))
def test_a_program_ends_as_expected_and_leaves_nothing(
    outcomes: Mapping[Column, Mapping[str, Outcome]], column: Column, entry: Entry
) -> None:
    """Ending, exit code, signal and further facts are those of the table; the host is as before."""
    if column not in outcomes:
        pytest.skip(f"the column {column} needs {column.needs}")
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
