"""What the hostile suite's tests share."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import pytest

from tests.hostile.header import HeaderError
from tests.hostile.programs import Program, build, prepared
from tests.sandbox.bench import Bench, opened
from tests.sandbox.entry import Column
from tests.sandbox.harness import columns_here


@pytest.fixture(scope="session")
def asked(request: pytest.FixtureRequest) -> Mapping[Column, Sequence[Program]]:
    """Return which programs the chosen tests need in which column, as far as they can be run."""
    found: dict[Column, list[Program]] = {}
    for item in request.session.items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        column, program = parameters.get("column"), parameters.get("program")
        if not (isinstance(column, Column) and isinstance(program, Program)):
            continue
        if column in columns_here() and _is_understood(program):
            found.setdefault(column, []).append(program)
    return found


def _is_understood(program: Program) -> bool:
    try:
        program.header()
    except HeaderError:
        return False
    return True


@pytest.fixture(scope="session")
def bench(asked: Mapping[Column, Sequence[Program]]) -> Iterator[Bench]:
    """Compile the programs once, where every user can read them, unless that has been done."""
    programs = sorted(
        {program.name: program for share in asked.values() for program in share}.items()
    )
    with opened(partial(build, programs=[program for _, program in programs])) as directory:
        yield prepared(directory)
