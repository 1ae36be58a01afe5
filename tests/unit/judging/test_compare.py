"""The default output validator: the rules of the format, and what is easily got wrong in them."""

from decimal import Decimal

import pytest

from judge.judging.compare import Flags, compare, flags_of
from judge.judging.tolerance import Tolerance, number_of

AC, WA = True, False

EDGE_CASES = [
    # Rows on which validators in use differ, decided as the format's text says.
    (b"abc", b"abc\0def", "", WA),
    (b"1.0", b"0x1p0", "float_tolerance 1e-6", WA),
    (b"nan", b"NAN", "float_tolerance 1e-6", AC),
    (b"1.0", b"inf", "float_tolerance 1e-6", WA),
    (b"1e400", b"1e400", "float_tolerance 1e-9", AC),
    (b"5", b"5\n", "space_change_sensitive", WA),
    (b"1e-3", b"+.001", "float_absolute_tolerance 0", AC),
    (b"0.1", b"0.1000001", "float_absolute_tolerance 1e-7", AC),
    # Whitespace does not count.
    (b"", b"", "", AC),
    (b"", b" \t\n\v\f\r", "", AC),
    (b"", b"\0", "", WA),
    (b"", b"x", "", WA),
    (b"x", b"", "", WA),
    (b"a b\n", b"a b", "", AC),
    (b"a b", b"  a\n\n\tb  \r\n", "", AC),
    (b"a\rb\vc\fd", b"a b c d", "", AC),
    (b"a b", b"ab", "", WA),
    (b"a b", b"a b c", "", WA),
    (b"a b c", b"a b", "", WA),
    (b"a b", b"b a", "", WA),
    (b"a b", b"a\0b", "", WA),
    (b"a b", b"a\xa0b", "", WA),
    (b"a b", b"a\xc2\x85b", "", WA),
    (b"a b", b"a\x1cb", "", WA),
    (b"a", b"\xef\xbb\xbfa", "", WA),
    (b"a\0b", b"a\0b\n", "", AC),
    (b"a\0b", b"a\0c", "", WA),
    # Unless it does.
    (b"5\n", b"5\n", "space_change_sensitive", AC),
    (b"5\n", b"5", "space_change_sensitive", WA),
    (b"5\n", b"5\r\n", "space_change_sensitive", WA),
    (b"5\n", b"5\n\n", "space_change_sensitive", WA),
    (b"5", b" 5", "space_change_sensitive", WA),
    (b" 5", b" 5", "space_change_sensitive", AC),
    (b"a b", b"a\tb", "space_change_sensitive", WA),
    (b"a b", b"a  b", "space_change_sensitive", WA),
    (b"a  b", b"A  B", "space_change_sensitive", AC),
    (b"a  b", b"A  B", "space_change_sensitive case_sensitive", WA),
    (b"a  b", b"a  b", "space_change_sensitive case_sensitive", AC),
    (b"", b" ", "space_change_sensitive", WA),
    (b" ", b"", "space_change_sensitive", WA),
    (b"1 2\n", b"1.0 2.0\n", "space_change_sensitive float_tolerance 0", AC),
    (b"1 2\n", b"1.0  2.0\n", "space_change_sensitive float_tolerance 0", WA),
    # The case of ASCII letters does not count.
    (b"Yes", b"yES", "", AC),
    (b"Yes", b"yES", "case_sensitive", WA),
    (b"Yes", b"Yes", "case_sensitive", AC),
    (b"[", b"{", "", WA),
    (b"@", b"`", "", WA),
    ("ä".encode(), "Ä".encode(), "", WA),
    (b"\xe4", b"\xc4", "", WA),
    (b"k", "\u212a".encode(), "", WA),
    ("ß".encode(), b"ss", "", WA),
    # Without a tolerance numbers are text.
    (b"1", b"1.0", "", WA),
    (b"0", b"-0", "", WA),
    (b"1e5", b"1E5", "", AC),
    (b"1e5", b"1E5", "case_sensitive", WA),
    # With one they are not, integers included.
    (b"1", b"1.0", "float_tolerance 0", AC),
    (b"0", b"-0", "float_tolerance 0", AC),
    (b"0", b"0e99", "float_tolerance 0", AC),
    (b"1e5", b"100000", "float_tolerance 0", AC),
    (b"1e5", b"1E+5", "float_tolerance 0 case_sensitive", AC),
    (b"1", b"1.", "float_tolerance 0", AC),
    (b".5", b"0.5", "float_tolerance 0", AC),
    (b"10 11", b"9 12", "float_absolute_tolerance 1", AC),
    (b"10 11", b"10 9.99999999", "float_absolute_tolerance 1", WA),
    (b"10 20", b"15 10", "float_relative_tolerance 0.5", AC),
    (b"10 20", b"15.0001 20", "float_relative_tolerance 0.5", WA),
    (b"-10", b"-15", "float_relative_tolerance 0.5", AC),
    (b"-10", b"10", "float_relative_tolerance 0.5", WA),
    (b"0", b"1e-9", "float_relative_tolerance 0.5", WA),
    (b"0", b"0.0", "float_relative_tolerance 0.5", AC),
    (b"1000 0.001", b"500 -0.499", "float_tolerance 0.5", AC),
    (b"1000 0.001", b"499 -0.499", "float_tolerance 0.5", WA),
    (b"1000 0.001", b"500 -0.5", "float_tolerance 0.5", WA),
    (b"1", b"3", "float_absolute_tolerance 2 float_relative_tolerance 0", AC),
    (b"1", b"3", "float_absolute_tolerance 0 float_relative_tolerance 2", AC),
    (b"1", b"3.1", "float_absolute_tolerance 2 float_relative_tolerance 2", WA),
    # The answer decides whether it is a number; the output must then be one as well.
    (b"1", b"one", "float_tolerance 1", WA),
    (b"1", b"", "float_tolerance 1", WA),
    (b"1", b"1_0", "float_tolerance 100", WA),
    (b"10", b"1_0", "float_tolerance 100", WA),
    (b"1_0", b"10", "float_tolerance 100", WA),
    (b"1", b"1,0", "float_tolerance 1", WA),
    (b"1", b"1.0f", "float_tolerance 1", WA),
    (b"1", b"--1", "float_tolerance 9", WA),
    (b"1", b".", "float_tolerance 9", WA),
    (b"1", b"1e", "float_tolerance 9", WA),
    (b"1", b"e1", "float_tolerance 9", WA),
    (b"1", b"1e1.5", "float_tolerance 99", WA),
    (b"1", b"1\0", "float_tolerance 9", WA),
    (b"1", "\u0661".encode(), "float_tolerance 9", WA),
    (b"1", b"infinity", "float_tolerance 9", WA),
    (b"1", b"nan", "float_tolerance 9", WA),
    (b"0x10", b"16", "float_tolerance 9", WA),
    (b"0x10", b"0X10", "float_tolerance 9", AC),
    (b"inf", b"INF", "float_tolerance 9", AC),
    (b"inf", b"INF", "float_tolerance 9 case_sensitive", WA),
    (b"inf", b"infinity", "float_tolerance 9", WA),
    (b"inf", b"1e999", "float_tolerance 9", WA),
    (b"nan", b"-nan", "float_tolerance 9", WA),
    (b"case 1: 2.5", b"Case 1.0: 2.5", "float_tolerance 9", WA),
    (b"case 1 2.5", b"Case 1.5 3", "float_tolerance 1", AC),
    # Where doubles do not tell, decimals do.
    (b"0.1", b"0.10000010", "float_absolute_tolerance 1e-7", AC),
    (b"0.1", b"0.10000010000000000000000000000001", "float_absolute_tolerance 1e-7", WA),
    (b"0.3", b"0.2", "float_absolute_tolerance 0.1", AC),
    (b"9007199254740993", b"9007199254740992", "float_absolute_tolerance 0", WA),
    (b"9007199254740993", b"9007199254740992", "float_absolute_tolerance 1", AC),
    (b"0.7", b"0.63", "float_relative_tolerance 0.1", AC),
    (b"0.7", b"0.6299999999999999999999999", "float_relative_tolerance 0.1", WA),
    (b"0", b"1e-320", "float_absolute_tolerance 1e-320", AC),
    (b"0", b"1.1e-320", "float_absolute_tolerance 1e-320", WA),
    (b"0", b"1e-999", "float_absolute_tolerance 0", WA),
    (b"1e300", b"1.0000000000000001e300", "float_relative_tolerance 1e-320", WA),
    (b"1e-400", b"1e-150", "float_relative_tolerance 1e300", AC),
    (b"1e-400", b"1.1e-100", "float_relative_tolerance 1e300", WA),
    (b"1e400", b"1.1e400", "float_relative_tolerance 0.1", AC),
    (b"1e400", b"1.2e400", "float_relative_tolerance 0.1", WA),
    (b"1e308", b"5e308", "float_relative_tolerance 10", AC),
    # Numbers that nobody can write out.
    (b"1", b"1e999999999999", "float_tolerance 1e-6", WA),
    (b"1", b"1e-999999999999", "float_tolerance 1", AC),
    (b"1", b"-1e-999999999999", "float_absolute_tolerance 1", WA),
    (b"1", b"1e-999999999999", "float_tolerance 0.5", WA),
    (b"1e999999999999", b"10e999999999998", "float_tolerance 0", AC),
    (b"1", b"1e" + b"9" * 5000, "float_tolerance 1", WA),
    (b"1e" + b"9" * 50, b"10e" + b"9" * 50, "float_tolerance 1", WA),
    (b"1", b"1e-" + b"9" * 50, "float_tolerance 1", WA),
    (b"0", b"0e" + b"9" * 50, "float_tolerance 0", AC),
    (b"1", b"1" + b"0" * 100_000, "float_tolerance 1", WA),
    (b"1", b"1." + b"0" * 100_000, "float_tolerance 0", AC),
    (b"1", b"1." + b"0" * 100_000 + b"1", "float_tolerance 0", WA),
]


