"""`data/`: which files are cases, and what their configuration says."""

import pytest

from judge.core.problem import ValidationKind

from .conftest import Package

GROUPS: dict[str, str | None] = {
    "data/secret/b.in": None,
    "data/secret/b.ans": None,
    "data/secret/a/test_group.yaml": "args: [x]\n",
}
"""Makes `secret/a` a group."""


@pytest.mark.parametrize(
    "changes, findings",
    [
        ({"data/secret/b.out": "x\n", "data/secret/b.png": b"\xff"}, []),
        ({"data/secret/b.in.statement": "x\n", "data/secret/b.in.download": "x\n"}, []),
        (
            {"data/secret/notes.txt": "x"},
            ["warning: data/secret/notes.txt: is part of no test case"],
        ),
        ({"data/notes.txt": "x"}, ["warning: data/notes.txt: is part of no test case"]),
        ({"data/loose.in": "x"}, ["warning: data/loose.in: is part of no test case"]),
        ({"data/secrets/1.in": "x"}, ["warning: data/secrets: is not used"]),
        (
            {"data/secret/b.files/x": "x"},
            ["error: data/secret/b.files: files beside the input are not supported yet"],
        ),
        (
            {"data/secret/b/1.in": "x\n", "data/secret/b/1.ans": "x\n"},
            ["error: data/secret/b.in: there is also a directory b"],
        ),
        (
            {"data/secret/test_group.in": "x\n", "data/secret/test_group.ans": "x\n"},
            ["error: data/secret/test_group.in: a case cannot be named test_group"],
        ),
        (
            {"data/secret/b.png": b"", "data/secret/b.svg": b""},
            ["error: data/secret/b.svg: excludes b.png"],
        ),
        (
            {"data/sample/1.out": "x\n", "data/sample/1.ans.statement": "x\n"},
            ["error: data/sample/1.ans.statement: excludes 1.out"],
        ),
        (
            {"data/secret/c.yaml": "args: []\n"},
            ["error: data/secret/c.yaml: c.in is missing beside it"],
        ),
        ({"data/invalid_input/1.in": "x\n"}, []),
        (
            {"data/invalid_output/1.in": "x\n", "data/invalid_output/1.ans": "x\n"},
            ["error: data/invalid_output/1.in: 1.out is missing beside it"],
        ),
        (
            {"data/valid_output/1.in": "x\n"},
            [
                "error: data/valid_output/1.in: 1.ans is missing beside it",
                "error: data/valid_output/1.in: 1.out is missing beside it",
            ],
        ),
        ({"data/secret/b.yaml": "hint: think\ndescription: d\nfull_feedback: true\n"}, []),
        ({"data/secret/b.yaml": ""}, []),
        (
            {"data/secret/b.yaml": "arg: [x]\n"},
            ['error: data/secret/b.yaml:1:1: unknown key "arg"'],
        ),
        (
            {"data/secret/b.yaml": "args: [1]\n"},
            ["error: data/secret/b.yaml:1:1: args must be a list of texts, got a list"],
        ),
        (
            {"data/secret/b.yaml": "full_feedback: 1\nargs: x\n"},
            [
                "error: data/secret/b.yaml:1:1: full_feedback must be true or false, got 1",
                'error: data/secret/b.yaml:2:1: args must be a list of texts, got "x"',
            ],
        ),
        (
            {"data/secret/b.yaml": "[]\n"},
            ["error: data/secret/b.yaml:1:1: the file must be a map with known keys, got a list"],
        ),
        (
            {"data/secret/b.yaml": "input_validator_args: {validate.py: [x]}\n"},
            [
                (
                    "error: data/secret/b.yaml:1:1: input_validator_args by validator "
                    "is not supported yet"
                )
            ],
        ),
        (
            {"data/secret/b.yaml": "max_score: 5\n"},
            ['error: data/secret/b.yaml:1:1: unknown key "max_score"'],
        ),
        *(
            (
                {"data/secret/test_group.yaml": f"{key}: 5\n"},
                [f"error: data/secret/test_group.yaml:1:1: {key} is {said}"],
            )
            for key, said in (
                ("max_score", "only for scoring problems"),
                ("score_aggregation", "only for scoring problems"),
                ("require_pass", "only for scoring problems"),
                ("static_validation_score", "not supported yet"),
                ("static_validator_args", "not supported yet"),
            )
        ),
        (GROUPS, []),
        (
            {"data/secret/a/test_group.yaml": ""},
            ["error: data/secret: the case secret/b is in no group, but there are groups"],
        ),
        (
            GROUPS | {"data/secret/c/1.in": "x\n", "data/secret/c/1.ans": "x\n"},
            ["error: data/secret/c: has no test_group.yaml"],
        ),
        (
            GROUPS | {"data/secret/c/test_group.yaml": ""},
            ["error: data/secret/c/test_group.yaml: the group has no test case"],
        ),
        (
            GROUPS
            | {
                "data/secret/a/d/test_group.yaml": "",
                "data/secret/a/d/1.in": "x\n",
                "data/secret/a/d/1.ans": "x\n",
            },
            ["error: data/secret/a/d/test_group.yaml: groups cannot be nested"],
        ),
        (
            {
                "data/sample/d/test_group.yaml": "",
                "data/sample/d/1.in": "x\n",
                "data/sample/d/1.ans": "x\n",
            },
            ["error: data/sample/d/test_group.yaml: there are no groups in sample"],
        ),
    ],
)
def test_a_mistake_in_the_data_is_told(
    package: Package, changes: dict[str, str | bytes | None], findings: list[str]
) -> None:
    """Every file of `data/` belongs to a case or is reported."""
    assert package.findings(changes) == findings


