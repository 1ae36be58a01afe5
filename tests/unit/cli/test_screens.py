"""The screens of `judge run` and `judge verify`, without judging anything."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from judge.cli.catalogue import COMMANDS
from judge.cli.options import Color, Format, Options
from judge.cli.output import Output, Streams
from judge.cli.render.run import failure_view, summary_view
from judge.cli.render.verify import problem_view
from judge.cli.render.verify import summary_view as verify_summary
from judge.core.problem import ExampleSubmission, Problem, ProblemLimits, Program, TestCase
from judge.core.submission import CaseResult, Evidence, Judgement
from judge.core.verdict import Verdict
from judge.judging.verify import Check, CheckKind, SubmissionReport, Verification


def output_of(width: int, *, ascii_only: bool = False) -> Output:
    """Return an output for a person whose terminal has this many columns."""
    options = Options(format=Format.HUMAN, color=Color.NEVER, ascii=ascii_only)
    streams = Streams(stdout=io.StringIO(), stderr=io.StringIO(), environment={})
    output = Output(command="run", options=options, streams=streams)
    output.console.width = width
    return output


def shown(output: Output, view: object) -> list[str]:
    """Return the lines that a view takes."""
    output.show(lambda: view)
    stream = output.console.file
    assert isinstance(stream, io.StringIO)
    return stream.getvalue().splitlines()


def problem_with(directory: Path, answers: list[str]) -> Problem:
    """Return a problem with a secret case for each answer."""
    cases = []
    for number, answer in enumerate(answers):
        name = f"secret/{number // 100:02}-group/{number}"
        path = directory / f"{number}"
        path.with_suffix(".in").write_text(f"{number}\n")
        path.with_suffix(".ans").write_text(answer)
        cases.append(
            TestCase(name=name, input=path.with_suffix(".in"), answer=path.with_suffix(".ans"))
        )
    return Problem(
        id="sums",
        root=directory,
        names={"en": "Sums"},
        limits=ProblemLimits(
            time_limit_us=1_000_000,
            memory_bytes=128 << 20,
            output_bytes=1 << 20,
            code_bytes=1 << 20,
            compilation_time_us=1_000_000,
            compilation_memory_bytes=1 << 30,
            validation_time_us=1_000_000,
            validation_memory_bytes=1 << 30,
            validation_output_bytes=1 << 20,
        ),
        languages=None,
        statements={},
        cases=tuple(cases),
        validation_cases=(),
        input_validators=(),
        output_validator=None,
        submissions=(),
        generation=None,
    )


def result(case: TestCase, verdict: Verdict = Verdict.AC, **more: object) -> CaseResult:
    """Return the result of a case."""
    figures = {"cpu_us": 2_000, "wall_us": 3_000, "peak_memory_bytes": 1 << 20, **more}
    return CaseResult(case=case.name, verdict=verdict, **figures)  # type: ignore[arg-type]


def judgement_of(verdict: Verdict, cases: list[CaseResult], message: str = "") -> Judgement:
    """Return a judgement."""
    return Judgement(
        submission_id="s",
        verdict=verdict,
        cases=tuple(cases),
        cpu_us=max((case.cpu_us for case in cases), default=0),
        message=message,
        judged_at="2026-01-01T00:00:00.000+00:00",
        judge_version="0",
        inputs_hash="",
    )


def failure(
    problem: Problem, message: str, stdout: str, *, width: int = 60, stderr: bytes = b""
) -> list[str]:
    """Return the block on a wrong first case."""
    evidence = Evidence(stdout=stdout.encode(), stderr=stderr)
    failed = result(problem.cases[0], Verdict.WA, message=message, evidence=evidence)
    output = output_of(width)
    return shown(output, failure_view(problem, failed, output, again="judge run sums a.py"))


def test_a_difference_is_shown_with_its_neighbours(tmp_path: Path) -> None:
    """The line in question is marked in both texts."""
    problem = problem_with(tmp_path, ["1\n2\n3\n4\n5\n"])
    lines = failure(problem, 'line 3, token 1: expected "3", found "x"', "1\n2\nx\n4\n5\n")
    at = lines.index("  answer    2  2")
    assert lines[at : at + 6] == [
        "  answer    2  2",
        "          > 3  3",
        "            4  4",
        "  yours     2  2",
        "          > 3  x",
        "            4  4",
    ]


def test_an_output_that_ends_too_early_says_so(tmp_path: Path) -> None:
    """Where a line of the answer has no counterpart."""
    problem = problem_with(tmp_path, ["1\n2\n"])
    lines = failure(problem, 'line 2, token 1: expected "2", found the end of the output', "1\n")
    assert lines[-3:-1] == ["  yours     1  1", "          > 2  (the end)"]


def test_a_long_line_is_cut_around_the_difference(tmp_path: Path) -> None:
    """So that it is seen whatever the width."""
    problem = problem_with(tmp_path, ["7" * 500 + "8" + "7" * 500])
    lines = failure(problem, "line 1, token 1: expected", "7" * 500 + "9" + "7" * 500)
    answer = next(line for line in lines if line.startswith("  answer"))
    yours = next(line for line in lines if line.startswith("  yours"))
    assert answer.index("8") == yours.index("9")
    assert len(answer) == len(yours) == 60
    assert answer.count("…") == 2


def test_a_difference_beyond_what_was_kept_shows_the_beginnings(tmp_path: Path) -> None:
    """The message still says where it is."""
    problem = problem_with(tmp_path, ["1\n" * 5000])
    lines = failure(problem, "line 4000, token 1: expected", ("1\n" * 5000)[:4096])
    assert "  answer  1" in lines
    assert "          … and more" in lines
    assert not [line for line in lines if "> " in line]


def test_a_validator_of_the_problem_is_not_taken_for_a_comparison(tmp_path: Path) -> None:
    """Its own message may begin as the default one's does."""
    problem = problem_with(tmp_path, ["1\n2\n"])
    program = Program(name="v", path=tmp_path, files=())
    lines = failure(replace(problem, output_validator=program), "line 2, token 1: no", "5\n6\n")
    assert ("  answer  1" in lines, "  yours   5" in lines) == (True, True)


