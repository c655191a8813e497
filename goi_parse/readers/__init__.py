"""The registry: our own readers and those that other packages bring, by one path.

A source goes to the reader that is named, else to the first that accepts its content: our own for their formats,
then readers from the entry-point group ``goi_parse.readers``, and plain text last, since anything may be text.
"""

import functools
import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from goi_parse.document import Loss
from goi_parse.errors import UnsupportedFormatError
from goi_parse.readers.base import Limits, Reader, Source
from goi_parse.record import Record

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["GROUP", "Choice", "Limits", "Reader", "Source", "names", "reader_for"]

GROUP = "goi_parse.readers"

# A format's module is imported when its turn comes; ``marks`` are bytes near the start that every such file has.
_OWN = (
    ("docx", "goi_parse.readers.docx", "DocxReader", (b"PK\x03\x04",)),
    ("pdf", "goi_parse.readers.pdf", "PdfReader", (b"%PDF-",)),
    ("html", "goi_parse.readers.html.reader", "HtmlReader", (b"<",)),
    ("doc", "goi_parse.readers.office", "DocReader", (b"\xd0\xcf\x11\xe0",)),
    ("rtf", "goi_parse.readers.office", "RtfReader", (b"{\\rtf",)),
    ("txt", "goi_parse.readers.txt", "TextReader", ()),
)


@attrs.frozen(eq=False, repr=False)
class Choice(Record):
    """The reader chosen, and what went wrong with plugins on the way."""

    reader: Reader
    losses: tuple[Loss, ...] = ()


def names() -> tuple[str, ...]:
    """Names of the formats that can be asked for by ``format=``, our own first."""
    return (*(name for name, *_ in _OWN), *(entry.name for entry in _entry_points()))


def reader_for(source: Source, format: str | None = None) -> Choice:  # noqa: A002  the contract's name
    """The reader for a source. Raises UnsupportedFormatError where none takes it."""
    losses: list[Loss] = []
    if format is not None:
        return Choice(_named(format, losses), tuple(losses))
    try:
        refuse_known(source)
    except UnsupportedFormatError:  # not read here; another package may read it
        plugin = _accepting_plugin(source, losses)
        if plugin is None:
            raise
        return Choice(plugin, tuple(losses))
    for _, module, cls, marks in _OWN[:-1]:
        if any(mark in source.head for mark in marks):
            reader = _own(module, cls)
            if reader.accepts(source):
                return Choice(reader)
    plugin = _accepting_plugin(source, losses)
    if plugin is not None:
        return Choice(plugin, tuple(losses))
    text = _own(*_OWN[-1][1:3])
    if not text.accepts(source):
        raise UnsupportedFormatError(
            "没有读取器能读此文件 / no reader takes this source",
            hint="文件为空或格式不受支持 / it is empty or of an unknown format",
            context={"name": source.name},
        )
    return Choice(text, tuple(losses))


def refuse_known(source: Source) -> None:
    """Refuse, by name, the formats that look readable and are not."""
    from goi_parse.readers import sniff

    sniff.refuse_known(source)


def _own(module: str, cls: str) -> Reader:
    """One of our own readers; its module is loaded when its format comes."""
    reader: Reader = getattr(importlib.import_module(module), cls)()
    return reader


def _named(name: str, losses: list[Loss]) -> Reader:
    for own, module, cls, _ in _OWN:
        if own == name:
            return _own(module, cls)
    for plugin in _plugins(losses):
        if plugin.name == name:
            return plugin
    raise UnsupportedFormatError(
        f"没有名为 {name} 的读取器 / no reader is named {name}",
        hint="可用 / available: " + ", ".join(names()),
        context={"format": name},
    )


def _accepting_plugin(source: Source, losses: list[Loss]) -> Reader | None:
    return next((plugin for plugin in _plugins(losses) if plugin.accepts(source)), None)


@functools.cache
def _entry_points() -> "tuple[EntryPoint, ...]":
    """What is installed; asked once in a process, since it means a walk over the disk."""
    from importlib import metadata

    return tuple(sorted(metadata.entry_points(group=GROUP), key=lambda entry: entry.name))


def _plugins(losses: list[Loss]) -> Iterator[Reader]:
    """Readers from other packages. A broken one is reported by name and does no harm."""
    for entry in _entry_points():
        try:
            loaded: object = entry.load()
            reader: object = loaded() if isinstance(loaded, type) else loaded
            if not isinstance(reader, Reader):
                raise TypeError("not a Reader: it lacks name, accepts or read")  # noqa: TRY301  as any other fault
        except Exception as error:  # noqa: BLE001  whatever a stranger's code raises must not stop the parse
            losses.append(Loss("reader-broken", {"plugin": entry.name, "reason": f"{type(error).__name__}: {error}"}))
            continue
        yield reader
