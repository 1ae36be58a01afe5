"""`generators/generators.yaml`: recipes, seeds, mistakes, and merging what was made."""

import hashlib
from pathlib import Path

import pytest

from judge.core.problem import CopiedCase, GenerationPlan, GeneratorRun, WrittenCase

from .conftest import Package

PLAN = "generators/generators.yaml"
HEAD = """\
solution: /generators/answer.py
random_salt: salt
data:
  secret:
    data:
"""
"""Five lines; what a test adds starts in the sixth, at column 7."""
PROGRAMS = {
    "generators/gen.py": "print(1)\n",
    "generators/answer.py": "print(1)\n",
    "generators/manual/x.in": "7\n",
    "generators/manual/x.ans": "7\n",
    "generators/manual/y.in": "8\n",
}


def planned(package: Package, text: str) -> GenerationPlan:
    """Return the plan of a package without findings."""
    plan = package.problem(PROGRAMS | {PLAN: text}).generation
    assert plan is not None
    return plan


def test_every_kind_of_recipe_is_read(package: Package) -> None:
    """Cases are ordered by name, whatever the order of the plan."""
    plan = planned(
        package,
        HEAD
        + """\
      02-more:
        data:
          deep:
            data:
              run: gen.py 'two words' -n 5
      01-few:
        data:
          written: {in: "1\\n", ans: "2\\n"}
          copied: {copy: manual/x}
          without: {copy: manual/y}
          textonly:
            in: "3\\n"
""",
    )
    root = package.root / "generators"
    assert [(case.name, case.recipe) for case in plan.cases] == [
        (
            "secret/01-few/copied",
            CopiedCase(input=root / "manual/x.in", answer=root / "manual/x.ans"),
        ),
        ("secret/01-few/textonly", WrittenCase(input="3\n", answer=None)),
        ("secret/01-few/without", CopiedCase(input=root / "manual/y.in", answer=None)),
        ("secret/01-few/written", WrittenCase(input="1\n", answer="2\n")),
        (
            "secret/02-more/deep/run",
            GeneratorRun(
                generator=plan.cases[-1].recipe.generator,  # type: ignore[union-attr]
                arguments=("two words", "-n", "5"),
            ),
        ),
    ]
    run = plan.cases[-1].recipe
    assert isinstance(run, GeneratorRun)
    assert run.generator.files == (root / "gen.py",)
    assert plan.answer_program is not None
    assert plan.answer_program.path == root / "answer.py"


@pytest.mark.parametrize("place", ["{seed}", "{seed:3}"])
def test_a_seed_depends_on_the_command_and_the_salt(package: Package, place: str) -> None:
    """It is the rest by 2 to the 31 of the SHA-512 of salt and command as written."""
    command = f"gen.py a {place} b"
    (case,) = planned(package, f"{HEAD}      x: {command}\n").cases
    digest = hashlib.sha512(f"salt{command}".encode()).hexdigest()
    assert isinstance(case.recipe, GeneratorRun)
    assert case.recipe.arguments == ("a", str(int(digest, 16) % 2**31), "b")


@pytest.mark.parametrize(
    "line, finding",
    [
        ("x: gen.py {seed} {seed}", "7: secret/x: {seed} stands twice"),
        ("x: gen.py {seed:1} {seed:2}", "7: secret/x: {seed} stands twice"),
        ("x: gen.py {name}", "7: secret/x: {name} means nothing here"),
        ("x: gen.py {seed:a}", "7: secret/x: {seed:a} means nothing here"),
        ("x: gen.py 'a", "7: secret/x: No closing quotation"),
        ("x: gem.py", '7: there is no generator "gem.py" in generators/'),
        ("x: ''", '7: there is no generator "" in generators/'),
        ("x: ../gen.py", '7: there is no generator "../gen.py" in generators/'),
        ("x: manual/x.in", "7: the generator manual/x.in is no Python program"),
        ("x: {copy: manual/z}", "7: there is no file generators/manual/z.in"),
        ("x: {copy: ../data/sample/1}", "7: there is no file generators/../data/sample/1.in"),
        ("x: {copy: 5}", "11: secret.data.x.copy must be a text that is not empty, got 5"),
        ("x: {copy: manual/x, ans: a}", '27: unknown key "data.secret.data.x.ans"'),
        ("x: {in: 5}", "11: secret.data.x.in must be a text, got 5"),
        ("x: {in: a, ans: ~}", "18: secret.data.x.ans must be a text, got nothing"),
        (
            "x: 5",
            "7: secret/x must be a command, {copy: ...}, {in: ...} or a directory with data, got 5",
        ),
        (
            "x: {generate: gen.py}",
            (
                "7: secret/x must be a command, {copy: ...}, {in: ...} or a directory with data, "
                "got a map"
            ),
        ),
        ("x y: gen.py", '7: "x y" cannot be a name'),
        ("x/y: gen.py", '7: "x/y" cannot be a name'),
        ("../y: gen.py", '7: "../y" cannot be a name'),
        ("b: gen.py", "7: secret/b is also a file of the package"),
        (
            "d: {data: []}",
            "11: secret.data.d.data must be a map that is not empty, got a list",
        ),
        ("d: {data: {x: gen.py}, count: 5}", '30: unknown key "data.secret.data.d.count"'),
    ],
)
def test_a_mistake_in_a_recipe_is_told(package: Package, line: str, finding: str) -> None:
    """The place is that of the key."""
    said = package.findings(PROGRAMS | {PLAN: f"{HEAD}      {line}\n"})
    assert said == [f"error: {PLAN}:6:{finding}".replace(" secret.data", " data.secret.data")]


