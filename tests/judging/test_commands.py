"""The commands that judge, run in this process: what they print for programs, and exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from judge.cli.main import main
from sandbox import Sandbox
from tests.acceptance.cli_library import SUMS
from tests.judging.workshop import write

pytestmark = pytest.mark.sandbox

Judge = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache that the tests share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def judge(
    sandbox: Sandbox,
    cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Judge:
    """Give a function that runs a command line beside a library with one problem."""
    del sandbox  # only whether there is one
    write(tmp_path / "problems/sums", SUMS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUDGE_CACHE", str(cache))

    def run(*words: str, as_json: bool = True) -> tuple[int, Any]:
        code = main([*words, "--json"] if as_json else words)
        said = capsys.readouterr().out
        return code, json.loads(said) if as_json else said

    return run


@pytest.mark.parametrize(
    "program,code,verdict",
    [
        ("print(sum(map(int, input().split())))", 0, "AC"),
        ("print(3)", 1, "WA"),
        ("print(", 3, "CE"),
        ("1 / 0", 1, "RTE"),
    ],
)
def test_run_exits_as_the_verdict_says(judge: Judge, program: str, code: int, verdict: str) -> None:
    """Accepted is yes, rejected is no, and what does not compile is neither."""
    Path("a.py").write_text(f"{program}\n")
    exit_code, said = judge("run", "sums", "a.py")
    assert (exit_code, said["exit"], said["data"]["verdict"]) == (code, code, verdict)
    assert said["ok"] is (code == 0)


def test_run_tells_each_case(judge: Judge) -> None:
    """Up to the first that fails, or all of them."""
    Path("a.py").write_text("print(3)\n")
    keys = {"name", "verdict", "cpu_us", "wall_us", "memory_bytes"}
    _, said = judge("run", "sums", "a.py")
    cases = said["data"]["cases"]
    assert all(keys <= case.keys() for case in cases)
    assert [(case["name"], case["verdict"]) for case in cases] == [
        ("sample/1", "AC"),
        ("secret/01-small/zero", "WA"),
    ]
    _, said = judge("run", "sums", "a.py", "--all")
    assert len(said["data"]["cases"]) == said["data"]["total"] == 3
    _, said = judge("run", "sums", "a.py", "-t", "sample")
    assert said["data"]["verdict"] == "AC"


@pytest.mark.parametrize(
    "words,code,error",
    [
        (("run", "sum", "a.py"), 2, "J101"),
        (("run", "sums", "none.py"), 2, "J100"),
        (("run", "sums", "a.py", "-l", "pyton3"), 2, "J103"),
        (("run", "sums", "a.py", "-t", "secret/none"), 4, "J102"),
        (("show", "sums", "-l", "xx"), 2, "J100"),
        (("verify", "sum"), 2, "J101"),
    ],
)
def test_what_cannot_be_done_is_told(
    judge: Judge, words: tuple[str, ...], code: int, error: str
) -> None:
    """With a stable code, and nothing is run."""
    Path("a.py").write_text("print(3)\n")
    exit_code, said = judge(*words)
    assert (exit_code, said["error"]["code"]) == (code, error)
    assert said["data"] is None


def test_verify_judges_every_solution(judge: Judge) -> None:
    """All of it as expected; then not, when a solution is in the wrong place."""
    code, said = judge("verify")
    (problem,) = said["data"]["problems"]
    assert (code, problem["id"], problem["ok"]) == (0, "sums", True)
    assert {s["name"]: s["verdict"] for s in problem["submissions"]} == {
        "accepted/add.py": "AC",
        "wrong_answer/minus.py": "WA",
    }
    wrong = Path("problems/sums/submissions/accepted/wrong.py")
    wrong.write_text("print(3)\n")
    code, said = judge("verify", "sums")
    report = next(
        s for s in said["data"]["problems"][0]["submissions"] if s["name"] == "accepted/wrong.py"
    )
    assert (code, report["ok"], bool(report["complaints"])) == (1, False, True)


def test_an_invalid_input_is_told_by_verify(judge: Judge) -> None:
    """The validator and the data disagree."""
    Path("problems/sums/data/secret/01-small/zero.in").write_text("0 x\n")
    code, said = judge("verify", "sums")
    bad = [check for check in said["data"]["problems"][0]["checks"] if not check["ok"]]
    assert code == 1
    assert [(check["kind"], check["name"]) for check in bad] == [("input", "secret/01-small/zero")]


def test_problems_are_listed_and_shown(judge: Judge) -> None:
    """In a pipe as text, for programs with limits and samples."""
    code, said = judge("problems")
    assert (code, [p["id"] for p in said["data"]["problems"]]) == (0, ["sums"])
    code, said = judge("show", "sums")
    assert code == 0
    assert said["data"]["limits"]["time_limit_us"] == 1_000_000
    assert said["data"]["samples"] == [{"name": "sample/1", "input": "1 2\n", "answer": "3\n"}]
    code, text = judge("show", "sums", as_json=False)
    assert code == 0
    assert "Add two numbers" in text


def test_data_are_copied_where_asked(judge: Judge, tmp_path: Path) -> None:
    """Made or not; never over something else."""
    code, said = judge("data", "sums", "--to", "out")
    assert (code, said["data"]["problems"][0]["cases"]) == (0, 3)
    assert (tmp_path / "out/sums/secret/02-large/far.ans").read_text() == "4000000000\n"
    code, said = judge("data", "sums", "--to", "out")
    assert (code, said["error"]["code"]) == (2, "J100")
