"""What can go wrong with the sandbox itself. What goes wrong with a program is a `RunResult`.

```
SandboxError
├── SandboxUnavailable   this machine cannot isolate programs (or nobody compiled the zygote)
├── SetupFailed          one step of building the world or of starting a program failed
├── WorkerDied           a zygote ended without an answer
└── SandboxClosed        a run was asked of a sandbox that is closed
```
"""

import errno as reasons
import os

_ADVICE = {
    ("execve", reasons.ENOENT): "there is no such file in the sandbox, or the interpreter that it "
    "names in its first line or asks for (a dynamic linker) is not there; mount it",
    ("execve", reasons.EACCES): "it is no file, not executable for everybody, or lies where nobody "
    "but its owner may go; chmod a+rx",
    ("execve", reasons.ENOEXEC): "it is no program for this machine; a script begins with a line "
    "such as #!/bin/sh",
    ("execve", reasons.E2BIG): "arguments and environment are too long for the kernel; pass them "
    "in a file",
    ("chdir", reasons.ENOENT): "the working directory is not in the sandbox; mount it",
    ("chdir", reasons.ENOTDIR): "the working directory is a file",
    ("stat", reasons.ENOENT): "the source of a mount is missing on the host",
    ("bind", reasons.EACCES): "the source of a mount is not readable for the judge",
}


class SandboxError(Exception):
    """Base of all faults of the sandbox."""


class SandboxUnavailable(SandboxError):
    """This machine cannot run the sandbox; `hint` says what to do about it."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class SetupFailed(SandboxError):
    """A step failed: `step` is its name, `errno` the kernel's reason.

    The message has advice where a wrong request is the likely cause.
    """

    def __init__(self, step: str, errno: int) -> None:
        advice = _ADVICE.get((step.split(" ", 1)[0], errno))
        message = f"sandbox set-up failed at: {step}: {os.strerror(errno)} (errno {errno})"
        super().__init__(f"{message}: {advice}" if advice else message)
        self.step = step
        self.errno = errno


class WorkerDied(SandboxError):
    """A zygote ended without an answer, twice in a row for the same run."""


class SandboxClosed(SandboxError):
    """A run was asked of a sandbox that is closed or closing."""
