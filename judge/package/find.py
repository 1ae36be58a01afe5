"""Finding packages without reading them."""

from pathlib import Path


def find_problems(directory: Path) -> tuple[Path, ...]:
    """Return the packages directly in a directory, by name, or the directory if it is one itself.

    A package is a directory with a `problem.yaml`, good or bad. What cannot be read has none.
    """
    if _is_package(directory):
        return (directory,)
    try:
        return tuple(path for path in sorted(directory.iterdir()) if _is_package(path))
    except OSError:
        return ()


def _is_package(path: Path) -> bool:
    try:
        return (path / "problem.yaml").is_file()
    except OSError:
        return False
