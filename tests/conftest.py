"""What holds for every test: how hypothesis searches, and which skips are failures."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

from tests.sandbox.entry import OPTIONAL

IN_CI = os.environ.get("CI") == "true"

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "dev")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped sandbox test into a failure where nothing may be missing."""
    report = yield
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    optional = OPTIONAL in str(reason)
    if IN_CI and report.skipped and not optional and item.get_closest_marker("sandbox"):
        report.outcome = "failed"
        report.longrepr = f"a sandbox test may not be skipped in CI: {reason}"
    return report
