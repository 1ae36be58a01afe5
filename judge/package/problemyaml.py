"""The schema of `problem.yaml`: which keys there are and what their values must be.

What ties keys together is checked in `judge.package.metadata`.

Source: problem package format 2025-09, "Problem metadata".
"""

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from judge.package.schema import (
    Flag,
    Model,
    OptionalPositiveNumber,
    OptionalText,
    PositiveInt,
    PositiveNumber,
    Text,
    Texts,
    must_be,
)

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


class _Person(Model):
    name: str
    email: str | None = None
    orcid: str | None = None
    kattis: str | None = None


_Persons = str | _Person | Annotated[list[str | _Person], Field(min_length=1)]
Persons = Annotated[
    _Persons | None,
    must_be("a person or a list of persons, each a name or a map of name, email, orcid, kattis"),
]
"""Also who wrote an example submission."""


class _Credits(Model):
    authors: Persons = None
    contributors: Persons = None
    testers: Persons = None
    packagers: Persons = None
    acknowledgements: Persons = None
    translators: Annotated[
        dict[str, _Persons] | None,
        must_be("a map from language to person or list of persons"),
    ] = None


def _credits_of(value: object) -> object:
    """Return the long form of credits: a text alone names the author."""
    return {"authors": value} if isinstance(value, str) else value


class _Source(Model):
    name: str
    url: str | None = None


def _checked_date(text: str) -> str:
    if not _DATE.fullmatch(text):
        raise ValueError
    datetime.fromisoformat(text)
    return text


class _TimeMultipliers(Model):
    ac_to_time_limit: Annotated[
        float, Field(ge=1, allow_inf_nan=False), must_be("a number of at least 1")
    ] = 2.0
    time_limit_to_tle: Annotated[
        float, Field(ge=1, allow_inf_nan=False), must_be("a number of at least 1")
    ] = 1.5


class Limits(Model):
    """Units and defaults are those of the specification; memory and output in MiB, code in KiB."""

    time_multipliers: _TimeMultipliers = _TimeMultipliers()
    time_limit: OptionalPositiveNumber = None
    time_resolution: PositiveNumber = 1.0
    memory: PositiveInt = 2048
    output: PositiveInt = 8
    code: PositiveInt = 128
    compilation_time: PositiveInt = 60
    compilation_memory: PositiveInt = 2048
    validation_time: PositiveInt = 60
    validation_memory: PositiveInt = 2048
    validation_output: PositiveInt = 8
    validation_passes: PositiveInt = 2


_Name = Annotated[
    Text | Annotated[dict[str, Text], Field(min_length=1)],
    must_be("a text, or a map from language to text"),
]
_Type = Annotated[
    Literal["pass-fail"] | Annotated[list[Literal["pass-fail"]], Field(min_length=1, max_length=1)],
    must_be("pass-fail, scoring, multi-pass, interactive, submit-answer or a list of these"),
]
_License = Annotated[
    Literal["unknown", "public domain", "cc0", "cc by", "cc by-sa", "educational", "permission"],
    must_be("unknown, public domain, cc0, cc by, cc by-sa, educational or permission"),
]


class ProblemYaml(Model):
    """The whole file."""

    problem_format_version: str
    type: _Type = "pass-fail"
    name: _Name
    uuid: Text
    version: OptionalText = None
    credits: Annotated[_Credits, BeforeValidator(_credits_of)] = _Credits()
    source: Annotated[
        str | _Source | list[str | _Source] | None,
        must_be("a name, a map of name and url, or a list of these"),
    ] = None
    license: _License = "unknown"
    rights_owner: OptionalText = None
    embargo_until: Annotated[
        str | None,
        AfterValidator(_checked_date),
        must_be("a date such as 2026-01-31 or 2026-01-31T12:00:00Z"),
    ] = None
    limits: Limits = Limits()
    keywords: Texts = ()
    languages: Annotated[
        Literal["all"] | Annotated[list[str], Field(min_length=1)],
        must_be('"all" or a list of codes'),
    ] = "all"
    allow_file_writing: Flag = False
    constants: object = None
