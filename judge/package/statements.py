"""`statement/`: one text for each language.

Source: problem package format 2025-09, "Problem statements".
"""

import re
from collections.abc import Mapping
from pathlib import Path

from judge.package.findings import Report
from judge.package.metadata import is_language_tag
from judge.package.text import read_text
from judge.package.tree import Tree

_STATEMENT = re.compile(r"problem\.(?P<tag>[^.]+)\.(?P<kind>tex|md|pdf)")


def read_statements(tree: Tree, report: Report) -> Mapping[str, Path]:
    """Return language tag to statement file.

    Args:
        tree: `statement/`.
        report: Receives what is wrong.
    """
    statements: dict[str, Path] = {}
    for name in tree.entries():
        match = _STATEMENT.fullmatch(name)
        if match is None or name not in tree.files:
            continue
        path, tag = tree.files[name], match["tag"]
        if not is_language_tag(tag):
            hint = 'such as "en" or "pt-BR"'
            report.error(path, f'"{tag}" is no language tag', hint=hint)
        elif tag in statements:
            report.error(path, f"the statement in {tag} is also in {statements[tag].name}")
        else:
            statements[tag] = path
        if match["kind"] != "pdf":
            read_text(path, report)
    if not statements:
        hint = "write statement/problem.en.md"
        report.error(tree.path, "has no statement", hint=hint)
    return statements
