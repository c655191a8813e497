"""The two networks: where text stands, and what a line of text says. Their files ship inside the package rapidocr.

They are run by onnxruntime itself and not through rapidocr's own classes: those write to the log, look for newer files
on the network where one does not match, and keep back the probabilities that tell a doubtful figure from a sure one.
One thread each: equal input gives equal output, and many reports are spread over processes anyway.
"""

import functools
import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import numpy as np

from goi_parse.errors import LimitError
from goi_parse.ocr.extra import missing

if TYPE_CHECKING:
    from goi_parse.ocr.pixels import Grey, Heat

__all__ = ["ALIKE", "HEIGHT", "Engine", "Glyph", "engine", "mean_score"]

HEIGHT = 48
"""Pixels; the height of the lines of text that the network was taught."""
_STEP = 8
"""Pixels of such a line for each answer of the network."""
_MOST_LINES = 5000
_WIDEST = 300_000
"""Pixels of width of all lines of a picture; a page of a report has some 20,000, and so many take half a minute."""
_AT_ONCE = 2000
"""Pixels of width of the lines that are read at once: it takes memory, and more of them save no time."""
ALIKE = ("0OoQ〇○◯", "1lI")
"""Signs of one shape where one of them stands alone; in a cell of figures the first is meant."""
_KINDS = ("det", "rec")


class Glyph(NamedTuple):
    """One recognised character, and how sure the network is of it or of a sign of the same shape."""

    text: str
    score: float


def mean_score(glyphs: Sequence[Glyph]) -> float:
    """How sure the network is of a line as a whole."""
    return sum(glyph.score for glyph in glyphs) / len(glyphs) if glyphs else 0.0


class _Meta(Protocol):
    custom_metadata_map: dict[str, str]


class _Session(Protocol):
    """What we use of onnxruntime's session; it ships no types."""

    def run(self, names: None, feed: dict[str, object]) -> list["Heat"]: ...
    def get_inputs(self) -> list["_Named"]: ...
    def get_modelmeta(self) -> _Meta: ...


class _Named(Protocol):
    name: str


class _Options(Protocol):
    intra_op_num_threads: int
    inter_op_num_threads: int
    log_severity_level: int


class _Runtime(Protocol):
    def SessionOptions(self) -> _Options: ...  # noqa: N802  its own name
    def InferenceSession(self, path: str, options: _Options, providers: list[str]) -> _Session: ...  # noqa: N802


@functools.cache
def engine() -> "Engine":
    """The networks, loaded once in a process. Raises MissingDependencyError where their files are not there."""
    found = importlib.util.find_spec("rapidocr")
    folders = (found.submodule_search_locations or []) if found else []
    files = [
        sorted(path for folder in folders for path in Path(folder).glob(f"models/*_{kind}_*.onnx")) for kind in _KINDS
    ]
    if not all(files):
        raise missing("rapidocr 3.10")
    detector, recogniser = (_session(paths[-1]) for paths in files)
    characters = recogniser.get_modelmeta().custom_metadata_map.get("character", "").splitlines()
    if not characters:
        raise missing("rapidocr 3.10")
    return Engine(detector, recogniser, characters)


def _session(path: Path) -> _Session:
    runtime = cast("_Runtime", importlib.import_module("onnxruntime"))
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Engine:
    """The networks and the characters that they know."""

    def __init__(self, detector: _Session, recogniser: _Session, characters: Sequence[str]) -> None:
        self._detector = detector
        self._recogniser = recogniser
        self._characters = ("", *characters, " ")
        place = {character: code for code, character in enumerate(self._characters)}
        self._families = [[place[sign] for sign in family if sign in place] for family in ALIKE]
        self._names = [session.get_inputs()[0].name for session in (detector, recogniser)]

    def heat(self, grey: "Grey") -> "Heat":
        """For each pixel how surely text stands there. Height and width must be multiples of 32."""
        plane = grey.astype(np.float32) / 127.5 - 1
        heat = self._detector.run(None, {self._names[0]: np.repeat(plane[None, None], 3, axis=1)})[0]
        return np.asarray(heat[0, 0], np.float32)

    def lines(self, crops: Sequence["Grey"]) -> list[list[Glyph]]:
        """What each of these lines of text says; they are ``HEIGHT`` pixels high.

        Raises LimitError for more lines than a page can hold.
        """
        if len(crops) > _MOST_LINES or sum(crop.shape[1] for crop in crops) > _WIDEST:
            raise LimitError(
                f"图片中的文字过多：{len(crops)} 行 / too much text in a picture: {len(crops)} lines",
                hint="这不是报告的页面 / this is no page of a report",
                context={"lines": len(crops), "limit": _MOST_LINES},
            )
        found: list[list[Glyph]] = [[] for _ in crops]
        order = sorted(range(len(crops)), key=lambda number: crops[number].shape[1], reverse=True)
        while order:  # the widest first, as many at a time as make no more pixels than are taken at once
            count = max(1, _AT_ONCE // crops[order[0]].shape[1])
            numbers, order = order[:count], order[count:]
            for number, glyphs in zip(numbers, self._batch([crops[number] for number in numbers]), strict=True):
                found[number] = glyphs
        return found

    def _batch(self, crops: Sequence["Grey"]) -> list[list[Glyph]]:
        width = -(-max(crop.shape[1] for crop in crops) // _STEP) * _STEP
        lines = np.zeros((len(crops), 3, HEIGHT, width), np.float32)
        for number, crop in enumerate(crops):
            lines[number, :, :, : crop.shape[1]] = crop.astype(np.float32) / 127.5 - 1
        answers = self._recogniser.run(None, {self._names[1]: lines})[0]
        best = answers.argmax(2)
        scores = np.asarray(answers.max(2), np.float32)
        for family in self._families:
            among = np.isin(best, family)
            scores[among] = answers[among][:, family].sum(1)
        return [self._decoded(codes, sure) for codes, sure in zip(best.tolist(), scores.tolist(), strict=True)]

    def _decoded(self, codes: list[int], scores: list[float]) -> list[Glyph]:
        """Each code once where it stands several times in a row; code 0 parts equal neighbours."""
        glyphs: list[Glyph] = []
        last = 0
        for code, score in zip(codes, scores, strict=True):
            if code and code != last:
                glyphs.append(Glyph(self._characters[code], score))
            elif code and score > glyphs[-1].score:
                glyphs[-1] = glyphs[-1]._replace(score=score)
            last = code
        return glyphs
