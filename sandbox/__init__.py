"""Run one program under limits and say what happened.

This package knows no problem and no verdict and uses the standard library only. See `SECURITY.md`
for what it promises and what it does not.
"""

from sandbox.errors import SandboxClosed, SandboxError, SandboxUnavailable, SetupFailed, WorkerDied
from sandbox.handover import SealedInput
from sandbox.pair import Deadlock, PairRequest, PairResult
from sandbox.pool import Means, Sandbox, open_sandbox
from sandbox.standstill import Wait
from sandbox.traffic import Message, Recording, Side, Traffic
from sandbox.types import BOX, Box, Ending, Limits, Mount, Profile, RunRequest, RunResult

__all__ = [
    "BOX",
    "Box",
    "Deadlock",
    "Ending",
    "Limits",
    "Means",
    "Message",
    "Mount",
    "PairRequest",
    "PairResult",
    "Profile",
    "Recording",
    "RunRequest",
    "RunResult",
    "Sandbox",
    "SandboxClosed",
    "SandboxError",
    "SandboxUnavailable",
    "SealedInput",
    "SetupFailed",
    "Side",
    "Traffic",
    "Wait",
    "WorkerDied",
    "open_sandbox",
]