def test_a_case_says_what_its_group_does_not(package: Package) -> None:
    """Key by key; plain directories take the settings of the whole."""
    problem = package.problem(
        {
            "data/secret/test_group.yaml": (
                "output_validator_args: [float_tolerance, '1e-6']\nargs: [all]\n"
            ),
            "data/secret/b.yaml": "args: []\ninput_validator_args: ['5']\ndescription: none\n",
        }
    )
    inner, own = problem.cases[1:]
    assert inner.name == "secret/a/2"
    assert inner.args == ("all",)
    assert inner.output_validator_args == own.output_validator_args == ("float_tolerance", "1e-6")
    assert own.args == ()
    assert own.input_validator_args == ("5",)
    assert (inner.description, own.description) == (None, "none")
    assert problem.cases[0].output_validator_args == ()


def test_a_group_inherits_nothing(package: Package) -> None:
    """What `secret` says is not said for the groups in it, but for all directories in a group."""
    problem = package.problem(
        GROUPS
        | {
            "data/secret/test_group.yaml": "output_validator_args: [case_sensitive]\n",
            "data/secret/a/d/1.in": "x\n",
            "data/secret/a/d/1.ans": "x\n",
        }
    )
    assert [(case.name, case.args, case.output_validator_args) for case in problem.cases[1:]] == [
        ("secret/a/2", ("x",), ()),
        ("secret/a/d/1", ("x",), ()),
    ]


def test_cases_that_test_the_validators_are_apart(package: Package) -> None:
    """They have the files their kind needs, and the settings of their own directory."""
    problem = package.problem(
        {
            "data/invalid_input/zero.in": "0\n",
            "data/invalid_output/w/x.in": "1\n",
            "data/invalid_output/w/x.ans": "1\n",
            "data/invalid_output/w/x.out": "2\n",
            "data/invalid_output/w/test_group.yaml": "output_validator_args: [case_sensitive]\n",
            "data/valid_output/y.in": "1\n",
            "data/valid_output/y.ans": "1\n",
            "data/valid_output/y.out": "1 \n",
        }
    )
    assert len(problem.cases) == 3
    zero, wrong, right = problem.validation_cases
    assert (zero.name, zero.kind) == ("invalid_input/zero", ValidationKind.INVALID_INPUT)
    assert (zero.answer, zero.output) == (None, None)
    assert wrong.kind is ValidationKind.INVALID_OUTPUT
    assert wrong.output_validator_args == ("case_sensitive",)
    assert right.kind is ValidationKind.VALID_OUTPUT
    assert right.output == package.root / "data/valid_output/y.out"
