"""Mutation testing of one room: ``python tests/survivors/hunt.py checks 250`` makes its mutants and tries a sample.

mutmut makes the mutants: every changed form of every function stands in a copy of the library under mutants/, and a
name in the environment chooses one. What tries them is here, because a run of pytest for each of thousands takes days:
the tests are collected once, and a process is forked for each mutant from there, where no test has run yet and no
function remembers an answer. It runs the tests that reach the mutated function, those that killed most so far first,
and ends with the first that fails.

The sample is drawn with a fixed seed. Without a number every mutant is tried; with ``again`` those that survived.

Survivors that are explained in ``explained/ROOM.txt`` are counted, the others shown. There a line names a function and
a kind of survivor that docs/explanation/tests.md describes; the changed lines of code follow, each set in.
"""

import functools
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from mutmut.__main__ import create_mutants
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.file_utils import (
    change_cwd,
    copy_also_copy_files,
    copy_src_dir,
    setup_source_paths,
    walk_mutatable_files,
)
from mutmut.utils.format_utils import mangled_name_from_mutant_name

MUTANTS = Path("mutants")
KEPT = Path("build", "survivors")
EXPLAINED = Path(__file__).parent / "explained"
ROOMS = {
    "text": ("text.py", "test_text.py test_labels.py test_findings.py test_properties.py"),
    "outline": ("outline/*", "test_outline.py test_headings.py test_findings.py test_properties.py"),
    "checks": ("checks/*", "checks"),
    "align": ("align/[!r]*.py align/rows.py", "align test_labels.py test_mutant_cases.py test_properties.py"),
    "restore": (
        "align/restore/*",
        "align test_properties.py",
    ),
}
"""What is mutated and what it is tried against: tests that are fast, stay in one process and ask for no times."""
CHOSEN = "every_figure_comes_back or place_marks or not properties"
UNWANTED = "no_time or nearly or messages_are or a_sound_report or shared or restored_figure"
SURVIVED, KILLED, UNREACHED = "survived", "killed", "unreached"
PATIENCE = 10
"""A mutant that takes so many times the seconds its tests take without it runs for ever."""


class Hunt:
    """A plugin that, instead of running the tests once, runs them for each mutant."""

    def __init__(self, room: str, names: Sequence[str]) -> None:
        self.room = room
        self.names = names
        self.ends: dict[str, str] = {}
        self.kills: Counter[str] = Counter()
        self.items: dict[str, pytest.Item] = {}
        self.imported: set[str] = set()
        self.failed: list[str] = []
        self.seconds = 0.0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds += report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.imported = set(state()._stats)
        set_mutant_under_test("")
        self.items = {item.nodeid: item for item in session.items}
        told = json.loads(forked(self.reach)[1])
        assert told["tests"], "no test reaches a mutant"
        assert not told["failed"], told["failed"]
        for n, name in enumerate(self.names):
            self.ends[name] = end = self.tried(name, told["tests"], told["seconds"])
            print(n + 1, len(self.names), end, name, file=sys.stderr, flush=True)
        return True

    def reach(self) -> str:
        """Which tests reach which function, and the seconds each takes."""
        set_mutant_under_test("stats")
        tests: dict[str, list[str]] = defaultdict(list)
        seconds: dict[str, float] = {}
        for name in self.items:
            forget()
            state()._stats.clear()
            self.seconds = 0.0
            self.run([name])
            seconds[name] = self.seconds
            for function in state()._stats:
                tests[function].append(name)
        return json.dumps({"tests": tests, "seconds": seconds, "failed": self.failed})

    def run(self, names: Sequence[str]) -> None:
        """Run tests until one fails, without a word on the terminal."""
        plugins = self.items[names[0]].config.pluginmanager
        if plugins.has_plugin("terminalreporter"):
            plugins.unregister(name="terminalreporter")
        for name in names:
            item = self.items[name]
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failed:
                return

    def tried(self, name: str, reached: dict[str, list[str]], seconds: dict[str, float]) -> str:
        """How the tests end with this mutant."""
        function = mangled_name_from_mutant_name(name)
        tests = sorted(reached.get(function, []), key=lambda test: (-self.kills[test], seconds[test]))
        if tests:
            limit = 5 + PATIENCE * sum(seconds[test] for test in tests)
            code, killer = forked(lambda: self.against(name, tests), limit)
            assert code <= 0, name  # below 0 it ran into its limit of time
            self.kills[killer] += bool(killer)
            if code or killer:
                return KILLED
        if function in self.imported:
            return self.from_the_start(name)
        return SURVIVED if tests else UNREACHED

    def against(self, name: str, tests: Sequence[str]) -> str:
        """The first test that fails with this mutant."""
        put_in_place(name)
        forget()
        self.run(tests)
        return self.failed[0] if self.failed else ""

    def from_the_start(self, name: str) -> str:
        """How all tests end in a process where the mutant is there from the first import on."""
        command = [sys.executable, "-m", "pytest", "-x", *arguments(self.room)]
        environment = {**os.environ, "MUTANT_UNDER_TEST": name}
        try:
            done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=600)
        except subprocess.TimeoutExpired:
            return KILLED
        return KILLED if done.returncode else SURVIVED


