"""Run programs of mixed endings in one worker, very often, and show that nothing grows.

    .venv/bin/python bench/soak.py [--runs N] [--minutes M] [--json]

Most runs do nothing; the others end by each limit, leave files and processes, fail to start, cross
the border of a box or lose their zygote. Before the first of a thousand runs and after each further
thousand, when every world that a worker keeps has just been used, it counts what the judge and its
processes hold. Exit code 1: something grew, or a run ended otherwise than it must.
"""

import argparse
import contextlib
import fnmatch
import gc
import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path

import psutil
from mixture import Mixture
from rig import OWN, Rig, compile_program, open_rig, public_directory, put_zygote

SAMPLE_RUNS = 1000
JUDGE_ALLOWANCE_BYTES, OTHERS_ALLOWANCE_BYTES = 1 << 20, 1 << 19
"""By so much memory may move without growing: allocators and the kernel's batches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the judge (this process) and its keepers and zygotes hold."""

    runs: int
    """Since the first sample."""
    judge_rss_bytes: int
    judge_own_bytes: int
    """Memory that lies in no file. The proportional part of files depends on who else uses them."""
    others_rss_bytes: int
    others_own_bytes: int
    """As above, what they share counted once; 0 where the kernel tells only root."""
    descriptors: int
    others_descriptors: int
    threads: int
    processes: int
    groups: int
    mounts: int
    files: int
    """In the directory for output files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How one figure went."""

    name: str
    first: int
    last: int
    per_thousand_runs: float
    """Slope of the line through all samples."""
    grew: bool


def take_sample(runs: int, work: Path) -> Sample:
    """Count everything, without what only waits to be collected."""
    gc.collect()
    judge = psutil.Process()
    others = judge.children(recursive=True)
    return Sample(
        runs=runs,
        judge_rss_bytes=judge.memory_info().rss,
        judge_own_bytes=_own_bytes(judge),
        others_rss_bytes=sum(each.memory_info().rss for each in others),
        others_own_bytes=sum(map(_own_bytes, others)),
        descriptors=judge.num_fds(),
        others_descriptors=sum(map(_descriptors, others)),
        threads=judge.num_threads(),
        processes=len(others),
        groups=sum(1 for _ in _groups(judge.pid)),
        mounts=len(Path("/proc/self/mountinfo").read_text().splitlines()),
        files=sum(1 for _ in work.rglob("*")),
    )


def _own_bytes(process: psutil.Process) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss_Anon:"):  # Linux 5.9
                return int(line.split()[1]) * 1024
    return 0


def _descriptors(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.AccessDenied):
        return process.num_fds()
    return 0


def _groups(judge: int) -> Iterator[str]:
    for _, names, _ in os.walk("/sys/fs/cgroup"):  # other judges' groups may vanish meanwhile
        yield from fnmatch.filter(names, f"judge-*-{judge}-*")


def trends(samples: Sequence[Sample]) -> list[Trend]:
    """Return how each figure went.

    The median of the last third of the samples is compared with that of the first. What is counted
    must not be more; memory may move a little.
    """
    result = []
    runs = [sample.runs for sample in samples]
    columns = zip(*map(astuple, samples), strict=True)
    for field, values in zip(fields(Sample), columns, strict=True):
        if field.name == "runs":
            continue
        result.append(
            Trend(
                name=field.name,
                first=values[0],
                last=values[-1],
                per_thousand_runs=_slope(runs, values) * 1000,
                grew=_rise(values) > _allowance(field.name),
            )
        )
    return result


def _allowance(name: str) -> int:
    if not name.endswith("_bytes"):
        return 0
    return JUDGE_ALLOWANCE_BYTES if name.startswith("judge_") else OTHERS_ALLOWANCE_BYTES


def _rise(values: Sequence[int]) -> float:
    third = max(1, len(values) // 3)
    return statistics.median(values[-third:]) - statistics.median(values[:third])


def _slope(runs: Sequence[int], values: Sequence[int]) -> float:
    if len(set(runs)) < 2:
        return 0.0
    return statistics.linear_regression(runs, values).slope


class Soak:
    """The runs so far."""

    def __init__(self, rig: Rig, work: Path) -> None:
        self._mixture = Mixture(rig, work)
        self._work = work
        self.samples: list[Sample] = []
        self.endings: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.seconds = 0.0

    def run(self, runs: int, deadline: float) -> None:
        """Run until there were so many or it is so late, or Ctrl-C is pressed."""
        with contextlib.suppress(KeyboardInterrupt):
            self._mixture.warm_up()
            self._sample(0)
            start = time.monotonic()
            for number in range(1, runs + 1):
                name, complaint = self._mixture.run_one()
                self.endings[name] += 1
                if complaint:
                    self.wrong.append(f"run {number}: {name}: {complaint}")
                self.seconds = time.monotonic() - start
                if number % SAMPLE_RUNS == 0:
                    self._sample(number)
                if time.monotonic() > deadline:
                    break

    def _sample(self, runs: int) -> None:
        self._mixture.use_every_world()
        self.samples.append(take_sample(runs, self._work))


def print_report(soak: Soak, found: Sequence[Trend]) -> None:
    """Print what was run and how each figure went."""
    count = soak.endings.total()
    per_run_us = soak.seconds / max(count, 1) * 1e6
    print(f"{count} runs in {soak.seconds:.1f} s, {per_run_us:.0f} us each, sampling included")
    print(", ".join(f"{name} {times}" for name, times in soak.endings.most_common()))
    print(f"{'':20} {'first':>12} {'last':>12} {'per 1000 runs':>14}")
    for each in found:
        print(
            f"{each.name:20} {each.first:12} {each.last:12} {each.per_thousand_runs:14.2f}"
            f"{'  GREW' if each.grew else ''}"
        )
    print(f"wrong endings: {len(soak.wrong)}", *soak.wrong[:20], sep="\n")


def main() -> int:
    """Run, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10.0, help="stop after so long")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    deadline = time.monotonic() + arguments.minutes * 60
    with public_directory() as directory:
        programs, work = directory / "programs", directory / "work"
        for path in (programs, work):
            path.mkdir()
            path.chmod(0o755)
        compile_program(OWN / "mixed.c", programs)
        (programs / "text").write_text("no program\n")
        (programs / "lost").write_text("#!/no/such/interpreter\n")
        (programs / "lost").chmod(0o755)
        put_zygote(programs)
        with open_rig(programs, work) as rig:
            soak = Soak(rig, work)
            soak.run(arguments.runs, deadline)
    found = trends(soak.samples)
    if arguments.json:
        figures = {
            "runs": soak.endings.total(),
            "seconds": soak.seconds,
            "endings": soak.endings,
            "wrong": soak.wrong,
            "trends": [*map(asdict, found)],
            "samples": [*map(asdict, soak.samples)],
        }
        print(json.dumps(figures))
    else:
        print_report(soak, found)
    return int(bool(soak.wrong) or any(each.grew for each in found))


if __name__ == "__main__":
    sys.exit(main())