def test_a_crash_shows_the_end_of_what_it_said(tmp_path: Path) -> None:
    """There is the reason; it cannot act on the terminal."""
    said = b"".join(b"line %d\n" % number for number in range(50)) + b"\x1b[2JValueError\n"
    lines = failure(problem_with(tmp_path, ["1\n"]), "exit code 1", "", stderr=said)
    assert "          �[2JValueError" in lines
    assert "  stderr  line 45" in lines


def test_the_command_to_repeat_is_one_line(tmp_path: Path) -> None:
    """It is there to be copied, so only the terminal may wrap it."""
    lines = failure(problem_with(tmp_path, ["1\n"]), "no", "2", width=24)
    assert lines[-1] == "  again   judge run sums a.py"


def test_many_cases_of_a_group_are_counted(tmp_path: Path) -> None:
    """Each has its mark only where all have room."""
    problem = problem_with(tmp_path, ["1\n"] * 103)
    cases = [result(case) for case in problem.cases]
    cases[5] = replace(cases[5], verdict=Verdict.WA)
    output = output_of(80)
    lines = shown(output, summary_view(problem, "C++", judgement_of(Verdict.WA, cases), output))
    assert lines == [
        "  secret/00-group  ✓ 99  ✗ 1  2 ms",
        "  secret/01-group  ✓✓✓  2 ms",
        "WA wrong answer   102 of 103 tests passed   slowest 2 ms of 1 s   sums   C++",
    ]


