"""Globs over case names, and expectations held against verdicts."""

import pytest

from judge.core.expectation import check_glob, glob_matches, violations
from judge.core.problem import Expectation
from judge.core.verdict import Verdict


def rule(
    permitted: str = "AC WA TLE RTE",
    required: str = "",
    *,
    cases: str | None = None,
    message: str | None = None,
) -> Expectation:
    """Build a rule from verdicts separated by spaces."""
    return Expectation(
        cases=cases,
        permitted=frozenset(map(Verdict, permitted.split())),
        required=frozenset(map(Verdict, required.split())),
        message=message,
    )


@pytest.mark.parametrize(
    "glob, name, matches",
    [
        ("secret/1", "secret/1", True),
        ("secret/1", "secret/10", False),
        ("secret", "secret/a/b", True),
        ("secre", "secret/a", False),
        ("secret/*", "secret/a", True),
        ("secret/*", "secret/a/b", True),
        ("*", "secret/a/b", True),
        ("*/b", "secret/a/b", False),
        ("secret/*-easy", "secret/01-easy", True),
        ("secret/*-easy", "secret/01-easy/x", True),
        ("secret/*-easy", "secret/01-easyish", False),
        ("*t/*b*/c*", "secret/abba/cd", True),
        ("{sample,secret}/1", "sample/1", True),
        ("{sample,secret}/1", "secret/1", True),
        ("{sample,secret}/1", "other/1", False),
        ("x.{py,c{,pp}}", "x.cpp", True),
        ("x.{py,c{,pp}}", "x.c", True),
        ("x.{py,c{,pp}}", "x.p", False),
        ("{a/b,c}/*", "a/b/d", True),
        ("x,y", "x,y", True),
        ("a?c", "abc", False),
        ("a.c", "abc", False),
        ("secret/", "secret/a", False),
    ],
)
def test_a_glob_matches_a_name_or_a_directory_above_it(
    glob: str, name: str, *, matches: bool
) -> None:
    """Stars stay within a name, braces choose, and a matched directory stands for all below it."""
    assert glob_matches(glob, name) is matches


@pytest.mark.parametrize(
    "glob", ["", "a/**", "[ab]", "a]", "{a", "a}", "{a,{b}", "x" * 1001, "{" * 11 + "}" * 11]
)
def test_a_glob_without_a_meaning_is_refused(glob: str) -> None:
    """What the format does not have, and what could only be meant to do harm, raises."""
    with pytest.raises(ValueError, match=r"glob|brace|\*\*|\{|\}"):
        check_glob(glob)


def test_a_glob_of_many_stars_is_matched_without_trying_every_way() -> None:
    """A pattern that would take a backtracking matcher ages is answered."""
    assert not glob_matches("*a" * 60 + "b", "a" * 200)


def test_a_glob_of_many_braces_is_not_expanded() -> None:
    """Two to the fiftieth alternatives are matched in one go."""
    assert glob_matches("{a,b}" * 50, "ab" * 25)


AC_WA = {"sample/1": Verdict.AC, "secret/a/1": Verdict.AC, "secret/b/1": Verdict.WA}


@pytest.mark.parametrize(
    "expectation, verdicts, sentences",
    [
        (rule("AC"), {"sample/1": Verdict.AC}, ()),
        (rule("AC"), AC_WA, ("secret/b/1 got WA, permitted: AC",)),
        (rule("AC WA", "WA"), AC_WA, ()),
        (rule("AC WA", "WA", cases="secret/b"), AC_WA, ()),
        (rule("AC", cases="secret/a"), AC_WA, ()),
        (
            rule("AC TLE", "TLE"),
            AC_WA,
            ("secret/b/1 got WA, permitted: AC or TLE", "no test case got TLE, all got AC or WA"),
        ),
        (
            rule(required="RTE TLE", cases="secret/*"),
            AC_WA,
            ("no test case of secret/* got TLE or RTE, all got AC or WA",),
        ),
        (rule("AC", cases="secret/c"), AC_WA, ("no test case of secret/c was judged",)),
        (rule("AC"), {}, ("no test case was judged",)),
        (rule("AC RTE", "RTE"), {"secret/1": Verdict.MLE}, ()),
        (rule("AC RTE", "RTE"), {"secret/1": Verdict.SV}, ()),
        (rule("AC TLE", "TLE"), {"secret/1": Verdict.WTL}, ()),
        (rule("AC WA", "WA"), {"secret/1": Verdict.OLE}, ()),
        (rule(), {"secret/1": Verdict.JE}, ("secret/1 got JE, permitted: AC or WA or TLE or RTE",)),
    ],
)
def test_each_broken_rule_is_told(
    expectation: Expectation, verdicts: dict[str, Verdict], sentences: tuple[str, ...]
) -> None:
    """A rule holds if all cases are permitted and one is as required, by their big five."""
    assert violations([expectation], verdicts) == sentences


def test_all_rules_must_hold() -> None:
    """Sentences of several rules are joined in their order."""
    assert violations([rule("AC"), rule("AC WA", "WA"), rule("WA")], {"secret/1": Verdict.AC}) == (
        "no test case got WA, all got AC",
        "secret/1 got AC, permitted: WA",
    )


def test_a_message_must_be_part_of_a_judge_message_of_the_cases() -> None:
    """It is looked for with its case, and only where the rule applies."""
    wanted = rule(message="cycle", cases="secret/b")
    said = {"secret/a/1": "a cycle", "secret/b/1": "a Cycle"}
    assert violations([wanted], AC_WA, messages=said) == (
        'no judge message of secret/b contains "cycle"',
    )
    assert violations([wanted], AC_WA, messages=said | {"secret/b/1": "1-2-1 is a cycle."}) == ()
    assert violations([wanted], AC_WA) == ('no judge message of secret/b contains "cycle"',)
