"""Test data that a package describes are made in the sandbox, once, or told why not."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.core.errors import BadPackageError
from judge.core.problem import GeneratorRun, Program
from judge.core.verdict import Verdict
from judge.judging.data import DataMaker
from judge.package import load_problem
from sandbox import Profile
from tests.judging.workshop import Files, Workshop, loaded, write

pytestmark = pytest.mark.sandbox

ANSWER = "print(int(input()) * 2)\n"
PLAN = """\
solution: /generators/answer.py
data:
  secret:
    data:
      1-run: gen.py 21 x
      2-seeded: gen.py {seed}
      3-copied: {copy: manual/one}
      4-copied-both: {copy: manual/two}
      5-written: {in: "5\\n"}
      6-written-both: {in: "6\\n", ans: "six\\n"}
      7-files: both.py 7
"""
GENERATORS = {
    "generators/generators.yaml": PLAN,
    "generators/gen.py": "import sys\nprint(sys.argv[1])\n",
    "generators/both.py": "import sys\nopen('testcase.in', 'w').write(sys.argv[1] + '\\n')\n"
    "open('testcase.ans', 'w').write('seven\\n')\nprint('noise')\n",
    "generators/answer.py": ANSWER,
    "generators/manual/one.in": "3\n",
    "generators/manual/two.in": "4\n",
    "generators/manual/two.ans": "four\n",
}


def simple(program: str, *, plan: str = "gen.py 1", name: str = "gen.py") -> dict[str, str]:
    """Return the files of a package with one generated case, whose answer answer.py makes."""
    text = "solution: /generators/answer.py\ndata:\n  secret:\n    data:\n      one: "
    return {
        "generators/generators.yaml": f"{text}{plan}\n",
        f"generators/{name}": program,
        "generators/answer.py": ANSWER,
    }


def made(workshop: Workshop, root: Path) -> dict[str, str]:
    """Return the data of a package by their names."""
    directory = DataMaker(workshop.engine).made(loaded(root))
    assert directory is not None
    found = sorted(path for path in directory.rglob("*") if path.is_file())
    return {str(path.relative_to(directory)): path.read_text() for path in found}


def failed(workshop: Workshop, files: Files) -> BadPackageError:
    """Return what is said of a package whose data cannot be made."""
    with pytest.raises(BadPackageError) as caught:
        made(workshop, workshop.package(files))
    return caught.value


def runs(workshop: Workshop) -> int:
    """Return how many generators and answer programs were run so far."""
    return workshop.sandbox.runs[Profile.VALIDATOR]


def test_every_kind_of_case_is_made(fresh: Workshop) -> None:
    """By a program, by a copy or from the text; with an answer of its own or the program's."""
    data = made(fresh, fresh.package(GENERATORS))
    seed = data.pop("secret/2-seeded.in").strip()
    assert data.pop("secret/2-seeded.ans") == f"{int(seed) * 2}\n"
    assert data == {
        "secret/1-run.in": "21\n",
        "secret/1-run.ans": "42\n",
        "secret/3-copied.in": "3\n",
        "secret/3-copied.ans": "6\n",
        "secret/4-copied-both.in": "4\n",
        "secret/4-copied-both.ans": "four\n",
        "secret/5-written.in": "5\n",
        "secret/5-written.ans": "10\n",
        "secret/6-written-both.in": "6\n",
        "secret/6-written-both.ans": "six\n",
        "secret/7-files.in": "7\n",
        "secret/7-files.ans": "seven\n",
    }


def test_made_data_judge_submissions(fresh: Workshop) -> None:
    """Once the package is loaded with them."""
    root = fresh.package(simple("print(21)"))
    directory = DataMaker(fresh.engine).made(loaded(root))
    problem = load_problem(root, generated=directory).problem
    assert problem is not None
    right = fresh.judge(problem, fresh.source({"a.py": ANSWER}))
    wrong = fresh.judge(problem, fresh.source({"a.py": "print(41)"}))
    assert (right.verdict, wrong.verdict) == (Verdict.AC, Verdict.WA)


def test_data_are_made_once(fresh: Workshop) -> None:
    """Equal packages share them; a changed generator, answer or plan makes new ones."""
    root = fresh.package(simple("print(21)"))
    first = made(fresh, root)
    assert (made(fresh, root), runs(fresh)) == (first, 2)
    assert (made(fresh, fresh.package(simple("print(21)"))), runs(fresh)) == (first, 2)
    write(root, {"generators/gen.py": "print(22)"})
    assert made(fresh, root) == {"secret/one.in": "22\n", "secret/one.ans": "44\n"}
    write(root, {"generators/answer.py": "print(0)"})
    assert made(fresh, root)["secret/one.ans"] == "0\n"
    assert runs(fresh) == 6


def test_a_package_is_loaded_with_the_data_that_were_made(fresh: Workshop) -> None:
    """Before they are made there are none to find; then one look at the package is enough."""
    root = fresh.package(simple("print(4)\n"))
    maker = DataMaker(fresh.engine)
    without = load_problem(root, generated=maker.found).problem
    assert without is not None
    assert without.generation is not None
    assert maker.found(without.generation) is None
    assert "secret/one" not in [case.name for case in without.cases]
    maker.made(without)
    complete = load_problem(root, generated=maker.found).problem
    assert complete is not None
    assert "secret/one" in [case.name for case in complete.cases]


