"""The default output validator agrees with its rules written down naively."""

import re
from fractions import Fraction
from itertools import pairwise
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from judge.judging import compare as module
from judge.judging.compare import compare, flags_of

SPACE = b" \t\n\v\f\r"
NUMBER = re.compile(
    rb"(?P<sign>[+-]?)(?P<whole>[0-9]*)(?P<point>\.?)(?P<part>[0-9]*)([eE](?P<exponent>[+-]?[0-9]+))?"
)

TEXTS = st.binary(max_size=40) | st.lists(
    st.sampled_from([b"a", b"A", b"b", b"1", b"1.0", b"\0", *(b"%c" % byte for byte in SPACE)]),
    max_size=20,
).map(b"".join)
NUMBERS = st.from_regex(
    rb"[+-]?([0-9]{0,3}\.[0-9]{1,3}|[0-9]{1,3}\.?)([eE][+-]?[0-9]{1,3})?", fullmatch=True
)
TOLERANCES = st.sampled_from(
    ["0", "1e-9", "1e-6", "0.1", "0.5", "1", "2.5", "1e3", "1e-320", "1e300", "1e400"]
)


@st.composite
def arguments(draw: st.DrawFn) -> list[str]:
    """Draw a correct list of flags."""
    args = draw(st.lists(st.sampled_from(["case_sensitive", "space_change_sensitive"]), max_size=2))
    kinds = draw(
        st.sampled_from(
            [
                [],
                ["float_tolerance"],
                ["float_absolute_tolerance"],
                ["float_relative_tolerance"],
                ["float_relative_tolerance", "float_absolute_tolerance"],
            ]
        )
    )
    for kind in kinds:
        args += [kind, draw(TOLERANCES)]
    return args


def fraction_of(token: bytes) -> Fraction | None:
    """Read a number as the format defines it; None if it is none."""
    match = NUMBER.fullmatch(token)
    if not match or not (match["whole"] or match["part"]):
        return None
    digits = int(match["whole"] + match["part"])
    value = digits * Fraction(10) ** (int(match["exponent"] or 0) - len(match["part"]))
    return -value if match["sign"] == b"-" else value


def naive_tokens_agree(output: bytes, answer: bytes, args: list[str]) -> bool:
    """Compare two tokens."""
    values = dict(pairwise(args))
    tolerances = {key: Fraction(value) for key, value in values.items() if key.startswith("float")}
    wanted = fraction_of(answer) if tolerances else None
    if wanted is None:
        if "case_sensitive" in args:
            return output == answer
        return output.lower() == answer.lower()
    found = fraction_of(output)
    if found is None:
        return False
    both = tolerances.get("float_tolerance", Fraction(-1))
    distance = abs(found - wanted)
    return distance <= tolerances.get("float_absolute_tolerance", both) or (
        (relative := tolerances.get("float_relative_tolerance", both)) >= 0
        and distance <= relative * abs(wanted)
    )


def naive(output: bytes, answer: bytes, args: list[str]) -> bool:
    """Compare two texts, token by token."""
    gaps = [re.split(rb"[^ \t\n\v\f\r]+", text) for text in (output, answer)]
    if "space_change_sensitive" in args and gaps[0] != gaps[1]:
        return False
    ours, theirs = output.split(), answer.split()
    return len(ours) == len(theirs) and all(
        naive_tokens_agree(left, right, args) for left, right in zip(ours, theirs, strict=True)
    )


@given(TEXTS, arguments())
def test_an_answer_agrees_with_itself(text: bytes, args: list[str]) -> None:
    """Whatever it holds and whatever the flags are."""
    assert compare(text, text, flags_of(args)).accepted


@given(TEXTS, TEXTS, arguments())
def test_any_two_texts_are_compared_as_the_naive_way_does(
    output: bytes, answer: bytes, args: list[str]
) -> None:
    """And only a rejection has a message, of one line."""
    comparison = compare(output, answer, flags_of(args))
    assert comparison.accepted is naive(output, answer, args)
    assert bool(comparison.message) is not comparison.accepted
    assert "\n" not in comparison.message


@given(st.tuples(TEXTS, TEXTS, TEXTS), arguments(), st.integers(1, 5), st.integers(1, 3))
def test_blocks_and_windows_do_not_show(
    texts: tuple[bytes, bytes, bytes], args: list[str], block: int, window: int
) -> None:
    """Cut into the smallest pieces, texts give the same comparison, message included."""
    start, output, answer = texts
    flags = flags_of(args)
    whole = compare(start + output, start + answer, flags)
    with (
        mock.patch.object(module, "_BLOCK_BYTES", block),
        mock.patch.object(module, "_WINDOW_PARTS", window),
    ):
        assert compare(start + output, start + answer, flags) == whole


@given(NUMBERS, NUMBERS, arguments())
@example(b"1", b"1e-999", ["float_absolute_tolerance", "1"])
@example(b"0.3", b"0.2", ["float_absolute_tolerance", "0.1"])
def test_numbers_are_compared_exactly(output: bytes, answer: bytes, args: list[str]) -> None:
    """As fractions would be."""
    assert compare(output, answer, flags_of(args)).accepted is naive(output, answer, args)


@given(NUMBERS, TOLERANCES, st.integers(-3, 3), st.sampled_from(["absolute", "relative"]))
def test_numbers_at_the_very_edge_are_compared_exactly(
    answer: bytes, tolerance: str, off: int, kind: str
) -> None:
    """At the tolerance, and a hair's breadth on both sides of it."""
    wanted, bound = fraction_of(answer), Fraction(tolerance)
    assert wanted is not None
    distance = bound if kind == "absolute" else bound * abs(wanted)
    value = wanted + distance + off * Fraction(1, 10**30) * max(distance, Fraction(1, 10**600))
    scaled = value * 10**1400
    assert scaled.denominator == 1
    output = b"%de-1400" % scaled.numerator
    args = [f"float_{kind}_tolerance", tolerance]
    assert compare(output, answer, flags_of(args)).accepted is (abs(value - wanted) <= distance)


@given(st.lists(st.sampled_from([b"a", b"12", b"x" * 30]), max_size=8), st.data())
def test_whitespace_does_not_matter_by_default(tokens: list[bytes], data: st.DataObject) -> None:
    """In any amount and kind, before, between and after tokens."""
    gaps = st.lists(st.sampled_from(SPACE), min_size=1, max_size=3).map(bytes)
    texts = [
        b"".join(data.draw(gaps) + token for token in tokens) + data.draw(gaps) for _ in range(2)
    ]
    assert compare(texts[0], texts[1], flags_of(())).accepted
