"""Which language a program is in, and where it starts."""

from pathlib import Path

import pytest

from judge.core.errors import UsageError
from judge.core.problem import Program
from judge.languages import entry_of, language_of, load_languages, source_of

LANGUAGES = load_languages()


def files(*names: str) -> list[Path]:
    """Return paths below one directory."""
    return [Path("/submission") / name for name in names]


@pytest.mark.parametrize(
    "names, code",
    [
        (["a.c"], "c"),
        (["a.C"], "cpp"),
        (["a.cc", "b.cpp", "c.h"], "cpp"),
        (["a.c", "b.cc"], "cpp"),
        (["Main.java"], "java"),
        (["a.py"], "python3"),
        (["a.py3", "b.py"], "python3"),
        (["a.pypy3"], "pypy3"),
        (["a.js", "README.md", "Makefile"], "javascript"),
        (["-o.rs"], "rust"),
    ],
)
def test_the_extensions_tell_the_language(names: list[str], code: str) -> None:
    """Files with other extensions do not count, and C beside C++ is C++."""
    assert language_of(files(*names)).id == code


@pytest.mark.parametrize(
    "names, message",
    [
        (["a.txt"], "no language detected by the extension of a.txt"),
        (["a.PY"], "no language"),
        (["py"], "no language"),
        (["a.py", "b.cpp"], "several languages detected by the extension of a.py, b.cpp"),
        (["a.java", "b.kt"], "several languages"),
    ],
)
def test_extensions_that_tell_no_single_language_are_refused(
    names: list[str], message: str
) -> None:
    """The hint says how to name it."""
    with pytest.raises(UsageError, match=message) as caught:
        language_of(files(*names))
    assert caught.value.hint == "name one with --language"


def test_a_code_wins_over_extensions() -> None:
    """Whatever the files are called."""
    assert language_of(files("a.py"), code="pypy3").id == "pypy3"
    assert language_of(files("a.txt", "b.java"), code="cpp").id == "cpp"


def test_an_unknown_code_suggests_the_nearest() -> None:
    """Or lists all when none is near."""
    with pytest.raises(UsageError, match='no language "python"') as caught:
        language_of(files("a.py"), code="python")
    assert caught.value.hint == 'did you mean "python3"?'
    with pytest.raises(UsageError) as caught:
        language_of(files("a.py"), code="qqqq")
    assert caught.value.hint == f"there are {', '.join(LANGUAGES)}"


@pytest.mark.parametrize(
    "code, names, entry",
    [
        ("python3", ["a.py"], "a.py"),
        ("python3", ["a.py", "main.py"], "main.py"),
        ("python3", ["__main__.py", "a.py"], "__main__.py"),
        ("python3", ["a.py", "data.txt"], "a.py"),
        ("python3", ["a.py", "main.py", "main.txt", "main"], "main.py"),
        ("python3", ["lib/main.py", "main.py"], "main.py"),
        ("python3", ["src/a.py"], "src/a.py"),
        ("python3", ["solution.txt"], "solution.txt"),
        ("pypy3", ["a.py"], "a.py"),
        ("javascript", ["a.js", "main.js"], "main.js"),
        ("rust", ["a.rs", "main.rs"], "main.rs"),
        ("c", ["a.c", "b.c"], ""),
        ("cpp", ["main.cpp", "b.h"], ""),
    ],
)
def test_the_first_file_is_the_only_one_or_called_main(
    code: str, names: list[str], entry: str
) -> None:
    """Of those in the language; it is named from the program's directory."""
    found = entry_of(files(*names), LANGUAGES[code], root=Path("/submission"))
    assert found == entry


def test_several_files_without_a_first_one_are_refused() -> None:
    """The message lists them."""
    with pytest.raises(UsageError, match=r"none is called main: a\.py, b\.py") as caught:
        entry_of(files("a.py", "b.py"), LANGUAGES["python3"], root=Path("/submission"))
    assert caught.value.hint


def test_a_named_entry_wins() -> None:
    """The author knows."""
    named = entry_of(
        files("a.py", "main.py"), LANGUAGES["python3"], root=Path("/submission"), named="a.py"
    )
    assert named == "a.py"


MAIN = "public static void main(String[] args) { System.out.println(1); }"

