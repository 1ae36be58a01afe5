"""Example submissions: directories, rules, and rules that cannot all hold."""

import pytest

from judge.core.problem import ExampleSubmission, Expectation
from judge.core.verdict import Verdict

from .conftest import Package

RULES = "submissions/submissions.yaml"
ALL = "AC WA TLE RTE"


def rule(
    permitted: str = ALL,
    required: str = "",
    *,
    cases: str | None = None,
    message: str | None = None,
) -> Expectation:
    """Build an expectation from verdicts separated by spaces."""
    return Expectation(
        cases=cases,
        permitted=frozenset(map(Verdict, permitted.split())),
        required=frozenset(map(Verdict, required.split())),
        message=message,
    )


def submission(package: Package, name: str, rules: str) -> ExampleSubmission:
    """Return one submission of a package with rules and no findings."""
    changes: dict[str, str | None] = {RULES: rules, f"submissions/{name}": "print(1)\n"}
    (found,) = (e for e in package.problem(changes).submissions if e.name == name)
    return found


LEFT_OUT = "is written in no known language and left out"


@pytest.mark.parametrize(
    "directory, expectations",
    [
        ("accepted", (rule("AC"),)),
        ("rejected", (rule(ALL, "RTE TLE WA"),)),
        ("wrong_answer", (rule("AC WA", "WA"),)),
        ("time_limit_exceeded", (rule("AC TLE", "TLE"),)),
        ("run_time_error", (rule("AC RTE", "RTE"),)),
        ("brute_force", (rule("AC RTE TLE", "RTE TLE"),)),
    ],
)
def test_a_directory_of_the_format_brings_its_rule(
    package: Package, directory: str, expectations: tuple[Expectation, ...]
) -> None:
    """The rule stands without any submissions.yaml."""
    found = package.problem({f"submissions/{directory}/x.py": "print(1)\n"}).submissions
    assert [e.expectations for e in found if e.name == f"{directory}/x.py"] == [expectations]


@pytest.mark.parametrize(
    "rules, expectations",
    [
        ("", (rule("AC WA", "WA"),)),
        ("wrong_answer/*: {permitted: [WA]}", (rule("AC WA", "WA"), rule("WA"))),
        ("wrong_answer/*.{py,c}: {permitted: [WA]}", (rule("AC WA", "WA"), rule("WA"))),
        ("'*/x.py': {message: cycle}", (rule("AC WA", "WA"), rule(message="cycle"))),
        ("wrong_answer: {required: [TLE, WA], permitted: [WA, TLE]}", (rule("WA TLE", "WA TLE"),)),
        ("wrong_answer: {permitted: [AC, WA, TLE]}", (rule("AC WA TLE", "WA"),)),
        ("wrong_answer: {authors: Ada}", (rule("AC WA", "WA"),)),
        ("wrong_answer/x.py: {authors: [Ada, {name: Bob}]}", (rule("AC WA", "WA"),)),
        (
            "wrong_answer/x.py: {sample: {permitted: [AC]}, secret/*: {required: [WA]}}",
            (
                rule("AC WA", "WA"),
                rule("AC", cases="sample"),
                rule(required="WA", cases="secret/*"),
            ),
        ),
        (
            "wrong_answer/x.py: {permitted: [WA], 'secret/{a,b}': {message: m}}",
            (rule("AC WA", "WA"), rule("WA"), rule(cases="secret/{a,b}", message="m")),
        ),
        ("wrong_answer/x.py: {use_for_time_limit: false}", (rule("AC WA", "WA"),)),
        (
            "wrong_answer/x.py: {use_for_time_limit: lower}",
            (rule("AC WA", "WA"), rule("AC WA RTE")),
        ),
        (
            "wrong_answer: {permitted: [AC, WA, TLE], use_for_time_limit: upper}",
            (rule("AC WA TLE", "WA"), rule(required="TLE")),
        ),
    ],
)
def test_all_rules_that_match_add_up(
    package: Package, rules: str, expectations: tuple[Expectation, ...]
) -> None:
    """A rule for a directory of the format replaces its own, any other comes on top."""
    assert submission(package, "wrong_answer/x.py", f"{rules}\n").expectations == expectations


def test_the_language_and_the_entry_point_come_from_rules(package: Package) -> None:
    """Without a rule they are left to the endings of the files."""
    rules = "'*/x.py': {language: python3numpy}\nwrong_answer/x.py: {entrypoint: x.py}\n"
    found = submission(package, "wrong_answer/x.py", rules)
    assert (found.language_id, found.entry_point) == ("python3numpy", "x.py")
    assert (found.program.name, found.program.files) == ("x.py", (found.program.path,))
    other = submission(package, "accepted/echo.py", rules)
    assert (other.language_id, other.entry_point) == (None, None)


def test_a_directory_is_one_submission(package: Package) -> None:
    """All its files belong to it, wherever they lie in it."""
    files = {
        "submissions/accepted/long/main.cpp": "x\n",
        "submissions/accepted/long/lib/a.hpp": "x\n",
        "submissions/accepted/long/lib/a.cpp": "x\n",
    }
    (found,) = (e for e in package.problem(files).submissions if e.name == "accepted/long")
    root = package.root / "submissions/accepted/long"
    assert found.program.path == root
    assert found.program.files == (root / "lib/a.cpp", root / "lib/a.hpp", root / "main.cpp")


