"""Checking documents against pydantic models, with findings instead of exceptions.

A model of the files people write derives from `Model`. Each leaf names in words what it must be, by
`must_be`, so that every message reads alike: `limits.memory must be a positive integer, got "2G"`.
"""

import json
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from judge.package.document import Document, KeyPath
from judge.package.findings import Report

LARGEST = 1_000_000
"""No limit is higher, in whatever unit: what is beyond cannot be kept or overflows."""
_LONGEST_SHOWN = 60


class Model(BaseModel):
    """A map with known keys. Nothing is converted: a number in quotes is a text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def must_be(phrase: str) -> WrapValidator:
    """Say in words what a value must be; all that is wrong within it becomes one message."""

    def check(value: object, inner: ValidatorFunctionWrapHandler) -> object:
        wrong = PydanticCustomError("must_be", "must be {phrase}", {"phrase": phrase})
        if value is None:
            raise wrong
        try:
            return inner(value)
        except ValidationError as error:
            if error.errors()[0]["type"] == "less_than_equal":
                most = {"most": str(LARGEST)}
                raise PydanticCustomError("must_be", "must be at most {most}", most) from None
            raise wrong from None

    return WrapValidator(check)


_NUMBER = Field(gt=0, le=LARGEST, allow_inf_nan=False)

Text = Annotated[str, Field(min_length=1), must_be("a text that is not empty")]
Texts = Annotated[Sequence[str], must_be("a list of texts")]
Flag = Annotated[bool, must_be("true or false")]
OptionalText = Annotated[
    Annotated[str, Field(min_length=1)] | None, must_be("a text that is not empty")
]
"""None stands for a key that is absent, never for one without a value."""
PositiveInt = Annotated[int, Field(gt=0, le=LARGEST), must_be("a positive integer")]
PositiveNumber = Annotated[float, _NUMBER, must_be("a positive number")]
OptionalPositiveNumber = Annotated[Annotated[float, _NUMBER] | None, must_be("a positive number")]

M = TypeVar("M", bound=Model)


def checked(
    document: Document,
    model: type[M],
    report: Report,
    *,
    path: KeyPath = (),
    without: Collection[str] = (),
) -> M | None:
    """Return a part of a document as a model, or None with findings.

    Args:
        document: The file; an empty one counts as a map without keys.
        model: What the part must be.
        report: Receives what is wrong.
        path: The part, which must be there.
        without: Keys of the part that are none of the model's business.
    """
    value = document.value
    for key in path:
        value = value[key]  # type: ignore[index]  # the caller has seen that it is there
    if isinstance(value, dict):
        value = {key: inner for key, inner in value.items() if key not in without}
    try:
        return model.model_validate({} if value is None else value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            message, hint = _explanation(details, model, path)
            place = document.at((*path, *details["loc"]))
            report.error(document.file, message, at=place, hint=hint)
        return None


def did_you_mean(name: str, known: tuple[str, ...]) -> str | None:
    """Return a hint that names the nearest known name, None if none is near."""
    near = get_close_matches(name, known, n=1)
    return f'did you mean "{near[0]}"?' if near else None


def dotted(path: KeyPath) -> str:
    """Return a path as people write it, such as `limits.memory`."""
    return ".".join(str(key) for key in path)


def shown(value: object) -> str:
    """Return a value as it is shown in a message, cut if it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a map" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def _explanation(
    details: ErrorDetails, model: type[Model], path: KeyPath
) -> tuple[str, str | None]:
    name = dotted((*path, *details["loc"]))
    match details["type"]:
        case "extra_forbidden":
            *above, key = details["loc"]
            return f'unknown key "{name}"', did_you_mean(str(key), _keys_at(model, tuple(above)))
        case "missing":
            return f"{name} is missing", None
        case "must_be":
            return f"{name} {details['msg']}, got {shown(details['input'])}", None
        case _:
            subject = name or "the file"
            return f"{subject} must be a map with known keys, got {shown(details['input'])}", None


def _keys_at(model: type[Model], path: KeyPath) -> tuple[str, ...]:
    """Return the keys of the model that stands at a path of another one."""
    for key in path:
        kind = model.model_fields[str(key)].annotation
        if not (isinstance(kind, type) and issubclass(kind, Model)):
            return ()
        model = kind
    return tuple(model.model_fields)
