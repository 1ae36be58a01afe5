"""`test_group.yaml` and the `.yaml` of a case: arguments, and who inherits them.

A case says what it wants to; what it does not say, its group says. A group inherits nothing.

Source: problem package format 2025-09, "Test data configuration" and "Test case configuration".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, TypeVar, cast

from judge.package.document import read_document
from judge.package.findings import Report
from judge.package.schema import Flag, Model, OptionalText, Texts, checked, must_be


class _Config(Model):
    """What a case and a group may both say."""

    args: Texts = ()
    input_validator_args: Annotated[
        Sequence[str] | dict[str, list[str]],
        must_be("a list of texts, or a map from validator to list of texts"),
    ] = ()
    output_validator_args: Texts = ()
    input_visualizer_args: Texts = ()
    output_visualizer_args: Texts = ()
    full_feedback: Flag = False
    description: OptionalText = None


C = TypeVar("C", bound=_Config)


class _CaseConfig(_Config):
    hint: OptionalText = None


class _GroupConfig(_Config):
    max_score: object = None
    score_aggregation: object = None
    require_pass: object = None
    static_validation_score: object = None
    static_validator_args: object = None


_UNSUPPORTED = {
    "max_score": "is only for scoring problems",
    "score_aggregation": "is only for scoring problems",
    "require_pass": "is only for scoring problems",
    "static_validation_score": "is not supported yet",
    "static_validator_args": "is not supported yet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for one case after inheritance."""

    args: tuple[str, ...]
    input_validator_args: tuple[str, ...]
    output_validator_args: tuple[str, ...]
    description: str | None


class Configuration:
    """The configuration of all groups, and of a case when it is asked for."""

    def __init__(self, group_files: Mapping[str, Path], report: Report) -> None:
        """Read the groups.

        Args:
            group_files: Directory below `data/` to its group file.
            report: Receives what is wrong.
        """
        self._report = report
        self._groups = {
            directory: self._config(path, _GroupConfig)
            for directory, path in sorted(group_files.items())
        }

    def settings_of(self, name: str, file: Path | None) -> Settings:
        """Return what holds for a case.

        Args:
            name: As in `TestCase.name`.
            file: Its own configuration; None if it has none.
        """
        levels: list[_Config] = [self._groups.get(self._group_of(name), _GroupConfig())]
        if file is not None:
            levels.insert(0, self._config(file, _CaseConfig))
        return Settings(
            args=_first(levels, "args"),
            input_validator_args=_first(levels, "input_validator_args"),
            output_validator_args=_first(levels, "output_validator_args"),
            description=levels[0].description,
        )

    def _group_of(self, name: str) -> str:
        """Return the directory whose group file holds for a case: groups do not inherit."""
        kind, *between, _ = name.split("/")
        if kind not in ("sample", "secret"):
            return str(PurePosixPath(name).parent)
        group = f"{kind}/{between[0]}" if between else kind
        return group if group in self._groups else kind

    def _config(self, path: Path, model: type[C]) -> C:
        """Return the content of a configuration file, the defaults if it has mistakes."""
        document = read_document(path, self._report)
        config = None if document is None else checked(document, model, self._report)
        if document is None or config is None:
            return model()
        for key in sorted(config.model_fields_set):
            problem = _UNSUPPORTED.get(key)
            if key == "input_validator_args" and isinstance(config.input_validator_args, dict):
                problem = "by validator is not supported yet"
            if problem:
                self._report.error(path, f"{key} {problem}", at=document.at((key,)))
        return config


def _first(levels: Iterable[_Config], key: str) -> tuple[str, ...]:
    """Return the value of the first level that sets a key, else none."""
    for level in levels:
        if key in level.model_fields_set:
            return tuple(cast("Iterable[str]", getattr(level, key)))
    return ()
