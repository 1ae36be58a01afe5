"""Submissions judged whole: each verdict, the order of events, and what is taken from before."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from judge.core.aggregate import StopRule
from judge.core.problem import Problem
from judge.core.submission import Judgement
from judge.core.verdict import Verdict
from judge.judging.build import BuildFailure
from judge.judging.cache import Cache
from judge.judging.engine import Attempt, Engine
from judge.judging.events import CaseJudged, Compiled, Event
from judge.languages import source_of
from sandbox import Profile, RunRequest, Sandbox, SandboxClosed, SetupFailed, open_sandbox
from tests.judging.workshop import PROBLEM_YAML, Workshop, cases, loaded, write

pytestmark = pytest.mark.sandbox

ECHO = "print(input())\n"
C_HEAD = "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n"


@pytest.fixture(scope="module")
def echo(shared: Workshop) -> Problem:
    """Give the problem of printing what is read, with three cases."""
    return shared.problem(cases(3), time_limit=0.5, memory=64)


def c(body: str) -> dict[str, str]:
    """Return a C program of these statements."""
    return {"a.c": f"{C_HEAD}int main(void) {{ {body} return 0; }}\n"}


VERDICTS = [
    ({"a.py": ECHO}, Verdict.AC, ""),
    ({"a.py": "print(1)"}, Verdict.WA, 'expected "2", found "1"'),
    (c("for (volatile int i = 0;; i++);"), Verdict.TLE, "killed after"),
    (c("char *p = malloc(99 << 20); memset(p, 1, 99 << 20); puts(p + (99 << 20) - 1);"),
     Verdict.MLE, "limit 64.0 MiB"),
    (c("return 3;"), Verdict.RTE, "exit code 3"),
    ({"a.py": "raise ValueError"}, Verdict.RTE, "exit code 1"),
    (c("abort();"), Verdict.RTE, "signal 6 (SIGABRT)"),
    (c("*(volatile char *)8 = 1;"), Verdict.RTE, "signal 11 (SIGSEGV)"),
    (c('for (;;) puts("0123456789012345678901234567890123456789012345678901234567890");'),
     Verdict.OLE, "wrote more than 1.0 MiB"),
    ({"a.c": "int main(void) { return x; }"}, Verdict.CE, "undeclared"),
]  # fmt: skip


@pytest.mark.parametrize(
    "files, verdict, message", VERDICTS, ids=[f"{n}-{row[1]}" for n, row in enumerate(VERDICTS)]
)
def test_each_way_to_end_has_its_verdict(
    shared: Workshop, echo: Problem, files: dict[str, str], verdict: Verdict, message: str
) -> None:
    """And says why in the message."""
    judgement = shared.judge(echo, shared.source(files))
    assert judgement.verdict is verdict, judgement
    assert message in judgement.message
    assert judgement.cases[-1:] == () or judgement.cases[-1].verdict is verdict


def test_an_idle_program_is_wtl(shared: Workshop) -> None:
    """It is stopped by the clock."""
    problem = shared.problem(cases(), time_limit=0.1)
    judgement = shared.judge(problem, shared.source(c("for (;;) pause();")))
    assert judgement.verdict is Verdict.WTL
    assert judgement.message.startswith("idle: ")


def test_a_slow_compiler_is_ctl(shared: Workshop) -> None:
    """By the problem's own limit."""
    problem = shared.problem(cases(), compilation_time=1)
    text = "template <int D, int P> struct T { static constexpr int v = T<D - 1, 2 * P>::v +\n"
    text += "T<D - 1, 2 * P + 1>::v; };\ntemplate <int P> struct T<0, P> { static constexpr int"
    text += " v = P; };\nint main() { return T<24, 0>::v; }\n"
    judgement = shared.judge(problem, shared.source({"a.cpp": text}))
    assert (judgement.verdict, judgement.cases) == (Verdict.CTL, ())


