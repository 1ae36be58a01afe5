"""Finds a language's tools on this machine and says what the sandbox must show of it."""

import functools
import hashlib
import importlib.util
import os
import shutil
import sys
import sysconfig
from pathlib import Path, PurePosixPath

from judge.core.errors import MissingToolError
from judge.core.language import Language, Toolchain
from sandbox import Mount

_SYSTEM = (Path("/usr"), Path("/bin"), Path("/lib"))
"""What every run sees anyway."""
_PYTHON_PACKAGES = PurePosixPath("/judge/python")
_SHOWN_TO_PYTHON = ("numpy",)


@functools.cache
def find_toolchain(language: Language) -> Toolchain:
    """Return the language with the paths of its tools.

    Raises:
        MissingToolError: One is not on this machine; the hint names the Debian package.
    """
    tools, mounts = [], []
    for name in language.tools:
        path = _own_python() if name == "python3" else _find(name)
        if path is None:
            raise MissingToolError(
                f"{language.name} needs {name}, which is not on this machine",
                hint=f"apt install {' '.join(language.packages)}",
            )
        tools.append((name, path))
        mounts += _mounts_for(path)
    environment = dict(language.environment)
    if "python3" in language.tools:
        python_mounts = _python_mounts()
        mounts += python_mounts
        if python_mounts:
            environment["PYTHONPATH"] = str(_PYTHON_PACKAGES)
    return Toolchain(
        language=language,
        tools=tuple(tools),
        mounts=tuple(dict.fromkeys(mounts)),
        environment=tuple(environment.items()),
        fingerprint=_fingerprint([path for _, path in tools], mounts),
    )


def _find(name: str) -> Path | None:
    """Return the first tool of this name on the path that can run in the sandbox."""
    for directory in os.get_exec_path():
        found = shutil.which(name, path=directory)
        if found is None:
            continue
        path = Path(found)
        if path.resolve().name != "rustup":
            # By the name it was found by where that can be seen: what it does may depend on it.
            return path if _in_system(path) and _in_system(path.resolve()) else path.resolve()
        # A shim that asks its manager for the version, which it cannot do in the sandbox: take
        # what it stands for.
        toolchains = sorted(Path.home().glob(f".rustup/toolchains/*/bin/{name}"))
        if toolchains:
            return toolchains[-1]
    return None


def _own_python() -> Path:
    """Return the interpreter that runs the judge, outside of its virtual environment."""
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()


def _in_system(path: Path) -> bool:
    return any(root in path.parents for root in _SYSTEM)


def _mounts_for(tool: Path) -> list[Mount]:
    """Return the installation a tool belongs to: the directory above its `bin`.

    A tool that lies in the home directory itself stands alone: the rest there is not for programs.
    """
    if _in_system(tool):
        return []
    shown = tool.parent.parent if tool.parent.name == "bin" else tool.parent
    if Path.home().resolve().is_relative_to(shown):
        shown = tool
    return [Mount(source=shown, target=PurePosixPath(shown))]


def _python_mounts() -> list[Mount]:
    """Return what makes the judge's own numpy visible to programs, and nothing else of its own.

    Where the interpreter has an installation of its own, the packages installed there are hidden:
    some run code at every start of the interpreter, which takes longer than the interpreter itself.
    """
    mounts = []
    for name in _SHOWN_TO_PYTHON:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        package = Path(spec.origin).parent
        parts = (package, package.with_name(f"{name}.libs"))
        mounts += [
            Mount(source=part, target=_PYTHON_PACKAGES / part.name)
            for part in parts
            if part.is_dir()
        ]
    installed = Path(sysconfig.get_path("purelib", vars={"base": sys.base_prefix}))
    if not _in_system(installed) and installed.is_dir():
        mounts.append(Mount(source=None, target=PurePosixPath(installed)))
    return mounts


def _fingerprint(tools: list[Path], mounts: list[Mount]) -> str:
    digest = hashlib.sha256()
    for path in (*tools, *(mount.source for mount in mounts if mount.source)):
        info = path.stat()
        digest.update(f"{path}\0{path.resolve()}\0{info.st_size}\0{info.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:16]
