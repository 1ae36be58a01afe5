"""`problem.yaml`: each key, its mistakes and their places."""

import pytest

from .conftest import PROBLEM_YAML, Package

HEAD = """\
problem_format_version: 2025-09
name: Hello
uuid: 5f6c3c1e
limits: {time_limit: 1}
"""
"""Four lines; what a test adds starts in the fifth."""


@pytest.mark.parametrize(
    "more, findings",
    [
        ("type: pass-fail", []),
        ("type: [pass-fail]", []),
        (
            "type: [pass-fail, pass-fail]",
            [
                (
                    "5:1: type must be pass-fail, scoring, multi-pass, interactive, submit-answer "
                    "or a list of these, got a list"
                )
            ],
        ),
        (
            "type: 7",
            [
                (
                    "5:1: type must be pass-fail, scoring, multi-pass, interactive, submit-answer "
                    "or a list of these, got 7"
                )
            ],
        ),
        ("version: '1'", []),
        ("version: 1", ["5:1: version must be a text that is not empty, got 1"]),
        ("version:", ["5:1: version must be a text that is not empty, got nothing"]),
        ("credits: Ada <ada@example.org>", []),
        ("credits: {authors: [Ada, {name: Bob, orcid: 0000-1}], translators: {de: Cid}}", []),
        ("credits: {author: Ada}", ['5:11: unknown key "credits.author"']),
        ("credits: 7", ["5:1: credits must be a map with known keys, got 7"]),
        (
            "credits:\n  authors: []",
            [
                (
                    "6:3: credits.authors must be a person or a list of persons, "
                    "each a name or a map of name, email, orcid, kattis, got a list"
                )
            ],
        ),
        (
            "credits: {translators: Ada}",
            [
                (
                    "5:11: credits.translators must be a map from language to person "
                    'or list of persons, got "Ada"'
                )
            ],
        ),
        ("source: NWERC", []),
        ("source: [NWERC, {name: SWERC, url: 'https://example.org'}]", []),
        (
            "source: {url: x}",
            ["5:1: source must be a name, a map of name and url, or a list of these, got a map"],
        ),
        ("license: unknown", []),
        ("license: public domain", []),
        (
            "license: gpl",
            [
                (
                    "5:1: license must be unknown, public domain, cc0, cc by, cc by-sa, "
                    'educational or permission, got "gpl"'
                )
            ],
        ),
        ("license: cc by", ['5:1: the license "cc by" needs an owner of the rights']),
        ("license: cc by\nrights_owner: Ada", []),
        ("license: cc by\ncredits: Ada", []),
        ("license: cc by\nsource: NWERC", []),
        (
            "license: public domain\nrights_owner: Ada",
            ["6:1: rights_owner must not be set in the public domain"],
        ),
        ("embargo_until: 2026-01-31", []),
        ("embargo_until: 2026-01-31T12:00:00Z", []),
        *(
            (
                f"embargo_until: {date}",
                [
                    (
                        "5:1: embargo_until must be a date such as 2026-01-31 or "
                        f'2026-01-31T12:00:00Z, got "{date}"'
                    )
                ],
            )
            for date in ("2026-13-01", "31.1.2026", "2026-01-31T12:00:00")
        ),
        ("keywords: [graphs, trees]", []),
        ("keywords: graphs", ['5:1: keywords must be a list of texts, got "graphs"']),
        ("keywords: [1]", ["5:1: keywords must be a list of texts, got a list"]),
        ("languages: all", []),
        ("languages: [cpp, python3]", []),
        ("languages: []", ['5:1: languages must be "all" or a list of codes, got a list']),
        ("languages: cpp", ['5:1: languages must be "all" or a list of codes, got "cpp"']),
        ("languages: [cpp, pyton3]", ['5:18: "pyton3" is no language code of the format']),
        ("allow_file_writing: false", []),
        ("allow_file_writing: no", ['5:1: allow_file_writing must be true or false, got "no"']),
        ("allow_file_writing: true", ["5:1: allow_file_writing is not supported yet"]),
        ("constants: {n: 5}", ["5:1: constants are not supported yet"]),
        ("keyword: [a]", ['5:1: unknown key "keyword"']),
        ("name: Again", ['5:1: the key "name" stands here again, first in line 2']),
    ],
)
def test_each_key_is_checked(package: Package, more: str, findings: list[str]) -> None:
    """Right values pass; a wrong one is named with what it must be and what it is."""
    said = package.findings({"problem.yaml": f"{HEAD}{more}\n"})
    assert [line.split("problem.yaml:", 1)[1] for line in said] == findings


