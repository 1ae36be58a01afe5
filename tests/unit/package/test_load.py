"""Whole packages: the good one, and everything that can be wrong with files and directories."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from judge.core.problem import ProblemLimits
from judge.package import Severity, find_problems, load_problem, tree

from .conftest import VALID, Package

MIB = 1 << 20


def test_a_good_package_is_loaded_without_findings(package: Package) -> None:
    """Limits get the defaults of the format, cases are ordered with the samples first."""
    problem = package.problem()
    assert problem.id == "hello"
    assert problem.root == package.root
    assert problem.name == "Hello"
    assert problem.names == {"en": "Hello"}
    assert problem.statements == {"en": package.root / "statement/problem.en.md"}
    assert problem.limits == ProblemLimits(
        time_limit_us=2_000_000,
        memory_bytes=256 * MIB,
        output_bytes=8 * MIB,
        code_bytes=128 << 10,
        compilation_time_us=60_000_000,
        compilation_memory_bytes=2048 * MIB,
        validation_time_us=60_000_000,
        validation_memory_bytes=2048 * MIB,
        validation_output_bytes=8 * MIB,
    )
    assert problem.languages is None
    assert problem.output_validator is None
    assert problem.generation is None
    assert [case.name for case in problem.cases] == ["sample/1", "secret/a/2", "secret/b"]
    assert problem.cases[1].input == package.root / "data/secret/a/2.in"
    assert problem.cases[1].answer == package.root / "data/secret/a/2.ans"
    assert [program.name for program in problem.input_validators] == ["validate.py"]
    assert [example.name for example in problem.submissions] == [
        "accepted/echo.py",
        "wrong_answer/one.py",
    ]


def test_cases_are_ordered_by_name_as_text(package: Package) -> None:
    """The order of names is that of their characters, whatever directories they lie in."""
    names = ["10", "9", "a-b", "a.b", "a/b", "B"]
    files = {f"data/secret/{name}{end}": "1\n" for name in names for end in (".in", ".ans")}
    assert [case.name for case in package.problem(files).cases] == [
        "sample/1",
        "secret/10",
        "secret/9",
        "secret/B",
        "secret/a-b",
        "secret/a.b",
        "secret/a/2",
        "secret/a/b",
        "secret/b",
    ]


@pytest.mark.parametrize(
    "changes, findings",
    [
        ({"problem.yaml": None}, ["error: .: has no problem.yaml"]),
        ({"statement/problem.en.md": None}, ["error: statement: has no statement"]),
        (
            {"input_validators/validate.py": None},
            ["error: input_validators: has no input validator"],
        ),
        (
            {"submissions/accepted/echo.py": None},
            ["error: submissions: has no accepted submission"],
        ),
        ({"data/secret/b.ans": None}, ["error: data/secret/b.in: b.ans is missing beside it"]),
        ({"data/secret/b.in": None}, ["error: data/secret/b.ans: b.in is missing beside it"]),
        ({"data/sample/1.ans": None}, ["error: data/sample/1.in: 1.ans is missing beside it"]),
        ({"data/sample/1.in": None, "data/sample/1.ans": None}, []),
        (
            {f"data/secret/{name}": None for name in ("a/2.in", "a/2.ans", "b.in", "b.ans")},
            ["error: data/secret: has no test case"],
        ),
        (
            {"data/secret/c d.in": "1\n", "data/secret/c d.ans": "1\n"},
            [
                "warning: data/secret/c d.ans: is ignored, because of its name",
                "warning: data/secret/c d.in: is ignored, because of its name",
            ],
        ),
        (
            {"data/secret/-c.in": "1\n"},
            ["warning: data/secret/-c.in: is ignored, because of its name"],
        ),
        (
            {"data/secret/\x1b[2Jü.in": "1\n"},
            ["warning: data/secret/\\x1b[2Jü.in: is ignored, because of its name"],
        ),
        ({"data/secret/.hidden": "1\n", ".git/HEAD": "x", "__pycache__/a.pyc": "x"}, []),
        (
            {"output_validators/check.py": "1\n"},
            ["error: output_validators: is no directory of a package"],
        ),
        ({"answer_validators/check.py": "1\n"}, []),
        ({"include/python3/lib.py": "1\n"}, ["error: include: is not supported yet"]),
        (
            {"static_validator/check.py": "1\n"},
            ["error: static_validator: is not supported yet"],
        ),
        ({"attachments/tool.py": "1\n", "solution/solution.en.md": "1\n", "README.md": "1\n"}, []),
    ],
)
def test_a_mistake_in_the_files_is_told(
    package: Package, changes: dict[str, str | None], findings: list[str]
) -> None:
    """Each absent, superfluous or misnamed part is one finding, and no other is invented."""
    assert package.findings(changes) == findings


def test_all_mistakes_are_told_at_once(package: Package) -> None:
    """A problem with an error is not given, and no finding hides another."""
    loaded = package.load(
        {
            "problem.yaml": VALID["problem.yaml"].replace("256", "2G").replace("uuid", "uid"),
            "data/secret/b.ans": None,
            "statement/problem.en.md": None,
            "submissions/submissions.yaml": "accepted: {permited: [AC]}\n",
        }
    )
    assert loaded.problem is None
    assert [str(f).removeprefix(f"{package.root}/") for f in loaded.findings] == [
        "data/secret/b.in: b.ans is missing beside it",
        "problem.yaml:1:1: uuid is missing",
        'problem.yaml:3:1: unknown key "uid"',
        'problem.yaml:8:3: limits.memory must be a positive integer, got "2G"',
        "statement: has no statement",
        'submissions/submissions.yaml:1:12: unknown key "accepted.permited"',
    ]
    assert [f.hint for f in loaded.findings][2:] == [
        'did you mean "uuid"?',
        None,
        "write statement/problem.en.md",
        'did you mean "permitted"?',
    ]


def test_an_empty_package_lacks_every_part(tmp_path: Path) -> None:
    """An empty directory is told all that a package needs."""
    root = tmp_path / "hello"
    root.mkdir()
    assert [str(f).removeprefix(f"{root}") for f in load_problem(root).findings] == [
        ": has no problem.yaml",
        "/data/secret: has no test case",
        "/input_validators: has no input validator",
        "/statement: has no statement",
        "/submissions: has no accepted submission",
    ]


@pytest.mark.parametrize("name", ["gone", "file", "file/inside", "nul\0"])
def test_what_is_no_directory_is_told(tmp_path: Path, name: str) -> None:
    """Nothing is there, or something else."""
    (tmp_path / "file").touch()
    loaded = load_problem(tmp_path / name)
    assert loaded.problem is None
    assert [f.message for f in loaded.findings] == ["there is no such directory"]


def test_findings_name_files_as_the_package_was_named(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative package gives relative places; the problem itself has absolute paths."""
    monkeypatch.chdir(package.root.parent.parent)
    loaded = load_problem(Path("problems/hello"))
    assert loaded.problem is not None
    assert loaded.problem.root == package.root
    package.change({"problem.yaml": "name: [\n", "data/secret/b.ans": None})
    assert [str(f) for f in load_problem(Path("problems/hello")).findings] == [
        "problems/hello/data/secret/b.in: b.ans is missing beside it",
        "problems/hello/problem.yaml:2:1: is not YAML: did not find expected node content",
    ]
    monkeypatch.chdir(package.root)
    assert str(load_problem(Path()).findings[0].file) == "data/secret/b.in"


