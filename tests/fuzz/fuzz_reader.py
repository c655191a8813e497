"""fuzz_reader.py FORMAT [--seconds N] [--out FOLDER]: parse() under atheris, guided by the lines that inputs reach.

A fault is an exception that is no GoiParseError, or more than ten seconds for one input. A fault does not end the
run: each kind is kept once, by the line that raised it, as FOLDER/FORMAT-….bin with its traceback beside it. What
ends the whole process (a crash of C code, an endless loop) libFuzzer keeps itself, under the same folder.
"""

import argparse
import hashlib
import importlib
import pkgutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

LONGEST = 10.0  # seconds of work
HANGS = 600  # by the clock: a busy machine is no hang
MEMORY_MB = 3000


def watched() -> Callable[[bytes], object]:
    """parse(), with every module of the package loaded under atheris' eyes."""
    with atheris.instrument_imports(include=["goi_parse"]):
        import goi_parse

        for module in pkgutil.walk_packages(goi_parse.__path__, "goi_parse."):
            importlib.import_module(module.name)
    return goi_parse.parse


def wrapped(format_: str, data: bytes) -> bytes:
    """The input as a source: a main part is put into its package."""
    if format_ != "docx-body":
        return data
    from making.docx_package import zipped

    return zipped({"word/document.xml": data}, stored=True)


def keep(folder: Path, name: str, data: bytes, what: str) -> None:
    """Write an input and what it did, unless one of its kind is there."""
    path = folder / f"{name}.bin"
    if not path.exists():
        path.write_bytes(data)
        path.with_suffix(".log").write_text(what, encoding="utf-8")
        print(f"FAULT {name}: {what.strip().splitlines()[-1][:200]}", flush=True)


def test_one(parse: Callable[[bytes], object], format_: str, folder: Path) -> Callable[[bytes], None]:
    """The function that libFuzzer calls."""
    from goi_parse import GoiParseError

    def one(data: bytes) -> None:
        source = wrapped(format_, data)
        begun = time.process_time()
        try:
            parse(source)
        except GoiParseError:
            pass
        except Exception as error:  # noqa: BLE001  what must not be is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__}-{Path(where.filename).stem}-{where.lineno}"
            keep(folder, f"{format_}-{kind}", source, traceback.format_exc())
        took = time.process_time() - begun
        if took > LONGEST:
            kind = hashlib.sha256(source).hexdigest()[:8]
            keep(folder, f"{format_}-slow-{kind}", source, f"{took:.1f} s")

    return one


def main() -> None:
    """Seeds into a folder of their own, then libFuzzer."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("format")
    ask.add_argument("--seconds", type=int, default=900)
    ask.add_argument("--out", type=Path, default=Path("fuzz-found"))
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    parse = watched()

    from fuzz.corpus import seeds

    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds(args.format)):
            (Path(corpus) / f"seed{number:03}").write_bytes(data)
        options = [
            f"-max_total_time={args.seconds}", f"-timeout={HANGS}", f"-rss_limit_mb={MEMORY_MB}",
            f"-artifact_prefix={args.out}/{args.format}-died-", "-max_len=200000", "-print_final_stats=1", "-seed=1",
        ]  # fmt: skip
        atheris.Setup([sys.argv[0], *options, corpus], test_one(parse, args.format, args.out))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
