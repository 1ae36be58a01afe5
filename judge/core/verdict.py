"""The verdicts: what a judge says of one test case or of a whole submission.

Source: ICPC Contest Control System specification, "Known judgement types"; "the big five" are its
section "Judge Responses".
"""

from enum import StrEnum


class Verdict(StrEnum):
    """A judgement type by its ICPC identifier."""

    AC = "AC"
    WA = "WA"
    TLE = "TLE"
    MLE = "MLE"
    RTE = "RTE"
    OLE = "OLE"
    WTL = "WTL"
    CE = "CE"
    CTL = "CTL"
    SV = "SV"
    JE = "JE"

    @property
    def meaning(self) -> str:
        """Return the name people read, such as "wrong answer"."""
        return _TITLES[self]

    @property
    def solved(self) -> bool:
        """Return whether the problem is solved by it."""
        return self is Verdict.AC

    @property
    def penalty(self) -> bool:
        """Return whether an attempt with it costs penalty time if the problem is solved later."""
        return self not in (Verdict.AC, Verdict.CE, Verdict.CTL, Verdict.JE)

    @property
    def big_five(self) -> "Verdict":
        """Return the one of AC, WA, TLE, RTE, CE that other systems know it as; JE stays JE."""
        return _BIG_FIVE.get(self, self)


_TITLES = {
    Verdict.AC: "accepted",
    Verdict.WA: "wrong answer",
    Verdict.TLE: "time limit exceeded",
    Verdict.MLE: "memory limit exceeded",
    Verdict.RTE: "run-time error",
    Verdict.OLE: "output limit exceeded",
    Verdict.WTL: "wall time limit exceeded",
    Verdict.CE: "compile error",
    Verdict.CTL: "compile time limit exceeded",
    Verdict.SV: "security violation",
    Verdict.JE: "judge error",
}

_BIG_FIVE = {
    Verdict.MLE: Verdict.RTE,
    Verdict.SV: Verdict.RTE,
    Verdict.OLE: Verdict.WA,
    Verdict.WTL: Verdict.TLE,
    Verdict.CTL: Verdict.CE,
}