@pytest.mark.parametrize("answer, output, args, accepted", EDGE_CASES)
def test_the_rules_of_the_format(
    answer: bytes, output: bytes, args: str, *, accepted: bool
) -> None:
    """Each row is accepted or rejected, and a rejection says why."""
    comparison = compare(output, answer, flags_of(args.split()))
    assert comparison.accepted is accepted
    assert bool(comparison.message) is not accepted


@pytest.mark.parametrize(
    "args, flags",
    [
        ("", Flags()),
        ("case_sensitive", Flags(case_sensitive=True)),
        ("case_sensitive case_sensitive", Flags(case_sensitive=True)),
        ("space_change_sensitive", Flags(space_change_sensitive=True)),
        (
            "float_tolerance 1e-6",
            Flags(tolerance=Tolerance(absolute=Decimal("1e-6"), relative=Decimal("1e-6"))),
        ),
        (
            "float_absolute_tolerance 0 case_sensitive",
            Flags(case_sensitive=True, tolerance=Tolerance(absolute=Decimal(0))),
        ),
        (
            "float_relative_tolerance .5 float_absolute_tolerance 2.",
            Flags(tolerance=Tolerance(absolute=Decimal(2), relative=Decimal("0.5"))),
        ),
    ],
)
def test_flags_are_read_in_any_order(args: str, flags: Flags) -> None:
    """A tolerance takes the next word as its value."""
    assert flags_of(args.split()) == flags


