"""What the tests share: one sandbox, and one cache in which equal programs are built once."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.core.timelimit import TimePolicy
from judge.judging.cache import Cache
from judge.judging.engine import Engine
from judge.languages import source_of
from sandbox import Sandbox, SandboxUnavailable, open_sandbox
from tests.judging.workshop import CountingSandbox, Workshop

POLICY = TimePolicy(wall_factor=10, wall_grace_us=1_000_000)
"""As usual, but with patience for a machine on which other things run."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Open one sandbox for the tests of a module; later ones look for what is left of it."""
    with contextlib.ExitStack() as stack:
        try:
            opened = stack.enter_context(open_sandbox())
        except SandboxUnavailable as error:
            pytest.skip(f"no sandbox here: {error}")
        yield opened


def opened_workshop(sandbox: Sandbox, directory: Path) -> Workshop:
    """Return a workshop with a cache of its own."""
    counting = CountingSandbox(sandbox)
    engine = Engine(
        sandbox=counting,  # type: ignore[arg-type]
        cache=Cache(directory / "cache"),
        source_of=source_of,
        policy=POLICY,
    )
    (directory / "files").mkdir()
    return Workshop(directory=directory / "files", engine=engine, sandbox=counting)


@pytest.fixture(scope="module")
def shared(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Give the workshop that tests share."""
    workshop = opened_workshop(sandbox, tmp_path_factory.mktemp("judging"))
    yield workshop
    workshop.engine.close()


@pytest.fixture
def fresh(sandbox: Sandbox, tmp_path: Path) -> Iterator[Workshop]:
    """Give a workshop in which nothing has been built or judged."""
    workshop = opened_workshop(sandbox, tmp_path)
    yield workshop
    workshop.engine.close()
