"""What the sandbox's tests share."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.sandbox.bench import Bench, build, opened, prepared
from tests.sandbox.harness import Runner


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """Compile the programs once, where every user can read them, unless that has been done."""
    with opened(build) as directory:
        yield prepared(directory)


@pytest.fixture
def work() -> Iterator[Path]:
    """Give a directory that zygotes of every user can enter."""
    with tempfile.TemporaryDirectory(prefix="judge-test-work-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        yield directory


@pytest.fixture
def runner(bench: Bench, work: Path) -> Iterator[Runner]:
    """Give a sandbox of one worker, as whoever runs the tests."""
    with (
        Sandbox(workers=1, work=work, binary=bench.zygote) as sandbox,
        contextlib.closing(Runner(sandbox, bench, work)) as made,
    ):
        yield made


@pytest.fixture
def pair(bench: Bench, work: Path) -> Iterator[Runner]:
    """Give a sandbox of two workers."""
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("needs two cores")
    with (
        Sandbox(workers=2, work=work, binary=bench.zygote) as sandbox,
        contextlib.closing(Runner(sandbox, bench, work)) as made,
    ):
        yield made