@pytest.mark.parametrize(
    "limits, findings",
    [
        ("time_limit: 0.5, time_resolution: 0.1", []),
        ("time_limit: 0.3, time_resolution: 0.1", []),
        ("time_limit: 1.0e+1", []),
        ("memory: 1", ["limits: limits.time_limit is missing"]),
        ("time_limit: 0", ["time_limit: limits.time_limit must be a positive number, got 0"]),
        ("time_limit: -1", ["time_limit: limits.time_limit must be a positive number, got -1"]),
        ("time_limit: .nan", ["time_limit: limits.time_limit must be a positive number, got NaN"]),
        ("time_limit: '2'", ['time_limit: limits.time_limit must be a positive number, got "2"']),
        ("time_limit: true", ["time_limit: limits.time_limit must be a positive number, got true"]),
        ("time_limit: ~", ["time_limit: limits.time_limit must be a positive number, got nothing"]),
        (
            "time_limit: 2000000",
            ["time_limit: limits.time_limit must be at most 1000000, got 2000000"],
        ),
        (
            "time_limit: 1.5",
            ["time_limit: limits.time_limit must be a multiple of the time_resolution 1, got 1.5"],
        ),
        (
            "time_limit: 1.0e-7, time_resolution: 1.0e-7",
            ["time_limit: limits.time_limit must be at least a microsecond, got 1e-07"],
        ),
        (
            "time_limit: 1, time_multipliers: {ac_to_time_limit: 0.5}",
            [
                (
                    "ac_to_time_limit: limits.time_multipliers.ac_to_time_limit "
                    "must be a number of at least 1, got 0.5"
                )
            ],
        ),
        ("time_limit: 1, time_multipliers: {time_limit_to_tle: 1}", []),
        *(
            (f"time_limit: 1, {key}: {value}", [f"{key}: limits.{key} must be {said}"])
            for key in (
                "memory",
                "output",
                "code",
                "compilation_time",
                "compilation_memory",
                "validation_time",
                "validation_memory",
                "validation_output",
            )
            for value, said in (
                ("2G", 'a positive integer, got "2G"'),
                ("0", "a positive integer, got 0"),
                ("-5", "a positive integer, got -5"),
                ("1.5", "a positive integer, got 1.5"),
                ("1000001", "at most 1000000, got 1000001"),
            )
        ),
        (
            "time_limit: 1, validation_passes: 2",
            ["validation_passes: limits.validation_passes is only for multi-pass problems"],
        ),
        ("time_limit: 1, memroy: 5", ['memroy: unknown key "limits.memroy"']),
    ],
)
def test_each_limit_is_checked(package: Package, limits: str, findings: list[str]) -> None:
    """The place is that of the key whose value is wrong."""
    text = f"{HEAD.rpartition('limits')[0]}limits: {{{limits}}}\n"
    line = text.splitlines()[3]
    said = package.findings({"problem.yaml": text})
    assert said == [
        f"error: problem.yaml:4:{line.rindex(key) + 1}: {message}"
        for key, message in (finding.split(": ", 1) for finding in findings)
    ]


