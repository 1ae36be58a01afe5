"""Where a language's tools are found and what of the machine they make visible."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from judge.core.errors import MissingToolError
from judge.core.language import Language
from judge.languages import find_toolchain, load_languages

Install = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _nothing_found_before() -> Iterator[None]:
    """Forget tools, which are looked for once: here each test has its own."""
    find_toolchain.cache_clear()
    yield
    find_toolchain.cache_clear()


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Give a function that puts an executable below a new root."""

    def made(name: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return path

    return made


def language_with(*tools: str) -> Language:
    """Return a language that needs these tools."""
    return dataclasses.replace(load_languages()["c"], tools=tools, packages=("one", "two"))


def test_a_missing_tool_names_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As something to type."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match="C needs nothere, which is not on") as caught:
        find_toolchain(language_with("nothere"))
    assert caught.value.hint == "apt install one two"


def test_a_tool_of_the_system_needs_no_mount() -> None:
    """And keeps the name it was found by, which is that of a command."""
    toolchain = find_toolchain(language_with("sh"))
    assert toolchain.mounts == ()
    assert dict(toolchain.tools)["sh"].name == "sh"


def test_a_tool_of_its_own_prefix_shows_that_prefix(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the place it has on the machine, once for all tools in it."""
    install("sdk/bin/one-tool")
    install("sdk/bin/other-tool")
    monkeypatch.setenv("PATH", str(tmp_path / "sdk/bin"))
    toolchain = find_toolchain(language_with("one-tool", "other-tool"))
    (mount,) = toolchain.mounts
    assert mount.source == tmp_path / "sdk"
    assert mount.target == PurePosixPath(tmp_path / "sdk")


def test_a_link_in_the_system_to_a_tool_elsewhere_shows_the_tool(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link alone would lead nowhere inside the sandbox."""
    tool = install("opt/sdk/bin/tool")
    system = tmp_path / "usr"
    system.mkdir()
    (system / "tool").symlink_to(tool)
    monkeypatch.setattr("judge.languages.tools._SYSTEM", (system,))
    monkeypatch.setenv("PATH", str(system))
    toolchain = find_toolchain(language_with("tool"))
    assert dict(toolchain.tools)["tool"] == tool
    assert [mount.source for mount in toolchain.mounts] == [tmp_path / "opt/sdk"]


def test_a_tool_in_the_home_directory_does_not_show_the_home(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where answers and keys lie: only the tool itself."""
    tool = install("home/bin/tool")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tool.parent))
    toolchain = find_toolchain(language_with("tool"))
    assert [mount.source for mount in toolchain.mounts] == [tool]


def test_a_changed_tool_changes_the_fingerprint(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that nothing built by the old one is used."""
    tool = install("sdk/bin/tool")
    monkeypatch.setenv("PATH", str(tool.parent))
    before = find_toolchain(language_with("tool")).fingerprint
    find_toolchain.cache_clear()
    assert find_toolchain(language_with("tool")).fingerprint == before
    find_toolchain.cache_clear()
    tool.write_text("#!/bin/sh\n# newer\n")
    assert find_toolchain(language_with("tool")).fingerprint != before


def test_python_is_the_one_that_runs_the_judge() -> None:
    """Outside of its environment, of which it sees nothing but numpy."""
    toolchain = find_toolchain(load_languages()["python3"])
    assert ".venv" not in str(dict(toolchain.tools)["python3"])
    inside = {
        mount.target.name for mount in toolchain.mounts if "site-packages" in str(mount.source)
    }
    assert inside <= {"numpy", "numpy.libs"}