def forked(work: Callable[[], str], seconds: float = 0) -> tuple[int, str]:
    """How a process of its own ended that does ``work``, and what it answered."""
    answer, told = os.pipe()
    child = os.fork()
    if not child:
        if seconds:
            used = resource.getrusage(resource.RUSAGE_SELF)
            limit = int(used.ru_utime + used.ru_stime + seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        with os.fdopen(told, "w") as out:
            out.write(work())
        os._exit(0)
    os.close(told)
    with os.fdopen(answer) as heard:
        text = heard.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def put_in_place(mutant: str) -> None:
    """Let the mutant, and the originals of all other functions, stand where mutmut has them chosen at each call."""
    set_mutant_under_test(mutant)  # for what is called through a reference that was kept somewhere
    for name, module in list(sys.modules.items()):
        if name.startswith("goi_parse."):
            for space in (module, *(thing for thing in vars(module).values() if isinstance(thing, type))):
                for key, thing in list(vars(space).items()):
                    if isinstance(thing, types.FunctionType) and thing.__code__.co_name == "_trampoline_wrapper":
                        setattr(space, key, chosen(thing, mutant))


def chosen(wrapper: types.FunctionType, mutant: str) -> object:
    """What mutmut would choose: the function itself, or its mutant of that name."""
    forms = kept(kept(wrapper, "trampoline"), "mutants_dict")
    module, _, name = mutant.rpartition(".")
    return forms.get(name if wrapper.__module__ == module else "", forms["_mutmut_orig"])


def kept(function: types.FunctionType, name: str) -> Any:
    """What a function keeps under a name of the function around it."""
    return dict(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))[name].cell_contents


def forget() -> None:
    """Empty what functions remember; the forms are no mutants."""
    for name, module in list(sys.modules.items()):
        if name.startswith("goi_parse.") and not name.startswith("goi_parse.forms"):
            for thing in vars(module).values():
                if isinstance(thing, functools._lru_cache_wrapper):
                    thing.cache_clear()


def arguments(room: str) -> list[str]:
    """What pytest is told to collect."""
    tests = [f"tests/{name}" for name in ROOMS[room][1].split() if Path("tests", name).exists()]
    return ["-q", "-p", "no:cacheprovider", "-k", f"({CHOSEN}) and not ({UNWANTED})", *tests]


def mutants() -> Iterator[tuple[str, Path]]:
    """Each mutant and the file that it changes."""
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        yield from ((name, path) for name in data.exit_code_by_key)


def generate(room: str) -> None:
    """The copy of the library in which one room is mutated: each call in it costs time, mutant or not."""
    config().only_mutate = [f"goi_parse/{pattern}" for pattern in ROOMS[room][0].split()]
    shutil.rmtree(MUTANTS / "goi_parse", ignore_errors=True)
    MUTANTS.mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(1)


def main(room: str, count: str = "") -> None:
    """Try the mutants, then show what survived."""
    set_mutant_under_test("mutant_generation")
    generate(room)
    found = dict(mutants())
    survivors = KEPT / f"{room}.json"
    names = sorted(found)
    if count == "again":
        names = [name for name in json.loads(survivors.read_text("utf-8")) if name in found]
    elif count:
        names = random.Random(1).sample(names, min(int(count), len(names)))  # noqa: S311  no secret
    hunt = Hunt(room, names)
    set_mutant_under_test("stats")
    trampoline.get_mutant_under_test = lambda: trampoline._mutant_under_test or ""  # asked at each call of a function
    with change_cwd(MUTANTS):
        pytest.main(arguments(room), plugins=[hunt])
    alive = [name for name, end in hunt.ends.items() if end != KILLED]
    known, why = explained(room), Counter[str]()
    for name in alive:
        diff = get_diff_for_mutant(name, path=found[name])
        kind = known.get((function_of(name), changed(diff)))
        why.update([kind] if kind else ["unexplained"])
        if kind is None:
            print(f"# {function_of(name)}: {hunt.ends[name]} ({name})\n    {changed(diff)}\n{diff}")
    KEPT.mkdir(parents=True, exist_ok=True)
    survivors.write_text(json.dumps(alive, indent=0), "utf-8")
    shutil.rmtree(MUTANTS)  # tests/mutants is another thing, and a linter takes the one for the other
    print(f"{room}: {len(found)} mutants, {len(names)} tried,", dict(Counter(hunt.ends.values())), dict(why))


def function_of(name: str) -> str:
    """``chain._fit`` for a mutant of that function, ``labels.Labels.match`` for one of a method."""
    module, _, mangled = name.partition("__mutmut_")[0].rpartition(".")
    own = mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return f"{module.rpartition('.')[2]}.{own}"


def changed(diff: str) -> str:
    """The code that a mutant has in place of ours, on one line."""
    lines = [line[1:].strip() for line in diff.splitlines() if line.startswith("+") and not line.startswith("+++")]
    return " ".join(lines)


def explained(room: str) -> dict[tuple[str, str], str]:
    """The kind of each survivor that is explained, by its function and its changed code."""
    path = EXPLAINED / f"{room}.txt"
    kinds: dict[tuple[str, str], str] = {}
    function = kind = ""
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.startswith("    "):
            kinds[function, line.strip()] = kind
        elif line:
            function, _, kind = line.partition(": ")
    return kinds


if __name__ == "__main__":
    main(*sys.argv[1:])