@pytest.mark.parametrize(
    "args, message",
    [
        ("fuzzy", 'unknown flag "fuzzy"; known are case_sensitive'),
        ("Case_Sensitive", "unknown flag"),
        ("1e-6", "unknown flag"),
        ("float_tolerance", "float_tolerance lacks its value"),
        ("float_tolerance x", 'float_tolerance: "x" is not a number'),
        ("float_tolerance case_sensitive", "is not a number"),
        ("float_tolerance nan", "is not a number"),
        ("float_tolerance inf", "is not a number"),
        ("float_tolerance 0x1p-3", "is not a number"),
        ("float_tolerance 1_0", "is not a number"),
        ("float_tolerance ٣", "is not a number"),
        ("float_tolerance 1e9999999999999999999999", "has too large an exponent"),
        ("float_tolerance 1e-9999999999999999999999", "has too large an exponent"),
        ("float_tolerance -1e-6", "must not be negative, got -1e-6"),
        ("float_tolerance 1e-6 float_tolerance 1e-6", "given twice"),
        ("float_absolute_tolerance 1 float_absolute_tolerance 2", "given twice"),
        ("float_relative_tolerance 1 float_relative_tolerance 2", "given twice"),
        ("float_tolerance 1 float_absolute_tolerance 1", "excludes any other"),
        ("float_relative_tolerance 1 float_tolerance 1", "excludes any other"),
    ],
)
def test_wrong_flags_are_refused(args: str, message: str) -> None:
    """The message names the flag."""
    with pytest.raises(ValueError, match=message):
        flags_of(args.split())


@pytest.mark.parametrize("value", ["-1", "nan", "inf"])
def test_a_senseless_tolerance_is_refused(value: str) -> None:
    """However it was made."""
    with pytest.raises(ValueError, match="finite and not negative"):
        Tolerance(absolute=Decimal(value))


