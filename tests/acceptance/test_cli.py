"""The real command line, judging real programs in the sandbox: exit codes and what is printed."""

import os
import pty
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from sandbox import SandboxUnavailable, open_sandbox
from tests.acceptance.cli_library import PROBLEM_YAML, PROGRAMS, SUMS, Cli, write

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that equal programs are built in once."""
    try:
        with open_sandbox():
            pass
    except SandboxUnavailable as error:
        pytest.skip(f"no sandbox here: {error}")
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def cli(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Return the command line in a directory with one problem and many programs."""
    directory = tmp_path_factory.mktemp("library")
    write(directory / "problems" / "sums", SUMS)
    return Cli(directory=write(directory, PROGRAMS), cache=cache)


@pytest.fixture
def own(cache: Path, tmp_path: Path) -> Cli:
    """Return the command line in a library that the test may change."""
    write(tmp_path / "problems" / "sums", SUMS)
    return Cli(directory=tmp_path, cache=cache)


@pytest.mark.parametrize(
    "file,code,verdict",
    [
        ("add.py", 0, "AC"),
        ("wide.cpp", 0, "AC"),
        ("Main.java", 0, "AC"),
        ("latin.py", 0, "AC"),
        ("my add.py", 0, "AC"),
        ("./-x.py", 0, "AC"),
        ("int.cpp", 1, "WA"),
        ("colours.py", 1, "WA"),
        ("crash.py", 1, "RTE"),
        ("loop.py", 1, "TLE"),
        ("sleep.py", 1, "WTL"),
        ("spam.py", 1, "OLE"),
        ("hoard.py", 1, "MLE"),
        ("mistake.cpp", 3, "CE"),
        ("mistake.py", 3, "CE"),
        ("binary.py", 3, "CE"),
    ],
)
def test_the_exit_code_tells_what_the_verdict_says(
    cli: Cli, file: str, code: int, verdict: str
) -> None:
    """For every language and every way to fail; the JSON object repeats it."""
    if file == "Main.java" and not shutil.which("javac"):
        pytest.skip("no Java: apt install default-jdk")
    done = cli("run", "sums", file, "--json")
    assert (done.code, done.data["verdict"], done.stderr) == (code, verdict, "")
    assert (done.envelope["exit"], done.envelope["ok"]) == (code, code == 0)


def test_the_json_object_has_integers_with_their_unit_in_the_key(cli: Cli) -> None:
    """All cases up to the first that fails, in judging order."""
    data = cli("run", "sums", "int.cpp", "--json").data
    names = ["sample/1", "secret/01-small/zero", "secret/02-large/far"]
    assert [case["name"] for case in data["cases"]] == names
    assert [case["verdict"] for case in data["cases"]] == ["AC", "AC", "WA"]
    for case in data["cases"]:
        assert {type(case[key]) for key in ("cpu_us", "wall_us")} == {int}
        assert type(case["memory_bytes"]) in (int, type(None))
    assert (data["first_failed"], data["passed"], data["total"]) == (names[2], 2, 3)


def test_a_pipe_gets_a_record_for_each_case_and_the_verdict(cli: Cli) -> None:
    """Fields separated by tabs; what failed is said in full."""
    done = cli("run", "sums", "int.cpp")
    records = [line.split("\t") for line in done.stdout.splitlines()]
    assert [record[0] for record in records] == ["case", "case", "case", "verdict"]
    why = 'line 1, token 1: expected "4000000000", found "-294967296"'
    assert records[2][1:3] == ["secret/02-large/far", "WA"]
    assert records[2][6] == records[3][3] == why


def test_a_person_is_told_what_why_and_how_to_repeat_it(cli: Cli) -> None:
    """The last line is the verdict, and the command that is shown judges that one test again."""
    done = cli("run", "sums", "int.cpp", "--format", "human")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("✗ WA  secret/02-large/far  test 3 of 3")
    assert lines[-1].startswith("WA wrong answer   2 of 3 tests passed")
    assert "  answer  > 1  4000000000" in lines
    assert "  yours   > 1  -294967296" in lines
    (again,) = (line.partition("again")[2] for line in lines if line.startswith("  again"))
    repeated = cli(*shlex.split(again)[1:], "--json")
    assert [case["name"] for case in repeated.data["cases"]] == ["secret/02-large/far"]
    assert repeated.code == 1


