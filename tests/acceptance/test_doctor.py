"""`judge doctor` on this machine, and on this machine with something taken away."""

import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest

from sandbox import SandboxUnavailable, open_sandbox
from tests.acceptance.cli_library import ROOT, Cli

USER = 60050
"""User and group of the unprivileged judge; no account is needed."""
NEW_USER_NAMESPACE = 0x10000000
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """Return the command line with a cache of its own."""
    return Cli(directory=tmp_path, cache=tmp_path / "cache")


@pytest.fixture
def _sandbox() -> None:
    """Skip where no sandbox opens."""
    try:
        with open_sandbox(workers=1):
            pass
    except SandboxUnavailable as error:
        pytest.skip(f"no sandbox here: {error}")


def checks_of(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the checks by their ids."""
    return {check["id"]: check for check in data["checks"]}


@pytest.mark.sandbox
@pytest.mark.usefixtures("_sandbox")
def test_every_limit_is_proven_on_this_machine(cli: Cli) -> None:
    """With figures; what could be better is no failure."""
    done = cli("doctor", "--only", "sandbox", "--json")
    checks = checks_of(done.data)
    failed = {name: check["value"] for name, check in checks.items() if check["status"] == "failed"}
    assert (done.code, failed) == (0, {})
    limits = [check for check in checks.values() if check["group"] == "limits"]
    assert len(limits) >= 10
    assert all(check["figures"] for check in limits)
    assert "promises.memory" in checks
    assert checks["machine.timing-noise"]["figures"]["alone_us"]
    assert not [name for name in checks if name.startswith("languages.")]


@pytest.mark.sandbox
@pytest.mark.usefixtures("_sandbox")
def test_a_person_sees_each_language_and_the_outcome_last(cli: Cli) -> None:
    """Only the one that was named."""
    words = ("doctor", "--only", "languages", "-l", "python3", "--format", "human")
    lines = cli(*words).stdout.splitlines()
    assert next(line for line in lines if "Python 3" in line).startswith("  ✓ Python 3 ")
    assert "  ✓ C " not in "".join(lines)
    assert lines[-1] == "✓ this machine can judge: 3 of 3 checks are fine"
    assert max(len(line) for line in lines) <= 80


def test_a_machine_without_a_compiler_is_told_what_to_install(cli: Cli, tmp_path: Path) -> None:
    """The zygote is not there and cannot be made."""
    (tmp_path / "nothing").mkdir()
    nowhere = str(tmp_path / "nothing")
    done = cli("doctor", "--json", PATH=nowhere, XDG_CACHE_HOME=nowhere)
    checks = checks_of(done.data)
    assert (done.code, done.stderr) == (6, "")
    assert "no C compiler" in checks["sandbox.opens"]["value"]
    assert checks["sandbox.opens"]["hint"].endswith("apt-get install -y gcc libc6-dev")
    assert checks["languages.cpp"]["hint"].endswith("apt-get install -y g++")


def run_as_user(
    directory: Path, *words: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line as an unprivileged user.

    Args:
        directory: The user's home.
        words: The command line.
        before: What root does in the new process before it becomes that user.
    """
    os.chown(directory, USER, USER)
    for path in directory.parents:
        path.chmod(path.stat().st_mode | 0o001)

    def become() -> None:
        if before:
            before()
        os.setgroups([])
        os.setresgid(USER, USER, USER)
        os.setresuid(USER, USER, USER)

    packages = next(path for path in sys.path if path.endswith("site-packages"))
    environment = {
        "HOME": str(directory),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": f"{ROOT}:{packages}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [_python_of_user(environment), "-P", "-m", "judge", *words],
        check=False,
        cwd="/",
        env=environment,
        preexec_fn=become,
        capture_output=True,
        text=True,
    )


def _python_of_user(environment: Mapping[str, str]) -> str:
    """Return an interpreter with which the user can run the judge; skip if there is none."""
    for python in (sys.executable, "/usr/bin/python3"):
        if _can_run(python, environment):
            return python
    pytest.skip("another user cannot read this judge")


def _can_run(python: str, environment: Mapping[str, str]) -> bool:
    try:
        return not subprocess.run(
            [python, "-P", "-c", "import judge.cli.doctor, typer, rich"],
            check=False,
            cwd="/",
            env=environment,
            user=USER,
            group=USER,
            extra_groups=[],
            capture_output=True,
        ).returncode
    except OSError:
        return False


def home_of_user(directory: Path) -> Path:
    """Return a new directory that the user may reach."""
    home = directory / "home"
    home.mkdir()
    return home


@as_root
def test_an_unprivileged_user_is_told_what_is_only_sampled(tmp_path: Path) -> None:
    """And what to paste for more; the limits hold all the same."""
    done = run_as_user(home_of_user(tmp_path), "doctor", "--only", "sandbox", "--json")
    checks = checks_of(json.loads(done.stdout)["data"])
    assert done.returncode == 0, done.stdout
    assert checks["sandbox.opens"]["figures"]["rootless"]
    assert checks["promises.own-user"]["status"] == "weak"
    assert checks["promises.own-user"]["hint"] == "sudo judge doctor"


def without_user_namespaces() -> None:
    """Become root of a user namespace in which no other one may be made."""
    reader, writer = os.pipe()
    parent = os.getpid()
    if os.fork() == 0:
        os.close(writer)
        os.read(reader, 1)
        for kind in ("uid", "gid"):
            Path(f"/proc/{parent}/{kind}_map").write_text("0 0 65536")
        os._exit(0)
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_USER_NAMESPACE):
        raise OSError(ctypes.get_errno(), "unshare")
    os.close(writer)
    os.wait()
    Path("/proc/sys/user/max_user_namespaces").write_text("0")


@as_root
def test_a_user_without_user_namespaces_is_told_which_setting_to_change(tmp_path: Path) -> None:
    """No traceback, but the step that failed and the line that mends it."""
    done = run_as_user(home_of_user(tmp_path), "doctor", "--json", before=without_user_namespaces)
    checks = checks_of(json.loads(done.stdout)["data"])
    assert (done.returncode, done.stderr) == (6, "")
    assert "clone" in checks["sandbox.opens"]["value"]
    line = "sudo sysctl -w user.max_user_namespaces=15000"
    assert checks["sandbox.opens"]["hint"] == line


@pytest.mark.sandbox
@pytest.mark.usefixtures("_sandbox")
def test_ctrl_c_ends_it_at_once_and_leaves_nothing(cli: Cli) -> None:
    """While languages are being tried on other threads."""
    words = ("doctor", "--only", "languages")
    with subprocess.Popen(
        cli.argv(*words),
        cwd=cli.directory,
        env=cli.environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as judge:
        assert judge.stdout is not None
        told = next((line for line in judge.stdout if "\tlanguages." in line), None)
        children = psutil.Process(judge.pid).children(recursive=True)
        judge.send_signal(signal.SIGINT)
        _, errors = judge.communicate(timeout=60)
    assert told is not None, errors
    assert (judge.returncode, errors[-13:]) == (130, "\ninterrupted\n")
    assert children
    assert psutil.wait_procs(children, timeout=60)[1] == []
    assert list((cli.cache / "scratch").iterdir()) == []
