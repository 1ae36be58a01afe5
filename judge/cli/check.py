"""One thing that `judge doctor` looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What came of a check."""

    OK = "ok"
    WEAK = "weak"
    """Works, but less well than it could."""
    MISSING = "missing"
    """Not there, and nothing needs it."""
    SKIPPED = "skipped"
    """Could not be looked at because something else failed."""
    FAILED = "failed"
    """Needed, and missing or broken."""


class Group(StrEnum):
    """Under which heading a check is shown, in this order: what is needed comes first."""

    SANDBOX = "sandbox"
    LIMITS = "limits"
    LANGUAGES = "languages"
    PROMISES = "promises"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    group: Group
    name: str
    """What it is about, for people."""
    status: Status
    value: str
    """What was found, in words."""
    hint: str | None = None
    """One line to paste that mends it; None if none is known or needed."""
    figures: Mapping[str, object] = field(default_factory=dict)
    """What was found, for programs; units in the names."""
    code: str | None = None
    """The name for programs; None: made of the one for people."""

    @property
    def id(self) -> str:
        """Return its stable name, such as "limits.fork-bomb" or "languages.cpp"."""
        return f"{self.group}.{self.code or self.name.lower().replace(' ', '-')}"


def worse(status: Status) -> int:
    """Return a number that sorts what is needed first."""
    return -list(Status).index(status)
