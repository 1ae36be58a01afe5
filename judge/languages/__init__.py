"""The languages the judge knows, those this machine has, and the one a program is in."""

from judge.languages.detect import entry_of, language_of, source_of
from judge.languages.table import load_languages
from judge.languages.tools import find_toolchain

__all__ = ["entry_of", "find_toolchain", "language_of", "load_languages", "source_of"]