@pytest.mark.parametrize(
    "width,last",
    [
        (80, "AC accepted   1 of 1 tests passed   slowest 2 ms of 1 s   sums   C++"),
        (62, "AC accepted   1 of 1 tests passed   slowest 2 ms of 1 s   sums"),
        (40, "AC accepted   1 of 1 tests passed"),
    ],
)
def test_the_last_line_drops_what_matters_least(tmp_path: Path, width: int, last: str) -> None:
    """The verdict always stays, and it is one line."""
    problem = problem_with(tmp_path, ["1\n"])
    judgement = judgement_of(Verdict.AC, [result(problem.cases[0])])
    output = output_of(width)
    assert shown(output, summary_view(problem, "C++", judgement, output))[-1] == last


def test_a_compiler_is_quoted_with_its_carets_in_place(tmp_path: Path) -> None:
    """Lines are cut and not wrapped; what is left out is counted."""
    said = "\n".join(["a.cpp:1:5: error: " + "x" * 100, "  int y", "      ^", *["more"] * 20])
    problem = problem_with(tmp_path, ["1\n"])
    output = output_of(50, ascii_only=True)
    judgement = judgement_of(Verdict.CE, [], said)
    lines = shown(output, summary_view(problem, "C++", judgement, output))
    assert lines[0] == ("a.cpp:1:5: error: " + "x" * 100)[:47] + "..."
    assert lines[1:3] == ["  int y", "      ^"]
    assert lines[-2:] == ["... 7 more lines with --format plain", "CE compile error   sums   C++"]


def verification(tmp_path: Path, *names: str, complaints: tuple[str, ...] = ()) -> Verification:
    """Return a verified problem whose solutions are all accepted; the last one has complaints."""
    problem = problem_with(tmp_path, ["1\n"])
    reports = []
    for name in names:
        submission = ExampleSubmission(
            name=name,
            program=Program(name=name, path=tmp_path, files=()),
            language_id=None,
            entry_point=None,
            expectations=(),
        )
        reports.append(
            SubmissionReport(
                submission=submission,
                judgement=judgement_of(Verdict.AC, [result(problem.cases[0])]),
                skipped="",
                complaints=complaints if name == names[-1] else (),
            )
        )
    check = Check(kind=CheckKind.INPUT, name="secret/a", ok=True, message="")
    return Verification(problem=problem, checks=(check,), submissions=tuple(reports))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_columns_of_solutions_fit_the_terminal(tmp_path: Path, width: int) -> None:
    """Long names are cut in the middle, and verdicts stand below one another."""
    checked = verification(tmp_path, "accepted/a.py", f"accepted/{'long' * 30}.py")
    output = output_of(width)
    lines = shown(output, problem_view(checked, output))
    table = [line for line in lines if line.startswith("  ✓ a")]
    assert [len(line) <= width for line in table] == [True, True]
    assert table[0].index("AC") == table[1].index("AC")
    assert table[1].split()[1].endswith(".py")


def test_the_slowest_accepted_solution_and_its_share_of_the_limit_are_told(tmp_path: Path) -> None:
    """An author sees at once whether the limit is generous."""
    output = output_of(80)
    lines = shown(output, problem_view(verification(tmp_path, "accepted/a.py"), output))
    assert lines[-1] == "  slowest accepted: 2 ms, 0 % of 1 s (accepted/a.py)"


def test_no_more_complaints_than_a_person_reads(tmp_path: Path) -> None:
    """The rest is counted; at the end the first is repeated."""
    complaints = tuple(f"secret/{n} got WA, permitted: AC" for n in range(9))
    checked = verification(tmp_path, "accepted/a.py", "accepted/b.py", complaints=complaints)
    output = output_of(80)
    lines = shown(output, problem_view(checked, output))
    assert "      and 6 more complaints" in lines
    end = shown(output, verify_summary([checked], [], output))[len(lines) :]
    assert end == [
        "✗ sums: accepted/b.py: secret/0 got WA, permitted: AC",
        "✗ 1 of 2 solutions as expected",
    ]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "demo"])
def test_the_help_of_a_command_draws_nothing_and_reads_no_file_format(name: str) -> None:
    """Nobody waits for what only a run needs."""
    program = (
        "import sys; from judge.cli.main import main; main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, name, "--help"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert not {"rich", "yaml", "sqlalchemy", "numpy"} & set(done.stderr.split())
