"""Finds the compiled zygote, or compiles it once and keeps it by the hash of what it was made of.

A wheel that was built where there was a C compiler holds the zygote; see `packaged_name`.
Everywhere else the first use compiles it: a judging host has a C compiler anyway.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from sandbox.errors import SandboxUnavailable

SOURCE = Path(__file__).with_name("zygote.c")
FLAGS = ("-O2", "-std=gnu11", "-Wall", "-Wextra")


def packaged_name() -> str:
    """Return the name of the compiled zygote, another one for other sources or machines."""
    digest = hashlib.sha256(SOURCE.read_bytes() + repr(FLAGS).encode()).hexdigest()
    return f"zygote-{platform.machine()}-{digest[:16]}"


def compile_zygote(destination: Path) -> None:
    """Compile the zygote to `destination`, which is replaced at once or not at all.

    It is linked statically, which halves the time in which it starts; where there is no static C
    library it is linked as usual.

    Raises:
        SandboxUnavailable: There is no C compiler, or it refused.
    """
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise SandboxUnavailable(
            "the sandbox's zygote is not compiled yet and there is no C compiler",
            hint="install one, for example: apt install gcc libc6-dev",
        )
    destination.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=destination.parent, prefix=".zygote-") as scratch:
        made = Path(scratch) / "zygote"
        complaint = ""
        for linking in (("-static",), ()):
            command = (compiler, *FLAGS, *linking, "-o", str(made), str(SOURCE))
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, errors="replace"
            )
            if done.returncode == 0:
                made.chmod(0o755)
                made.replace(destination)
                return
            complaint = done.stderr.strip()
    raise SandboxUnavailable(
        f"{compiler} could not compile {SOURCE}: {complaint[-2000:]}",
        hint="install the C library's headers, for example: apt install libc6-dev",
    )


def cache_directory() -> Path:
    """Return where this user's compiled zygotes are kept."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "judge" / "zygote"


def find_zygote() -> Path:
    """Return the path of the compiled zygote, compiling it if need be.

    Raises:
        SandboxUnavailable: It has to be compiled and cannot be.
    """
    packaged = SOURCE.with_name(packaged_name())
    if packaged.is_file():
        return packaged
    cached = cache_directory() / packaged_name()
    if not cached.is_file():
        compile_zygote(cached)
    return cached
