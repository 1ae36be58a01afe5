"""Programs of every language are compiled and run as submissions are."""

import dataclasses
import importlib.util

import pytest

from judge.languages import load_languages
from sandbox import Ending
from tests.judging.workshop import LIMITS, Workshop

pytestmark = pytest.mark.sandbox

LANGUAGES = load_languages()


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_a_self_test_program_reverses_a_line(shared: Workshop, code: str) -> None:
    """With the tools of this machine; the file has the usual extension."""
    language = LANGUAGES[code]
    name = "Main" if code == "java" else "main"
    built = shared.built({f"{name}{language.extensions[0]}": language.self_test})
    outcome = shared.run(built, "Hello, world 123\nand more\n")
    assert (outcome.stdout, outcome.result.exit_code) == ("321 dlrow ,olleH\n", 0), outcome


def test_every_extension_of_python_runs(shared: Workshop) -> None:
    """What is compiled is what is run."""
    for extension in LANGUAGES["python3"].extensions:
        built = shared.built({f"a{extension}": "print(input() * 2)\n"})
        assert shared.run(built, "x\n").stdout == "xx\n"


DEEP = """
import sys
sys.setrecursionlimit(10**6)
f = lambda n: n and 1 + f(n - 1)
print(f(50000))
"""
PYTHON = [
    ("print('x'); exit()", "x\n", 0),
    ("print('x'); quit(3)", "x\n", 3),
    ("import sys; print('x'); sys.exit(0)", "x\n", 0),
    ("import os; print(os.environ.get('OPENBLAS_NUM_THREADS'))", "1\n", 0),
    ("print(len({hash(x) for x in ('a', 'b')}), hash('a') == hash('a'))", "2 True\n", 0),
    (DEEP, "50000\n", 0),
    ("print('\\xe9', open(0, encoding='utf-8').read())", "é \n", 0),
]  # fmt: skip


@pytest.mark.parametrize("text, stdout, code", PYTHON)
def test_python_programs_run_as_their_authors_expect(
    shared: Workshop, text: str, stdout: str, code: int
) -> None:
    """The builtins of an interactive session, deep recursion and UTF-8 included."""
    outcome = shared.run(shared.built({"a.py": text}))
    assert (outcome.stdout, outcome.result.exit_code) == (stdout, code), outcome


def test_python_hides_the_packages_of_the_judge(shared: Workshop) -> None:
    """They would make submissions depend on how the judge was installed."""
    text = "import importlib.util as u\nprint([u.find_spec(n) for n in ('typer', 'rich', 'judge')])"
    assert shared.run(shared.built({"a.py": text})).stdout == "[None, None, None]\n"


@pytest.mark.skipif(importlib.util.find_spec("numpy") is None, reason="no numpy here")
def test_python_sees_numpy_with_one_thread(shared: Workshop) -> None:
    """Where the judge's interpreter has it."""
    text = (
        "import numpy, os\nprint((numpy.eye(300) @ numpy.ones((300, 300))).sum())\n"
        "print(len(os.listdir('/proc/self/task')))"
    )
    outcome = shared.run(shared.built({"a.py": text}))
    assert outcome.stdout == "90000.0\n1\n", outcome


def test_a_traceback_of_python_shows_the_source_line(shared: Workshop) -> None:
    """Although what runs was compiled before; in imported modules too."""
    files = {"main.py": "import part\npart.f()  # the call\n", "part.py": "def f():\n    1 // 0\n"}
    outcome = shared.run(shared.built(files))
    assert outcome.result.exit_code == 1
    assert "part.f()  # the call" in outcome.stderr
    assert "    1 // 0" in outcome.stderr


@pytest.mark.parametrize(
    "files",
    [
        {"main.py": "import part\nprint(part.X)", "part.py": "X = 42"},
        {"main.py": "from lib.part import X\nprint(X)", "lib/part.py": "X = 42"},
        {"a.py": "print(open('/box/data.txt').read())", "data.txt": "42"},
        {
            "a.cpp": '#include "lib/part.h"\n#include <cstdio>\nint main() { printf("%d", x()); }',
            "b.cpp": '#include "lib/part.h"\nint x() { return 42; }',
            "lib/part.h": "int x();",
        },
        {"a.c": '#include "b.h"\n#include <stdio.h>\nint main(void) { puts(X); }',
         "b.h": '#define X "42"'},
        {
            "Main.java": "class Main { public static void main(String[] a) {"
            " System.out.println(Part.X); } }",
            "Part.java": "class Part { static int X = 42; }",
        },
        {
            "p/A.java": "package p; public class A { public static void main(String[] a) {"
            " System.out.println(new Object() { int x() { return q.B.X; } }.x()); } }",
            "q/B.java": "package q; public class B { public static int X = 42; }",
        },
        {"main.js": 'console.log(require("./part.js").x)', "part.js": "exports.x = 42"},
        {"Main.java": "class Main { static class In { public static void main(String[] a) {"
         " System.out.println(42); } } }"},
    ],
    ids=["py", "py-package", "py-data", "cpp", "c", "java", "java-packages", "js", "java-inner"],
)  # fmt: skip
def test_a_program_of_several_files_is_one_program(shared: Workshop, files: dict[str, str]) -> None:
    """They find one another as on the author's machine."""
    outcome = shared.run(shared.built(files))
    assert outcome.stdout.strip() == "42", outcome


def test_a_deep_recursion_in_cpp_has_all_the_memory(shared: Workshop) -> None:
    """The stack is as large as the memory limit, not the 8 MiB of a shell."""
    text = """
#include <cstdio>
int depth(int n) { volatile char frame[100]; frame[0] = 1; return n ? depth(n - 1) + frame[0] : 0; }
int main() { printf("%d\\n", depth(1000000)); }
"""
    outcome = shared.run(shared.built({"a.cpp": text}))
    assert (outcome.stdout, outcome.result.ending) == ("1000000\n", Ending.EXITED)


JAVA_MEMORY = """
class Main {
    static int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }
    public static void main(String[] args) {
        System.out.println(Runtime.getRuntime().maxMemory() >> 20);
        Thread deep = new Thread(null, () -> System.out.println(depth(100000)), "", 64 << 20);
        deep.start();
    }
}
"""


def test_java_gets_the_memory_limit_as_its_heap(shared: Workshop) -> None:
    """Within a few MiB that the collector keeps for itself; a deep recursion ends well."""
    built = shared.built({"Main.java": JAVA_MEMORY})
    limits = dataclasses.replace(LIMITS, memory_bytes=200 << 20)
    assert "-Xmx200m" in built.command(memory_bytes=limits.memory_bytes)
    roomy = dataclasses.replace(limits, memory_bytes=(200 + 192) << 20)
    heap, depth = shared.run(built, limits=roomy).stdout.split()
    assert 350 <= int(heap) <= 392  # asked for with the larger limit
    assert depth == "100000"


def test_node_reads_its_input_by_every_usual_name(shared: Workshop) -> None:
    """Programs open /dev/stdin, or the descriptor, or listen to the stream."""
    text = """
const fs = require("fs");
console.log(fs.readFileSync("/dev/stdin", "utf8").trim());
console.log(fs.readFileSync(0, "utf8").trim() === "" ? "end" : "again");
"""
    outcome = shared.run(shared.built({"a.js": text}), "hello\n")
    assert outcome.stdout.splitlines()[0] == "hello", outcome
    lines = 'require("readline").createInterface({input: process.stdin})'
    listening = f'{lines}.on("line", l => console.log(l + "!"))'
    assert shared.run(shared.built({"b.js": listening}), "a\nb\n").stdout == "a!\nb!\n"
