"""Every package in `problems/` agrees with its solutions: validators, data, limits, verdicts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox import SandboxUnavailable, open_sandbox

ROOT = Path(__file__).resolve().parents[2]
PROBLEMS = sorted(path.parent.name for path in (ROOT / "problems").glob("*/problem.yaml"))

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module", autouse=True)
def _sandboxed() -> None:
    try:
        with open_sandbox():
            pass
    except SandboxUnavailable as error:
        pytest.skip(f"no sandbox here: {error}")


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_problem_of_the_library_is_as_it_says(problem: str) -> None:
    """All data pass their checks, and every solution gets what its directory promises.

    The cache is that of whoever runs the tests, $JUDGE_CACHE if set: what was judged before from
    the same files is not judged again.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-m", "judge", "verify", f"problems/{problem}", "--json"],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    envelope = json.loads(done.stdout)
    assert envelope["error"] is None
    (report,) = envelope["data"]["problems"]
    complaints = [
        f"{problem}: {check['kind']} {check['name']}: {check['message']}"
        for check in report["checks"]
        if not check["ok"]
    ]
    complaints += [
        f"{problem}: {submission['name']}: {complaint}"
        for submission in report["submissions"]
        for complaint in submission["complaints"]
    ]
    assert complaints == []
    assert [entry for entry in report["submissions"] if not entry["ok"]] == []
    assert len(report["checks"]) > 1
    assert len(report["submissions"]) > 1
    assert done.returncode == 0


def test_the_library_is_found() -> None:
    """Else the table above would be empty and hold for nothing."""
    assert {"faces", "restart", "trees"} <= set(PROBLEMS)
