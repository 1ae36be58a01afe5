"""Programs are compiled once, in the sandbox, whatever they and their files are called."""

import dataclasses
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge.core.verdict import Verdict
from judge.judging.build import BuildFailure, BuildLimits, Built
from sandbox import Ending, Profile, RunResult
from tests.judging.workshop import BUILD_LIMITS, Files, Workshop, source_in, write

pytestmark = pytest.mark.sandbox

C = '#include <stdio.h>\nint main(void) { puts("42"); }\n'
PY = "print(42)\n"
JS = "console.log(42)\n"
JAVA = "class Main { public static void main(String[] a) { System.out.println(42); } }\n"
SLOW = BuildLimits(cpu_us=500_000, memory_bytes=1 << 30)
BOMB = """
template <int D, int P> struct T {
    static constexpr int v = T<D - 1, 2 * P>::v + T<D - 1, 2 * P + 1>::v;
};
template <int P> struct T<0, P> { static constexpr int v = P; };
int main() { return T<24, 0>::v; }
"""


@pytest.mark.parametrize(
    "files",
    [
        {"-o.c": C},
        {"@x.c": C},
        {"a b.c": C},
        {'it\'s "#1".c': C},
        {"{dir}.c": C},
        {"program.c": C},
        {"a.c": C, "program": "text"},
        {"\udce9.c": C},
        {"-c.py": PY},
        {"a b'\"#.py": PY},
        {"{memory_mib}.py": PY},
        {"{sources}.py": PY},
        {"\udce9.py": PY},
        {"main.py": PY, "main.pyc": "old"},
        {"-e.js": JS},
        {"@x.js": JS},
        {"-d.java": JAVA},
        {"@Main.java": JAVA},
        {"a b.java": JAVA},
    ],
    ids=lambda files: ascii("+".join(files)),
)
def test_a_file_may_be_called_anything(shared: Workshop, files: Files) -> None:
    """No name is an option, a list of options or a place in a command."""
    outcome = shared.run(shared.built(files))
    assert outcome.stdout == "42\n", outcome


def test_a_compile_error_shows_what_the_compiler_said(shared: Workshop) -> None:
    """In every language, with the line."""
    for files, said in [
        ({"a.c": "int main(void) { return x; }\n"}, "a.c:1:25: error: 'x' undeclared"),
        ({"a.cpp": "int main() { return x; }\n"}, "a.cpp:1:21: error: 'x' was not declared"),
        ({"a.py": "x = 1\nx = = 2\n"}, "x = = 2"),
        ({"a.js": "let x = = 2;\n"}, "SyntaxError"),
        ({"Main.java": "class Main { int x = ; }"}, "Main.java:1: error: illegal start"),
    ]:
        failure = shared.refused(files)
        assert failure.verdict is Verdict.CE
        assert said in re.sub("[\u2018\u2019]", "'", failure.message)


def test_a_long_compile_error_is_cut(shared: Workshop) -> None:
    """To some lines of bounded length, and it says how many more there are."""
    warnings = "".join(f"#warning {'long ' * 100}{n}\n" for n in range(100))
    failure = shared.refused({"a.c": f"{warnings}\nint main(void) {{ return x; }}\n"})
    lines = failure.message.splitlines()
    assert 10 < len(lines) <= 41
    assert max(map(len, lines)) <= 300
    assert lines[-1].endswith(" more lines")


def test_a_compiler_without_an_end_is_ctl(fresh: Workshop) -> None:
    """A template bomb with half a second."""
    failure = fresh.refused({"a.cpp": BOMB}, limits=SLOW)
    assert failure.verdict is Verdict.CTL
    assert failure.message.startswith("the compiler took too long: stopped after ")