@pytest.mark.parametrize(
    "name, statements, findings",
    [
        ("{en: Hello, de: Hallo}", ["de"], []),
        ("{en: Hello, pt-BR: Oi}", ["pt-BR"], []),
        ("Hello", ["de"], ['2:1: name is not given in "de", the language of a statement']),
        (
            "{en: Hello, de: Hallo}",
            [],
            ['2:19: name is given in "de", but there is no statement in it'],
        ),
        ("{en: Hello, DE: Hallo}", [], ['2:19: name.DE: "DE" is no language tag']),
        ("{}", [], ["2:1: name must be a text, or a map from language to text, got a map"]),
        ("5", [], ["2:1: name must be a text, or a map from language to text, got 5"]),
        ("''", [], ['2:1: name must be a text, or a map from language to text, got ""']),
        ("$n$ things", [], ['2:1: the name "$n$ things" looks like LaTeX']),
        (r"The \emph", [], [r'2:1: the name "The \\emph" looks like LaTeX']),
    ],
)
def test_names_and_statements_have_the_same_languages(
    package: Package, name: str, statements: list[str], findings: list[str]
) -> None:
    """A name without statement and a statement without name are errors."""
    changes = {f"statement/problem.{tag}.md": "x\n" for tag in statements}
    changes["problem.yaml"] = PROBLEM_YAML.replace("name: Hello", f"name: {name}")
    said = package.findings(changes)
    assert [line.split("problem.yaml:", 1)[1] for line in said] == findings


@pytest.mark.parametrize(
    "changes, findings",
    [
        (
            {"statement/problem.en.md": b"\xff\n"},
            ["error: statement/problem.en.md:1:1: is not UTF-8"],
        ),
        (
            {"statement/problem.en.md": "a\r\n"},
            ["warning: statement/problem.en.md:1:2: has a carriage return"],
        ),
        (
            {"statement/problem.en.tex": "a\n"},
            ["error: statement/problem.en.tex: the statement in en is also in problem.en.md"],
        ),
        (
            {"statement/problem.english.md": "a\n"},
            ['error: statement/problem.english.md: "english" is no language tag'],
        ),
        ({"statement/picture.png": b"\x89PNG\xff"}, []),
        ({"statement/problem.en.md": None, "statement/problem.en.pdf": b"%PDF\xff"}, []),
    ],
)
def test_statements_are_texts_of_one_language_each(
    package: Package, changes: dict[str, str | bytes | None], findings: list[str]
) -> None:
    """What is no statement is left alone."""
    assert package.findings(changes) == findings


@pytest.mark.parametrize(
    "text, finding",
    [
        (
            "name: Hello\nvalidation: custom\n",
            "1:1: without problem_format_version it is legacy, but only 2025-09 is supported yet",
        ),
        (
            "problem_format_version: legacy\n",
            '1:1: problem_format_version "legacy" is not supported yet, only 2025-09',
        ),
        (
            "name: Hello\nproblem_format_version: 2023-07-draft\n",
            '2:1: problem_format_version "2023-07-draft" is not supported yet, only 2025-09',
        ),
        (f"{HEAD}type: scoring\n", "5:1: problems of type scoring are not supported yet"),
        (
            f"{HEAD}type: [pass-fail, interactive]\n",
            "5:1: problems of type interactive are not supported yet",
        ),
        (
            f"{HEAD}type: [multi-pass, {{a: 1}}]\n",
            "5:1: problems of type multi-pass are not supported yet",
        ),
    ],
)
def test_what_is_not_supported_yet_is_one_finding(
    package: Package, text: str, finding: str
) -> None:
    """Nothing else is said of a package whose rules are others."""
    changes: dict[str, str | None] = {"problem.yaml": text, "data/secret/b.ans": None}
    assert package.findings(changes) == [f"error: problem.yaml:{finding}"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]\n", "5\n", "Hello\n"])
def test_a_problem_yaml_without_keys_is_told(package: Package, text: str) -> None:
    """It must be a map, and an empty one lacks what must be there."""
    said = package.findings({"problem.yaml": text})
    assert said
    assert all(line.startswith("error: problem.yaml") for line in said)


def test_languages_and_limits_reach_the_problem(package: Package) -> None:
    """Units become base units."""
    limits = "{time_limit: 0.25, time_resolution: 0.05, output: 1, code: 2, validation_time: 3}"
    text = PROBLEM_YAML.partition("limits")[0] + f"limits: {limits}\nlanguages: [cpp, java]\n"
    problem = package.problem({"problem.yaml": text})
    assert problem.languages == ("cpp", "java")
    assert problem.limits.time_limit_us == 250_000
    assert problem.limits.output_bytes == 1 << 20
    assert problem.limits.code_bytes == 2 << 10
    assert problem.limits.validation_time_us == 3_000_000
    assert problem.limits.memory_bytes == 2048 << 20
