"""Runs a judge in processes of its own, as somebody else if need be."""

import contextlib
import ctypes
import os
import pickle
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

T = TypeVar("T")
UNPRIVILEGED = 60050
"""User and group of the unprivileged judge; no account is needed."""
_PR_SET_DUMPABLE = 4
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """Something to be done in a process of its own."""

    action: Callable[[], T]
    work: Path
    """An empty directory, which the process gets for its own."""
    user: int | None = None
    """User and group to become for good; None: stay."""
    own_network: bool = False
    """Whether it gets a network that nobody else uses; takes root."""


def become_unprivileged(user: int = UNPRIVILEGED) -> None:
    """Give up root for good, as if an ordinary user had started this process."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)  # else its own /proc belongs to root


def _become(job: Job[T]) -> None:
    if job.own_network and ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "cannot have a network of its own")
    if job.user is not None:
        become_unprivileged(job.user)


def _start(job: Job[T]) -> int:
    """Return the process that does a job and then writes its pickled answer, or why it failed."""
    if job.user is not None:
        os.chown(job.work, job.user, job.user)
    pid = os.fork()
    if pid:
        return pid
    failed, found = True, b""
    try:
        _become(job)
        failed, found = False, pickle.dumps(job.action())
    except BaseException:  # noqa: BLE001 - it must not return into the copy of pytest
        found = traceback.format_exc().encode()
    finally:
        with contextlib.suppress(OSError):
            (job.work / "answer").write_bytes(found)
        os._exit(failed)


def all_done(jobs: Sequence[Job[T]]) -> list[T]:
    """Return what the jobs' actions return, each done in a process of its own, all at once.

    Raises:
        RuntimeError: One failed; the message holds its traceback.
    """
    statuses = [os.waitpid(pid, 0)[1] for pid in [_start(job) for job in jobs]]
    for job, status in zip(jobs, statuses, strict=True):
        if status:
            raise RuntimeError(f"ended with {status}: {(job.work / 'answer').read_text()}")
    answers = ((job.work / "answer").read_bytes() for job in jobs)
    return [cast("T", pickle.loads(answer)) for answer in answers]  # noqa: S301 - our own


def unprivileged(action: Callable[[], T], work: Path) -> T:
    """Return what an action returns in a process that is no longer root and owns `work`.

    Raises:
        RuntimeError: It failed; the message holds its traceback.
    """
    return all_done([Job(action=action, work=work, user=UNPRIVILEGED)])[0]