JAVA = [
    (f"class A {{ {MAIN} }}", "A"),
    (f"package a.b;\npublic class A {{ {MAIN} }}", "a.b.A"),
    (f"package a ;\nclass A {{ {MAIN} }}", "a.A"),
    (f"// package wrong;\n/* package wrong; */ class A {{ {MAIN} }}", "A"),
    (f"class Helper {{ int x; }} class B {{ {MAIN} }} class C {{}}", "B"),
    (f"// class Wrong {{\nclass A {{ {MAIN} }}", "A"),
    (f"/* class Wrong {{ {MAIN} }} */ class A {{ {MAIN} }}", "A"),
    (f'class H {{ String s = "class W {{ \\" {{ "; }} class A {{ {MAIN} }}', "A"),
    (f"class H {{ char c = '{{'; char d = '\"'; }} class A {{ {MAIN} }} // \"", "A"),
    (f"class H {{ char c = '\\''; char d = '}}'; }} class A {{ {MAIN} }}", "A"),
    (f'class H {{ String s = """\n {{ "x" class W {{\n"""; }} class A {{ {MAIN} }}', "A"),
    (f'class H {{ String s = "//"; }} class A {{ {MAIN} }}', "A"),
    (f'class H {{ String s = "/*"; }} class A {{ {MAIN} /* x */ }}', "A"),
    (f"class A {{ class Inner {{}} static class Other {{ }} {MAIN} }}", "A"),
    (f"class A {{ static class Node {{ {MAIN} }} {MAIN} }}", "A"),
    (f"class H {{ static class Node {{ {MAIN} }} }} class A {{ {MAIN} }}", "A"),
    (f"class A {{ static class Inner {{ {MAIN} }} }}", "A$Inner"),
    (f"record Main(int x) {{ {MAIN} }}", "Main"),
    (f"record Pair<T>(T x) {{}} class A {{ {MAIN} }}", "A"),
    (f"enum E {{ X; {MAIN} }}", "E"),
    ("interface I { static void main(String[] a) { } }", "I"),
    ("class A { static public void main(String... a) { } }", "A"),
    ("class A { public static final synchronized void main(final String[] a) { } }", "A"),
    ("class A { public\nstatic\nvoid\nmain\n(String[] a) { } }", "A"),
    (
        f"class B<T extends Comparable<T>> {{}} final class A extends B<X> {{ {MAIN} }}",
        "A",
    ),
    (f'@SuppressWarnings("unchecked") class A {{ {MAIN} }}', "A"),
    (f"class $A_1 {{ {MAIN} }}", "$A_1"),
    (f"class Été {{ {MAIN} }}", "Été"),
    ("class A { void main(int x) {} static int main = 3; }", "File"),
    ("void main() { }", "File"),
    ("", "File"),
    ("}}} class { main(", "File"),
]


@pytest.mark.parametrize("text, entry", JAVA)
def test_the_main_class_of_java_holds_the_static_main(
    tmp_path: Path, text: str, entry: str
) -> None:
    """One that no other class encloses, if there is any; a file without any speaks for itself."""
    file = tmp_path / "File.java"
    file.write_text(text, encoding="utf-8")
    assert entry_of([file], LANGUAGES["java"], root=tmp_path) == entry


def test_a_class_called_main_wins_over_others(tmp_path: Path) -> None:
    """Every class of a program may have a main to be tried with, in any of its files."""
    for name in ("A", "Main", "Z"):
        (tmp_path / f"{name}.java").write_text(f"class {name} {{ {MAIN} }}")
    (tmp_path / "notes.txt").write_text(f"class Notes {{ {MAIN} }}")
    found = sorted(tmp_path.iterdir())
    assert entry_of(found, LANGUAGES["java"], root=tmp_path) == "Main"


@pytest.mark.parametrize(
    "unit",
    [
        "/* ",
        'x"\\"',
        "static ",
        "\n",
        '"""\\',
        "class ",
        "package ",
        "'",
        '"\\',
        "static a ",
        "package a",
    ],
    ids=repr,
)
def test_the_search_for_a_class_goes_once_through_the_text(tmp_path: Path, unit: str) -> None:
    """Going back for each sign would take hours: this has a million."""
    file = tmp_path / "Main.java"
    file.write_text("class Main {" + unit * (1_000_000 // len(unit)))
    assert entry_of([file], load_languages()["java"], root=tmp_path) == "Main"


def test_java_in_another_encoding_is_read(tmp_path: Path) -> None:
    """The compiler may complain of it, the search for the class does not."""
    file = tmp_path / "A.java"
    file.write_bytes(f"// caf\xe9\nclass A {{ {MAIN} }}".encode("latin-1"))
    assert entry_of([file], LANGUAGES["java"], root=tmp_path) == "A"


def test_a_source_names_to_the_compiler_what_it_compiles(tmp_path: Path) -> None:
    """A header, or a file of data, only lies beside: a compiler would take it for a source."""
    for name in ("a.cc", "b.c", "a.h", "table.txt"):
        (tmp_path / name).write_text("")
    program = Program(name="x", path=tmp_path, files=tuple(sorted(tmp_path.iterdir())))
    source = source_of(program)
    assert source.root == tmp_path
    assert source.toolchain.language.id == "cpp"
    assert [file.name for file in source.files] == ["a.cc", "b.c"]
    assert [file.name for file in source.beside] == ["a.h", "table.txt"]


def test_a_program_of_one_file_is_rooted_in_its_directory(tmp_path: Path) -> None:
    """Its name is then the entry."""
    file = tmp_path / "a b.py"
    file.write_text("")
    source = source_of(Program(name="a b.py", path=file, files=(file,)))
    assert (source.root, source.files, source.entry) == (tmp_path, (file,), "a b.py")


def test_a_source_with_a_foreign_extension_is_compiled_when_the_language_is_named(
    tmp_path: Path,
) -> None:
    """All its files are the sources then."""
    file = tmp_path / "solution.txt"
    file.write_text("")
    source = source_of(Program(name="x", path=file, files=(file,)), code="python3")
    assert (source.files, source.beside) == ((file,), ())
    assert source.entry == "solution.txt"
