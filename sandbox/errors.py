"""What can go wrong with the sandbox itself. What goes wrong with a program is a `RunResult`.

```
SandboxError
├── SandboxUnavailable   this machine cannot isolate programs (or nobody compiled the zygote)
├── SetupFailed          one step of building the world or of starting a program failed
├── WorkerDied           a zygote ended without an answer
└── SandboxClosed        a run was asked of a sandbox that is closed
```
"""

import os


class SandboxError(Exception):
    """Base of all faults of the sandbox."""


class SandboxUnavailable(SandboxError):
    """This machine cannot run the sandbox; `hint` says what to do about it."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class SetupFailed(SandboxError):
    """A step failed: `step` is its name, `errno` the kernel's reason."""

    def __init__(self, step: str, errno: int) -> None:
        super().__init__(f"sandbox set-up failed at: {step}: {os.strerror(errno)} (errno {errno})")
        self.step = step
        self.errno = errno


class WorkerDied(SandboxError):
    """A zygote ended without an answer, twice in a row for the same run."""


class SandboxClosed(SandboxError):
    """A run was asked of a sandbox that is closed or closing."""
