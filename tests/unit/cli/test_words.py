"""How values and foreign texts are written for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.cli.render.words import mebibytes, milliseconds, printable, seconds, shortened


@given(st.text() | st.binary(), st.booleans())
def test_a_foreign_text_cannot_act_on_the_terminal(text: str | bytes, ascii_only: bool) -> None:
    """Only line ends are left of what is not printable."""
    shown = printable(text, ascii_only=ascii_only)
    assert all(line.isprintable() for line in shown.split("\n"))
    assert shown.isascii() or not ascii_only


@pytest.mark.parametrize(
    "text,ascii_only,shown",
    [
        ("a\tb\r\nc", False, "a       b\nc"),
        ("\x1b[31mred\x9b\u202e", False, "�[31mred��"),
        (b"caf\xe9", False, "caf�"),
        ("error: ‘x’ at “y”, né", True, "error: 'x' at \"y\", n?"),  # noqa: RUF001
    ],
)
def test_what_cannot_be_shown_is_replaced(text: str | bytes, ascii_only: bool, shown: str) -> None:
    """Tabs keep their columns, quotes of compilers their meaning."""
    assert printable(text, ascii_only=ascii_only) == shown


@given(st.text(), st.integers(min_value=3, max_value=30))
def test_a_shortened_name_fits_and_keeps_both_ends(text: str, width: int) -> None:
    """What fits is not touched."""
    shown = shortened(text, width, gap="…")
    assert len(shown) == min(len(text), width)
    assert shown == text or (shown[0], shown[-1]) == (text[0], text[-1])


@pytest.mark.parametrize(
    "shown,expected",
    [
        (milliseconds(999), "<1 ms"),
        (milliseconds(1_999), "1 ms"),
        (seconds(1_500_000), "1.5 s"),
        (seconds(2_000_000), "2 s"),
        (mebibytes(None), "-"),
        (mebibytes(256 << 20), "256 MiB"),
        (mebibytes((1 << 20) + (1 << 19)), "1.5 MiB"),
    ],
)
def test_figures_have_their_unit(shown: str, expected: str) -> None:
    """And no digit that says nothing."""
    assert shown == expected
