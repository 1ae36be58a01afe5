"""What a problem says of itself."""

from pathlib import Path

import pytest

from judge.core.problem import TestCase


@pytest.mark.parametrize(
    "name,is_sample", [("sample/1", True), ("secret/sample/1", False), ("samples/1", False)]
)
def test_contestants_see_the_samples_only(name: str, *, is_sample: bool) -> None:
    """Whatever the directories below `secret` are called."""
    case = TestCase(name=name, input=Path("a.in"), answer=Path("a.ans"))
    assert case.is_sample is is_sample
