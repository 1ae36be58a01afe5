"""Whether a number that a program wrote is close enough to the one in the answer, decided exactly.

Theory. Doubles decide wherever their rounding error cannot matter, which is nearly always and fast.
The rest is decided by decimals of sufficient precision, without ever writing out what `1e999999999`
stands for.

Source: problem package format 2025-09, "General requirements" and "Comparing floating-point
tokens".
"""

import re
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_DOWN, Context, Decimal, Inexact
from math import inf

NUMBER = re.compile(rb"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
"""The format's floating-point number: decimal, neither "inf" nor "nan"."""

_DOUBLE_ERROR = 1e-15
"""Over 8 times 2^-53: bounds the relative error of reading doubles, one difference, one product."""
_TINY = 1e-300
"""Far over what numbers lose that are too small for all digits of a double."""
_ZERO = Decimal(0)
_UNDERSCORE = ord("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far from the answer's number a program's may be; it suffices to be within one of them."""

    absolute: Decimal | None = None
    """None: it is not enough to be this close."""
    relative: Decimal | None = None
    """In proportion to the answer's number. None as above."""

    def __post_init__(self) -> None:
        for value in (self.absolute, self.relative):
            if value is not None and not (value.is_finite() and value >= 0):
                raise ValueError(f"a tolerance must be finite and not negative, got {value}")

    def __str__(self) -> str:
        """Return it as people read it, such as "1e-6 absolute or 1e-6 relative"."""
        kinds = (("absolute", self.absolute), ("relative", self.relative))
        return " or ".join(f"{value} {kind}" for kind, value in kinds if value is not None)


def number_of(word: str) -> Decimal:
    """Return the number a word stands for.

    Raises:
        ValueError: It is none, or its exponent has more than 18 digits.
    """
    if not NUMBER.fullmatch(word.encode()):
        raise ValueError(f'"{word}" is not a number')
    context = _context(len(word))
    value = context.create_decimal(word)
    if context.flags[Inexact]:
        raise ValueError(f'"{word}" has too large an exponent')
    return value


class Closeness:
    """A tolerance made ready to be applied many times."""

    __slots__ = ("_absolute", "_error", "_least", "_relative", "_tolerance")

    def __init__(self, tolerance: Tolerance) -> None:
        self._tolerance = tolerance
        self._absolute = float(tolerance.absolute or 0)
        self._relative = float(tolerance.relative or 0)
        # Doubles must not decide with a factor that has lost its digits.
        lost = bool(tolerance.relative) and self._relative < _TINY
        self._error = inf if lost else _DOUBLE_ERROR
        self._least = _TINY * (1 + self._relative)

    def accepts(self, output: bytes, answer: bytes) -> bool:
        """Return whether two tokens are both numbers and close enough."""
        try:
            ours, theirs = float(output), float(answer)
        except ValueError:  # what Python does not take for a number is none in the format either
            return False
        size = abs(theirs)
        bound = self._relative * size
        bound = bound if bound > self._absolute else self._absolute  # noqa: FURB136  faster than max
        slack = (abs(ours) + size + bound) * self._error + self._least
        distance = abs(ours - theirs)
        if distance - slack > bound:
            return False
        # Python also reads 1_000, which the format does not. Infinity and "nan" are never less.
        if distance + slack < bound and _UNDERSCORE not in output and _UNDERSCORE not in answer:
            return True
        if not NUMBER.fullmatch(output) or not NUMBER.fullmatch(answer):
            return False
        return _is_within(output.decode(), answer.decode(), self._tolerance)


def _is_within(output: str, answer: str, tolerance: Tolerance) -> bool:
    """Return whether two numbers are within a tolerance, exactly.

    The context has digits enough for the bound to be exact. The distance is cut off towards zero:
    if that leaves it below the bound, it is below with its lost digits too, for the bound has no
    more digits; if equal to the bound, it is within only if nothing was lost.

    A number whose exponent has more than 18 digits cannot be compared, and is close to no other.
    """
    absolute, relative = tolerance.absolute or _ZERO, tolerance.relative or _ZERO
    digits = len(absolute.as_tuple().digits) + len(relative.as_tuple().digits)
    context = _context(len(output) + len(answer) + digits)
    ours, theirs = context.create_decimal(output), context.create_decimal(answer)
    if context.flags[Inexact]:  # the digits always fit, such an exponent does not
        return False
    bound = max(absolute, context.multiply(relative, theirs.copy_abs()))
    context.clear_flags()
    distance = context.subtract(ours, theirs).copy_abs()  # abs() rounds as the thread does
    return distance < bound or (distance == bound and not context.flags[Inexact])


def _context(digits: int) -> Context:
    """Return decimal arithmetic that is exact up to a number of digits and cuts off beyond."""
    return Context(prec=digits + 1, rounding=ROUND_DOWN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
