"""Every hostile program ends as its first lines say and leaves the host as it was."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.hostile.expected import Mode
from tests.hostile.programs import CATEGORIES, NOOP, Program, find_programs
from tests.hostile.suite import Outcome, run_column
from tests.sandbox.bench import Bench
from tests.sandbox.entry import OPTIONAL, Column
from tests.sandbox.harness import columns_here, columns_to_test

PROGRAMS = find_programs()
COLUMNS = tuple(column for column in columns_to_test() if column is not Column.GROUPLESS)
_NOOP_CPU_US, _NOOP_PEAK_BYTES = 100_000, 3 << 20


@pytest.fixture(scope="module")
def outcomes(
    bench: Bench, asked: Mapping[Column, Sequence[Program]]
) -> Iterator[Mapping[Column, Mapping[str, Outcome]]]:
    """Run what is asked for, once, as everybody this process can be."""
    with tempfile.TemporaryDirectory(prefix="judge-test-work-") as name:
        work = Path(name)
        work.chmod(0o755)
        yield {
            column: run_column(bench, column, programs, work) for column, programs in asked.items()
        }


@pytest.mark.sandbox
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
@pytest.mark.parametrize("column", COLUMNS)
def test_a_hostile_program_ends_as_it_says_and_leaves_nothing(
    outcomes: Mapping[Column, Mapping[str, Outcome]],
    bench: Bench,
    column: Column,
    program: Program,
) -> None:
    """So are the further facts it states; the host is as before and the next run's bill clean."""
    header = program.header()
    if column not in columns_here():
        pytest.skip(f"the column {column} needs {column.needs}")
    refusal = program.refusal(bench)
    assert not refusal.exists(), refusal.read_text()
    if program.name not in outcomes[column]:
        pytest.skip(f"needs {program.lacks}" if program.lacks else f"{OPTIONAL} its compiler")
    outcome = outcomes[column][program.name]
    assert not outcome.fault
    assert len(outcome.shown) == (2 if header.mode is Mode.NEIGHBOURS else 1)
    for shown in outcome.shown:
        assert header.misfits(column, shown) == [], str(shown)
    assert outcome.left == ()
    assert outcome.next_result is not None
    assert outcome.next_result.exit_code == 0
    assert outcome.next_result.cpu_us < _NOOP_CPU_US
    assert (outcome.next_result.peak_memory_bytes or 0) < _NOOP_PEAK_BYTES
    assert outcome.next_result.detail is None


def test_programs_have_names_of_their_own() -> None:
    """They lie side by side when they run."""
    names = [program.placed for program in PROGRAMS if not program.compiles_only]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert NOOP not in names


def test_every_category_has_programs() -> None:
    """The folders are those that the suite knows, and none is empty."""
    folders = {program.path.relative_to(Path(__file__).parent).parts[0] for program in PROGRAMS}
    assert folders == set(CATEGORIES)


def test_there_are_at_least_120_programs() -> None:
    """The suite promises more than any public one has."""
    assert len(PROGRAMS) >= 120


def test_a_program_tries_something_of_its_own() -> None:
    """No two say the same."""
    said = [program.header().tries for program in PROGRAMS]
    assert [words for words, count in Counter(said).items() if count > 1] == []