def test_a_number_is_read_exactly() -> None:
    """Every digit of it, more than the default precision of decimals."""
    word = "0." + "123456789" * 20
    assert str(number_of(word)) == word


@pytest.mark.parametrize(
    "answer, output, args, message",
    [
        (b"1 2\n3 4\n", b"1 2\n3 5\n", "", 'line 2, token 2: expected "4", found "5"'),
        (b"1 2\n3 4\n", b"1 2 3 5\n", "", 'line 1, token 4: expected "4", found "5"'),
        (b"Yes", b"yo", "", 'line 1, token 1: expected "Yes", found "yo"'),
        (b"1", b"", "", 'line 1, token 1: expected "1", found the end of the output'),
        (b"1 2", b"1\n", "", 'line 2, token 1: expected "2", found the end of the output'),
        (b"1", b"1\n\n 2", "", 'line 3, token 1: expected the end of the output, found "2"'),
        (b"a", b'\xff\0"', "", 'line 1, token 1: expected "a", found "\\xff\\x00""'),
        (b"a b", b"a\n b", "space_change_sensitive", 'line 1, token 2: expected " ", found "\\n "'),
        (
            b"a",
            b"a\n",
            "space_change_sensitive",
            'line 1, token 2: expected the end of the output, found "\\n"',
        ),
        (
            b"1.5",
            b"1",
            "float_tolerance 1e-9",
            'line 1, token 1: expected "1.5" within 1E-9 absolute or 1E-9 relative, found "1"',
        ),
        (
            b"1.5",
            b"x",
            "float_absolute_tolerance 0.1",
            'line 1, token 1: expected "1.5" or a number near it, found "x"',
        ),
        (b"x", b"1.5", "float_tolerance 1", 'line 1, token 1: expected "x", found "1.5"'),
        (
            b"A" * 100 + b"b" + b"c" * 100,
            b"a" * 100 + b"d" + b"c" * 100,
            "",
            f'line 1, token 1: expected …"{"A" * 20}b{"c" * 19}"…, found …"{"a" * 20}d{"c" * 19}"…',
        ),
        (
            b"a" * 50,
            b"b" * 41,
            "",
            f'line 1, token 1: expected "{"a" * 40}"…, found "{"b" * 40}"…',
        ),
        (
            b"a" * 50,
            b"a" * 45,
            "",
            f'line 1, token 1: expected …"{"a" * 40}", found …"{"a" * 40}"',
        ),
    ],
)
def test_a_message_shows_the_first_difference(
    answer: bytes, output: bytes, args: str, message: str
) -> None:
    """Where it is in the output, what was wanted and what is there; long tokens are cut."""
    assert compare(output, answer, flags_of(args.split())).message == message


@pytest.mark.parametrize(
    "args", ["", "case_sensitive", "space_change_sensitive", "float_tolerance 1e-6"]
)
def test_a_difference_deep_in_a_large_output_is_found(args: str) -> None:
    """Over several blocks and windows, in the right line."""
    line = b"12345 67890 abc\n"
    count = 200_000
    answer = line * count + b"end\n" + line
    output = line * count + b"and\n" + line
    flags = flags_of(args.split())
    expected = f'line {count + 1}, token 1: expected "end", found "and"'
    assert compare(output, answer, flags).message == expected
    assert compare(answer, answer[:-1] + b"\n", flags).accepted


def test_a_difference_behind_other_whitespace_is_found() -> None:
    """The common beginning of the texts is short, and blocks end at different tokens."""
    words = [b"%d" % number for number in range(400_000)]
    answer = b" ".join(words)
    assert compare(b"\r\n".join(words), answer, Flags()).accepted
    words[-2] = b"x"
    message = 'line 399999, token 1: expected "399998", found "x"'
    assert compare(b"\r\n".join(words), answer, Flags()).message == message


def test_a_token_or_gap_larger_than_a_block_is_not_torn() -> None:
    """One word of 5 MB, and a gap of 5 MB."""
    word, gap = b"x" * 5_000_000, b" " * 5_000_000
    for flags in (Flags(), Flags(space_change_sensitive=True)):
        assert compare(b"a " + word + b" b", b"A " + word + b" b", flags).accepted
        assert compare(b"a" + gap + word, b"A" + gap + word, flags).accepted
        assert not compare(word + b"y", word + b"z", flags).accepted
    assert compare(b"a" + gap + b"b", b"a b", Flags()).accepted
    assert not compare(b"a" + gap, b"a" + gap[1:], Flags(space_change_sensitive=True)).accepted
