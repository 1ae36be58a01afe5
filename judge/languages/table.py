"""Loads `languages.toml`."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from judge.core.language import EntryKind, Language

_FILE = Path(__file__).with_name("languages.toml")


@functools.cache
def load_languages() -> Mapping[str, Language]:
    """Return the languages by their code, in the order of the file."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({code: _language(code, table) for code, table in tables.items()})


def _language(code: str, table: dict[str, Any]) -> Language:
    return Language(
        id=code,
        name=table["name"],
        extensions=tuple(table["extensions"]),
        tools=tuple(table["tools"]),
        packages=tuple(table["packages"]),
        entry=EntryKind(table["entry"]),
        compile=tuple(table["compile"]),
        run=tuple(table["run"]),
        environment=tuple(table.get("environment", {}).items()),
        extra_memory_bytes=table.get("extra_memory_mib", 0) << 20,
        self_test=table["self_test"].lstrip("\n"),
    )