def test_evidence_shows_what_a_wrong_program_did(shared: Workshop, echo: Problem) -> None:
    """The output's beginning, the error's end and the exit; an accepted case has none."""
    text = "import sys\nn = input()\nprint('out', n)\nprint('err', file=sys.stderr)\n"
    judgement = shared.judge(echo, shared.source({"a.py": f"{text}sys.exit(int(n) + 6)"}))
    evidence = judgement.cases[-1].evidence
    assert evidence is not None
    assert (evidence.stdout, evidence.stderr) == (b"out 1\n", b"err\n")
    assert (evidence.exit_code, evidence.signal) == (7, None)
    accepted = shared.judge(echo, shared.source({"a.py": ECHO}))
    assert [case.evidence for case in accepted.cases] == [None] * 3


def test_the_first_case_that_is_not_accepted_decides(shared: Workshop) -> None:
    """Whether those after it are judged or not."""
    problem = shared.problem(cases(5))
    text = "n = int(input())\nprint(n if n < 3 else 0)\nif n == 4: 1 // 0\n"
    source = shared.source({"a.py": text})
    first = shared.judge(problem, source)
    every = shared.judge(problem, source, stop=StopRule.NEVER)
    ac, wa, rte = Verdict.AC, Verdict.WA, Verdict.RTE
    assert [case.verdict for case in first.cases] == [ac, ac, wa]
    assert [case.verdict for case in every.cases] == [ac, ac, wa, rte, wa]
    assert first.verdict is every.verdict is wa
    assert first.message == every.message


def events_of(
    workshop: Workshop, problem: Problem, files: dict[str, str], **how: object
) -> tuple[list[Event], Judgement]:
    """Judge, and return what was told as well."""
    events: list[Event] = []
    judgement = workshop.judge(problem, workshop.source(files), events.append, **how)
    return events, judgement


def test_events_come_in_judging_order(shared: Workshop) -> None:
    """However long each case takes; the first tells that there is a program."""
    problem = shared.problem(cases(6))
    slow = "n = int(input())\nif n % 2: sum(range(3_000_000))\nprint(n)"
    events, judgement = events_of(shared, problem, {"a.py": slow})
    assert events[0] == Compiled(failure=None)
    judged = [event for event in events[1:] if isinstance(event, CaseJudged)]
    assert [event.index for event in judged] == list(range(6))
    assert {event.total for event in judged} == {6}
    assert tuple(event.result for event in judged) == judgement.cases


def test_a_fault_of_the_listener_is_not_the_judges(shared: Workshop, echo: Problem) -> None:
    """A reader that closes its pipe ends the judging, and the engine can judge again."""

    def listen(event: Event) -> None:
        raise BrokenPipeError(str(event))

    source = shared.source({"a.py": ECHO})
    with pytest.raises(BrokenPipeError):
        shared.judge(echo, source, listen)
    assert shared.judge(echo, source).verdict is Verdict.AC


def test_a_program_that_does_not_compile_has_one_event(shared: Workshop, echo: Problem) -> None:
    """With what the compiler said."""
    events, judgement = events_of(shared, echo, {"a.py": "x = ("})
    (event,) = events
    assert isinstance(event, Compiled)
    assert isinstance(event.failure, BuildFailure)
    assert event.failure.message == judgement.message
    assert judgement.inputs_hash


def comparable(judgement: Judgement) -> tuple[object, ...]:
    """Return what of a judgement must not depend on who ran it when."""
    cases_ = [(case.case, case.verdict, case.message) for case in judgement.cases]
    return judgement.verdict, judgement.message, judgement.inputs_hash, cases_


def test_the_number_of_workers_does_not_change_a_judgement(
    shared: Workshop, tmp_path: Path
) -> None:
    """A case that fails late does not hide one before it, nor does one that fails early."""
    problem = shared.problem(cases(6), time_limit=5)
    texts = [
        "n = int(input())\nif n == 3: sum(range(5_000_000))\nprint(n if n not in (3, 4) else 0)",
        "n = int(input())\nif n == 2: sum(range(5_000_000))\nprint(n if n != 3 else 0)",
        ECHO,
    ]
    sources = [shared.source({"a.py": text}) for text in texts]
    several = [comparable(shared.judge(problem, source)) for source in sources]
    with open_sandbox(workers=1) as alone:
        engine = Engine(sandbox=alone, cache=Cache(tmp_path), source_of=source_of)
        engine._policy = shared.engine._policy
        single = [
            comparable(engine.judge(problem, Attempt(submission_id="s", source=source)))
            for source in sources
        ]
        engine.close()
    assert single == several


