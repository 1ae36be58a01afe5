"""Which language a program is in, and where it starts."""

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from judge.core.errors import UsageError
from judge.core.language import EntryKind, Language, Source
from judge.core.problem import Program
from judge.languages.table import load_languages
from judge.languages.tools import find_toolchain

_COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
_PACKAGE = re.compile(r"^\s*package\s+([\w.]+)\s*;", re.MULTILINE)
_CLASS = re.compile(r"\b(?:class|enum|record|interface)\s+(\w+)")
_MAIN = re.compile(r"\bstatic\s+(?:final\s+)?void\s+main\s*\(")


def language_of(files: Sequence[Path], *, code: str | None = None) -> Language:
    """Return the language of a program.

    Args:
        files: Its source files.
        code: The language's code when the user has named it; None: by the extensions.

    Raises:
        UsageError: There is no such code, or the extensions tell no single language.
    """
    languages = load_languages()
    if code is not None:
        if code in languages:
            return languages[code]
        near = difflib.get_close_matches(code, languages, n=1)
        raise UsageError(
            f'no language "{code}"',
            hint=f'did you mean "{near[0]}"?' if near else f"there are {', '.join(languages)}",
        )
    by_extension = {e: language for language in languages.values() for e in language.extensions}
    found = {by_extension[file.suffix] for file in files if file.suffix in by_extension}
    if len(found) == 1:
        return found.pop()
    names = ", ".join(file.name for file in files)
    what = "several languages" if found else "no language"
    raise UsageError(
        f"{what} detected by the extension of {names}", hint="name one with --language"
    )


def entry_of(files: Sequence[Path], language: Language, *, named: str | None = None) -> str:
    """Return what stands for `{entry}` in the language's commands; empty where nothing needs to.

    Args:
        files: The source files.
        language: Their language.
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
            return _main_file(files)
        case EntryKind.CLASS:
            return _main_class(files)


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
    toolchain = find_toolchain(language_of(program.files, code=code))
    return Source(
        root=program.path if program.path.is_dir() else program.path.parent,
        files=program.files,
        toolchain=toolchain,
        entry=entry_of(program.files, toolchain.language, named=entry_point),
    )


def _main_file(files: Sequence[Path]) -> str:
    if len(files) == 1:
        return files[0].name
    for file in files:
        if file.stem in ("main", "__main__"):
            return file.name
    names = ", ".join(file.name for file in files)
    raise UsageError(
        f"several files and none is called main: {names}", hint="rename the one to start with"
    )


def _main_class(files: Sequence[Path]) -> str:
    """Return the qualified name of the class that holds `main`: the last one opened before it.

    A file without any is left to the compiler and the virtual machine, whose messages name the
    mistake.
    """
    for file in files:
        text = _COMMENT_OR_STRING.sub(" ", file.read_text(encoding="utf-8", errors="replace"))
        main = _MAIN.search(text)
        classes = _top_level_classes(text[: main.start()]) if main else []
        if classes:
            package = _PACKAGE.search(text)
            return f"{package[1]}.{classes[-1]}" if package else classes[-1]
    return files[0].stem


def _top_level_classes(text: str) -> list[str]:
    """Return the names of the classes that are declared outside all braces."""
    outside, depth = [], 0
    for piece in re.split(r"([{}])", text):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth -= 1
        elif depth == 0:
            outside.append(piece)
    return _CLASS.findall(" ".join(outside))
