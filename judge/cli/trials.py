"""The languages, as `judge doctor` tries them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from judge.cli.check import Check, Group, Status
from judge.cli.remedies import Machine, to_install
from judge.cli.render.words import milliseconds
from judge.core.errors import MissingToolError
from judge.core.language import Language
from judge.judging.selftest import Trial, try_language
from judge.languages import find_toolchain
from sandbox import Sandbox, SandboxError

_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """Which languages are tried, where and for whom."""

    languages: Sequence[Language]
    named: bool
    """Whether somebody has named them; then each of them is needed, else only one of all."""
    machine: Machine
    directory: Path
    """Where builds may lie."""
    on_wait: Callable[[str], None]
    """Told now and then which languages are being tried."""

    def checks(self, sandbox: Sandbox | None) -> Iterator[Check]:
        """Try each, as many at once as the sandbox runs programs; in the order in which they end.

        Args:
            sandbox: None: there is none, and so their tools are only looked for.
        """
        if sandbox is None:
            yield from map(self._looked_for, self.languages)
            return
        works = False
        for check in self._tried_at_once(sandbox):
            works = works or check.status is Status.OK
            yield check
        if not works:
            yield Check(
                group=Group.LANGUAGES,
                name="any",
                status=Status.FAILED,
                value="none works, and one at least is needed",
                hint=to_install(("g++", "python3"), self.machine),
            )

    def _tried_at_once(self, sandbox: Sandbox) -> Iterator[Check]:
        runners = ThreadPoolExecutor(sandbox.workers)
        try:
            # The last ones of the table take longest: begun first, they hold up nobody.
            names = {
                runners.submit(self._tried, language, sandbox): language.name
                for language in reversed(self.languages)
            }
            left = set(names)
            while left:
                done, left = wait(left, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
                self.on_wait(", ".join(names[future] for future in left if future.running()))
        except BaseException:  # Ctrl-C included: what still runs has to end now
            sandbox.close()
            raise
        finally:
            runners.shutdown(cancel_futures=True)

    def _tried(self, language: Language, sandbox: Sandbox) -> Check:
        try:
            trial = try_language(find_toolchain(language), sandbox, self.directory)
        except MissingToolError as missing:
            return self._missing(language, missing)
        except (SandboxError, OSError) as error:
            return _check(language, Status.FAILED, str(error))
        version = f"{trial.tool} {trial.version}".rstrip()
        if trial.fault:
            return _check(language, Status.FAILED, f"{version}: {trial.fault}")
        return Check(
            group=Group.LANGUAGES,
            name=language.name,
            code=language.id,
            status=Status.OK,
            value=f"{version}, {_told(trial)}",
            figures={
                "tool": trial.tool,
                "version": trial.version or None,
                "build_wall_us": trial.build_wall_us,
                "run_cpu_us": trial.run_cpu_us,
                "peak_memory_bytes": trial.peak_memory_bytes,
            },
        )

    def _missing(self, language: Language, missing: MissingToolError) -> Check:
        return Check(
            group=Group.LANGUAGES,
            name=language.name,
            code=language.id,
            status=Status.FAILED if self.named else Status.MISSING,
            value=missing.message,
            hint=to_install(language.packages, self.machine),
        )

    def _looked_for(self, language: Language) -> Check:
        try:
            _, path = find_toolchain(language).tools[0]
        except MissingToolError as missing:
            return self._missing(language, missing)
        return _check(language, Status.SKIPPED, f"{path} is there; not tried without a sandbox")


def _check(language: Language, status: Status, value: str) -> Check:
    return Check(
        group=Group.LANGUAGES, name=language.name, code=language.id, status=status, value=value
    )


def _told(trial: Trial) -> str:
    built = milliseconds(trial.build_wall_us)
    run = milliseconds(trial.run_cpu_us or 0)
    return f"built in {built}, hello in {run}"
