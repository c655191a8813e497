"""Bytes to str: a ladder of strict attempts, then the least loss; what was guessed or lost is said.

The rungs exclude each other in practice: whole UTF-8 is never valid GB18030 by chance, nor the other way round.
"""

import codecs

from goi_parse.document import Loss
from goi_parse.errors import DecodeError
from goi_parse.text import regex

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# One damaged byte costs one or two characters; more than this share of the text is no damage but a wrong guess.
_TOLERABLE_LOSS = 0.02
# The most frequent characters of Chinese prose, simplified and traditional: a wrong two-byte decoding has few.
_FREQUENT = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過"
    "产產方后後多定行学學法所民经經进進等部度机機制力理化高开開公信息政府及其情况況二三五六四第数數本并並与與无無"
)
_SAMPLE = 800
_FEW_FREQUENT = 0.08
_MAX_CONTROL = 0.01
_SEEN = 2**16
_CONTROL = bytes([*range(9), *range(14, 32)])
_LATE_PRIVATE = regex(rb"\xef[\x80-\xa3]")
_SURROGATE = regex(rb"\xed[\xa0-\xbf]")

Decoded = tuple[str, tuple[Loss, ...]]


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``data`` and what was guessed or lost on the way. Raises DecodeError where it is no text."""
    if encoding is not None:
        return _named(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], name)
    found = _utf16(data) or _strict(data) or _cut(data) or _damaged(data) or _detected(data)
    if found is None:
        raise _not_text()
    if _is_junk(found[0]):
        raise _not_text()
    return found


def _not_text() -> DecodeError:
    return DecodeError(
        "无法识别文本编码 / the bytes are no text in any known encoding",
        hint="请确认文件是文本，或用 encoding= 指定编码 / make sure the file is text, or name its encoding",
    )


def _named(data: bytes, encoding: str) -> Decoded:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), ()
    except LookupError as error:
        raise DecodeError(
            f"没有这种编码 / no such encoding: {encoding}", hint="例如 gb18030 / for example gb18030"
        ) from error
    except UnicodeDecodeError:
        return _replaced(data, encoding)


def _marked(data: bytes, encoding: str) -> Decoded:
    """Text behind a byte order mark: the encoding is certain, the bytes need not be whole."""
    losses: tuple[Loss, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, losses = _cut_or_replaced(data, encoding)
    if _is_junk(text):
        raise _not_text()
    return text, losses


def _guessed(encoding: str) -> Loss:
    return Loss("encoding-guessed", {"encoding": encoding})


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: ASCII letters and line ends leave zero bytes, and one byte order reads as prose."""
    if b"\0" not in data:
        return None
    tries = [(encoding, _cut_or_replaced(data, encoding)) for encoding in ("utf-16-le", "utf-16-be")]
    encoding, (text, losses) = max(tries, key=lambda found: _frequent_share(found[1][0]))
    if _frequent_share(text) < _FEW_FREQUENT:
        return None
    return text, (_guessed(encoding), *losses)


def _strict(data: bytes) -> Decoded | None:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    return _two_byte(data)


def _two_byte(data: bytes) -> Decoded | None:
    """GB18030, unless the characters are so rare that Big5, which looks alike, reads better."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _big5(data, 0.0)
    share = _frequent_share(text)
    if share < _FEW_FREQUENT:
        better = _big5(data, share)
        if better is not None:
            return better
    return text, (_guessed("gb18030"),)


def _big5(data: bytes, share: float) -> Decoded | None:
    try:
        text = data.decode("big5")
    except UnicodeDecodeError:
        return None
    return (text, (_guessed("big5"),)) if _frequent_share(text) > max(share, _FEW_FREQUENT) else None


def _frequent_share(text: str) -> float:
    wide = [c for c in text[:_SAMPLE] if c >= "\u2e80"]
    return sum(c in _FREQUENT for c in wide) / len(wide) if wide else 1.0


def _cut(data: bytes) -> Decoded | None:
    """A file that ends within a character is whole up to there."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = codecs.lookup(encoding).incrementaldecoder().decode(data)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _frequent_share(text) >= _FEW_FREQUENT:
            return text, (_guessed(encoding), Loss("text-cut-short"))
    return None


def _damaged(data: bytes) -> Decoded | None:
    """Whichever of the two usual encodings loses less, if it loses little."""
    tries = [_replaced(data, encoding) for encoding in ("utf-8", "gb18030")]
    text, losses = min(tries, key=lambda found: found[0].count("\ufffd"))
    if text.count("\ufffd") > max(2, len(text) * _TOLERABLE_LOSS):
        return None
    encoding = "utf-8" if text is tries[0][0] else "gb18030"
    return text, (_guessed(encoding), *losses)


def _detected(data: bytes) -> Decoded | None:
    """What is left (damaged Big5, rarer encodings) is for charset-normalizer, which is slow and good at it."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 2**18]).best()
    if best is None:
        return None
    text, losses = _cut_or_replaced(data, best.encoding)
    if text.count("\ufffd") > max(2, len(text) * _TOLERABLE_LOSS):
        return None
    return text, (_guessed(best.encoding), *losses)


def _cut_or_replaced(data: bytes, encoding: str) -> Decoded:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        pass
    try:
        return codecs.lookup(encoding).incrementaldecoder().decode(data), (Loss("text-cut-short"),)
    except UnicodeDecodeError:
        return _replaced(data, encoding)


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return text, (Loss("characters-lost", {"count": text.count("\ufffd")}),)


def _is_junk(text: str) -> bool:
    """Control characters beyond a stray one, or UTF-16 read out of binary data: no text.

    Counted in UTF-8, where it takes a tenth of the time: U+E000 to U+F8FF begin with EE, or with EF and 80 to A3.
    """
    sample = text[:_SEEN]
    data = sample.encode("utf-8", "surrogatepass")
    control = len(data) - len(data.translate(None, _CONTROL))
    strange = data.count(b"\xee") + len(_LATE_PRIVATE.findall(data)) + len(_SURROGATE.findall(data))
    return control > max(2, len(sample) * _MAX_CONTROL) or strange > max(20, len(sample) // 20)
