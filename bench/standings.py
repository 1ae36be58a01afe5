"""Measure standings from scratch: python bench/standings.py [TEAMS [SUBMISSIONS [PROBLEMS]]]."""

import random
import statistics
import sys
import time
from datetime import UTC, datetime

from judge.core.contest import Contest, ContestProblem, ContestSubmission, Team
from judge.core.standings import standings
from judge.core.verdict import Verdict

TEAMS, SUBMISSIONS, PROBLEMS = 1_751, 27_109, 12
"""As many as one of the largest contests had."""
DURATION_MS = 5 * 3_600_000
ROUNDS = 15


def main() -> None:
    """Print the median and the extremes of some rounds.

    CPU time is shown as well, as other programs may keep the machine busy.
    """
    teams, submissions, problems = [
        *map(int, sys.argv[1:]),
        *(TEAMS, SUBMISSIONS, PROBLEMS)[len(sys.argv) - 1 :],
    ]
    contest = Contest(
        id="bench",
        name="Bench",
        start=datetime(2025, 1, 1, tzinfo=UTC),
        duration_ms=DURATION_MS,
        problems=tuple(
            ContestProblem(label=f"P{n}", problem_id=f"p{n}", name=f"Problem {n}")
            for n in range(problems)
        ),
        teams=tuple(Team(id=f"t{n}", name=f"Team {n}") for n in range(teams)),
    )
    sent, verdicts = made_up(contest, submissions)
    wall_ms, cpu_ms = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        board = standings(contest, sent, verdicts)
        wall_ms.append((time.perf_counter() - wall) * 1000)
        cpu_ms.append((time.process_time() - cpu) * 1000)
    print(f"{len(board.rows)} teams, {len(sent)} submissions, {problems} problems, {ROUNDS} rounds")
    for name, times_ms in (("wall", wall_ms), ("CPU", cpu_ms)):
        median = statistics.median(times_ms)
        print(f"{name:4} median {median:.1f} ms, {min(times_ms):.1f} to {max(times_ms):.1f} ms")


def made_up(contest: Contest, count: int) -> tuple[list[ContestSubmission], dict[str, Verdict]]:
    """Return submissions in order of arrival, one of a hundred still pending."""
    rng = random.Random(1)
    times = sorted(rng.randrange(DURATION_MS) for _ in range(count))
    sent = [
        ContestSubmission(
            id=str(number),
            team_id=rng.choice(contest.teams).id,
            problem_id=rng.choice(contest.problems).problem_id,
            language_id="cpp",
            contest_time_ms=time_ms,
        )
        for number, time_ms in enumerate(times)
    ]
    kinds = [Verdict.AC, Verdict.WA, Verdict.TLE, Verdict.RTE, Verdict.CE]
    verdicts = {
        submission.id: rng.choices(kinds, weights=[35, 45, 10, 8, 2])[0]
        for submission in sent
        if rng.randrange(100)
    }
    return sent, verdicts


if __name__ == "__main__":
    main()
