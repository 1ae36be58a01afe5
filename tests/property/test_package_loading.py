"""Whatever is done to a package, loading it ends with findings whose places exist."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from judge.package import Finding, Loaded, Severity, load_problem

PROBLEM_YAML = """\
problem_format_version: 2025-09
name: {en: Hello}
uuid: 5f6c3c1e
credits: {authors: [Ada, {name: Bob}]}
limits:
  time_limit: 2
  memory: 256
"""
FILES = {
    "problem.yaml": PROBLEM_YAML,
    "statement/problem.en.md": "Say hello.\n",
    "data/sample/1.in": "1\n",
    "data/sample/1.ans": "1\n",
    "data/secret/a/2.in": "2\n",
    "data/secret/a/2.ans": "2\n",
    "data/secret/a/2.yaml": "description: two\nargs: [x]\n",
    "data/secret/test_group.yaml": "output_validator_args: [case_sensitive]\n",
    "generators/gen.py": "print(1)\n",
    "generators/generators.yaml": (
        "data:\n  secret:\n    data:\n      g:\n        data:\n"
        "          r: gen.py {seed}\n          w: {in: '1', ans: '1'}\n"
    ),
    "input_validators/validate.py": "raise SystemExit(42)\n",
    "output_validator/check/__main__.py": "raise SystemExit(42)\n",
    "submissions/accepted/echo.py": "print(input())\n",
    "submissions/wrong_answer/one.py": "print(1)\n",
    "submissions/submissions.yaml": (
        "wrong_answer/*.{py,c}:\n  sample: {permitted: [AC]}\n  secret/*: {required: [WA]}\n"
    ),
}

Change = Callable[[Path], object]
"""Damages one file."""

SCRAPS = (
    "[", "]", "{", "}", ":", ": ", "- ", "*", "&a ", "*a", "!!int ", "#", "'", '"', "|", ">", "~",
    "\n", "\t", "\r", "\0", "\x1b", "\ufeff", "é", "1e999", "-1", "true", ".nan", "? ", "<<: ",
    "---\n", "{seed}", "**", "problem.yaml",
)  # fmt: skip
SCRAP = st.sampled_from([scrap.encode() for scrap in SCRAPS]) | st.binary(max_size=6)


def splice(at: float, cut: int, insert: bytes) -> Change:
    """Return a change that replaces some bytes at a part of a file's length."""

    def change(file: Path) -> None:
        content = file.read_bytes()
        start = int(at * len(content))
        file.write_bytes(content[:start] + insert + content[start + cut :])

    return change


def truncate(at: float) -> Change:
    """Return a change that cuts a file at a part of its length."""
    return lambda file: (
        file.write_bytes(file.read_bytes()[: int(at * file.stat().st_size)]) and None
    )


def rename(name: str) -> Change:
    """Return a change that gives a file another name in its directory."""
    return lambda file: file.rename(file.parent / name)


def link(target: str) -> Change:
    """Return a change that puts a link in the place of a file."""

    def change(file: Path) -> None:
        file.unlink()
        file.symlink_to(target)

    return change


def to_directory(file: Path) -> None:
    """Put a directory in the place of a file."""
    file.unlink()
    file.mkdir()


PART = st.floats(0, 1)
CHANGES = st.one_of(
    st.builds(splice, PART, st.integers(0, 12), SCRAP),
    st.builds(truncate, PART),
    st.builds(rename, st.sampled_from(["x y.in", "test_group.yaml", "3.in", "run", "z.files"])),
    st.builds(link, st.sampled_from([".", "..", "/etc/passwd", "gone", "/"])),
    st.sampled_from([Path.unlink, to_directory]),
)


def place_exists(finding: Finding) -> bool:
    """Return whether the line and column of a finding are in its file, its end included."""
    if finding.line is None or finding.column is None:
        return finding.line is finding.column
    lines = finding.file.read_bytes().decode("utf-8", "replace").split("\n")
    return (
        1 <= finding.line <= len(lines) and 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    )


def load_damaged(root: Path, damage: list[tuple[str, Change]]) -> Loaded:
    """Write the package, damage it and load it."""
    for name, content in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    for name, change in damage:
        if (root / name).is_file() and not (root / name).is_symlink():
            change(root / name)
    return load_problem(root)


def check_damaged(damage: list[tuple[str, Change]]) -> None:
    """Assert what holds for every package, however damaged."""
    with tempfile.TemporaryDirectory() as directory:
        loaded = load_damaged(Path(directory) / "hello", damage)
        errors = [f for f in loaded.findings if f.severity is Severity.ERROR]
        assert (loaded.problem is None) == bool(errors)
        for finding in loaded.findings:
            assert place_exists(finding), str(finding)
            assert str(finding).isprintable()


def test_the_package_is_good_before_it_is_damaged(tmp_path: Path) -> None:
    """What the other tests find comes from the damage."""
    assert load_damaged(tmp_path / "hello", []).findings == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(FILES)), CHANGES), min_size=1, max_size=4))
def test_a_damaged_package_is_loaded_or_told_what_is_wrong(
    damage: list[tuple[str, Change]],
) -> None:
    """Loading never raises; there is a problem or an error, never both; places are real."""
    check_damaged(damage)


@settings(deadline=None)
@given(
    st.sampled_from([name for name in sorted(FILES) if name.endswith(".yaml")]),
    st.lists(st.builds(splice, PART, st.integers(0, 3), SCRAP), min_size=1, max_size=3),
)
def test_damaged_yaml_is_told_where_it_stands(name: str, changes: list[Change]) -> None:
    """The same for the files with a grammar, hit harder and alone."""
    check_damaged([(name, change) for change in changes])
