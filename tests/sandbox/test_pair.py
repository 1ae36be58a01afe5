"""Two programs that talk: how each ends, which first, who waited for whom, and what was said."""

import contextlib
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from sandbox import (
    Ending,
    Mount,
    PairRequest,
    PairResult,
    Recording,
    RunRequest,
    Sandbox,
    SandboxClosed,
    SetupFailed,
    Side,
)
from sandbox.binary import RELAY, find_program, find_zygote
from sandbox.closings import Closings
from tests.sandbox.bench import compile_program
from tests.sandbox.elsewhere import unprivileged
from tests.sandbox.host import host_state, zygotes
from tests.sandbox.pair_table import TALKS, End, Talk

pytestmark = pytest.mark.sandbox
_PARTY = Path(__file__).with_name("pair_programs") / "party.c"
_INSIDE = PurePosixPath("/pair")
_DEADLINE_SECONDS = 30


class Room:
    """A sandbox in which the parties talk."""

    def __init__(self, sandbox: Sandbox, programs: Path) -> None:
        self.sandbox = sandbox
        self.errors = (sandbox.output_file(), sandbox.output_file())
        self._mounts = (Mount(source=programs, target=_INSIDE),)
        self._null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)

    def close(self) -> None:
        """Close what it opened itself."""
        for descriptor in (*self.errors, self._null):
            os.close(descriptor)

    def request(self, talk: Talk, *, record: Recording | None = None) -> PairRequest:
        """Return the request for a conversation."""
        programs = zip((talk.first, talk.second), talk.limits, self.errors, strict=True)
        first, second = (
            RunRequest(
                argv=(str(_INSIDE / "party"), *steps.split()),
                limits=allowed,
                stdin=self._null,
                stdout=self._null,
                stderr=error,
                cwd=PurePosixPath("/tmp"),
                mounts=self._mounts,
            )
            for steps, allowed, error in programs
        )
        return PairRequest(
            first=first,
            second=second,
            record=record,
            first_grace_us=talk.graces_us[0],
            second_grace_us=talk.graces_us[1],
        )

    def hold(self, first: str, second: str, *, record: Recording | None = None) -> PairResult:
        """Hold a conversation of which nothing else is known."""
        talk = Talk(name="", first=first, second=second, ended_first=None)
        return self.sandbox.run_pair(self.request(talk, record=record))

    def wait_until_noted(self) -> None:
        """Wait until both have taken the step `note`."""
        end = time.monotonic() + _DEADLINE_SECONDS
        while not all(os.fstat(descriptor).st_size for descriptor in self.errors):
            assert time.monotonic() < end
            time.sleep(0.002)


@contextlib.contextmanager
def _room(programs: Path, work: Path, workers: int = 1) -> Iterator[Room]:
    with (
        Sandbox(workers=workers, work=work, binary=programs / "zygote") as sandbox,
        contextlib.closing(Room(sandbox, programs)) as room,
    ):
        yield room