@pytest.mark.parametrize(
    "text, findings",
    [
        ("{}", ["1:1: data must be a map that is not empty, got nothing"]),
        ("[]", ["1:1: the file must be a map with known keys, got a list"]),
        ("data: {}", ["1:1: data must be a map that is not empty, got a map"]),
        ("data: {secret: {}}", ["1:8: data.secret must be a map with data, got a map"]),
        (
            "data: {invalid_input: {data: {x: gen.py}}}",
            ["1:8: data.invalid_input cannot be generated, only sample and secret"],
        ),
        (
            "data: {secret: {data: {x: gen.py a, y: gen.py a}}}",
            ["1:37: secret/y is the same as secret/x"],
        ),
        ("data: {secret: {data: {x: {in: a}}}}", ["1:24: x has no answer"]),
        ("data: {secret: {data: {x: {copy: manual/y}}}}", ["1:24: x has no answer"]),
        ("data: {secret: {data: {x: {copy: manual/x}}}}", []),
        (
            "solution: generators/answer.py\ndata: {secret: {data: {x: gen.py}}}",
            ["1:1: solution must start with /"],
        ),
        (
            "solution: /generators/anser.py\ndata: {secret: {data: {x: gen.py}}}",
            ["1:1: solution: there is no file generators/anser.py"],
        ),
        (
            "random_salt: 5\ndata: {secret: {data: {x: gen.py}}}",
            ["1:1: random_salt must be a text, got 5"],
        ),
        (
            "generators: {}\ndata: {secret: {data: {x: gen.py}}}",
            ['1:1: unknown key "generators"'],
        ),
    ],
)
def test_a_mistake_in_the_frame_is_told(package: Package, text: str, findings: list[str]) -> None:
    """What the plan has beyond the part that is supported is refused."""
    said = package.findings(PROGRAMS | {PLAN: f"{text}\n"})
    assert said == [f"error: {PLAN}:{finding}" for finding in findings]


def test_the_digest_tells_other_data_from_the_same(package: Package) -> None:
    """It changes with each recipe and each file of generators/, but not with a comment."""
    text = f"{HEAD}      x: gen.py 1\n"
    first = planned(package, text).digest
    assert planned(package, f"# why\n{text}").digest == first
    package.change({"data/secret/b.in": "5\n"})
    assert planned(package, text).digest == first
    others = {
        planned(package, text.replace("x:", "y:")).digest,
        planned(package, text.replace("gen.py 1", "gen.py 2")).digest,
        planned(package, text.replace("gen.py 1", "gen.py {seed}")).digest,
        planned(package, text.replace("gen.py 1", "{in: '1'}")).digest,
        planned(package, text.replace("gen.py 1", "{copy: manual/y}")).digest,
    }
    package.change({"generators/lib/extra.py": "x = 1\n"})
    others.add(planned(package, text).digest)
    package.change({"generators/lib/extra.py": "x = 2\n"})
    others.add(planned(package, text).digest)
    assert len(others | {first}) == 8


def test_a_package_whose_data_are_all_made_can_be_loaded_before(package: Package) -> None:
    """The plan stands for the cases: rules may name them, and secret is not empty."""
    for name in ("a/2", "b"):
        package.change({f"data/secret/{name}.in": None, f"data/secret/{name}.ans": None})
    rules = "wrong_answer/*: {secret/x: {required: [WA]}}\n"
    problem = package.problem(
        PROGRAMS | {PLAN: f"{HEAD}      x: gen.py\n", "submissions/submissions.yaml": rules}
    )
    assert [case.name for case in problem.cases] == ["sample/1"]


def test_what_was_made_is_merged_by_name(package: Package, tmp_path: Path) -> None:
    """Configuration in the package holds for cases that were made, too."""
    package.change(PROGRAMS | {PLAN: f"{HEAD}      a: {{data: {{x: gen.py}}}}\n"})
    package.change({"data/secret/test_group.yaml": "args: [v]\n"})
    made = tmp_path / "made"
    (made / "secret/a").mkdir(parents=True)
    (made / "secret/a/x.in").write_text("1\n")
    (made / "secret/a/x.ans").write_text("1\n")
    problem = package.problem(generated=made)
    names = [case.name for case in problem.cases]
    assert names == ["sample/1", "secret/a/2", "secret/a/x", "secret/b"]
    assert problem.cases[2].answer == made / "secret/a/x.ans"
    assert problem.cases[2].args == ("v",)


def test_made_data_that_do_not_fit_the_plan_are_told(package: Package, tmp_path: Path) -> None:
    """A case that was not made, a file that is there twice, a directory that is not there."""
    package.change(PROGRAMS | {PLAN: f"{HEAD}      x: gen.py\n"})
    made = tmp_path / "made"
    assert package.findings(generated=made) == [f"error: {made}: there is no such directory"]
    (made / "secret").mkdir(parents=True)
    (made / "secret/x.in").write_text("1\n")
    (made / "secret/b.in").write_text("1\n")
    assert package.findings(generated=made) == [
        f"error: {made}: secret/x.ans was not generated",
        f"error: {made}/secret/b.in: is also in the package, as "
        f"{package.root}/data/secret/b.in".replace(f"{package.root}/", ""),
        f"error: {made}/secret/x.in: x.ans is missing beside it",
    ]