@pytest.mark.parametrize(
    "rules, findings",
    [
        ("[]", ["error: 1:1: must be a map from glob to rule, got a list"]),
        ("accepted: 5", ["error: 1:1: accepted must be a map with known keys, got 5"]),
        (
            "accepted: {permitted: [OK]}",
            ["error: 1:12: accepted.permitted must be a list of AC, WA, TLE or RTE, got a list"],
        ),
        (
            "accepted: {permitted: AC}",
            ['error: 1:12: accepted.permitted must be a list of AC, WA, TLE or RTE, got "AC"'],
        ),
        ("accepted: {permited: [AC]}", ['error: 1:12: unknown key "accepted.permited"']),
        (
            "accepted: {sample: {language: c}}",
            ['error: 1:21: unknown key "accepted.sample.language"'],
        ),
        ("accepted: {score: 5}", ["error: 1:12: accepted.score is only for scoring problems"]),
        (
            "accepted: {secret/a: {score: [1, 2]}}",
            ["error: 1:23: accepted.secret/a.score is only for scoring problems"],
        ),
        (
            "accepted: {use_for_time_limit: both}",
            [
                (
                    "error: 1:12: accepted.use_for_time_limit must be true, false, lower or upper, "
                    'got "both"'
                )
            ],
        ),
        (
            "accepted: {model_solution: 1}",
            ["error: 1:12: accepted.model_solution must be true or false, got 1"],
        ),
        (
            "accepted/**: {}",
            ['error: 1:1: "accepted/**": ** is not part of globs here: * does not cross a /'],
        ),
        (
            "accepted: {'secret/[ab]': {permitted: [AC]}}",
            ['error: 1:12: "secret/[ab]": [...] is not part of globs here: write {a,b}'],
        ),
        ("'accepted/{a': {}", ['error: 1:1: "accepted/{a": a { without }']),
        ("acepted/*: {}", ['warning: 1:1: "acepted/*" matches no submission']),
        (
            "accepted/*: {secret/z: {permitted: [AC]}}",
            ['warning: 1:1: "accepted/*": "secret/z" matches no test case'],
        ),
        (
            "accepted/*: {language: pyton3}",
            ['warning: 1:14: "pyton3" is no language code of the format'],
        ),
        (
            "accepted/*: {permitted: [WA]}",
            [
                (
                    "error: 1:1: accepted/echo.py: rules exclude each other, "
                    "no verdict is permitted on sample/1"
                )
            ],
        ),
        (
            "accepted/*: {secret/b: {permitted: [WA]}}",
            [
                (
                    "error: 1:1: accepted/echo.py: rules exclude each other, "
                    "no verdict is permitted on secret/b"
                )
            ],
        ),
        (
            "accepted/*: {required: [WA, TLE]}",
            [
                (
                    "error: 1:1: accepted/echo.py: rules exclude each other, "
                    "TLE or WA is required but not permitted"
                )
            ],
        ),
        (
            "wrong_answer/*: {'{sample,secret}': {permitted: [AC]}}",
            [
                (
                    "error: 1:1: wrong_answer/one.py: rules exclude each other, "
                    "WA is required but not permitted"
                )
            ],
        ),
        (
            "accepted/*: {use_for_time_limit: upper}",
            [
                (
                    "error: 1:1: accepted/echo.py: rules exclude each other, "
                    "TLE is required but not permitted"
                )
            ],
        ),
        ("wrong_answer/*: {sample: {permitted: [AC]}, secret/b: {required: [WA]}}", []),
        (
            "accepted/*: {language: c}\n'*/echo.py': {language: cpp}",
            ["error: 2:1: accepted/echo.py: two rules set language, to c and cpp"],
        ),
    ],
)
def test_a_mistake_in_a_rule_is_told(package: Package, rules: str, findings: list[str]) -> None:
    """The place is the key, or for rules that exclude each other the last of them."""
    said = package.findings({RULES: f"{rules}\n"})
    assert [line.replace(f"{RULES}:", "") for line in said] == findings


@pytest.mark.parametrize(
    "changes, findings",
    [
        (
            {"submissions/mixed/x.py": "x\n"},
            ["warning: submissions/mixed: no rule says what its submissions should get"],
        ),
        ({"submissions/mixed/x.py": "x\n", RULES: "mixed: {permitted: [AC]}\n"}, []),
        (
            {"submissions/accepted/notes.txt": "x\n"},
            [f"warning: submissions/accepted/notes.txt: {LEFT_OUT}"],
        ),
        (
            {"submissions/accepted/d/a.c": "x\n", "submissions/accepted/d/b.py": "x\n"},
            ["error: submissions/accepted/d: is written in c and python3"],
        ),
        (
            {
                "submissions/accepted/d/a.c": "x\n",
                "submissions/accepted/d/b.py": "x\n",
                RULES: "accepted/d: {language: c}\n",
            },
            [],
        ),
        ({"submissions/loose.py": "x\n"}, ["error: submissions/loose.py: is not used"]),
        ({"submissions/README.md": "x\n"}, ["warning: submissions/README.md: is not used"]),
        (
            {RULES: "a: [\n"},
            [f"error: {RULES}:2:1: is not YAML: did not find expected node content"],
        ),
    ],
)
def test_a_submission_that_cannot_be_judged_is_told(
    package: Package, changes: dict[str, str | None], findings: list[str]
) -> None:
    """Whatever lies in a directory of submissions is one."""
    assert package.findings(changes) == findings
