"""The documents are true: examples run, pages and rules name each other, both languages stand on each page."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from goi_parse.rules import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(p for p in DOCS.rglob("*.md") if not {"_build", "_generated"} & set(p.parts))]
RULE_PAGES = sorted((DOCS / "reference" / "rules").glob("GOI*.md"))
HEADINGS = [
    "发现什么 / What it finds",
    "为什么要紧 / Why it matters",
    "样例 / Specimen",
    "怎么办 / What to do",
    "规定在哪里 / Where the form says so",
]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CHINESE, ENGLISH = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{3}")
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(page.read_text(encoding="utf-8")) if kind == language]


@EACH_PAGE
def test_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``pycon`` blocks must print what they show, ``python`` blocks must run; those of a page share their names."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"__name__": "__example__"}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for kind, body in FENCE.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            exec(compile(body, str(page), "exec"), names)  # noqa: S102  the example is ours
        if kind == "pycon":
            test = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), 0)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
    assert runner.summarize(verbose=False).failed == 0, capsys.readouterr().out


def test_quickstart_prints_agency_year_figures_and_findings(sample: Path) -> None:
    script = DOCS / "examples" / "quickstart.py"
    command = [sys.executable, "-X", "utf8", str(script)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    for shown in ("云溪县人民政府办公室", "2023", "disclosure.fees.amount", "4.06 万元", "GOI403"):
        assert shown in ran.stdout
    assert sample.name == "report.txt"


def test_readme_has_two_commands_of_one_line_each() -> None:
    commands = blocks(ROOT / "README.md", "sh")
    assert len(commands) == 2
    for command in commands:
        assert len(command.splitlines()) == 1
        assert command.startswith("python3 -m venv .venv && ")  # so that no system Python refuses it
    assert "docs/examples/quickstart.py" in commands[0]
    assert commands[1].rstrip().endswith("-m pytest")


def test_ci_runs_the_commands_of_the_readme() -> None:
    assert "readme_command 1" in (ci := (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert "readme_command 2" in ci


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    titles = {page.stem: page.read_text(encoding="utf-8").split("\n", 1)[0] for page in RULE_PAGES}
    assert titles == {rule.code: f"# {rule.code} {rule.name}" for rule in RULES.values()}


def test_codes_and_names_are_unique_and_names_are_keys() -> None:
    assert len({rule.code for rule in RULES.values()}) == len(RULES)
    assert all(name == rule.name and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name, rule in RULES.items())
    assert all(re.fullmatch(r"GOI[1-4]\d\d", rule.code) for rule in RULES.values())


def test_messages_are_in_both_languages_and_tell_the_same_facts() -> None:
    slots = re.compile(r"\{(\w+?)(?:_en)?\}")
    for rule in RULES.values():
        assert CHINESE.search(rule.zh), rule.name
        assert ENGLISH.search(rule.en), rule.name
        # A figure is named by its printed label in one language and by its address in the other.
        chinese, english = (set(slots.findall(text.replace("{label}", "{address}"))) for text in (rule.zh, rule.en))
        assert chinese == english, rule.name


@pytest.mark.parametrize("page", RULE_PAGES, ids=lambda page: page.stem)
def test_a_rule_page_has_its_headings_in_both_languages(page: Path) -> None:
    title, *sections = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert title.strip()
    assert [section.split("\n", 1)[0] for section in sections] == HEADINGS
    for section in sections:
        heading, _, body = section.partition("\n")
        specimen = heading == HEADINGS[2]  # is in the language of the report, or of the file
        assert body.strip()
        assert specimen or (CHINESE.search(body) and ENGLISH.search(body)), heading


@EACH_PAGE
def test_headings_speak_both_languages(page: Path) -> None:
    if page.stem.startswith("GOI"):
        return
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for heading in re.findall(r"^##+ (.*)$", text, re.MULTILINE):
        code = re.fullmatch(r"`[^`]+`|\[.*", heading)  # a name, or a version of the changelog
        assert code or (CHINESE.search(heading) and ENGLISH.search(heading)), heading


@EACH_PAGE
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", FENCE.sub("", page.read_text(encoding="utf-8"))):
        assert (page.parent / target).exists(), target