def test_the_name_of_the_package_is_its_id(package: Package) -> None:
    """Only lower-case letters and digits can be one."""
    moved = package.root.rename(package.root.parent / "Hello-1")
    assert [str(f) for f in load_problem(moved).findings] == [
        f"{moved}: the name of the directory cannot be a problem's"
    ]


@pytest.mark.parametrize(
    "link, target, message",
    [
        ("statement/problem.de.md", "/etc/passwd", "is a symbolic link out of the package"),
        ("data/secret/c", "/etc", "is a symbolic link out of the package"),
        ("data/secret/c", "../../..", "is a symbolic link out of the package"),
        ("data/secret/c", "gone", "is a broken symbolic link: No such file or directory"),
        ("data/secret/c", "c", "is a broken symbolic link: Too many levels of symbolic links"),
        ("data/secret/c", ".", "leads back to a directory above it"),
        ("data/secret/c", "..", "leads back to a directory above it"),
    ],
)
def test_a_link_may_not_lead_astray(package: Package, link: str, target: str, message: str) -> None:
    """Links that leave the package, go nowhere or in circles are errors."""
    (package.root / link).symlink_to(target)
    assert f"error: {link}: {message}" in package.findings()


def test_a_link_within_the_package_is_what_it_leads_to(package: Package) -> None:
    """Cases may be shared between directories by links."""
    (package.root / "data/secret/c").symlink_to("a")
    (package.root / "data/secret/d.in").symlink_to("../sample/1.in")
    (package.root / "data/secret/d.ans").symlink_to("../sample/1.ans")
    names = [case.name for case in package.problem().cases]
    assert names == ["sample/1", "secret/a/2", "secret/b", "secret/c/2", "secret/d"]