def test_a_submission_reaches_neither_answers_nor_the_package(
    shared: Workshop, tmp_path: Path
) -> None:
    """By no path: it gets the input and sees nothing else of the problem."""
    problem = shared.problem({"data/secret/1.in": "1\n", "data/secret/1.ans": "the answer\n"})
    answer = problem.cases[0].answer
    text = f"""
import glob, os
for path in [{str(answer)!r}, {str(problem.root)!r}, {str(tmp_path)!r}, {str(shared.directory)!r}]:
    print(os.path.exists(path))
for path in glob.glob("/proc/self/fd/*") + ["/proc/self/fd/3"]:
    try:
        print(os.readlink(path))
    except OSError:
        pass
"""
    judgement = shared.judge(problem, shared.source({"a.py": text}))
    assert judgement.verdict is Verdict.WA
    evidence = judgement.cases[0].evidence
    assert evidence is not None
    seen = evidence.stdout.decode()
    assert seen.split()[:4] == ["False"] * 4
    assert "1.ans" not in seen


def solution_runs(workshop: Workshop) -> int:
    """Return how many times a submission has been run so far."""
    return workshop.sandbox.runs[Profile.SOLUTION]


def test_equal_runs_are_not_repeated_when_results_may_be_reused(fresh: Workshop) -> None:
    """Nor is the judgement any different; one that may not reuse them runs everything."""
    problem = fresh.problem(cases(3))
    source = fresh.source({"a.py": "n = input()\nprint(n if n != '3' else 0)"})
    first = fresh.judge(problem, source, reuse=True)
    assert solution_runs(fresh) == 3
    second = fresh.judge(problem, source, reuse=True)
    assert solution_runs(fresh) == 3
    assert comparable(first) == comparable(second)
    assert [case.cpu_us for case in first.cases] == [case.cpu_us for case in second.cases]
    fresh.judge(problem, source)
    assert solution_runs(fresh) == 6


ARGUMENTS = "output_validator_args: [case_sensitive]\n"
CHANGES = {
    "the input": ({"data/secret/2.in": "2 \n"}, 1),
    "the answer": ({"data/secret/2.ans": "2 \n"}, 1),
    "the limits": (
        {"problem.yaml": PROBLEM_YAML.format(time_limit=2, memory=128, compilation_time=60)},
        2,
    ),
    "the memory": (
        {"problem.yaml": PROBLEM_YAML.format(time_limit=1, memory=100, compilation_time=60)},
        2,
    ),
    "the arguments": ({"data/secret/test_group.yaml": ARGUMENTS}, 2),
    "the validator": ({"output_validator/v.py": "raise SystemExit(42)\n"}, 2),
    "nothing that matters": ({"statement/problem.en.md": "Do it well.\n"}, 0),
}


@pytest.mark.parametrize("change, runs", CHANGES.values(), ids=list(CHANGES))
def test_a_result_is_not_reused_when_what_it_depends_on_changed(
    fresh: Workshop, change: dict[str, str], runs: int
) -> None:
    """Only the runs that the change touches are made again."""
    root = fresh.package(cases(2))
    source = fresh.source({"a.py": ECHO})
    fresh.judge(loaded(root), source, reuse=True)
    before = solution_runs(fresh)
    judgement = fresh.judge(loaded(write(root, change)), source, reuse=True)
    assert judgement.verdict is Verdict.AC, judgement
    assert solution_runs(fresh) - before == runs


def test_a_changed_source_is_run_again(fresh: Workshop) -> None:
    """Though it has the same name and size."""
    problem = fresh.problem(cases(1))
    here = write(fresh.place(), {"a.py": "print(1)"})
    source = fresh.source({"a.py": "print(1)"})
    assert fresh.judge(problem, source, reuse=True).verdict is Verdict.AC
    write(here, {"a.py": "print(2)"})
    other = dataclasses.replace(source, root=here, files=(here / "a.py",))
    assert fresh.judge(problem, other, reuse=True).verdict is Verdict.WA


