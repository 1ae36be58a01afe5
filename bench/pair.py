"""Measure two programs that talk to each other, and what it costs to write down what they say.

    .venv/bin/python bench/pair.py [--runs N] [--json]

Each conversation is held in turn without a record, with one, and with one that is full at once;
ratios of medians follow. The time is that of the programs, from their common start to the later
end. Between bare turns of a line the relay costs as much as the programs' own switches; programs
that also compute, or run for the time of their start, feel less of it. Then the same turns with the
second program on another core, where there is one: the reason why both share one. Last, how often
the order of ends was told wrong.
"""

import argparse
import dataclasses
import json
import os
import shutil
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

from rig import OWN, Rig, compile_program, open_rig, public_directory, put_zygote

from sandbox import Ending, PairRequest, Recording, RunRequest, Side
from sandbox.worker import Worker

PYTHON = ("/usr/bin/python3", "-I", "-S", "/programs/talk.py")
TURNS = 10_000
BULK_BYTES = 64 << 20
PAIRS = 2000
WARM_UP = 2
WAYS = (None, Recording(limit_bytes=8 << 20), Recording(limit_bytes=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Medians of one conversation; times in milliseconds."""

    talk: str
    wall_ms: float
    cpu_ms: float
    recorded_ratio: float
    recorded_cpu_ratio: float
    full_ratio: float
    """With a record that is full at once, so that only the carrying is left."""


def talks(rig: Rig) -> dict[str, tuple[RunRequest, RunRequest]]:
    """Return both programs of each conversation."""

    def in_c(*argv: str) -> RunRequest:
        return rig.request("talk", *argv)

    def in_python(*argv: str) -> RunRequest:
        return dataclasses.replace(rig.request("talk"), argv=(*PYTHON, *argv))

    return {
        f"C, {TURNS} turns": (in_c("ask", str(TURNS)), in_c("answer")),
        f"Python, {TURNS} turns": (in_python("ask", str(TURNS)), in_python("answer")),
        f"C, {BULK_BYTES >> 20} MiB one way": (in_c("pour", str(BULK_BYTES)), in_c("drink")),
        "C and Python, 20 turns": (in_c("ask", "20"), in_python("answer")),
        "C and Python, 100 turns": (in_c("ask", "100"), in_python("answer")),
        "C that computes and Python, 1000 turns": (in_c("think", "1000"), in_python("answer")),
    }


def held(rig: Rig, talk: tuple[RunRequest, RunRequest], way: Recording | None) -> tuple[int, int]:
    """Hold a conversation; return the wall time and both CPU times together in microseconds."""
    result = rig.sandbox.run_pair(PairRequest(first=talk[0], second=talk[1], record=way))
    runs = (result.first, result.second)
    if any(run.ending is not Ending.EXITED or run.exit_code for run in runs):
        raise RuntimeError(f"a conversation did not end well: {result}")
    return max(result.first_end_us, result.second_end_us), sum(run.cpu_us for run in runs)


def measure(rig: Rig, name: str, talk: tuple[RunRequest, RunRequest], runs: int) -> Figure:
    """Hold a conversation in all ways, in turn."""
    found: list[list[tuple[int, int]]] = [[] for _ in WAYS]
    for number in range(runs + WARM_UP):
        for way, times in zip(WAYS, found, strict=True):
            time = held(rig, talk, way)
            if number >= WARM_UP:
                times.append(time)
    plain, recorded, full = (
        tuple(statistics.median(column) for column in zip(*times, strict=True)) for times in found
    )
    return Figure(
        talk=name,
        wall_ms=plain[0] / 1000,
        cpu_ms=plain[1] / 1000,
        recorded_ratio=recorded[0] / plain[0],
        recorded_cpu_ratio=recorded[1] / plain[1],
        full_ratio=full[0] / plain[0],
    )


def elsewhere(rig: Rig, talk: tuple[RunRequest, RunRequest], runs: int) -> float | None:
    """Return how much longer a conversation takes with its second program on another core.

    Returns:
        None if there is no other core.
    """
    worker = rig.sandbox._workers[0]  # noqa: SLF001
    station = worker.partner._station  # noqa: SLF001
    others = sorted(os.sched_getaffinity(0) - {station.core})
    if not others:
        return None
    partners = [
        worker.partner,
        Worker(dataclasses.replace(station, core=others[0])),  # no setting, for it is never better
    ]
    found: list[list[int]] = [[], []]
    for number in range(runs + WARM_UP):
        for partner, times in zip(partners, found, strict=True):
            worker._partner = partner  # noqa: SLF001
            time, _ = held(rig, talk, None)
            if number >= WARM_UP:
                times.append(time)
    worker._partner = partners[0]  # noqa: SLF001
    partners[1].close()
    here, there = map(statistics.median, found)
    return there / here


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How often the order of ends was wrong, of conversations that leave no doubt about it."""

    pairs: int
    wrong_by_time: int
    """By the times at which the two were reaped."""
    wrong: int
    """As the result tells it."""


def order(rig: Rig, pairs: int) -> Order:
    """Hold short conversations in which one program ends because the other one has."""
    leads, follows = rig.request("talk", "ask", "1"), rig.request("talk", "answer")
    wrong_by_time = wrong = 0
    for number in range(pairs):
        leader = Side.SECOND if number % 2 else Side.FIRST
        first, second = (leads, follows) if leader is Side.FIRST else (follows, leads)
        record = Recording() if number % 4 > 1 else None
        result = rig.sandbox.run_pair(PairRequest(first=first, second=second, record=record))
        by_time = Side.FIRST if result.first_end_us <= result.second_end_us else Side.SECOND
        wrong_by_time += by_time is not leader
        wrong += result.ended_first is not leader
    return Order(pairs=pairs, wrong_by_time=wrong_by_time, wrong=wrong)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="of each conversation in each way")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    with public_directory() as directory:
        figures, ratio, ends = _measure_all(directory, arguments.runs)
    if arguments.json:
        found = {"figures": [*map(asdict, figures)], "other_core_ratio": ratio}
        print(json.dumps({**found, "order": asdict(ends)}))
        return
    print(f"{'':40} wall ms   cpu ms  recorded: wall  cpu  (full) ratio")
    for each in figures:
        print(
            f"{each.talk:40} {each.wall_ms:7.1f}  {each.cpu_ms:7.1f}"
            f"            {each.recorded_ratio:5.2f} {each.recorded_cpu_ratio:5.2f}"
            f"   {each.full_ratio:5.2f}"
        )
    if ratio is not None:
        print(f"turns in C with the second program on another core: {ratio:.2f} times as long")
    print(
        f"order of ends wrong in {ends.wrong} of {ends.pairs} pairs,"
        f" by the times of reaping in {ends.wrong_by_time}"
    )


def _measure_all(directory: Path, runs: int) -> tuple[list[Figure], float | None, Order]:
    compile_program(OWN / "talk.c", directory)
    shutil.copy(OWN / "talk.py", directory)
    put_zygote(directory)
    with open_rig(directory, directory) as rig:
        known = talks(rig)
        figures = [measure(rig, name, talk, runs) for name, talk in known.items()]
        ratio = elsewhere(rig, next(iter(known.values())), runs)
        return figures, ratio, order(rig, PAIRS)


if __name__ == "__main__":
    main()