@pytest.fixture(scope="module")
def programs() -> Iterator[Path]:
    """Compile the parties where every user can read them."""
    with tempfile.TemporaryDirectory(prefix="judge-test-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        compile_program(_PARTY, directory / "party")
        shutil.copy(find_zygote(), directory / "zygote")
        cache = directory / "judge" / "zygote"
        cache.mkdir(parents=True)
        shutil.copy(find_program(RELAY), cache)
        yield directory


@pytest.fixture
def room(programs: Path, work: Path) -> Iterator[Room]:
    """Give a room in which one pair has its place."""
    with _room(programs, work) as made:
        yield made


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What came of a conversation; crosses a process border."""

    result: PairResult
    left: tuple[str, ...]
    """What the host holds more than before."""


def _hold_all(programs: Path, work: Path, record: Recording | None) -> dict[str, Held]:
    held = {}
    os.environ["XDG_CACHE_HOME"] = str(programs)
    with _room(programs, work) as room:
        room.hold("exit=0", "exit=0")
        for talk in TALKS:
            before = host_state()
            result = room.sandbox.run_pair(room.request(talk, record=record))
            held[talk.name] = Held(result=result, left=tuple(sorted(host_state() - before)))
    return held


@pytest.fixture(scope="module", params=["plain", "recorded", "unprivileged"])
def held(request: pytest.FixtureRequest, programs: Path) -> Iterator[dict[str, Held]]:
    """Hold all conversations of the table, in one way."""
    record = Recording() if request.param != "plain" else None
    with tempfile.TemporaryDirectory(prefix="judge-test-work-") as name:
        work = Path(name)
        work.chmod(0o755)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(programs))
            if request.param != "unprivileged":
                yield _hold_all(programs, work, record)
            elif os.geteuid() != 0:
                pytest.skip("needs root")
            else:
                yield unprivileged(lambda: _hold_all(programs, work, record), work)


def _end_of(result: PairResult, side: Side) -> End:
    run = result.result(side)
    return End(ending=run.ending, code=run.exit_code, signal=run.signal)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name)
def test_a_conversation_ends_as_it_should(held: dict[str, Held], talk: Talk) -> None:
    """Each program's ending, the order, the deadlock and the grace; nothing is left behind."""
    result = held[talk.name].result
    assert (_end_of(result, Side.FIRST), _end_of(result, Side.SECOND)) == talk.ends
    waits = (result.deadlock.first, result.deadlock.second) if result.deadlock else None
    assert waits == talk.deadlock
    assert (result.ended_first, result.overstayed) == (talk.ended_first, talk.overstayed)
    if talk.deadlock is None:
        assert ("outlived" in (result.first.detail or "")) == talk.leftover
    assert held[talk.name].left == ()


def test_a_stop_is_no_fault_of_limits(held: dict[str, Held]) -> None:
    """A deadlock is told long before the wall limit, and costs no CPU time."""
    for talk in TALKS:
        result = held[talk.name].result
        if talk.deadlock:
            for run, allowed in zip((result.first, result.second), talk.limits, strict=True):
                assert run.wall_us < allowed.wall_us / 2
                assert run.cpu_us < allowed.cpu_us / 2


@pytest.mark.parametrize("record", [None, Recording()], ids=["plain", "recorded"])
@pytest.mark.parametrize("leader", list(Side))
def test_who_ends_because_of_the_other_ends_later(
    room: Room, leader: Side, record: Recording | None
) -> None:
    """However little later: the second only waits for the end of its input."""
    steps = ("exit=0", "end") if leader is Side.FIRST else ("end", "exit=0")
    results = [room.hold(*steps, record=record) for _ in range(40)]
    assert {result.ended_first for result in results} == {leader}


def _watched() -> tuple[dict[Side, int], list[int]]:
    ends = [end for _ in Side for end in os.pipe()]
    return {Side.FIRST: ends[0], Side.SECOND: ends[2]}, ends


@pytest.mark.parametrize("leader", list(Side))
def test_closings_are_told_in_order(leader: Side) -> None:
    """Of several closings the last one counts: what was opened again does not come first."""
    watched, ends = _watched()
    with contextlib.closing(Closings()) as closings, closings.watching(watched):
        os.close(os.open(f"/proc/self/fd/{watched[leader.other]}", os.O_RDONLY | os.O_NONBLOCK))
        os.close(watched[leader])
        os.close(watched[leader.other])
        assert closings.first() is leader
    os.close(ends[1])
    os.close(ends[3])


def test_closings_are_not_known_while_one_is_open() -> None:
    """Nothing is guessed."""
    watched, ends = _watched()
    with contextlib.closing(Closings()) as closings, closings.watching(watched):
        os.close(watched[Side.FIRST])
        assert closings.first() is None
    for end in (ends[1], ends[2], ends[3]):
        os.close(end)


def test_traffic_is_written_down(room: Room) -> None:
    """Who said what, in order, with times that do not go back, and how much in all."""
    result = room.hold("say=1 hear=22 say=333", "hear=1 say=22 hear=333", record=Recording())
    traffic = result.traffic
    assert traffic is not None
    messages = list(traffic.messages())
    assert [(message.sender, message.data) for message in messages] == [
        (Side.FIRST, b"1\n"),
        (Side.SECOND, b"22\n"),
        (Side.FIRST, b"333\n"),
    ]
    times = [message.time_us for message in messages]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= max(result.first_end_us, result.second_end_us)
    assert (traffic.first_bytes, traffic.second_bytes, traffic.complete) == (6, 3, True)


@pytest.mark.parametrize("room_left", [-1, 0])
def test_traffic_is_kept_up_to_its_limit(room: Room, room_left: int) -> None:
    """A message that does not fit is cut, counted all the same, and heard."""
    fits = (16 + 8) + (16 + 8)
    limit = Recording(limit_bytes=fits + room_left)
    result = room.hold("say=1234567 hear=x say=z", "hear=1234567 say=x hear=z", record=limit)
    traffic = result.traffic
    assert traffic is not None
    assert not traffic.complete
    kept = [message.data for message in traffic.messages()]
    assert kept == [b"1234567\n", b"x\n"]
    assert (traffic.first_bytes, traffic.second_bytes) == (10, 2)
    assert (result.first.exit_code, result.second.exit_code) == (0, 0)


def test_much_traffic_is_carried_whole_and_kept_in_part(room: Room) -> None:
    """The programs check each byte themselves."""
    size = 8 << 20
    result = room.hold(f"both={size}", f"both={size}", record=Recording(limit_bytes=100_000))
    traffic = result.traffic
    assert traffic is not None
    assert (result.first.exit_code, result.second.exit_code) == (0, 0)
    assert (traffic.first_bytes, traffic.second_bytes, traffic.complete) == (size, size, False)
    assert sum(len(message.data) for message in traffic.messages()) <= 100_000


def test_what_nobody_hears_is_written_down(room: Room) -> None:
    """The last words of a program whose partner has ended."""
    result = room.hold("note nap=100 say=1", "exit=0", record=Recording())
    assert result.first.signal == signal.SIGPIPE
    spoken = room.hold("hear=0 say=1 say=2", "say=0 hear=1 nap=20 exit=3", record=Recording())
    assert spoken.traffic is not None
    said = [m.data for m in spoken.traffic.messages() if m.sender is Side.FIRST]
    assert b"".join(said) == b"1\n2\n"


@pytest.mark.parametrize("record", [None, Recording()], ids=["plain", "recorded"])
@pytest.mark.parametrize("broken", list(Side))
def test_a_program_that_cannot_start_stops_the_other(
    room: Room, broken: Side, record: Recording | None
) -> None:
    """The fault names the step; the sandbox goes on."""
    talk = Talk(name="", first="end", second="end", ended_first=None)
    request = room.request(talk, record=record)
    with pytest.MonkeyPatch.context() as patch:
        target = request.first if broken is Side.FIRST else request.second
        patch.setattr(RunRequest, "__setattr__", object.__setattr__)
        object.__setattr__(target, "argv", ("/nowhere",))
        with pytest.raises(SetupFailed, match="execve /nowhere"):
            room.sandbox.run_pair(request)
    assert room.hold("end exit=4", "exit=0").first.exit_code == 4


@pytest.mark.parametrize("victim", list(Side))
def test_a_pair_whose_zygote_dies_is_run_again(room: Room, victim: Side) -> None:
    """Both programs start anew, with new pipes."""
    room.hold("exit=0", "exit=0")
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(room.hold, "note nap=300 say=1", "note hear=1 end")
        room.wait_until_noted()
        worker = room.sandbox._workers[0]
        zygote = worker.zygote if victim is Side.FIRST else worker.partner.zygote
        assert zygote is not None
        os.kill(zygote, signal.SIGKILL)
        result = future.result(_DEADLINE_SECONDS)
    assert (result.first.exit_code, result.second.exit_code) == (0, 0)


def test_closing_the_sandbox_ends_a_pair(room: Room) -> None:
    """Neither program, nor its zygote, is left."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(room.hold, "note wait", "note wait", record=Recording())
        room.wait_until_noted()
        room.sandbox.close()
        with pytest.raises(SandboxClosed):
            future.result(_DEADLINE_SECONDS)
    assert zygotes() == {}


def _interrupt(room: Room) -> None:
    room.wait_until_noted()
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def test_an_interrupted_pair_leaves_nothing_running(room: Room) -> None:
    """Ctrl-C stops both programs, and the next pair finds the workers in order."""
    room.hold("exit=0", "exit=0")
    before = host_state()
    thread = threading.Thread(target=_interrupt, args=(room,))
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        room.hold("note wait", "note wait", record=Recording())
    thread.join()
    assert host_state() - before == set()
    assert room.hold("end exit=4", "exit=0").first.exit_code == 4


def _both_ways(room: Room, number: int) -> PairResult:
    return room.hold(f"say={number} hear={number} exit={number}", f"hear={number} say={number} end")


def test_pairs_and_runs_share_the_workers(programs: Path, work: Path) -> None:
    """Each pair needs one worker only, so that they cannot wait for each other."""
    workers = min(2, len(os.sched_getaffinity(0)))
    with _room(programs, work, workers) as room, ThreadPoolExecutor(max_workers=6) as pool:
        results = list(pool.map(partial(_both_ways, room), range(30)))
        assert len(zygotes()) <= 2 * workers
    assert [result.first.exit_code for result in results] == list(range(30))
    assert {result.second.ending for result in results} == {Ending.EXITED}
