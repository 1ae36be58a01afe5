"""Finding and compiling the C programs."""

import shutil
from pathlib import Path

import pytest

from sandbox import SandboxUnavailable, binary

needs_compiler = pytest.mark.skipif(
    not (shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")),
    reason="needs a C compiler",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a program that ends at once."""
    path = tmp_path / "tiny.c"
    path.write_text("int main(void) { return 0; }")
    return path


def test_the_name_depends_on_the_source(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another source or other flags are another file."""
    first = binary.packaged_name(source)
    source.write_bytes(source.read_bytes() + b"\n")
    second = binary.packaged_name(source)
    monkeypatch.setattr(binary, "FLAGS", ("-O3",))
    assert len({first, second, binary.packaged_name(source)}) == 3
    assert first.startswith("tiny-")


def test_every_program_has_a_name_of_its_own() -> None:
    """They lie in one directory."""
    assert len({binary.packaged_name(source) for source in binary.SOURCES}) == len(binary.SOURCES)


def test_a_machine_without_a_compiler_says_what_to_install(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left where the program would be."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SandboxUnavailable, match=r"tiny is not compiled yet.*no C comp") as caught:
        binary.compile_program(source, tmp_path / "made" / "tiny")
    assert "apt install gcc" in caught.value.hint
    assert not (tmp_path / "made").exists()


@needs_compiler
def test_a_source_that_does_not_compile_leaves_nothing(source: Path, tmp_path: Path) -> None:
    """The compiler's words are in the message."""
    source.write_text("int main(void) { return missing; }")
    with pytest.raises(SandboxUnavailable, match="missing"):
        binary.compile_program(source, tmp_path / "made" / "tiny")
    assert list((tmp_path / "made").iterdir()) == []


@needs_compiler
def test_a_program_is_compiled_once(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time it is found in the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = binary.find_program(source)
    made = found.stat().st_mtime_ns
    assert found.parent == tmp_path / "judge" / "zygote"
    assert found.stat().st_mode & 0o777 == 0o755
    assert binary.find_program(source) == found
    assert found.stat().st_mtime_ns == made


def test_a_cache_that_cannot_be_made_says_what_to_set(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the directory would be."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(source))
    with pytest.raises(SandboxUnavailable, match=r"cannot be kept.*Not a directory") as caught:
        binary.find_program(source)
    assert "XDG_CACHE_HOME" in caught.value.hint


def test_a_packaged_program_comes_first(source: Path) -> None:
    """A wheel needs no compiler."""
    packaged = source.with_name(binary.packaged_name(source))
    packaged.touch()
    assert binary.find_program(source) == packaged