def test_progress_is_told(fresh: Workshop) -> None:
    """With each case, of how many."""
    told: list[tuple[int, int]] = []
    problem = loaded(fresh.package(GENERATORS))
    DataMaker(fresh.engine).made(problem, on_case=lambda done, total: told.append((done, total)))
    assert [total for _, total in told] == [7] * 7
    assert max(told) == (7, 7)


def test_a_package_without_generators_has_no_data_to_make(fresh: Workshop) -> None:
    """Its data are files."""
    problem = fresh.problem({"data/secret/1.in": "1\n", "data/secret/1.ans": "1\n"})
    assert DataMaker(fresh.engine).made(problem) is None


def test_a_generator_finds_the_files_beside_it(fresh: Workshop) -> None:
    """Modules to import and data to read, in directories too; it cannot change them."""
    text = """
import os, sys
from pathlib import Path
import common
from sub.part import Y
here = Path(__file__).parent
print(common.X + Y + int((here / "table.txt").read_text()))
try:
    (here / "table.txt").write_text("0")
    print("written")
except OSError:
    pass
"""
    files = {
        **simple(text),
        "generators/common.py": "X = 1\n",
        "generators/sub/part.py": "Y = 2\n",
        "generators/table.txt": "4",
    }
    assert made(fresh, fresh.package(files)) == {"secret/one.in": "7\n", "secret/one.ans": "14\n"}


def test_a_generator_in_cpp(fresh: Workshop) -> None:
    """Compiled with its header; which languages a plan may name is the loader's business."""
    text = (
        '#include "lib.h"\n#include <cstdio>\nint main(int, char **v) { printf("%s%d", v[1], X); }'
    )
    files = {**simple(""), "generators/g.cpp": text, "generators/lib.h": "#define X 0\n"}
    root = fresh.package(files)
    problem = loaded(root)
    assert problem.generation is not None
    (case,) = problem.generation.cases
    assert isinstance(case.recipe, GeneratorRun)
    path = root / "generators/g.cpp"
    program = Program(name="g.cpp", path=path, files=(path,))
    case = replace(case, recipe=replace(case.recipe, generator=program))
    problem = replace(problem, generation=replace(problem.generation, cases=(case,)))
    directory = DataMaker(fresh.engine).made(problem)
    assert directory is not None
    assert (directory / "secret/one.in").read_text() == "10"
    assert (directory / "secret/one.ans").read_text() == "20\n"


def test_an_answer_program_reads_its_input_by_name(fresh: Workshop) -> None:
    """As submissions do."""
    files = {**simple("print(1)"), "generators/answer.py": "print(open('/dev/stdin').read() * 2)"}
    assert made(fresh, fresh.package(files))["secret/one.ans"] == "1\n1\n\n"


def test_an_answer_program_elsewhere_in_the_package(fresh: Workshop) -> None:
    """One of the submissions, say, whose neighbours may be broken or written in anything."""
    files = {
        **simple("print(1)"),
        "submissions/accepted/good.py": ANSWER,
        "submissions/accepted/bad.py": "x = = 1",
    }
    plan = files["generators/generators.yaml"].replace(
        "/generators/answer", "/submissions/accepted/good"
    )
    files["generators/generators.yaml"] = plan
    assert made(fresh, fresh.package(files))["secret/one.ans"] == "2\n"


@pytest.mark.parametrize(
    "program, said",
    [
        ("import sys; sys.exit('cannot do 1')", ("exited, exit code 1", "cannot do 1")),
        ("1 // 0", ("exit code 1", "ZeroDivisionError")),
        ("import os; os.kill(os.getpid(), 11)", ("signalled", "")),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", ("exit code 1", "Error")),
        ("x = = 1", ("does not compile", "x = = 1")),
    ],
)
def test_a_failing_generator_is_named_with_its_case(
    fresh: Workshop, program: str, said: tuple[str, str]
) -> None:
    """And with what it wrote to its standard error; nothing is kept."""
    error = failed(fresh, simple(program))
    assert "secret/one" in error.message or "gen.py" in error.message
    assert said[0] in error.message
    assert said[1] in "\n".join(error.findings)
    assert list((fresh.engine.cache.root / "data").iterdir()) == []


def test_a_failing_answer_program_is_named_with_its_case(fresh: Workshop) -> None:
    """It is not the generator's fault."""
    error = failed(fresh, simple("print('no number')"))
    assert error.message.startswith("secret/one: ")
    assert "answer.py" in error.message
    assert "no number" in "\n".join(error.findings)


def test_a_generator_that_writes_no_answer_needs_an_answer_program(fresh: Workshop) -> None:
    """The message says what is missing."""
    files = simple("print(1)")
    files["generators/generators.yaml"] = "data:\n  secret:\n    data:\n      one: gen.py 1\n"
    assert "testcase.ans" in failed(fresh, files).message
