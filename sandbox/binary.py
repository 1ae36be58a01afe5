"""Finds the compiled C programs, or compiles each once and keeps it by the hash of its making.

A wheel that was built where there was a C compiler holds them; see `packaged_name`. Everywhere else
the first use compiles them: a judging host has a C compiler anyway.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from sandbox.errors import SandboxUnavailable

ZYGOTE = Path(__file__).with_name("zygote.c")
PROBE = Path(__file__).with_name("probe.c")
RELAY = Path(__file__).with_name("relay.c")
SOURCES = (ZYGOTE, PROBE, RELAY)
"""Each is the main part of a program; see `parts_of`."""
FLAGS = ("-O2", "-std=gnu11", "-Wall", "-Wextra")


def parts_of(source: Path) -> tuple[Path, ...]:
    """Return the files of the program `x.c`: itself, `x.h` and each `x_*.c`."""
    others = (*source.parent.glob(f"{source.stem}.h"), *source.parent.glob(f"{source.stem}_*.c"))
    return (source, *sorted(others))


def packaged_name(source: Path) -> str:
    """Return the name of a compiled program, another one for other sources or machines."""
    made_of = b"".join(part.read_bytes() for part in parts_of(source))
    digest = hashlib.sha256(made_of + repr(FLAGS).encode()).hexdigest()
    return f"{source.stem}-{platform.machine()}-{digest[:16]}"


def compile_program(source: Path, destination: Path) -> None:
    """Compile a program to `destination`, which is replaced at once or not at all.

    It is linked statically, which halves the time in which it starts; where there is no static C
    library it is linked as usual.

    Raises:
        SandboxUnavailable: There is no C compiler, or it refused.
        OSError: The destination cannot be written.
    """
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise SandboxUnavailable(
            f"the sandbox's {source.stem} is not compiled yet and there is no C compiler",
            hint="install one, for example: apt install gcc libc6-dev",
        )
    destination.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=destination.parent, prefix=".making-") as scratch:
        made = Path(scratch) / source.stem
        complaint = ""
        for linking in (("-static",), ()):
            parts = (str(part) for part in parts_of(source) if part.suffix == ".c")
            command = (compiler, *FLAGS, *linking, "-o", str(made), *parts)
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, errors="replace"
            )
            if done.returncode == 0:
                made.chmod(0o755)
                made.replace(destination)
                return
            complaint = done.stderr.strip()
    raise SandboxUnavailable(
        f"{compiler} could not compile {source}: {complaint[-2000:]}",
        hint="install the C library's headers, for example: apt install libc6-dev",
    )


def cache_directory() -> Path:
    """Return where this user's compiled programs are kept.

    Raises:
        RuntimeError: Nothing says where this user's home is.
    """
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "judge" / "zygote"


def find_program(source: Path) -> Path:
    """Return the path of a compiled program, compiling it if need be.

    Raises:
        SandboxUnavailable: It has to be compiled and cannot be.
    """
    packaged = source.with_name(packaged_name(source))
    if packaged.is_file():
        return packaged
    try:
        cached = cache_directory() / packaged.name
        if not cached.is_file():
            compile_program(source, cached)
    except (OSError, RuntimeError) as error:
        raise SandboxUnavailable(
            f"the sandbox's {source.stem} cannot be kept once it is compiled: {error}",
            hint="set XDG_CACHE_HOME to a directory that can be written",
        ) from error
    return cached


def find_zygote() -> Path:
    """Return the path of the compiled zygote, as `find_program` does."""
    return find_program(ZYGOTE)
