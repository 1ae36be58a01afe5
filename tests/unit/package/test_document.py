"""YAML files: values by the 1.2 core schema, places, and files made to do harm."""

from pathlib import Path

import pytest

from judge.package.document import Document, read_document
from judge.package.findings import Position, Report


def read(path: Path, text: str | bytes) -> tuple[Document | None, list[str]]:
    """Return the document of a text, and its findings without the name of the file."""
    file = path / "x.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = Report()
    document = read_document(file, report)
    return document, [str(f).removeprefix(f"{file}") for f in report.findings()]


@pytest.mark.parametrize(
    "text, value",
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("Null", None),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("-7", -7),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1e3", 1000.0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("-.inf", float("-inf")),
        ("2026-01-31", "2026-01-31"),
        ("2025-09", "2025-09"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|\n  12\n", "12\n"),
        ("=", "="),
        ("[a, 1]", ["a", 1]),
        ("{1: a, no: b, ~: c}", {"1": "a", "no": "b", "~": "c"}),
        ("[&x {a: 1}, *x]", [{"a": 1}, {"a": 1}]),
    ],
)
def test_plain_scalars_are_read_by_the_core_schema(
    tmp_path: Path, text: str, value: object
) -> None:
    """What YAML 1.1 takes for truth values, octal and sexagesimal numbers or dates is a text."""
    document, findings = read(tmp_path, f"{text}\n")
    assert findings == []
    assert document is not None
    assert document.value == value
    assert type(document.value) is type(value)


def test_an_empty_file_has_no_value(tmp_path: Path) -> None:
    """A file of comments is a document without content."""
    document, findings = read(tmp_path, "# nothing\n")
    assert document is not None
    assert document.value is None
    assert findings == []


def test_an_entry_stands_where_its_key_is(tmp_path: Path) -> None:
    """Places count from 1, and what has no place of its own takes that around it."""
    document, _ = read(tmp_path, "a:\n  bé: {x: 1, y: 2}\n  c:\n  - 5\n  - 6\n")
    assert document is not None
    assert document.at(()) == Position(line=1, column=1)
    assert document.at(("a",)) == Position(line=1, column=1)
    assert document.at(("a", "bé", "y")) == Position(line=2, column=14)
    assert document.at(("a", "c", 1)) == Position(line=5, column=5)
    assert document.at(("a", "c", 7)) == Position(line=3, column=3)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 10)}]\n" for i in range(9)
)


@pytest.mark.parametrize(
    "text, findings",
    [
        ("a: [1\n", [":2:1: is not YAML: did not find expected ',' or ']'"]),
        ("a: b: c\n", [":1:5: is not YAML: mapping values are not allowed in this context"]),
        ("a: 1\n\tb: 2\n", [":2:1: is not YAML: found a tab character that violates indentation"]),
        ("a: \x07\n", [":1:4: is not YAML: control characters are not allowed"]),
        ("a: 1\nb: 2\na: 3\n", [':3:1: the key "a" stands here again, first in line 1']),
        ("a: 1\n---\nb: 2\n", [":2:1: has a second document"]),
        ("[a]: 1\n", [":1:1: a key must be a text"]),
        ("? {a: 1}\n: 2\n", [":1:3: a key must be a text"]),
        ("a: *b\n", [":1:4: the alias *b names no complete value above it"]),
        ("a: &a [*a]\n", [":1:8: the alias *a names no complete value above it"]),
        (
            "a: !!python/object:os.system x\n",
            [":1:4: the tag tag:yaml.org,2002:python/object:os.system means nothing here"],
        ),
        ("a: !!int 5\n", [":1:4: the tag tag:yaml.org,2002:int means nothing here"]),
        ("a: " + "9" * 5000 + "\n", [":1:4: a number of more than 100 characters"]),
        (
            "[" * 100_000,
            [":1:41: is nested deeper than 40 levels", ":1:100001: does not end with a newline"],
        ),
        ("- " * 100_000 + "\n", [":1:81: is nested deeper than 40 levels"]),
        ("a: " + "{a: " * 100_000 + "\n", [":1:160: is nested deeper than 40 levels"]),
        (BOMB, [":5:36: has more than 100000 values"]),
        ("- 1\n" * 100_000, [":100000:3: has more than 100000 values"]),
        ("#" * (4 << 20) + "\n", [": is larger than 4 MiB"]),
        (b"\xef\xbb\xbfa: 1\n", [":1:1: starts with a byte order mark"]),
        (b"a: 1\nb\xc3\xa9: \xff\n", [":2:5: is not UTF-8"]),
        ("a: 1\r\nb: 2\r\n", [":1:5: has a carriage return"]),
        ("a: 1", [":1:5: does not end with a newline"]),
    ],
)
def test_every_mistake_is_told_with_its_place(
    tmp_path: Path, text: str | bytes, findings: list[str]
) -> None:
    """Malformed, ambiguous and hostile files are findings; none of them raises or takes long."""
    assert read(tmp_path, text)[1] == findings


def test_of_two_equal_keys_the_first_counts(tmp_path: Path) -> None:
    """The file is read on, so that its other mistakes are told as well."""
    document, _ = read(tmp_path, "a: 1\na: {b: 2}\nc: 3\n")
    assert document is not None
    assert document.value == {"a": 1, "c": 3}


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    """What cannot be opened is a finding."""
    report = Report()
    assert read_document(tmp_path / "gone.yaml", report) is None
    assert [f.message for f in report.findings()] == ["cannot be read: No such file or directory"]
