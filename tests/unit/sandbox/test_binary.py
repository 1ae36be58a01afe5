"""Finding and compiling the zygote."""

import shutil
from pathlib import Path

import pytest

from sandbox import SandboxUnavailable, binary

needs_compiler = pytest.mark.skipif(
    not (shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")),
    reason="needs a C compiler",
)


def test_the_name_depends_on_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another source or other flags are another file."""
    first = binary.packaged_name()
    other = tmp_path / "zygote.c"
    other.write_bytes(binary.SOURCE.read_bytes() + b"\n")
    monkeypatch.setattr(binary, "SOURCE", other)
    second = binary.packaged_name()
    monkeypatch.setattr(binary, "FLAGS", ("-O3",))
    assert len({first, second, binary.packaged_name()}) == 3


def test_a_machine_without_a_compiler_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left where the zygote would be."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SandboxUnavailable, match="no C compiler") as caught:
        binary.compile_zygote(tmp_path / "zygote")
    assert "apt install gcc" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@needs_compiler
def test_a_source_that_does_not_compile_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The compiler's words are in the message."""
    broken = tmp_path / "zygote.c"
    broken.write_text("int main(void) { return missing; }")
    monkeypatch.setattr(binary, "SOURCE", broken)
    with pytest.raises(SandboxUnavailable, match="missing"):
        binary.compile_zygote(tmp_path / "made" / "zygote")
    assert list((tmp_path / "made").iterdir()) == []


@needs_compiler
def test_the_zygote_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it is found in the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(binary, "SOURCE", tmp_path / "zygote.c")
    (tmp_path / "zygote.c").write_text("int main(void) { return 0; }")
    found = binary.find_zygote()
    made = found.stat().st_mtime_ns
    assert found.parent == tmp_path / "judge" / "zygote"
    assert found.stat().st_mode & 0o777 == 0o755
    assert binary.find_zygote() == found
    assert found.stat().st_mtime_ns == made


def test_a_packaged_zygote_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel needs no compiler."""
    monkeypatch.setattr(binary, "SOURCE", tmp_path / "zygote.c")
    (tmp_path / "zygote.c").write_text("int main(void) { return 0; }")
    packaged = tmp_path / binary.packaged_name()
    packaged.touch()
    assert binary.find_zygote() == packaged
