"""The set-up script and the wheel, without the network.

The script is run with a stand-in for python3 that notes what it is asked and makes what the real
one would make.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from sandbox.binary import SOURCES, packaged_name

ROOT = Path(__file__).resolve().parents[2]

STAND_IN = f"""#!/bin/sh
echo "python $*" >>"$LOG"
case "$*" in
*version_info*) exit "${{OLD:-0}}" ;;
*ensurepip*) exit "${{NO_VENV:-0}}" ;;
*fcntl*) exec {sys.executable} "$@" ;;
*"-m venv"*)
    for directory; do :; done
    mkdir -p "$directory/bin" "$directory/lib/python3.11/site-packages"
    cp "$0" "$directory/bin/python"
    printf '#!/bin/sh\\necho "uv $*" >>"$LOG"\\nexit "${{UV_FAILS:-0}}"\\n' >"$directory/bin/uv"
    chmod +x "$directory/bin/uv"
    ;;
*"-m judge"*) echo "in $PWD: $*"; exit 7 ;;
esac
"""


class Clone:
    """A directory with the script, a stand-in for python3 and a note of what was called."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "clone"
        self.log = directory / "log"
        self.programs = directory / "programs"
        self.programs.mkdir()
        shutil.copytree(ROOT / "requirements", self.root / "requirements")
        shutil.copy2(ROOT / "run", self.root / "run")
        for name in (
            "sh",
            "cat",
            "cksum",
            "cp",
            "cut",
            "chmod",
            "dirname",
            "mkdir",
            "mv",
            "readlink",
            "rm",
        ):
            (self.programs / name).symlink_to(shutil.which(name) or "")
        self.python = self.programs / "python3"
        self.python.write_text(STAND_IN, encoding="utf-8")
        self.python.chmod(0o755)

    def command(
        self, *words: str, cwd: Path | None = None, **environment: str
    ) -> subprocess.Popen[str]:
        """Start the script with these words."""
        return subprocess.Popen(
            [str(self.root / "run"), *words],
            cwd=cwd or self.root,
            env={"PATH": str(self.programs), "LOG": str(self.log), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, cwd: Path | None = None, **environment: str) -> tuple[int, str, str]:
        """Run the script and return its exit code, output and errors."""
        process = self.command(*words, cwd=cwd, **environment)
        output, errors = process.communicate()
        return process.returncode, output, errors

    def calls(self, part: str) -> int:
        """Return how often something was called since the last `forget`."""
        return self.log.read_text(encoding="utf-8").count(part)

    def forget(self) -> None:
        """Forget what was called."""
        self.log.write_text("", encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a clone in which nothing is set up."""
    return Clone(tmp_path)


def test_the_first_call_sets_up_and_the_second_does_not(clone: Clone) -> None:
    """The judge's exit code comes through."""
    code, _, errors = clone.run("judge", "problems")
    assert (code, "setting up .venv" in errors) == (7, True)
    assert (clone.calls("-m venv"), clone.calls("--require-hashes")) == (2, 2)
    clone.forget()
    code, _, errors = clone.run("judge", "problems")
    assert (code, errors) == (7, "")
    assert clone.log.read_text(encoding="utf-8") == "python -P -m judge problems\n"


def test_the_environment_sees_the_clone_even_when_it_is_moved(clone: Clone) -> None:
    """The path is relative to site-packages."""
    clone.run("judge")
    site = clone.root / ".venv/lib/python3.11/site-packages"
    assert (site / (site / "judge.pth").read_text(encoding="utf-8").strip()).resolve() == clone.root


def test_file_names_are_relative_to_where_the_caller_is(clone: Clone, tmp_path: Path) -> None:
    """Words with blanks stay whole."""
    code, output, _ = clone.run("judge", "run", "a b.py", cwd=tmp_path)
    assert (code, output) == (7, f"in {tmp_path}: -P -m judge run a b.py\n")


@pytest.mark.parametrize("directory", [".venv", ".tools"])
def test_a_half_made_environment_is_made_again(clone: Clone, directory: str) -> None:
    """The stamp is written last; without it the directory is not trusted."""
    clone.run("judge")
    (clone.root / directory / "stamp").unlink()
    (clone.root / ".venv/stamp").unlink(missing_ok=True)
    (clone.root / directory / "half").touch()
    clone.forget()
    assert clone.run("judge")[0] == 7
    assert not (clone.root / directory / "half").exists()
    assert clone.calls("-m venv") == (1 if directory == ".venv" else 2)


def test_changed_requirements_are_installed_in_place(clone: Clone) -> None:
    """The environment itself is kept."""
    clone.run("judge")
    with (clone.root / "requirements/dev.txt").open("a", encoding="utf-8") as file:
        file.write("# another line\n")
    clone.forget()
    assert clone.run("judge")[0] == 7
    assert (clone.calls("-m venv"), clone.calls("uv pip sync")) == (0, 1)


def test_a_failed_installation_is_tried_again(clone: Clone) -> None:
    """And the message says what it needed."""
    code, _, errors = clone.run("judge", UV_FAILS="1")
    assert (code, "needs the package index" in errors) == (6, True)
    assert clone.run("judge")[0] == 7


def test_two_first_calls_at_once_set_up_once(clone: Clone) -> None:
    """The second waits for the first."""
    processes = [clone.command("judge") for _ in range(3)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [7, 7, 7]
    assert (clone.calls("-m venv"), clone.calls("uv pip sync")) == (2, 1)


@pytest.mark.parametrize(
    "environment,package",
    [
        ({"OLD": "1"}, "apt install python3 python3-venv"),
        ({"NO_VENV": "1"}, "apt install python3-venv"),
    ],
)
def test_what_is_missing_is_named_with_its_package(
    clone: Clone, environment: dict[str, str], package: str
) -> None:
    """An old python3 is as good as none."""
    code, output, errors = clone.run("judge", **environment)
    assert (code, output) == (6, "")
    assert errors.endswith(f"{package}\n")


def test_a_missing_compiler_is_a_note(clone: Clone) -> None:
    """Python programs can do without; the sandbox says it when it needs one."""
    assert "apt install gcc g++" in clone.run("judge")[2]


@pytest.mark.parametrize("words,code", [((), 0), (("help",), 0), (("--help",), 0), (("tset",), 2)])
def test_help_needs_no_environment(clone: Clone, words: tuple[str, ...], code: int) -> None:
    """Nor does a mistyped command."""
    returned, output, errors = clone.run(*words)
    assert returned == code
    assert "Usage: ./run COMMAND" in (errors if code else output)
    assert not (clone.root / ".venv").exists()


def build_wheel(directory: Path, **environment: str) -> Path:
    """Build the wheel with the tools of this environment and return its path."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(directory)],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    (wheel,) = directory.iterdir()
    return wheel


def core_dependencies(name: str = "judge") -> set[str]:
    """Return the distributions that a plain installation brings, this one not included."""
    if name == "judge":
        text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        lines = text.split("\ndependencies = [")[1].split("]")[0].split('"')[1::2]
    else:
        lines = [line for line in metadata.requires(name) or [] if ";" not in line]
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in lines}
    return names.union(*(core_dependencies(name) for name in names))


def link_distributions(names: set[str], directory: Path) -> None:
    """Make a directory of modules that holds these distributions and nothing else."""
    directory.mkdir()
    for name in names:
        for file in metadata.files(name) or []:
            top = file.parts[0]
            if top != ".." and not (directory / top).exists():
                (directory / top).symlink_to(
                    Path(str(file.locate())).parents[len(file.parts) - 1] / top
                )


def test_the_command_runs_from_the_wheel_with_its_core_dependencies(tmp_path: Path) -> None:
    """No tool of this environment, no file of this clone, no Python variable of the caller."""
    wheel = build_wheel(tmp_path / "dist")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    link_distributions(core_dependencies(), tmp_path / "dependencies")
    program = (
        f"import sys; sys.path[:0] = [{str(installed)!r}, {str(tmp_path / 'dependencies')!r}];"
        "from judge.cli.main import run; run()"
    )
    for words in (("--help",), ("help", "exit-codes"), ("help", "run")):
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", program, *words],
            cwd=tmp_path,
            env={"HOME": str(tmp_path)},
            check=False,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(("Usage: judge", "Exit codes:"))


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler: apt install gcc")
def test_the_wheel_holds_the_compiled_sandbox_and_is_for_this_platform(tmp_path: Path) -> None:
    """Who installs it needs no compiler."""
    wheel = build_wheel(tmp_path / "dist")
    assert wheel.name.startswith("judge-")
    assert "-py3-none-linux_" in wheel.name
    with zipfile.ZipFile(wheel) as archive:
        for source in SOURCES:
            entry = archive.getinfo(f"sandbox/{packaged_name(source)}")
            assert archive.read(entry)[:4] == b"\x7fELF"
            assert entry.external_attr >> 16 & 0o111 == 0o111
        assert not [name for name in archive.namelist() if name.startswith(("tests/", "problems/"))]


def test_a_wheel_made_without_a_compiler_is_for_every_platform(tmp_path: Path) -> None:
    """Its sandbox compiles itself on first use."""
    wheel = build_wheel(tmp_path / "dist", PATH=str(tmp_path))
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        for source in SOURCES:
            assert f"sandbox/{source.name}" in archive.namelist()
            assert f"sandbox/{packaged_name(source)}" not in archive.namelist()
