"""Which language a program is in, and where it starts."""

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from judge.core.errors import UnknownLanguageError, UsageError
from judge.core.language import EntryKind, Language, Source
from judge.core.problem import Program
from judge.languages.table import load_languages
from judge.languages.tools import find_toolchain

_C_CODES = {"c", "cpp"}
# A text is gone through once, whatever is in it: what is opened and never closed ends with the line
# or the text, and nothing is tried again with fewer signs.
_NO_CODE = re.compile(
    r"""
    //[^\n]*+
    | /\*.*?(?:\*/|\Z)
    | "{3}(?:\\.|[^\\])*?(?:"{3}|\Z)
    | "(?:\\.|[^"\\\n])*+"?
    | '(?:\\.|[^'\\\n])++'?
    """,
    re.DOTALL | re.VERBOSE,
)
"""Comments and literals, in which braces and words mean nothing."""
_PACKAGE = re.compile(r"^[ \t]*+package\s++([\w.$]++)\s*+;", re.MULTILINE)
_MARK = re.compile(
    r"(?P<brace>[{}])"
    r"|\b(?:class|enum|record|interface)\s++(?P<type>[\w$]++)"
    r"|(?P<main>\bstatic\s++(?:(?!void\b)\w++\s++){0,8}+void\s++main\s*+\()"
)


def language_of(files: Sequence[Path], *, code: str | None = None) -> Language:
    """Return the language of a program.

    Args:
        files: Its source files.
        code: The language's code when the user has named it; None: by the extensions.

    Raises:
        UnknownLanguageError: There is no such code, or the extensions tell no single language.
    """
    languages = load_languages()
    if code is not None:
        if code in languages:
            return languages[code]
        near = difflib.get_close_matches(code, languages, n=1)
        raise UnknownLanguageError(
            f'no language "{code}"',
            hint=f'did you mean "{near[0]}"?' if near else f"there are {', '.join(languages)}",
        )
    by_extension = {e: language for language in languages.values() for e in language.extensions}
    found = {by_extension[file.suffix] for file in files if file.suffix in by_extension}
    if {language.id for language in found} == _C_CODES:  # a compiler of C++ takes both
        return languages["cpp"]
    if len(found) == 1:
        return found.pop()
    names = ", ".join(file.name for file in files)
    what = "several languages" if found else "no language"
    raise UnknownLanguageError(
        f"{what} detected by the extension of {names}", hint="name one with --language"
    )


def entry_of(
    files: Sequence[Path], language: Language, *, root: Path, named: str | None = None
) -> str:
    """Return what stands for `{entry}` in the language's commands; empty where nothing needs to.

    Args:
        files: The program's files; those that are not in the language do not count.
        language: Its language.
        root: The directory that the name of a file is relative to.
        named: What the author of the program says; a file or a class. None: find it.

    Raises:
        UsageError: There are several files and none of them says that it is the first.
    """
    if named is not None:
        return named
    match language.entry:
        case EntryKind.PROGRAM:
            return ""
        case EntryKind.FILE:
            return str(_main_file(sources_of(files, language)).relative_to(root))
        case EntryKind.CLASS:
            return _main_class(sources_of(files, language))


def sources_of(files: Sequence[Path], language: Language) -> tuple[Path, ...]:
    """Return the files that a compiler is told of: headers and data only lie beside them.

    All of them if none has an extension of the language, which somebody has then named.
    """
    extensions = set(language.extensions)
    if language.id == "cpp":
        extensions.add(".c")
    return tuple(file for file in files if file.suffix in extensions) or tuple(files)


def source_of(
    program: Program, *, code: str | None = None, entry_point: str | None = None
) -> Source:
    """Return a program as something to build on this machine.

    Args:
        program: The files.
        code: The language's code, where it is known; None: by the extensions.
        entry_point: What its author says; None: find it.

    Raises:
        UsageError: The language or the place to start cannot be told.
        MissingToolError: The language's tools are not on this machine.
    """
    language = language_of(program.files, code=code)
    root = program.path if program.path.is_dir() else program.path.parent
    files = sources_of(program.files, language)
    return Source(
        root=root,
        files=files,
        toolchain=find_toolchain(language),
        entry=entry_of(files, language, root=root, named=entry_point),
        beside=tuple(file for file in program.files if file not in files),
    )


def _main_file(files: Sequence[Path]) -> Path:
    if len(files) == 1:
        return files[0]
    mains = [file for file in files if file.stem in ("main", "__main__")]
    if mains:
        return min(mains, key=lambda file: len(file.parts))
    names = ", ".join(file.name for file in files)
    raise UsageError(
        f"several files and none is called main: {names}", hint="rename the one to start with"
    )


def _main_class(files: Sequence[Path]) -> str:
    """Return the name of the class that holds `main`, as the virtual machine knows it.

    Of several it is one that no other class encloses, and of these the one called Main. A program
    without any is left to the compiler and the virtual machine, whose messages name the mistake.
    """
    found: list[tuple[int, bool, str]] = []
    for file in files:
        text = _NO_CODE.sub(" ", file.read_text(encoding="utf-8", errors="replace"))
        package = _PACKAGE.search(text)
        for classes in _classes_with_main(text):
            name = "$".join(classes)
            qualified = f"{package[1]}.{name}" if package else name
            found.append((len(classes), name != "Main", qualified))
    if not found:
        return files[0].stem
    return min(found, key=lambda candidate: candidate[:2])[2]


def _classes_with_main(text: str) -> Iterator[tuple[str, ...]]:
    """Yield for each static `main` the classes around it, from the outermost to its own."""
    around: list[str | None] = []
    opened: str | None = None
    for mark in _MARK.finditer(text):
        if mark["type"]:
            opened = mark["type"]
        elif mark["brace"] == "{":
            around.append(opened)
            opened = None
        elif mark["brace"]:
            del around[-1:]
        else:
            classes = tuple(name for name in around if name is not None)
            if classes and len(classes) == len(around):
                yield classes
