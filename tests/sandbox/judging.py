"""A judge that is a process of its own, to be killed: runs a program on every worker."""

import os
import sys
import threading
from pathlib import Path, PurePosixPath

from sandbox import Limits, Mount, RunRequest, Sandbox

zygote, programs, work = map(Path, sys.argv[1:4])
LIMITS = Limits(
    cpu_us=60_000_000, wall_us=60_000_000, memory_bytes=64 << 20, output_bytes=1 << 20, processes=8
)


def run(sandbox: Sandbox) -> None:
    """Run a program that only a kill ends."""
    null = os.open(os.devnull, os.O_RDWR)
    request = RunRequest(
        argv=("/programs/sleep",),
        limits=LIMITS,
        stdin=null,
        stdout=null,
        stderr=null,
        cwd=PurePosixPath("/tmp"),
        mounts=(Mount(source=programs, target=PurePosixPath("/programs")),),
    )
    sandbox.run(request)


workers = len(os.sched_getaffinity(0))
with Sandbox(workers=workers, work=work, binary=zygote) as opened:
    for _ in range(workers - 1):
        threading.Thread(target=run, args=(opened,), daemon=True).start()
    run(opened)
