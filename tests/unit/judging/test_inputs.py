"""Test data in memory: shared, bounded, and never stale."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge.judging.inputs import Inputs


def content(inputs: Inputs, path: Path) -> bytes:
    """Return what a run would read."""
    with inputs.open(path) as descriptor:
        return os.read(descriptor, 1 << 20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of ten bytes."""
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    return path


def test_every_reader_begins_at_the_beginning(file: Path) -> None:
    """However many read at once."""
    inputs = Inputs()
    with inputs.open(file) as one, inputs.open(file) as other:
        assert os.read(one, 4) == b"0123"
        assert os.read(other, 4) == b"0123"
        assert os.read(one, 4) == b"4567"
    inputs.close()


def test_a_descriptor_is_closed_afterwards(file: Path) -> None:
    """None leaks, also when the run fails."""
    inputs = Inputs()
    given = []

    def use() -> None:
        with inputs.open(file) as descriptor:
            given.append(descriptor)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        use()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(given[0])
    inputs.close()


def test_a_program_cannot_change_what_the_next_one_reads(file: Path) -> None:
    """Not even one with the judge's own user."""
    inputs = Inputs()
    with inputs.open(file) as descriptor, pytest.raises(PermissionError):
        os.open(f"/proc/self/fd/{descriptor}", os.O_WRONLY | os.O_TRUNC)
    assert content(inputs, file) == b"0123456789"
    inputs.close()


@pytest.mark.parametrize("text", [b"0", b"abcdefghij"])
def test_a_changed_file_is_read_again(tmp_path: Path, file: Path, text: bytes) -> None:
    """Also one of the same size and time in its place."""
    inputs = Inputs()
    os.utime(file, ns=(0, 0))
    assert content(inputs, file) == b"0123456789"
    other = tmp_path / "b"
    other.write_bytes(text)
    os.utime(other, ns=(0, 0))
    other.replace(file)
    assert content(inputs, file) == text
    inputs.close()


def test_what_was_used_last_is_kept(tmp_path: Path) -> None:
    """Within the bound; a single larger file is given all the same."""
    inputs = Inputs(kept_bytes=25)
    for name in "abc":
        (tmp_path / name).write_bytes(b"0123456789")
    for name in "abab" + "c":
        assert content(inputs, tmp_path / name) == b"0123456789"
    assert [path.name for path, *_ in inputs._sealed] == ["b", "c"]
    (tmp_path / "large").write_bytes(b"x" * 100)
    assert content(inputs, tmp_path / "large") == b"x" * 100
    assert [path.name for path, *_ in inputs._sealed] == ["large"]
    assert content(inputs, tmp_path / "a") == b"0123456789"
    assert inputs._size == 10
    inputs.close()


def test_closing_gives_every_descriptor_back(tmp_path: Path) -> None:
    """After use from many threads."""
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count
    inputs = Inputs(kept_bytes=35)
    paths = [tmp_path / str(number) for number in range(10)]
    for path in paths:
        path.write_bytes(b"0123456789")
    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(lambda path: content(inputs, path), paths * 20))
    assert texts == {b"0123456789"}
    inputs.close()
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - a count


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """Of the judge, with its name."""
    inputs = Inputs()
    with pytest.raises(FileNotFoundError, match="nothere"), inputs.open(tmp_path / "nothere"):
        pass
    inputs.close()
