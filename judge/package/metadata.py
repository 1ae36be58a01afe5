"""`problem.yaml`: what a problem is called, whose it is, and its limits.

Source: problem package format 2025-09, "Problem metadata".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from judge.core.problem import ProblemLimits
from judge.package.codes import CODES
from judge.package.document import Document, KeyPath
from judge.package.findings import Report
from judge.package.problemyaml import Limits, ProblemYaml
from judge.package.schema import checked, did_you_mean, shown

VERSION = "2025-09"
"""The format that is read here."""

_OTHER_TYPES = ("scoring", "multi-pass", "interactive", "submit-answer")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_US = 1_000_000
_MIB = 1 << 20
_KIB = 1 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the rest of the package needs of `problem.yaml`."""

    names: Mapping[str, str]
    limits: ProblemLimits | None
    """None: a limit is missing or wrong."""
    languages: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a package is not read although it may be right."""

    message: str
    path: KeyPath
    """The key that says so."""


def unsupported(document: Document) -> Refusal | None:
    """Return why a package is of a format or a type that is not read here, None if it is not."""
    value = document.value
    if not isinstance(value, dict):
        return None
    version = value.get("problem_format_version")
    if version is None:
        message = (
            f"without problem_format_version it is legacy, but only {VERSION} is supported yet"
        )
        return Refusal(message=message, path=())
    if version != VERSION:
        message = f"problem_format_version {shown(version)} is not supported yet, only {VERSION}"
        return Refusal(message=message, path=("problem_format_version",))
    kinds = value.get("type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind in _OTHER_TYPES:
            message = f"problems of type {kind} are not supported yet"
            return Refusal(message=message, path=("type",))
    return None


def read_metadata(
    document: Document, statements: Mapping[str, Path], report: Report
) -> Metadata | None:
    """Return what `problem.yaml` says; None if it does not fit its schema.

    Args:
        document: The file.
        statements: Language tag to statement, which must be the languages of the name.
        report: Receives what is wrong.
    """
    content = checked(document, ProblemYaml, report)
    if content is None:
        return None
    names = {"en": content.name} if isinstance(content.name, str) else dict(content.name)
    _check_names(names, statements, document, report)
    _check_rights(content, document, report)
    _check_limits(content.limits, document, report)
    _check_supported(content, document, report)
    languages = None if content.languages == "all" else tuple(content.languages)
    for index, code in enumerate(languages or ()):
        check_language(code, document, ("languages", index), report)
    return Metadata(names=names, limits=_limits_of(content.limits), languages=languages)


def check_language(code: str, document: Document, path: KeyPath, report: Report) -> None:
    """Warn of a language code that the format does not know; the judge may know it all the same."""
    if code not in CODES:
        message = f'"{code}" is no language code of the format'
        hint = did_you_mean(code, CODES)
        report.warning(document.file, message, at=document.at(path), hint=hint)


def is_language_tag(tag: str) -> bool:
    """Return whether a text has the form of a natural language, such as "en" or "pt-BR"."""
    return _LANGUAGE_TAG.fullmatch(tag) is not None


def _check_names(
    names: Mapping[str, str], statements: Mapping[str, Path], document: Document, report: Report
) -> None:
    for tag, name in names.items():
        path = ("name", tag)
        place = document.at(path)
        if not is_language_tag(tag):
            message = f'name.{tag}: "{tag}" is no language tag'
            report.error(document.file, message, at=place, hint='such as "en" or "pt-BR"')
        elif statements and tag not in statements:
            hint = f"write statement/problem.{tag}.md or take the name away"
            message = f'name is given in "{tag}", but there is no statement in it'
            report.error(document.file, message, at=place, hint=hint)
        if "$" in name or "\\" in name:
            report.warning(document.file, f"the name {shown(name)} looks like LaTeX", at=place)
    for tag in sorted(statements.keys() - names.keys()):
        message = f'name is not given in "{tag}", the language of a statement'
        report.error(document.file, message, at=document.at(("name",)))


def _check_rights(content: ProblemYaml, document: Document, report: Report) -> None:
    if content.license == "public domain" and content.rights_owner is not None:
        message = "rights_owner must not be set in the public domain"
        report.error(document.file, message, at=document.at(("rights_owner",)))
    known = content.rights_owner or content.credits.authors or content.source
    if content.license not in ("unknown", "public domain") and not known:
        message = f'the license "{content.license}" needs an owner of the rights'
        hint = "set rights_owner, credits.authors or source"
        report.error(document.file, message, at=document.at(("license",)), hint=hint)


def _check_limits(limits: Limits, document: Document, report: Report) -> None:
    if limits.time_limit is None:
        place = document.at(("limits",))
        hint = "set it in seconds; finding it from the submissions is not supported yet"
        report.error(document.file, "limits.time_limit is missing", at=place, hint=hint)
    elif _decimal(limits.time_limit) % _decimal(limits.time_resolution):
        message = (
            f"limits.time_limit must be a multiple of the time_resolution "
            f"{limits.time_resolution:g}, got {limits.time_limit:g}"
        )
        place = document.at(("limits", "time_limit"))
        report.error(document.file, message, at=place, hint="set limits.time_resolution")
    elif limits.time_limit * _US < 1:
        message = f"limits.time_limit must be at least a microsecond, got {limits.time_limit:g}"
        report.error(document.file, message, at=document.at(("limits", "time_limit")))
    if "validation_passes" in limits.model_fields_set:
        message = "limits.validation_passes is only for multi-pass problems"
        report.error(document.file, message, at=document.at(("limits", "validation_passes")))


def _check_supported(content: ProblemYaml, document: Document, report: Report) -> None:
    if "constants" in content.model_fields_set:
        message = "constants are not supported yet"
        report.error(document.file, message, at=document.at(("constants",)))
    if content.allow_file_writing:
        message = "allow_file_writing is not supported yet"
        report.error(document.file, message, at=document.at(("allow_file_writing",)))


def _decimal(number: float) -> Fraction:
    """Return the number as it was written: 0.3 is a multiple of 0.1."""
    return Fraction(repr(number))


def _limits_of(limits: Limits) -> ProblemLimits | None:
    if limits.time_limit is None:
        return None
    return ProblemLimits(
        time_limit_us=round(limits.time_limit * _US),
        memory_bytes=limits.memory * _MIB,
        output_bytes=limits.output * _MIB,
        code_bytes=limits.code * _KIB,
        compilation_time_us=limits.compilation_time * _US,
        compilation_memory_bytes=limits.compilation_memory * _MIB,
        validation_time_us=limits.validation_time * _US,
        validation_memory_bytes=limits.validation_memory * _MIB,
        validation_output_bytes=limits.validation_output * _MIB,
    )