def test_what_is_no_file_is_told_and_never_opened(package: Package) -> None:
    """A pipe in place of a file would block whoever reads it."""
    (package.root / "problem.yaml").unlink()
    os.mkfifo(package.root / "problem.yaml")
    assert package.findings() == [
        "error: .: has no problem.yaml",
        "error: problem.yaml: is neither a file nor a directory",
    ]


def test_a_directory_in_place_of_a_file_is_told(package: Package) -> None:
    """A file is looked for, so it is missing."""
    (package.root / "problem.yaml").unlink()
    (package.root / "problem.yaml").mkdir()
    assert package.findings() == ["error: .: has no problem.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_told(package: Package) -> None:
    """Permissions are findings as well."""
    (package.root / "problem.yaml").chmod(0)
    (package.root / "data/secret/a").chmod(0)
    (package.root / "data/secret/b.in").chmod(0)
    assert package.findings() == [
        "error: data/secret/a: cannot be read: Permission denied",
        "error: data/secret/b.in: cannot be read: Permission denied",
        "error: problem.yaml: cannot be read: Permission denied",
    ]


def test_a_huge_file_is_a_warning(package: Package) -> None:
    """Only the size is looked at."""
    with (package.root / "data/secret/b.in").open("r+b") as file:
        file.truncate(101 * MIB)
    loaded = package.load()
    assert loaded.problem is not None
    assert [(f.severity, f.message) for f in loaded.findings] == [
        (Severity.WARNING, "has 101 MiB, more than the recommended 100 MiB")
    ]


def test_directories_may_not_be_nested_without_end(package: Package) -> None:
    """Beyond the bound a directory is an error and is not entered."""
    deep = "data/secret" + "/d" * 30
    package.change({f"{deep}/x.in": "1\n"})
    assert package.findings() == [f"error: data/secret{'/d' * 19}: lies deeper than 20 directories"]


def test_links_that_multiply_files_are_bounded(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eighteen directories that each show the next one twice would be half a million."""
    monkeypatch.setattr(tree, "MOST_ENTRIES", 500)
    chain = package.root / "attachments"
    for level in range(18):
        (chain / f"d{level}").mkdir(parents=True)
        for name in "xy":
            (chain / f"d{level}" / name).symlink_to(f"../d{level + 1}")
    (chain / "d18").mkdir()
    assert package.findings() == ["error: .: has more than 500 files"]


def test_a_name_that_is_no_utf_8_can_be_shown(package: Package) -> None:
    """The bytes of a name are escaped, so that the finding can be printed."""
    Path(os.fsdecode(os.fsencode(package.root) + b"/data/secret/\xff.in")).touch()
    (finding,) = package.load().findings
    assert str(finding).encode().endswith(b"\\udcff.in: is ignored, because of its name")


def test_submissions_may_lie_beside_the_problems(package: Package) -> None:
    """A package without submissions takes those kept apart from it."""
    apart = package.root.parent.parent / "solutions" / "hello"
    apart.parent.mkdir()
    (package.root / "submissions").rename(apart)
    problem = package.problem()
    assert [example.name for example in problem.submissions] == [
        "accepted/echo.py",
        "wrong_answer/one.py",
    ]
    assert problem.submissions[0].program.path == apart / "accepted/echo.py"


def test_looking_for_packages_reads_none_of_them(package: Package) -> None:
    """A directory with a problem.yaml is one, by name; what cannot be read holds none."""
    parent = package.root.parent
    for name in ("b", "a", "none"):
        (parent / name).mkdir()
    (parent / "a/problem.yaml").write_text("[")
    (parent / "b/problem.yaml").mkdir()
    assert find_problems(parent) == (parent / "a", parent / "hello")
    assert find_problems(package.root) == (package.root,)
    assert find_problems(parent / "gone") == ()
    assert find_problems(parent / "a/problem.yaml") == ()


def test_looking_for_packages_is_cheap() -> None:
    """Neither the YAML parser nor pydantic is imported until a package is loaded."""
    script = (
        "import sys; from judge.package import find_problems;"
        "print(sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
