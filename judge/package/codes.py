"""The languages the package format knows, and the endings of their files.

What this judge can run is another table, `judge.languages`.

Source: problem package format, appendix "Languages"; endings in parentheses there do not count.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

ENDINGS = {
    "ada": (".adb", ".ads"),
    "algol68": (".a68",),
    "apl": (".apl",),
    "bash": (".sh",),
    "c": (".c",),
    "cgmp": (),
    "cobol": (".cob",),
    "cpp": (".cc", ".cpp", ".cxx", ".c++", ".C"),
    "cppgmp": (),
    "crystal": (".cr",),
    "csharp": (".cs",),
    "d": (".d",),
    "dart": (".dart",),
    "elixir": (".ex",),
    "erlang": (".erl",),
    "forth": (".fth", ".4th", ".forth", ".frt"),
    "fortran": (".f90",),
    "fsharp": (".fs",),
    "gerbil": (".ss",),
    "go": (".go",),
    "haskell": (".hs",),
    "java": (".java",),
    "javaalgs4": (),
    "javascript": (".js",),
    "julia": (".jl",),
    "kotlin": (".kt",),
    "lisp": (".lisp", ".cl"),
    "lua": (".lua",),
    "modula2": (".mod", ".def"),
    "nim": (".nim",),
    "objectivec": (".m",),
    "ocaml": (".ml",),
    "octave": (),
    "odin": (".odin",),
    "pascal": (".pas",),
    "perl": (".pm",),
    "php": (".php",),
    "prolog": (".pl",),
    "python2": (".py2",),
    "python3": (".py", ".py3"),
    "python3numpy": (),
    "racket": (".rkt",),
    "ruby": (".rb",),
    "rust": (".rs",),
    "scala": (".scala",),
    "simula": (".sim",),
    "smalltalk": (".st",),
    "snobol": (".sno",),
    "swift": (".swift",),
    "typescript": (".ts",),
    "visualbasic": (".vb",),
    "zig": (".zig",),
}
"""Language code to the endings that determine it."""

CODES = tuple(ENDINGS)

_LANGUAGE_OF_ENDING = {ending: code for code, endings in ENDINGS.items() for ending in endings}


def languages_of(names: Iterable[str]) -> frozenset[str]:
    """Return the codes of the languages that files are written in; other files do not count."""
    endings = (PurePosixPath(name).suffix for name in names)
    return frozenset(_LANGUAGE_OF_ENDING[e] for e in endings if e in _LANGUAGE_OF_ENDING)