def test_what_one_limit_refuses_another_may_allow(fresh: Workshop) -> None:
    """A verdict of one problem's limits is not taken for that of another's."""
    source = fresh.source({"a.cpp": BOMB.replace("T<24", "T<9")})
    tiny = BuildLimits(cpu_us=10_000, memory_bytes=1 << 30)
    assert not isinstance(fresh.engine.builder.build(source, tiny), Built)
    assert isinstance(fresh.engine.builder.build(source, BUILD_LIMITS), Built)
    again = fresh.engine.builder.build(source, tiny)
    assert not isinstance(again, Built)
    assert again.verdict is Verdict.CTL


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/stdin", "a.c"])
def test_an_include_without_an_end_is_a_compile_error(fresh: Workshop, name: str) -> None:
    """The compiler's memory, or its own limit of depth, stops it."""
    limits = BuildLimits(cpu_us=20_000_000, memory_bytes=200 << 20)
    failure = fresh.refused({"a.c": f'#include "{name}"\nint x = ;\n'}, limits=limits)
    assert failure.verdict in (Verdict.CE, Verdict.CTL)
    assert failure.message


def test_a_compiler_sees_no_file_of_the_host(shared: Workshop, tmp_path: Path) -> None:
    """Nor its users: an include of a secret shows nothing of it."""
    secret = write(tmp_path, {"secret.ans": "the answer is 42\n"}) / "secret.ans"
    for name in (secret, Path("/etc/shadow"), Path(__file__)):
        failure = shared.refused({"a.c": f'#include "{name}"\n'})
        assert "No such file" in failure.message
        assert "answer is" not in failure.message


def test_equal_sources_are_compiled_once(fresh: Workshop) -> None:
    """Wherever they lie; other text or another name is another program."""
    keys = {fresh.built({"a.py": PY}).key for _ in range(3)}
    assert (len(keys), fresh.sandbox.runs[Profile.COMPILER]) == (1, 1)
    keys |= {fresh.built({"a.py": PY + "\n"}).key, fresh.built({"b.py": PY}).key}
    assert (len(keys), fresh.sandbox.runs[Profile.COMPILER]) == (3, 3)


def test_a_failed_build_is_not_repeated(fresh: Workshop) -> None:
    """Its message is the same."""
    first, second = fresh.refused({"a.py": "("}), fresh.refused({"a.py": "("})
    assert first == second
    assert fresh.sandbox.runs[Profile.COMPILER] == 1


def test_two_threads_build_the_same_program_once(fresh: Workshop) -> None:
    """The second waits for the first."""
    sources = [fresh.source({"a.c": C}) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda s: fresh.engine.builder.build(s, BUILD_LIMITS), sources))
    assert len({built.directory for built in results if isinstance(built, Built)}) == 1
    assert fresh.sandbox.runs[Profile.COMPILER] == 1


def test_a_file_beside_is_part_of_the_program_but_not_compiled(fresh: Workshop) -> None:
    """A change of it makes another build."""
    keys = set()
    for text in ("no C", "still no C"):
        here = write(fresh.place(), {"a.c": C, "note.c": text})
        source = dataclasses.replace(
            source_in(here), files=(here / "a.c",), beside=(here / "note.c",)
        )
        built = fresh.engine.builder.build(source, BUILD_LIMITS)
        assert isinstance(built, Built)
        assert (built.directory / "note.c").read_text() == text
        keys.add(built.key)
    assert len(keys) == 2


def test_a_compiler_that_starved_is_asked_again(fresh: Workshop) -> None:
    """Wall time says more about the machine than about the program."""

    def starved(result: RunResult) -> RunResult:
        return dataclasses.replace(result, ending=Ending.WALL_LIMIT, exit_code=None, signal=9)

    source = fresh.source({"a.py": PY})
    fresh.sandbox.change = starved
    failure = fresh.engine.builder.build(source, BUILD_LIMITS)
    assert isinstance(failure, BuildFailure)
    assert failure.verdict is Verdict.CTL
    fresh.sandbox.change = lambda result: result
    assert isinstance(fresh.engine.builder.build(source, BUILD_LIMITS), Built)


def test_a_build_is_readable_for_programs_whatever_the_umask(fresh: Workshop) -> None:
    """They run as other users."""
    before = os.umask(0o077)
    try:
        built = fresh.built({"main.py": "import lib.part", "lib/part.py": PY})
    finally:
        os.umask(before)
    assert fresh.run(built).stdout == "42\n"


def test_a_source_that_is_gone_is_an_error(fresh: Workshop) -> None:
    """Not the contestant's."""
    source = fresh.source({"a.py": PY})
    source.files[0].unlink()
    with pytest.raises(FileNotFoundError):
        fresh.engine.builder.build(source, BUILD_LIMITS)