def test_a_program_whose_name_looks_like_an_option_can_be_judged_again(cli: Cli) -> None:
    """The name that is shown can be typed."""
    done = cli("run", "--format", "human", "sums", "-t", "sample", "--", "-x.py")
    assert done.code == 0
    failed = write(cli.directory, {"-bad.py": "print(1)\n"}) / "-bad.py"
    shown = cli("run", "sums", f"./{failed.name}", "--format", "human").stdout
    assert "again   judge run sums ./-bad.py -t sample/1" in shown or "-- -bad.py" in shown


@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("file", ["int.cpp", "crash.py", "spam.py", "mistake.cpp"])
def test_a_screen_keeps_to_its_columns(cli: Cli, file: str, columns: str) -> None:
    """All but the command to copy, which the terminal may wrap and nobody else."""
    done = cli("run", "sums", file, "--format", "human", COLUMNS=columns)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("  again")]
    assert max(len(line) for line in lines) <= int(columns)
    assert not [line for line in lines if line != line.rstrip() and "✗" not in line]


@pytest.mark.parametrize(
    "words,environment",
    [
        (("--ascii",), {}),
        ((), {"LANG": "C"}),
        ((), {"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ],
)
@pytest.mark.parametrize("file", ["int.cpp", "mistake.cpp", "colours.py"])
def test_nothing_but_ascii_where_nothing_else_can_be_shown(
    cli: Cli, file: str, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    """Marks, cuts and what programs and compilers said."""
    done = cli("run", "sums", file, "--format", "human", *words, **environment)
    assert done.code in (1, 3)
    assert done.stdout.isascii()


@pytest.mark.parametrize("output", ["human", "plain", "json"])
@pytest.mark.parametrize("file", ["colours.py", "binary.py"])
def test_no_control_character_of_a_program_reaches_the_terminal(
    cli: Cli, file: str, output: str
) -> None:
    """In no format, neither what it wrote nor what was said of it."""
    done = cli("run", "sums", file, "--format", output)
    for text in (done.stdout, done.stderr):
        shown = text.replace("\n", "").replace("\t", "")
        assert [sign for sign in shown if ord(sign) < 32 or 127 <= ord(sign) < 160] == []


def test_colours_can_be_had_and_refused(cli: Cli) -> None:
    """The text is the same."""
    words = ("run", "sums", "mistake.py", "--format", "human")
    plain = cli(*words, NO_COLOR="1", FORCE_COLOR="").stdout
    colourful = cli(*words, "--color", "always").stdout
    assert "\x1b" not in plain
    assert "\x1b[36mCE compile error\x1b[0m" in colourful


@pytest.mark.parametrize(
    "words,code,message,hint",
    [
        (("sums", "ad.py"), 2, "no such file: ad.py", 'did you mean "add.py"?'),
        (("sums", "empty"), 2, "no source file in the directory empty", "name a file"),
        (("sums", "notes.xyz"), 2, "no language detected", "--language"),
        (("sums", "notes.xyz", "-l", "pyton3"), 2, 'no language "pyton3"', '"python3"?'),
        (("smus", "add.py"), 2, 'no problem "smus"', 'did you mean "sums"?'),
        (("sums", "huge.py"), 2, "the program has 16385 bytes, sums allows 16384", ""),
        (("sums", "add.py", "-t", "zzz"), 4, 'no test of sums matches "zzz"', "sample"),
        (("sums", "add.py", "-t", "[a]"), 2, 'bad pattern "[a]"', ""),
        (("sums",), 2, "missing argument 'file'", "judge run --help"),
    ],
)
def test_what_cannot_be_judged_is_an_error_with_a_tip(
    cli: Cli, words: tuple[str, ...], code: int, message: str, hint: str
) -> None:
    """Two lines on standard error and nothing on standard output."""
    done = cli("run", *words)
    first, *rest = done.stderr.splitlines()
    assert (done.code, done.stdout) == (code, "")
    assert message in first
    assert hint in "".join(rest)
    assert "Traceback" not in done.stderr


def test_a_pipe_is_no_program(cli: Cli) -> None:
    """It could be read only once; opening it must not wait for a writer."""
    os.mkfifo(cli.directory / "pipe.py")
    done = cli("run", "sums", "pipe.py")
    assert (done.code, "not a regular file" in done.stderr) == (2, True)


def test_a_language_that_the_problem_does_not_allow_is_refused(own: Cli) -> None:
    """With those that it does."""
    yaml = PROBLEM_YAML + "languages: [cpp]\n"
    write(own.directory / "problems" / "sums", {"problem.yaml": yaml})
    write(own.directory, PROGRAMS)
    shutil.rmtree(own.directory / "problems" / "sums" / "submissions")
    write(own.directory / "problems" / "sums", {"submissions/accepted/a.cpp": PROGRAMS["wide.cpp"]})
    done = own("run", "sums", "add.py")
    assert done.code == 2
    assert done.stderr == "error[J100]: sums does not allow python3\n  tip: allowed: cpp\n"


def test_the_mistakes_of_a_package_are_told_with_their_places(own: Cli) -> None:
    """As a path from here, with line and column."""
    broken = PROBLEM_YAML.replace("memory: 128", 'memory: "2G"')
    write(own.directory / "problems" / "sums", {"problem.yaml": broken})
    done = own("run", "sums", str(write(own.directory, PROGRAMS) / "add.py"))
    place = "problems/sums/problem.yaml:8:3: limits.memory must be a positive integer"
    assert done.code == 5
    assert f"\n  {place}" in done.stderr


def test_a_missing_compiler_is_named_with_its_package(cli: Cli, tmp_path: Path) -> None:
    """It is this machine that lacks something, not the program."""
    done = cli("run", "sums", "int.cpp", PATH=str(tmp_path))
    assert (done.code, done.stdout) == (6, "")
    assert done.stderr.endswith("  tip: apt install g++\n")


def test_a_cache_that_cannot_be_written_is_said_before_anything_runs(cli: Cli) -> None:
    """With the variable that moves it."""
    done = cli("run", "sums", "add.py", JUDGE_CACHE="/proc/nowhere")
    assert (done.code, done.stdout) == (2, "")
    assert "JUDGE_CACHE" in done.stderr


def test_a_reader_that_stops_is_no_crash(cli: Cli) -> None:
    """As `head -1` does."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        cli.argv("run", "sums", "add.py"),
        check=False,
        cwd=cli.directory,
        env=cli.environment(),
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_closed_streams_are_no_crash(cli: Cli) -> None:
    """The exit code still tells the verdict."""
    command = " ".join(shlex.quote(word) for word in cli.argv("run", "sums", "int.cpp"))
    done = subprocess.run(
        ["sh", "-c", f"{command} <&- >&- 2>&-"],
        check=False,
        cwd=cli.directory,
        env=cli.environment(),
    )
    assert done.returncode == 1


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Give both ends of a terminal."""
    ends = pty.openpty()
    yield ends
    for end in ends:
        os.close(end)


def test_an_interrupt_leaves_nothing_behind(cli: Cli, terminal: tuple[int, int]) -> None:
    """No process, and no file that only the run needed."""
    screen, stderr = terminal
    process = subprocess.Popen(
        cli.argv("run", "sums", "sleep.py"),
        cwd=cli.directory,
        env=cli.environment(TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=stderr,
        start_new_session=True,
    )
    said = b""
    while b"compiling" not in said:
        said += os.read(screen, 1000)
    running = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    stdout, _ = process.communicate()
    assert (process.returncode, stdout) == (130, b"")
    assert running
    assert psutil.wait_procs(running, timeout=30)[1] == []
    assert [path for name in ("scratch", "work") for path in (cli.cache / name).iterdir()] == []


def test_verify_runs_nothing_twice(own: Cli) -> None:
    """The figures of the second call are those of the first, to the microsecond."""
    first, second = own("verify", "sums", "--json"), own("verify", "sums", "--json")
    assert (first.code, second.code) == (0, 0)
    assert first.data == second.data
    (problem,) = first.data["problems"]
    assert {entry["name"]: entry["verdict"] for entry in problem["submissions"]} == {
        "accepted/add.py": "AC",
        "wrong_answer/minus.py": "WA",
    }
    assert {check["kind"] for check in problem["checks"]} == {"input", "answer"}


def test_verify_repeats_what_is_not_as_expected_at_the_end(own: Cli) -> None:
    """The columns fit the terminal however long a name is."""
    name = f"wrong_answer/{'long_' * 12}add.py"
    files = {f"submissions/{name}": PROGRAMS["add.py"]}
    write(own.directory / "problems" / "sums", files)
    done = own("verify", "sums", "--format", "human")
    repeated = " ".join(done.stdout.split("\n✗ sums: ")[1].split())
    assert done.code == 1
    assert repeated.startswith(f"{name}: no test case got WA, all got AC")
    assert done.stdout.splitlines()[-1] == "✗ 2 of 3 solutions as expected"
    table = [line for line in done.stdout.splitlines() if line.startswith("  ✗")]
    assert [line for line in table if len(line) > 80] == []
    assert "…" in table[0]
    assert "  slowest accepted: " in done.stdout


def test_one_broken_package_does_not_stop_the_others(own: Cli) -> None:
    """Its mistakes are told, the rest is verified, and the exit code says what is worst."""
    write(own.directory / "problems" / "broken", {**SUMS, "problem.yaml": "name: [\n"})
    done = own("verify", "--json")
    entries = {entry["id"]: entry for entry in done.data["problems"]}
    assert done.code == 5
    assert entries["sums"]["ok"]
    assert "problems/broken/problem.yaml:2:1" in entries["broken"]["mistakes"][0]
    listed = own("problems", "--json")
    assert (listed.code, [entry["id"] for entry in listed.data["problems"]]) == (0, ["sums"])
    assert "judge verify broken" in listed.envelope["warnings"][0]["message"]


def test_a_solution_in_a_missing_language_is_skipped_and_no_failure(
    own: Cli, tmp_path: Path
) -> None:
    """It says which tool and does not count as wrong."""
    files = {"submissions/accepted/wide.cpp": PROGRAMS["wide.cpp"]}
    write(own.directory / "problems" / "sums", files)
    done = own("verify", "sums", "--format", "human", PATH=str(tmp_path / "nothing"))
    assert done.code == 0
    assert "accepted/wide.cpp     skipped: C++ needs g++" in done.stdout
    assert done.stdout.splitlines()[-1] == "✓ 2 of 3 solutions as expected, 1 skipped"


GENERATED = {
    "generators/generators.yaml": (
        "solution: /submissions/accepted/add.py\n"
        "data:\n  secret:\n    data:\n      made: pair.py {seed}\n"
    ),
    "generators/pair.py": "import sys\nprint(sys.argv[1], 1)\n",
}


def test_generated_data_are_made_once(own: Cli) -> None:
    """The second call names the same files, untouched."""
    write(own.directory / "problems" / "sums", GENERATED)
    first = own("data", "sums", "--json")
    (entry,) = first.data["problems"]
    assert (first.code, entry["generated"], entry["cases"]) == (0, 1, 4)
    made = Path(entry["directory"]) / "secret" / "made.in"
    before = made.stat()
    second = own("data", "sums", "--json")
    assert second.data == first.data
    assert (made.stat().st_ino, made.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    seed = int(made.read_text().split()[0])
    assert made.with_suffix(".ans").read_text() == f"{seed + 1}\n"


def test_data_are_copied_only_to_an_empty_place(own: Cli) -> None:
    """All of them, made or not."""
    write(own.directory / "problems" / "sums", GENERATED)
    assert own("data", "sums", "--to", "out").code == 0
    names = sorted(path.name for path in (own.directory / "out" / "sums" / "secret").rglob("*.in"))
    assert names == ["far.in", "made.in", "zero.in"]
    assert own("data", "sums", "--to", "out").code == 2


def test_a_statement_in_a_pipe_is_the_text_itself(cli: Cli) -> None:
    """Nothing in it is escaped."""
    done = cli("show", "sums")
    assert done.code == 0
    assert "Add two numbers, $0 \\le a, b$.\n\tA tab.\n" in done.stdout
    assert "0 ≤ a, b" in cli("show", "sums", "--format", "human").stdout
