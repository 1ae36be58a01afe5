"""ACM standings: known edge cases of scoring, each with the rule it follows, and a real contest.

CCS is the ICPC Contest Control System specification, "Scoring Data Generation"; API the ICPC
Contest API.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from judge.core.contest import (
    Contest,
    ContestProblem,
    ContestSubmission,
    PenaltyRounding,
    Scoring,
    Team,
)
from judge.core.standings import Cell, Row, Standings, StandingsOptions, key_of_name, standings
from judge.core.verdict import Verdict

HOUR_MS = 3_600_000
FEED = Path(__file__).parents[2] / "data" / "contests" / "euc2025.ndjson.gz"


def a_contest(teams: str = "ab", problems: str = "P", **rules: Any) -> Contest:
    """Build a contest of five hours; every letter is a team or a problem."""
    return Contest(
        id="c",
        name="Contest",
        start=datetime(2025, 1, 1, 10, tzinfo=UTC),
        duration_ms=5 * HOUR_MS,
        problems=tuple(ContestProblem(label=id_, problem_id=id_, name=id_) for id_ in problems),
        teams=tuple(Team(id=id_, name=id_) for id_ in teams),
        scoring=Scoring(**rules),
    )


def ms_of(text: str) -> int:
    """Read contest time as [hours:]minutes:seconds[.milliseconds]; minutes alone will do."""
    sign = -1 if text.startswith("-") else 1
    clock, _, fraction = text.removeprefix("-").partition(".")
    parts = [int(part) for part in clock.split(":")]
    if len(parts) == 1:
        parts.append(0)
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + part
    return sign * (seconds * 1000 + int((fraction + "000")[:3]))


def log_of(log: str) -> tuple[list[ContestSubmission], dict[str, Verdict]]:
    """Read what was sent: "TEAM PROBLEM TIME VERDICT", separated by commas; "?" is pending."""
    submissions, verdicts = [], {}
    for number, line in enumerate(filter(str.strip, log.split(",")), start=1):
        team, problem, time, verdict = line.split()
        submissions.append(
            ContestSubmission(
                id=str(number),
                team_id=None if team == "jury" else team,
                problem_id=problem,
                language_id="cpp",
                contest_time_ms=ms_of(time),
            )
        )
        if verdict != "?":
            verdicts[str(number)] = Verdict(verdict)
    return submissions, verdicts


def board_of(log: str, contest: Contest | None = None, at_ms: int | None = None) -> Standings:
    """Rank the teams by what was sent."""
    return standings(contest or a_contest(), *log_of(log), options=StandingsOptions(at_ms=at_ms))


def text_of(board: Standings) -> list[str]:
    """Write rows as "rank team solved penalty | cells".

    A cell is "-" if nothing was sent, else judged/rejected/pending, then @ and the minute if it is
    solved, and * for the first to solve.
    """
    return [
        f"{row.rank} {row.team.id} {row.solved} {row.penalty_minutes} | "
        + " ".join(map(text_of_cell, row.cells))
        for row in board.rows
    ]


def text_of_cell(cell: Cell) -> str:
    """Write one cell."""
    if cell == Cell():
        return "-"
    text = f"{cell.judged}/{cell.rejected}/{cell.pending}"
    if cell.solved_ms is not None:
        text += f"@{cell.solved_ms // 60_000}"
    return text + "*" * cell.first_to_solve


ONE_TEAM = [
    ("CCS 1: 0:59.99 is minute 0", "a P 0:59.990 AC", "1 a 1 0 | 1/0/0@0*"),
    ("CCS 1: exactly an hour is minute 60", "a P 1:00:00 AC", "1 a 1 60 | 1/0/0@60*"),
    ("CCS 1: a millisecond less is minute 59", "a P 59:59.999 AC", "1 a 1 59 | 1/0/0@59*"),
    (
        "CCS 3: 20 minutes for each rejected attempt before the first accepted one",
        "a P 1 WA, a P 2 WA, a P 50 AC",
        "1 a 1 90 | 3/2/0@50*",
    ),
    (
        "CCS 3: without an accepted attempt there is no penalty, but attempts show",
        "a P 1 WA, a P 2 TLE",
        "1 a 0 0 | 2/2/0",
    ),
    ("CCS verdicts: compile errors are free", "a P 1 CE, a P 69 AC", "1 a 1 69 | 2/0/0@69*"),
    ("CCS verdicts: so are compilers out of time", "a P 1 CTL, a P 69 AC", "1 a 1 69 | 2/0/0@69*"),
    (
        "API num_judged: a compile error alone is judged, not rejected",
        "a P 1 CE",
        "1 a 0 0 | 1/0/0",
    ),
    ("CCS 9: a judge error is pending", "a P 1 JE", "1 a 0 0 | 0/0/1"),
    ("CCS 9: and costs nothing", "a P 1 JE, a P 9 AC", "1 a 1 9 | 1/0/1@9"),
    (
        "CCS 2-3: what is sent after the first accepted attempt is ignored",
        "a P 10 AC, a P 20 WA, a P 30 AC, a P 40 ?",
        "1 a 1 10 | 1/0/0@10*",
    ),
    (
        "CCS 9: an earlier pending attempt stays shown when a later one is accepted",
        "a P 10 ?, a P 20 AC",
        "1 a 1 20 | 1/0/1@20",
    ),
    (
        "CCS 3: it costs when it turns out rejected",
        "a P 10 WA, a P 20 AC",
        "1 a 1 40 | 2/1/0@20*",
    ),
    (
        "CCS 2: it is the first when it turns out accepted",
        "a P 10 AC, a P 20 AC",
        "1 a 1 10 | 1/0/0@10*",
    ),
    ("CCS 9: pending after accepted does not show", "a P 10 AC, a P 20 ?", "1 a 1 10 | 1/0/0@10*"),
    ("the end itself is too late", "a P 5:00:00 AC", "1 a 0 0 | -"),
    ("the end itself is too late, pending too", "a P 5:00:00.000 ?", "1 a 0 0 | -"),
    (
        "the last millisecond counts, whenever it is judged",
        "a P 4:59:59.999 AC",
        "1 a 1 299 | 1/0/0@299*",
    ),
    ("before the start nothing counts", "a P -0:00.001 AC", "1 a 0 0 | -"),
    ("the start counts", "a P 0 AC", "1 a 1 0 | 1/0/0@0*"),
    (
        "CCS ids: arrival orders what has the same millisecond",
        "a P 7 WA, a P 7 AC, a P 7 WA",
        "1 a 1 27 | 2/1/0@7*",
    ),
    ("a problem that is not in the contest leaves totals alone", "a X 7 AC", "1 a 0 0 | -"),
    (
        "every costing verdict costs",
        "a P 1 RTE, a P 2 MLE, a P 3 OLE, a P 4 WTL, a P 5 SV, a P 6 AC",
        "1 a 1 106 | 6/5/0@6*",
    ),
    (
        "rejudged from accepted to rejected: a later accepted attempt takes its place",
        "a P 10 WA, a P 40 AC",
        "1 a 1 60 | 2/1/0@40*",
    ),
    (
        "rejudged to accepted: the first of three counts and the others are free",
        "a P 10 AC, a P 20 TLE, a P 30 AC",
        "1 a 1 10 | 1/0/0@10*",
    ),
]


@pytest.mark.parametrize("rule, log, row", ONE_TEAM, ids=[rule for rule, _, _ in ONE_TEAM])
def test_one_team_on_one_problem(rule: str, log: str, row: str) -> None:
    """Each row of the table follows the rule that it names."""
    assert text_of(board_of(log, a_contest(teams="a"))) == [row], rule


MANY_TEAMS = [
    (
        "CCS 6: most solved first, whatever the penalty",
        "a P 1 AC, b P 200 AC, b Q 250 AC",
        ["1 b 2 450 | 1/0/0@200 1/0/0@250*", "2 a 1 1 | 1/0/0@1* -", "3 c 0 0 | - -"],
    ),
    (
        "CCS 6: equal in solved and penalty, the earlier last accepted is first",
        "a P 4 AC, a Q 264 AC, b P 38 AC, b Q 230 AC",
        ["1 b 2 268 | 1/0/0@38 1/0/0@230*", "2 a 2 268 | 1/0/0@4* 1/0/0@264", "3 c 0 0 | - -"],
    ),
    (
        "CCS 6: equal in all three share the rank, and the next stays empty",
        "b P 10 AC, a P 10 AC",
        ["1 a 1 10 | 1/0/0@10* -", "1 b 1 10 | 1/0/0@10* -", "3 c 0 0 | - -"],
    ),
    (
        "CCS 5: last accepted is in minutes, seconds do not part teams",
        "b P 264:10 AC, a P 264:50 AC",
        ["1 a 1 264 | 1/0/0@264 -", "1 b 1 264 | 1/0/0@264* -", "3 c 0 0 | - -"],
    ),
    (
        "teams that sent nothing are listed and share the last rank",
        "c P 10 AC",
        ["1 c 1 10 | 1/0/0@10* -", "2 a 0 0 | - -", "2 b 0 0 | - -"],
    ),
    (
        "the jury and teams that are not in the contest do not show and are not first",
        "jury P 1 AC, x P 2 AC, a P 3 AC",
        ["1 a 1 3 | 1/0/0@3* -", "2 b 0 0 | - -", "2 c 0 0 | - -"],
    ),
    (
        "nor do they withhold the first to solve",
        "jury P 1 ?, x P 2 ?, a P 3 AC",
        ["1 a 1 3 | 1/0/0@3* -", "2 b 0 0 | - -", "2 c 0 0 | - -"],
    ),
]


@pytest.mark.parametrize("rule, log, rows", MANY_TEAMS, ids=[rule for rule, _, _ in MANY_TEAMS])
def test_the_order_of_teams(rule: str, log: str, rows: list[str]) -> None:
    """Each row of the table follows the rule that it names."""
    assert text_of(board_of(log, a_contest(teams="cba", problems="PQ"))) == rows, rule


FIRSTS = [
    ("the first accepted", "a P 10 AC, b P 20 AC", "a"),
    ("by milliseconds", "a P 53:15.054 AC, b P 53:15.053 AC", "b"),
    ("equal times both hold it", "a P 53:15.053 AC, b P 53:15.053 AC", "ab"),
    ("withheld by another team's earlier pending attempt", "a P 10 ?, b P 20 AC", ""),
    ("withheld by another team's judge error", "a P 10 JE, b P 20 AC", ""),
    ("withheld by an own earlier pending attempt", "b P 10 ?, b P 20 AC", ""),
    ("given as soon as that attempt is rejected", "a P 10 WA, b P 20 AC", "b"),
    ("taken by that attempt if it is accepted", "a P 10 AC, b P 20 AC", "a"),
    ("not withheld by a later pending attempt", "b P 20 AC, a P 20:00.001 ?", "b"),
    ("not withheld by a pending attempt of that millisecond", "b P 20 AC, a P 20 ?", "b"),
    ("not withheld by what the solver sent afterwards", "b P 20 AC, b P 21 ?", "b"),
    ("a second pending attempt changes nothing", "a P 10 ?, a P 30 ?, b P 20 AC", ""),
    ("not withheld by an attempt at another problem", "a Q 10 ?, b P 20 AC", "b"),
    ("moves when a rejudging accepts an earlier one", "c P 5 AC, a P 10 AC, b P 20 AC", "c"),
    ("nobody, if nobody solved it", "a P 10 WA, b P 20 TLE", ""),
    ("too late is not first", "a P -1 AC, b P 20 AC, c P 300 AC", "b"),
]


@pytest.mark.parametrize("rule, log, holders", FIRSTS, ids=[rule for rule, _, _ in FIRSTS])
def test_the_first_to_solve(rule: str, log: str, holders: str) -> None:
    """Certain or nobody; API, award "first-to-solve"."""
    board = board_of(log, a_contest(teams="abc", problems="PQ"))
    marked = {row.team.id for row in board.rows if row.cells[0].first_to_solve}
    assert marked == set(holders), rule


def test_an_ignored_submission_leaves_no_trace() -> None:
    """Without it the board is as if it had never been sent, the first to solve included."""
    submissions, verdicts = log_of("b P 1 AC, a P 2 WA, a P 10 AC, b P 12 AC")
    board = standings(a_contest(), submissions[1:], verdicts)
    assert text_of(board) == ["1 b 1 12 | 1/0/0@12", "2 a 1 30 | 2/1/0@10*"]
    assert text_of(standings(a_contest(), submissions, verdicts))[0] == "1 b 1 1 | 1/0/0@1*"


@pytest.mark.parametrize(
    "rounding, log, penalty_ms, last_ms",
    [
        ("floor-each", "a P 10:30 AC, a Q 20:40 AC", 30 * 60_000, 20 * 60_000),
        ("sum-then-floor", "a P 10:30 AC, a Q 20:40 AC", 31 * 60_000, 20 * 60_000),
        ("ceil-each", "a P 10:30 AC, a Q 20:40 AC", 32 * 60_000, 21 * 60_000),
        ("seconds", "a P 10:30.999 AC, a Q 20:40.999 AC", 31 * 60_000 + 10_000, 1_240_000),
        ("floor-each", "a P 0:59.990 AC", 0, 0),
        ("ceil-each", "a P 0:59.990 AC", 60_000, 60_000),
        ("ceil-each", "a P 60 AC", 60 * 60_000, 60 * 60_000),
        ("ceil-each", "a P 0 AC", 0, 0),
        ("seconds", "a P 0:00.999 AC", 0, 0),
        ("sum-then-floor", "a P 9:59.999 AC, a Q 0:00.001 AC", 10 * 60_000, 9 * 60_000),
        ("sum-then-floor", "a P 1 WA, a P 2:30 AC, a Q 3:30 AC", 26 * 60_000, 3 * 60_000),
        ("seconds", "a P 0:01 WA, a P 0:02.500 AC", 20 * 60_000 + 2_000, 2_000),
    ],
)
def test_the_rounding_of_penalty_is_what_the_contest_says(
    rounding: str, log: str, penalty_ms: int, last_ms: int
) -> None:
    """Four rules that real contests use."""
    contest = a_contest(teams="a", problems="PQ", rounding=PenaltyRounding(rounding))
    row = board_of(log, contest).rows[0]
    assert (row.penalty_ms, row.last_accepted_ms) == (penalty_ms, last_ms)


def test_a_team_that_solved_nothing_has_no_last_accepted_time() -> None:
    """None, not 0: a problem may be solved in minute 0."""
    assert [row.last_accepted_ms for row in board_of("a P 0 AC").rows] == [0, None]


def test_the_contest_says_what_costs_and_how_much() -> None:
    """Here compile errors cost 5 minutes and wrong answers nothing."""
    contest = a_contest(teams="a", penalty_minutes=5, costing=frozenset({Verdict.CE}))
    board = board_of("a P 1 CE, a P 2 WA, a P 10 AC", contest)
    assert text_of(board) == ["1 a 1 15 | 3/1/0@10*"]


@pytest.mark.parametrize(
    "needed, qualified",
    [(None, [None, None]), (0, [True, True]), (1, [True, False]), (2, [False, False])],
)
def test_enough_solved_problems_qualify(needed: int | None, qualified: list[bool | None]) -> None:
    """At least as many as the contest says; without such a rule nobody is told anything."""
    board = board_of("a P 10 AC", a_contest(qualify_solved=needed))
    assert [row.qualified for row in board.rows] == qualified


@pytest.mark.parametrize(
    "at, rows",
    [
        ("0", ["1 a 0 0 | -", "1 b 0 0 | -"]),
        ("9:59.999", ["1 a 0 0 | -", "1 b 0 0 | -"]),
        ("10", ["1 a 0 0 | 1/1/0", "1 b 0 0 | -"]),
        ("20", ["1 a 1 40 | 2/1/0@20*", "2 b 0 0 | -"]),
        ("10:00:00", ["1 a 1 40 | 2/1/0@20*", "2 b 0 0 | 1/1/0"]),
    ],
)
def test_a_board_can_be_had_as_of_any_time(at: str, rows: list[str]) -> None:
    """What was sent at that time is seen, what was sent later is not."""
    log = "a P 10 WA, a P 20 AC, b P 30 WA, b P 5:00:00 AC"
    assert text_of(board_of(log, at_ms=ms_of(at))) == rows


def test_tied_teams_stand_by_name_without_case_and_accents() -> None:
    """Then by the name as written, then by id."""
    names = ["Zürich", "zebra", "Ångström", "ana", "Élan", "Ana", "eland", "ana"]
    contest = Contest(
        id="c",
        name="Contest",
        start=datetime(2025, 1, 1, tzinfo=UTC),
        duration_ms=1,
        problems=(),
        teams=tuple(Team(id=str(9 - number), name=name) for number, name in enumerate(names)),
    )
    rows = standings(contest, [], {}).rows
    assert [(row.team.name, row.team.id) for row in rows] == [
        ("Ana", "4"),
        ("ana", "2"),
        ("ana", "6"),
        ("Ångström", "7"),
        ("Élan", "5"),
        ("eland", "3"),
        ("zebra", "8"),
        ("Zürich", "9"),
    ]
    assert key_of_name("ÉLAN") == key_of_name("elan") == "elan"


def test_a_solved_cell_says_so() -> None:
    """Whatever else is in it."""
    assert Cell(solved_ms=0).solved
    assert not Cell(judged=3, rejected=3).solved


def objects_of(lines: Iterable[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """Read a feed: the last state of each object, by type and id."""
    objects: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for line in filter(str.strip, lines):
        event = json.loads(line)
        if event.get("id") is not None:
            objects[event["type"]][event["id"]] = event["data"]
    return objects


def contest_of(objects: dict[str, dict[str, dict[str, Any]]]) -> Contest:
    """Make a contest of a feed's objects."""
    (contest,) = objects["contest"].values()
    problems = sorted(objects["problems"].values(), key=lambda problem: problem["ordinal"])
    return Contest(
        id=contest["id"],
        name=contest["name"],
        start=datetime.fromisoformat(contest["start_time"]),
        duration_ms=ms_of(contest["duration"]),
        problems=tuple(
            ContestProblem(label=problem["label"], problem_id=problem["id"], name=problem["name"])
            for problem in problems
        ),
        teams=tuple(Team(id=team["id"], name=team["name"]) for team in objects["teams"].values()),
    )


