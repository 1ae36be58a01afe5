"""`judge demo` for real: every program is compiled and judged in the sandbox."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sandbox import SandboxUnavailable, open_sandbox

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = ROOT / "tests" / "data" / "demo_board.toml"


def require_sandbox() -> None:
    """Skip the test where programs cannot be isolated."""
    try:
        with open_sandbox(workers=1):
            pass
    except SandboxUnavailable as error:
        pytest.skip(f"no sandbox: {error}")


def written(cell: dict[str, Any]) -> str:
    """Return a cell in the notation of the table that was made by hand."""
    if not cell["judged"]:
        return ""
    solved_ms = cell["solved_ms"]
    sign = "-" if solved_ms is None else "+"
    text = "*" * cell["first_to_solve"] + sign + str(cell["rejected"] or "")
    return text if solved_ms is None else f"{text} {solved_ms // 60_000}"


@pytest.mark.sandbox
def test_the_demo_judges_its_contest_and_its_board_is_the_one_worked_out_by_hand() -> None:
    """Every verdict is the expected one; six kinds of them occur."""
    require_sandbox()
    done = subprocess.run(
        [sys.executable, "-m", "judge", "demo", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    envelope = json.loads(done.stdout)
    skipped = [
        s["program"] for s in (envelope["data"] or {}).get("submissions", []) if s["skipped"]
    ]
    if skipped:
        pytest.skip(f"this machine lacks the languages of {', '.join(skipped)}")
    assert (done.returncode, envelope["error"]) == (0, None), done.stderr
    data = envelope["data"]
    verdicts = [submission["verdict"] for submission in data["submissions"]]
    assert verdicts == [submission["expected"] for submission in data["submissions"]]
    assert set(verdicts) == {"AC", "WA", "TLE", "RTE", "MLE", "CE"}
    rows = [
        {
            "rank": row["rank"],
            "team": row["team"],
            "solved": row["solved"],
            "penalty_minutes": row["penalty_minutes"],
            "cells": [written(cell) for cell in row["cells"]],
        }
        for row in data["standings"]
    ]
    assert rows == tomllib.loads(BY_HAND.read_text(encoding="utf-8"))["row"]
