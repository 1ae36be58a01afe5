"""Plays a contest whose submissions are known beforehand, as if teams had sent them one by one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from judge.contest.script import BadScriptError, Script, Sending
from judge.core.contest import ContestSubmission
from judge.core.errors import MissingToolError, UsageError
from judge.core.language import Language
from judge.core.problem import Problem, Program
from judge.core.submission import Judgement
from judge.core.verdict import Verdict
from judge.languages import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that will be sent, with its program found."""

    sending: Sending
    program: Program
    language: Language
    entry_point: str | None
    """What the program's author says; None: find it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What became of one part."""

    part: Part
    judgement: Judgement | None
    """None if it was not judged, and so was not sent."""
    skipped: MissingToolError | None
    """Why it was not judged; None if it was."""

    @property
    def as_expected(self) -> bool:
        """Return whether the verdict is the expected one; what was skipped is no surprise."""
        return self.judgement is None or self.judgement.verdict is self.part.sending.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """Everything that was played, in order of contest time."""

    played: tuple[Played, ...]

    @property
    def submissions(self) -> tuple[ContestSubmission, ...]:
        """Return what was sent and judged."""
        return tuple(
            submission_of(played.part) for played in self.played if played.judgement is not None
        )

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Return the verdicts by submission id."""
        return {
            played.part.sending.id: played.judgement.verdict
            for played in self.played
            if played.judgement is not None
        }


def submission_of(part: Part) -> ContestSubmission:
    """Return what the contest knows of something that was sent."""
    sending = part.sending
    return ContestSubmission(
        id=sending.id,
        team_id=sending.team_id,
        problem_id=sending.problem_id,
        language_id=part.language.id,
        contest_time_ms=sending.contest_time_ms,
    )


def cast(script: Script, problems: Mapping[str, Problem]) -> tuple[Part, ...]:
    """Find the program of everything that is sent.

    Args:
        script: What is sent.
        problems: By id, all of the contest's.

    Raises:
        BadScriptError: A program is missing or its language cannot be told; all of them are named.
    """
    parts, findings = [], []
    for sending in script.sendings:
        try:
            parts.append(_part(sending, problems[sending.problem_id]))
        except UsageError as error:
            findings.append(f"{sending.place}: {error.message}")
    if findings:
        raise BadScriptError("the contest needs programs that cannot be", findings=tuple(findings))
    return tuple(parts)


def rehearse(
    parts: Iterable[Part],
    judge_one: Callable[[Part], Judgement],
    on_played: Callable[[Played], None] = lambda _: None,
) -> Rehearsal:
    """Send every program in order of contest time and wait for its verdict.

    Args:
        parts: What is sent; equal times keep their order.
        judge_one: Judges one. A `MissingToolError` from it means that this machine lacks the
            language: that part is left out, and the contest goes on.
        on_played: Told of each, as it comes.
    """
    told = []
    for part in sorted(parts, key=lambda part: part.sending.contest_time_ms):
        played = _played(part, judge_one)
        told.append(played)
        on_played(played)
    return Rehearsal(played=tuple(told))


def _played(part: Part, judge_one: Callable[[Part], Judgement]) -> Played:
    try:
        return Played(part=part, judgement=judge_one(part), skipped=None)
    except MissingToolError as missing:
        return Played(part=part, judgement=None, skipped=missing)


def _part(sending: Sending, problem: Problem) -> Part:
    program, code, entry_point = _program(sending, problem)
    language = language_of(program.files, code=code)
    return Part(sending=sending, program=program, language=language, entry_point=entry_point)


def _program(sending: Sending, problem: Problem) -> tuple[Program, str | None, str | None]:
    """Return the program, and what its author says of its language and its entry point."""
    if sending.file is not None:
        if not sending.file.is_file():
            raise UsageError(f"no file {sending.file}")
        file = sending.file.absolute()
        return Program(name=file.stem, path=file, files=(file,)), None, None
    for submission in problem.submissions:
        if submission.name == sending.solution:
            return submission.program, submission.language_id, submission.entry_point
    raise UsageError(f'{problem.id} has no solution "{sending.solution}"')
