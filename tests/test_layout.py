"""Which folder may import, start or print what, and whether the documents are true of the tree."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.cli import catalogue

ROOT = Path(__file__).resolve().parent.parent

THIRD_PARTY: dict[str, set[str]] = {
    "sandbox": set(),
    "judge": set(),
    "judge/cli": {"psutil", "rich", "typer"},
    "judge/contest": set(),
    "judge/core": set(),
    "judge/explain": set(),
    "judge/judging": set(),
    "judge/languages": {"pydantic"},
    "judge/package": {"pydantic", "pydantic_core", "yaml"},
    "judge/stress": set(),
}
"""Folder and what its modules may import beside the standard library, `judge` and `sandbox`."""

STARTS_PROCESSES = {"_posixsubprocess", "multiprocessing", "pty", "subprocess"}
"""Modules of the standard library that only `sandbox/` may import."""

STARTS_PROCESSES_OF_OS = re.compile(
    r"(posix_spawnp?|fork(pty)?|exec[lv]p?e?|spawn[lv]p?e?|popen|system)$"
)
"""Functions of `os` that only `sandbox/` may call."""

NOT_OURS = {"__pycache__", "build", "dist", "htmlcov"}
"""Directories that tools make."""

SOURCES = sorted([*ROOT.glob("judge/**/*.py"), *ROOT.glob("sandbox/**/*.py")])


def folder_of(path: Path) -> str:
    """Return the entry of the table that a module falls under."""
    parts = path.relative_to(ROOT).parent.parts
    return "/".join(parts[:2])


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of everything a module imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def attributes(tree: ast.AST, owner: str) -> set[str]:
    """Return the attributes of the name `owner` that a module uses, imported by name included."""
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used |= {node.attr} if node.value.id == owner else set()
        elif isinstance(node, ast.ImportFrom) and node.module == owner:
            used |= {name.name for name in node.names}
    return used


def syntax_of(path: Path) -> ast.Module:
    """Return the parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def by_path(path: Path) -> str:
    """Name a parametrised test after its file."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=by_path)
def test_a_folder_imports_only_the_third_parties_of_its_line(path: Path) -> None:
    """A folder without a line has to get one first."""
    allowed = THIRD_PARTY[folder_of(path)] | {"judge", "sandbox"} | sys.stdlib_module_names
    used = {name.partition(".")[0] for name in imported_modules(syntax_of(path))}
    assert used <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=by_path)
def test_only_the_sandbox_starts_processes(path: Path) -> None:
    """Everything that runs goes through its walls."""
    if folder_of(path) == "sandbox":
        return
    tree = syntax_of(path)
    assert not STARTS_PROCESSES & {name.partition(".")[0] for name in imported_modules(tree)}
    assert not [name for name in attributes(tree, "os") if STARTS_PROCESSES_OF_OS.match(name)]


@pytest.mark.parametrize("path", SOURCES, ids=by_path)
def test_only_the_command_line_prints_reads_argv_and_exits(path: Path) -> None:
    """What is below it returns values and raises faults."""
    if folder_of(path) == "judge/cli":
        return
    tree = syntax_of(path)
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not {"print", "input", "exit", "quit"} & calls
    assert not {"argv", "exit", "stdin", "stdout", "stderr"} & attributes(tree, "sys")


def test_every_line_of_the_table_has_its_third_parties_in_the_project_file() -> None:
    """Nothing is used that is not declared."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    core = project.split("\ndependencies = [")[1].split("]")[0]
    distributions = {"yaml": "pyyaml", "pydantic_core": "pydantic"}
    for name in set.union(*THIRD_PARTY.values()):
        assert f'"{distributions.get(name, name)}>=' in core


@pytest.mark.parametrize("entry", catalogue.COMMANDS.values(), ids=lambda entry: entry.name)
def test_every_command_of_the_catalogue_keeps_its_word(entry: catalogue.Entry) -> None:
    """Its module is there, its docstring begins with the summary, and it has examples."""
    tree = syntax_of(ROOT / (entry.module.replace(".", "/") + ".py"))
    (function,) = (n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "command")
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    names = {ast.unparse(target) for node in assigned for target in node.targets}
    assert (ast.get_docstring(function) or "").splitlines()[0] == entry.summary + "."
    assert "EXAMPLES" in names
    assert entry.group in catalogue.GROUPS


def tree_of_readme() -> dict[str, bool]:
    """Return the paths that README draws, and whether each is a directory."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("## The tree")[1].split("```")[1]
    paths: dict[str, bool] = {}
    parent = ""
    for line in block.splitlines()[1:]:
        name = line.split()[0]
        parent = parent if line.startswith(" ") else name
        path = parent + name if line.startswith(" ") else name
        paths[path.rstrip("/")] = path.endswith("/")
    return paths


def directories() -> set[str]:
    """Return the top-level directories and those of `judge/` that hold something of ours."""
    found = {path for path in [*ROOT.iterdir(), *(ROOT / "judge").iterdir()] if path.is_dir()}
    ours = {path for path in found if path.name not in NOT_OURS and path.name[0] != "."}
    return {
        str(path.relative_to(ROOT))
        for path in ours
        if any(file.is_file() and "__pycache__" not in file.parts for file in path.rglob("*"))
    }


def test_the_tree_of_the_readme_is_the_real_one() -> None:
    """All that is drawn is there, and every folder is drawn."""
    drawn = tree_of_readme()
    assert {name for name, is_directory in drawn.items() if is_directory} == directories()
    assert [name for name, is_directory in drawn.items() if not (ROOT / name).exists()] == []


def our_files() -> list[Path]:
    """Return every file of the repository that is not test data or a tool's."""
    found = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in NOT_OURS or (part[0] == "." and part != ".ci") for part in parts)
        if not hidden and "data" not in parts and path.is_file():
            found.append(path)
    return found


@pytest.mark.parametrize("page", [p for p in our_files() if p.suffix == ".md"], ids=by_path)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    """Links to other sites are not followed."""
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_paths_that_contributing_names_are_there() -> None:
    """A table that leads nowhere is worse than none."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:judge|sandbox|tests|docs|requirements)/[\w./-]*)`", text)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_file_names_a_home_directory_or_a_package_index() -> None:
    """The repository works on any machine, from any index; hostile programs name what they try."""
    home = r"/(?:home|Users)/(?!judge\b)\w+/|/root/\.(?!ssh)"
    index = "|".join(name + r"\." + end for name, end in [("pypi", "org"), ("pythonhosted", "org")])
    found = []
    for path in our_files():
        hostile = path.is_relative_to(ROOT / "tests" / "hostile")
        pattern = re.compile(index if hostile else f"{home}|{index}")
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{by_path(path)}: {match.group()}" for match in pattern.finditer(text)]
    assert found == []