def submissions_of(objects: dict[str, dict[str, dict[str, Any]]]) -> list[ContestSubmission]:
    """Make submissions of a feed's objects, in order of arrival."""
    submissions = sorted(objects["submissions"].values(), key=lambda one: int(one["id"]))
    return [
        ContestSubmission(
            id=one["id"],
            team_id=one["team_id"],
            problem_id=one["problem_id"],
            language_id="cpp",
            contest_time_ms=ms_of(one["contest_time"]),
        )
        for one in submissions
    ]


def verdicts_of(objects: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Verdict]:
    """Make current verdicts of a feed's objects: the last judgement that ended."""
    ended = [one for one in objects["judgements"].values() if "judgement_type_id" in one]
    ended.sort(key=lambda one: one["start_time"])
    kinds = {"NO": "WA"}  # "no output" is a wrong answer here
    return {
        one["submission_id"]: Verdict(kinds.get(one["judgement_type_id"], one["judgement_type_id"]))
        for one in ended
    }


@pytest.fixture(scope="module")
def recorded() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the objects of a real contest."""
    with gzip.open(FEED, "rt", encoding="utf-8") as lines:
        return objects_of(lines)


@pytest.fixture(scope="module")
def final(recorded: dict[str, dict[str, dict[str, Any]]]) -> Standings:
    """Return its final board."""
    return standings(contest_of(recorded), submissions_of(recorded), verdicts_of(recorded))


def test_a_real_contest_has_the_first_to_solve_it_was_awarded(
    recorded: dict[str, dict[str, dict[str, Any]]], final: Standings
) -> None:
    """All 11 official awards, each with one team."""
    ours = {
        f"first-to-solve-{problem.problem_id}": [
            row.team.id for row in final.rows if row.cells[column].first_to_solve
        ]
        for column, problem in enumerate(final.contest.problems)
    }
    assert ours == {award["id"]: award["team_ids"] for award in recorded["awards"].values()}
    assert len(ours) == 11


def test_a_real_contest_is_ranked_by_the_rules(
    recorded: dict[str, dict[str, dict[str, Any]]], final: Standings
) -> None:
    """Every team, judged submission and accepted attempt is where it belongs."""
    assert len(final.rows) == len(recorded["teams"]) == 53
    keys = [(-row.solved, row.penalty_ms, row.last_accepted_ms or 0) for row in final.rows]
    assert keys == sorted(keys)
    assert [row.rank for row in final.rows] == [1 + sum(k < key for k in keys) for key in keys]
    verdicts = verdicts_of(recorded)
    accepted = Counter(
        one.team_id
        for one in {
            (one.team_id, one.problem_id): one
            for one in submissions_of(recorded)
            if verdicts[one.id] is Verdict.AC
        }.values()
    )
    assert {row.team.id: row.solved for row in final.rows if row.solved} == accepted
    assert all(cell.pending == 0 for row in final.rows for cell in row.cells)


def test_a_real_contest_adds_up_for_its_winner(
    recorded: dict[str, dict[str, dict[str, Any]]], final: Standings
) -> None:
    """Its penalty follows from the raw events by the definition."""
    winner: Row = final.rows[0]
    verdicts = verdicts_of(recorded)
    minutes = 0
    for problem in final.contest.problems:
        tries = [
            (verdicts[one.id], one.contest_time_ms // 60_000)
            for one in submissions_of(recorded)
            if (one.team_id, one.problem_id) == (winner.team.id, problem.problem_id)
        ]
        kinds = [verdict for verdict, _ in tries]
        if Verdict.AC in kinds:
            solved_at = kinds.index(Verdict.AC)
            costing = [kind for kind in kinds[:solved_at] if kind is not Verdict.CE]
            minutes += tries[solved_at][1] + 20 * len(costing)
    assert (winner.rank, winner.penalty_minutes) == (1, minutes)
