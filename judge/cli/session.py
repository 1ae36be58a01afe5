"""What most commands begin with: where the problems are, and an engine to judge with.

library()        the directory of packages: `problems/` here or above, or beside this package
find_problem()   one package by its id or by a path
open_session()   sandbox, cache and engine, with problems loaded and their data made
"""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from judge.cli.errors import closest
from judge.cli.output import Output
from judge.core.errors import BadPackageError, ProblemNotFoundError, UsageError
from judge.core.problem import GenerationPlan, Problem
from judge.judging.cache import Cache
from judge.judging.data import DataMaker
from judge.judging.engine import Engine
from judge.languages import source_of
from judge.package import Severity, find_problems, load_problem
from sandbox import open_sandbox

LOG_NAME = "judge.log"
"""In the cache: why something could not be judged, for those who mend the judge."""


def library() -> Path:
    """Return the directory that holds the problem packages.

    It is the nearest `problems/` from the current directory upwards; where there is none, the one
    that came with this judge.

    Raises:
        UsageError: There is none at all.
    """
    here = Path.cwd()
    for directory in (here, *here.parents):
        if find_problems(directory / "problems"):
            return directory / "problems"
        if directory.name == "problems" and find_problems(directory):
            return directory
    own = Path(__file__).parents[2] / "problems"
    if find_problems(own):
        return own
    raise UsageError("no problems here", hint="go to a directory that holds problems/, or use -C")


def find_problem(name: str) -> Path:
    """Return the directory of a package.

    Args:
        name: The package's id, or a path to it.

    Raises:
        ProblemNotFoundError: There is no such package.
    """
    path = Path(name)
    if (path / "problem.yaml").is_file():
        return path.resolve()
    problems = {root.name: root for root in find_problems(library())}
    if name in problems:
        return problems[name]
    near = closest(name, list(problems))
    raise ProblemNotFoundError(
        f'no problem "{name}"',
        hint=f'did you mean "{near}"?' if near else "judge problems",
    )


def load(
    root: Path,
    output: Output,
    *,
    generated: Path | Callable[[GenerationPlan], Path | None] | None = None,
) -> Problem:
    """Load a package, telling its warnings.

    Args:
        root: The package.
        output: Where the warnings go.
        generated: Its generated data, or how to find them; None: without them.

    Raises:
        BadPackageError: It has mistakes; all of them are told.
    """
    loaded = load_problem(_as_typed(root), generated=generated)
    for finding in loaded.findings:
        if finding.severity is Severity.WARNING and not isinstance(generated, Path):
            output.warn("J202", str(finding))
    if loaded.problem is None:
        raise BadPackageError(
            f"the package {root.name} has mistakes",
            findings=tuple(str(f) for f in loaded.findings if f.severity is Severity.ERROR),
        )
    return loaded.problem


def _as_typed(root: Path) -> Path:
    """Return a path as a person would write it from here, for messages."""
    from_here = Path(os.path.relpath(root))
    return from_here if len(from_here.parts) < len(root.parts) else root


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An engine that is ready, and the way to load problems for it."""

    engine: Engine
    data: DataMaker
    output: Output

    def problem(self, root: Path) -> Problem:
        """Load a package with its generated data, making them if need be.

        Raises:
            BadPackageError: The package or one of its generators has mistakes.
        """
        problem = load(root, self.output, generated=self.data.found)
        plan = problem.generation
        if plan is None or self.data.found(plan):
            return problem
        made = self.data.made(
            problem,
            on_case=lambda done, total: self.output.status(
                f"{problem.id}: making test data {done}/{total}"
            ),
        )
        return problem if made is None else load(root, self.output, generated=made)


def cache_directory() -> Path:
    """Return where builds, data and results are kept: $JUDGE_CACHE, else this user's cache."""
    named = os.environ.get("JUDGE_CACHE")
    if named:
        return Path(named).absolute()
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "judge"


@contextlib.contextmanager
def _logging_to(path: Path) -> Iterator[None]:
    """Keep what the judge logs, with its tracebacks, in a file; it is made when there is any."""
    handler = logging.FileHandler(path, delay=True, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("judge")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


@contextlib.contextmanager
def open_session(output: Output) -> Iterator[Session]:
    """Open everything that judging needs, and close it whatever happens.

    Raises:
        SandboxUnavailable: This machine cannot isolate programs.
        UsageError: The cache cannot be written.
    """
    try:
        cache = Cache(cache_directory())
    except OSError as error:
        raise UsageError(
            f"cannot keep files in {cache_directory()}: {error.strerror}",
            hint="set JUDGE_CACHE to a directory that can be written",
        ) from None
    with _logging_to(cache.root / LOG_NAME), open_sandbox(work=cache.work) as sandbox:
        engine = Engine(sandbox=sandbox, cache=cache, source_of=source_of)
        try:
            yield Session(engine=engine, data=DataMaker(engine), output=output)
        finally:
            sandbox.close()
            engine.close()
