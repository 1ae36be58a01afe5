"""Run one program under limits and say what happened.

This package knows no problem and no verdict and uses the standard library only. See `SECURITY.md`
for what it promises and what it does not.
"""

from sandbox.errors import SandboxClosed, SandboxError, SandboxUnavailable, SetupFailed, WorkerDied
from sandbox.handover import SealedInput
from sandbox.pool import Means, Sandbox, open_sandbox
from sandbox.types import BOX, Box, Ending, Limits, Mount, Profile, RunRequest, RunResult

__all__ = [
    "BOX",
    "Box",
    "Ending",
    "Limits",
    "Means",
    "Mount",
    "Profile",
    "RunRequest",
    "RunResult",
    "Sandbox",
    "SandboxClosed",
    "SandboxError",
    "SandboxUnavailable",
    "SealedInput",
    "SetupFailed",
    "WorkerDied",
    "open_sandbox",
]