def test_a_judge_error_is_tried_again(fresh: Workshop) -> None:
    """It may have been the machine's; what was accepted before it stays."""
    validator = "import sys, os\nsys.exit(42 if open(sys.argv[1]).read() == '1\\n' else 1)\n"
    problem = fresh.problem({**cases(2), "output_validator/v.py": validator})
    source = fresh.source({"a.py": ECHO})
    for runs in (2, 3):
        assert fresh.judge(problem, source, reuse=True).verdict is Verdict.JE
        assert solution_runs(fresh) == runs


def test_a_fault_in_a_case_is_a_judge_error_with_its_reason(fresh: Workshop) -> None:
    """Of that case; those before it keep their verdict."""
    problem = fresh.problem(cases(3))
    source = fresh.source({"a.py": ECHO})
    fresh.sandbox.fault = fault_at(b"2\n", SetupFailed("mount proc", 1))
    judgement = fresh.judge(problem, source)
    assert judgement.verdict is Verdict.JE
    assert "SetupFailed: " in judgement.message
    assert "mount proc" in judgement.message
    assert Verdict.RTE not in [case.verdict for case in judgement.cases]


def fault_at(given: bytes, error: Exception) -> Callable[[RunRequest], Exception | None]:
    """Return what makes the submission's run on this input fail."""

    def fault(request: RunRequest) -> Exception | None:
        is_it = request.profile is Profile.SOLUTION and os.pread(request.stdin, 9, 0) == given
        return error if is_it else None

    return fault


@pytest.mark.parametrize("stop", StopRule)
def test_a_fault_past_the_first_failure_changes_nothing(fresh: Workshop, stop: StopRule) -> None:
    """Otherwise it would depend on which of the two came first."""
    problem = fresh.problem(cases(3), time_limit=5)
    text = "if input() == '1': sum(range(5_000_000))\nprint(0)"
    fresh.sandbox.fault = fault_at(b"2\n", SetupFailed("mount proc", 1))
    judgement = fresh.judge(problem, fresh.source({"a.py": text}), stop=stop)
    assert judgement.verdict is Verdict.WA
    assert judgement.cases[0].verdict is Verdict.WA


def test_a_missing_file_of_data_is_a_judge_error(fresh: Workshop) -> None:
    """With its name."""
    problem = fresh.problem(cases(2))
    problem.cases[1].answer.unlink()
    judgement = fresh.judge(problem, fresh.source({"a.py": ECHO}))
    assert judgement.verdict is Verdict.JE
    assert "2.ans" in judgement.message


def test_a_closed_sandbox_is_no_judgement(fresh: Workshop) -> None:
    """Nobody may take it for one."""
    problem = fresh.problem(cases(3))
    source = fresh.source({"a.py": ECHO})
    fresh.sandbox.fault = fault_at(b"2\n", SandboxClosed("the sandbox is closed"))
    with pytest.raises(SandboxClosed):
        fresh.judge(problem, source)


def test_a_problem_without_cases_accepts_nobody(fresh: Workshop) -> None:
    """It is a judge error."""
    problem = dataclasses.replace(fresh.problem(cases()), cases=())
    judgement = fresh.judge(problem, fresh.source({"a.py": ECHO}))
    assert judgement.verdict is Verdict.JE
    assert "at least one test case" in judgement.message


def test_arguments_of_a_case_reach_the_submission(shared: Workshop) -> None:
    """As the package says."""
    files = {**cases(1), "data/secret/9.in": "", "data/secret/9.ans": "x y\n"}
    files["data/secret/9.yaml"] = "args: [x, y]\n"
    problem = shared.problem(files)
    text = "import sys\nprint(' '.join(sys.argv[1:]) or input())"
    judgement = shared.judge(problem, shared.source({"a.py": text}))
    assert judgement.verdict is Verdict.AC, judgement


def test_an_engine_works_in_a_plain_sandbox(sandbox: Sandbox, tmp_path: Path) -> None:
    """What the other tests put around it adds nothing."""
    engine = Engine(sandbox=sandbox, cache=Cache(tmp_path / "cache"), source_of=source_of)
    workshop = Workshop(directory=tmp_path, engine=engine, sandbox=sandbox)  # type: ignore[arg-type]
    judgement = workshop.judge(workshop.problem(cases(2)), workshop.source({"a.py": ECHO}))
    engine.close()
    assert judgement.verdict is Verdict.AC
