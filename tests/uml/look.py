"""Opens a sandbox as a judge does and writes down what it found and how two runs ended, as JSON.

Runs in a guest, as any user: it needs nothing but the standard library and the package `sandbox`.

    python look.py BENCH WORK REPORT
"""

import dataclasses
import json
import os
import sys
from pathlib import Path, PurePosixPath

from sandbox import Limits, Mount, RunRequest, RunResult, Sandbox

_LIMITS = Limits(
    cpu_us=20_000_000,
    wall_us=60_000_000,
    memory_bytes=16 << 20,
    output_bytes=1 << 20,
    processes=8,
    open_files=64,
)
_INSIDE = PurePosixPath("/programs")
_HOG = (str(_INSIDE / "memory"), "malloc", "24")


def groups() -> set[str]:
    """Return every control group of a judge that can be seen."""
    found = Path("/sys/fs/cgroup").rglob("judge*")
    return {str(path) for path in found if path.is_dir()}


def run(made: Sandbox, programs: Path, *argv: str) -> RunResult:
    """Run a program that reads nothing and whose output nobody wants."""
    files = [os.open(os.devnull, os.O_RDONLY), made.output_file(), made.output_file()]
    try:
        return made.run(
            RunRequest(
                argv=argv,
                limits=_LIMITS,
                stdin=files[0],
                stdout=files[1],
                stderr=files[2],
                cwd=PurePosixPath("/tmp"),
                mounts=(Mount(source=programs, target=_INSIDE),),
            )
        )
    finally:
        for file in files:
            os.close(file)


def main(bench: Path, work: Path, report: Path) -> None:
    """Write the report."""
    before = groups()
    with Sandbox(workers=1, work=work, binary=bench / "zygote") as made:
        found = {
            "means": dataclasses.asdict(made.means),
            "true": dataclasses.asdict(run(made, bench / "programs", "/bin/true")),
            "hog": dataclasses.asdict(run(made, bench / "programs", *_HOG)),
            "during": sorted(groups() - before),
        }
    found["left"] = sorted(groups() - before)
    report.write_text(json.dumps(found))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
