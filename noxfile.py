"""Sessions by name: ``nox`` runs lint, types, floors, tests and docs; ``nox -s NAME`` runs any other.

Each installs its group from pyproject.toml, so that nothing is said twice.
"""

import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "types", "floors", "tests", "docs"]

ROOT = Path(__file__).parent
SCORE = ROOT.parent / "shared" / "tools" / "score.py"
REPORTS = ROOT.parent / "shared" / "reports"

COVER = {"HYPOTHESIS_PROFILE": os.environ.get("HYPOTHESIS_PROFILE", "cover")}


def setup(session: nox.Session, group: str) -> None:
    """Install the checkout with one dependency group."""
    session.install("--quiet", "--upgrade", "pip>=25.1")  # the first that knows dependency groups
    session.install("--quiet", "--editable", ".", "--group", group)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff: every rule but those that pyproject.toml gives up, each with its reason."""
    setup(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy and pyright, both strict; and no public name without a type."""
    setup(session, "types")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", "goi_parse")


@nox.session
def floors(session: nox.Session) -> None:
    """No room knows what stands above it."""
    setup(session, "lint")
    session.run("lint-imports")


@nox.session(python=["3.11", "3.12", "3.13"] if os.environ.get("ALL_PYTHONS") else None)
def tests(session: nox.Session) -> None:
    """Pytest, with branch coverage shown."""
    setup(session, "tests")
    session.install("--quiet", "--group", "exports")
    session.run("pytest", "--cov", "--cov-report=term-missing:skip-covered", *session.posargs, env=COVER)


@nox.session
def docs(session: nox.Session) -> None:
    """Sphinx, warnings as errors."""
    setup(session, "docs")
    session.run("sphinx-build", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")


@nox.session(default=False)
def cases(session: nox.Session) -> None:
    """The case files alone."""
    setup(session, "tests")
    session.run("pytest", "-k", "case or outline or findings or restore", *session.posargs)


@nox.session(default=False)
def gauge(session: nox.Session) -> None:
    """Score the real reports beside the checkout; ``-- --only NAME --list`` shows every miss of one rendering."""
    setup(session, "tests")
    session.run("python", str(SCORE), str(REPORTS), *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Times and ratios, printed and never asserted: a busy machine is no bug."""
    setup(session, "bench")
    for script in sorted((ROOT / "tests" / "bench").glob("ratio_*.py")):
        session.run("python", str(script))
    session.run(
        "pytest",
        "-o",
        "python_files=bench_*.py",
        "tests/bench",
        "--benchmark-columns=min,median,rounds",
        *session.posargs,
    )


@nox.session(default=False)
def ocr(session: nox.Session) -> None:
    """How well scans are read, in figures and seconds; ``-- --every 6 --skew 1 --noise 0.02``: fewer and worse ones."""
    session.install("--quiet", "--upgrade", "pip>=25.1")
    session.install("--quiet", "--editable", ".[ocr]", "--group", "tests")
    session.run("pytest", "-q", "tests/ocr")
    session.run(
        "python", str(ROOT / "tests" / "bench" / "scans.py"), *session.posargs, env={"PYTHONPATH": str(ROOT / "tests")}
    )


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """The property tests with many more examples."""
    setup(session, "tests")
    session.run(
        "pytest", "-k", "property or arbitrary or hypothesis", *session.posargs, env={"HYPOTHESIS_PROFILE": "fuzz"}
    )


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """20,000 reports of every format hurt on purpose, judged in a table; ``-- 500 --only docx`` makes fewer."""
    setup(session, "tests")
    session.run("python", "tests/mutants/run.py", *session.posargs)


@nox.session(name="fuzz-bytes", default=False)
def fuzz_bytes(session: nox.Session) -> None:
    """Bytes of every format under atheris; ``-- 600 pdf`` is ten minutes of PDF alone. Faults go to fuzz-found/."""
    setup(session, "fuzz")
    seconds, *formats = session.posargs or ["900"]
    for name in formats or ["txt", "docx", "docx-body", "pdf", "html"]:
        session.run("python", "tests/fuzz/fuzz_reader.py", name, "--seconds", seconds)


@nox.session(default=False)
def survivors(session: nox.Session) -> None:
    """Mutants of our code that no test kills: ``-- checks 250`` tries 250 of that room, ``-- text`` all of this."""
    setup(session, "mutants")
    if len(session.posargs) not in (1, 2):
        session.error("say which room (text, outline, checks, align, restore), and perhaps how many mutants")
    session.run("python", "tests/survivors/hunt.py", *session.posargs, env={"HYPOTHESIS_PROFILE": "mutants"})


@nox.session(default=False)
def hostile(session: nox.Session) -> None:
    """Measure every hostile input and write docs/reference/hostile.md; review it with git diff."""
    setup(session, "tests")
    session.run("python", "tests/make_hostile.py", *session.posargs, env={"PYTHONPATH": str(ROOT / "tests")})


@nox.session(default=False)
def build(session: nox.Session) -> None:
    """Wheel and sdist: built, inspected, and the wheel installed in a clean environment and used there."""
    session.install("--quiet", "--upgrade", "pip>=25.1")
    session.install("--quiet", "--group", "build")
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    session.run("python", "-m", "build", "--quiet")
    wheel, sdist = (str(next((ROOT / "dist").glob(end))) for end in ("*.whl", "*.tar.gz"))
    session.run("check-wheel-contents", wheel)
    session.run("twine", "check", "--strict", wheel, sdist)
    clean = session.create_tmp()
    session.run("python", "-m", "venv", clean)
    python = str(Path(clean) / ("Scripts" if os.name == "nt" else "bin") / "python")
    session.run(python, "-m", "pip", "install", "--quiet", wheel, external=True)
    session.run(python, str(ROOT / "docs" / "examples" / "quickstart.py"), external=True)
