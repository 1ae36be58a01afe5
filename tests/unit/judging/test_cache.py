"""What is made from equal parts is made once, completely or not at all."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge.judging.cache import Cache, key_of, stamp_of


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Give an empty cache."""
    return Cache(tmp_path / "cache")


@pytest.mark.parametrize(
    "one, other",
    [
        (["ab", "c"], ["a", "bc"]),
        (["a", ["b"]], ["a", "b"]),
        (["1"], [1]),
        ([None], ["None"]),
        ([["a", "b"]], [["b", "a"]]),
        (["a"], ["a", ""]),
        ([{"a": "1"}], [{"a": "2"}]),
        (["\udce9"], ["é"]),
    ],
)
def test_different_parts_have_different_keys(one: list[object], other: list[object]) -> None:
    """Where one part ends matters too."""
    assert key_of(*one) != key_of(*other)


def test_equal_parts_have_equal_keys() -> None:
    """Whatever the order of a mapping."""
    assert key_of("a", {"x": 1, "y": 2}) == key_of("a", {"y": 2, "x": 1})


def test_a_digest_is_that_of_the_content(cache: Cache, tmp_path: Path) -> None:
    """Not of the name."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("same")
    (tmp_path / "c").write_text("other")
    digests = [cache.digest_of(tmp_path / name) for name in "abc"]
    assert digests[0] == digests[1] != digests[2]


def test_an_unchanged_file_is_read_once(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second question costs no reading."""
    file = tmp_path / "a"
    file.write_text("text")
    before = cache.digest_of(file)

    def no_opening(*_: object) -> None:
        pytest.fail("opened again")

    monkeypatch.setattr(Path, "open", no_opening)
    assert cache.digest_of(file) == before


def test_a_file_that_took_the_place_of_another_is_read(cache: Cache, tmp_path: Path) -> None:
    """Although both have one size and one time, as what comes out of an archive."""
    file, other = tmp_path / "a", tmp_path / "b"
    for path, text in ((file, "one"), (other, "two")):
        path.write_text(text)
        os.utime(path, ns=(0, 0))
    before = cache.digest_of(file)
    other.replace(file)
    assert cache.digest_of(file) != before


def test_a_directory_is_made_once(cache: Cache) -> None:
    """And found from then on, by another judge as well."""
    calls: list[Path] = []

    def make(directory: Path) -> None:
        calls.append(directory)
        (directory / "file").write_text("made")

    assert cache.find("builds", "k") is None
    first = cache.made("builds", "k", make)
    second = Cache(cache.root).made("builds", "k", make)
    assert first == second == cache.find("builds", "k")
    assert (first / "file").read_text() == "made"
    assert len(calls) == 1


def test_nothing_is_kept_of_a_failed_attempt(cache: Cache) -> None:
    """Half a directory is none; the next attempt begins anew."""

    def fail(directory: Path) -> None:
        (directory / "half").write_text("")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cache.made("data", "k", fail)
    assert cache.find("data", "k") is None
    assert list((cache.root / "scratch").iterdir()) == []
    made = cache.made("data", "k", lambda directory: (directory / "whole").mkdir())
    assert [path.name for path in made.iterdir()] == ["whole"]


def test_many_threads_make_a_directory_once(cache: Cache) -> None:
    """Those that come while it is being made wait for it."""
    calls: list[Path] = []
    together = threading.Barrier(8)

    def ask(_: int) -> Path:
        together.wait()
        return cache.made("builds", "k", calls.append)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
    assert len(calls) == 1


def test_a_record_comes_back(cache: Cache) -> None:
    """The last one that was stored."""
    assert cache.load("results", "k") == {}
    for record in ({"a": 1}, {"a": [None, "é", "\udce9"]}):
        cache.store("results", "k", record)
        assert cache.load("results", "k") == record
    assert cache.load("builds", "k") == {}
    assert list((cache.root / "scratch").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"1", b"null", b"\xff", b'{"a": }'])
def test_a_record_that_cannot_be_read_is_none(cache: Cache, content: bytes) -> None:
    """A power failure may leave anything."""
    cache.store("results", "k", {"a": 1})
    (cache.root / "records/results/k.json").write_bytes(content)
    assert cache.load("results", "k") == {}
    cache.store("results", "k", {"a": 2})
    assert cache.load("results", "k") == {"a": 2}


def test_a_scratch_directory_is_gone_afterwards(cache: Cache) -> None:
    """With all that is in it, also after an error."""
    scratches = []

    def use() -> None:
        with cache.scratch() as scratch:
            scratches.append(scratch)
            (scratch / "deep/er").mkdir(parents=True)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        use()
    assert [scratch.exists() for scratch in scratches] == [False]


def test_other_users_may_pass_but_not_look_around(cache: Cache) -> None:
    """Programs run from builds as other users."""
    assert cache.root.stat().st_mode & 0o777 == 0o711
    assert cache.work.is_dir()


def test_large_files_are_not_read_again_by_a_later_judge(tmp_path: Path) -> None:
    """Unless they have changed, or had changed a moment before they were read."""
    large, small, recent = (tmp_path / name for name in ("large", "small", "recent"))
    for path in (large, small, recent):
        path.write_bytes(b"x" * (10 if path is small else 1 << 17))
    first = Cache(tmp_path / "cache")
    digests = [first.digest_of(path) for path in (large, small, recent)]
    # What a file system's clock would say of two files that have been there for a while.
    for path, stamp in list(first._digests):
        if path != recent:
            old = (*stamp[:3], 1, 1)
            first._digests[path, old] = first._digests.pop((path, stamp))
    first.remember_digests()
    kept = first.load("digests", "large-files")
    assert list(kept) == [str(large)]
    assert kept[str(large)][1] == digests[0]
    later = Cache(tmp_path / "cache")
    assert later._known_digest(large, (*stamp_of(large)[:3], 1, 1)) == digests[0]
    assert later._known_digest(large, stamp_of(large)) is None
    large.write_bytes(b"y" * (1 << 17))
    assert later.digest_of(large) != digests[0]
