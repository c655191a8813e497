"""The registry: our own readers and those that other packages bring, by one path.

A source goes to the reader that is named, else to the first that accepts its content: our own for their formats,
then readers from the entry-point group ``goi_parse.readers``, and plain text last, since anything may be text.
"""

import functools
import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from goi_parse.document import Document, Loss
from goi_parse.errors import GoiParseError, SourceError, UnsupportedFormatError
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
    ("picture", "goi_parse.readers.picture", "PictureReader", (b"\x89PNG", b"\xff\xd8\xff")),
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
    except UnsupportedFormatError as refused:  # not read here; another package may read it
        plugin = _accepting_plugin(source, losses)
        if plugin is None:
            raise _blaming(refused, losses) from None
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
        nobody = UnsupportedFormatError(
            "没有读取器能读此文件 / no reader takes this source",
            hint="文件为空或格式不受支持 / it is empty or of an unknown format",
            context={"name": source.name},
        )
        raise _blaming(nobody, losses)
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
    unknown = UnsupportedFormatError(
        f"没有名为 {name} 的读取器 / no reader is named {name}",
        hint="可用 / available: " + ", ".join(names()),
        context={"format": name},
    )
    raise _blaming(unknown, losses)


def _accepting_plugin(source: Source, losses: list[Loss]) -> Reader | None:
    return next((plugin for plugin in _plugins(losses) if plugin.accepts(source)), None)


@functools.cache
def _entry_points() -> "tuple[EntryPoint, ...]":
    """What is installed; asked once in a process, since it means a walk over the disk."""
    from importlib import metadata

    return tuple(sorted(metadata.entry_points(group=GROUP), key=lambda entry: entry.name))


@attrs.define
class _Plugin:
    """A reader from another package: whatever it raises harms nothing but its own format."""

    name: str
    entry: str
    reader: Reader
    losses: list[Loss]

    def accepts(self, source: Source) -> bool:
        """What the plugin says; no where it fails."""
        try:
            return self.reader.accepts(source)
        except Exception as error:  # noqa: BLE001  whatever a stranger's code raises must not stop the parse
            self.losses.append(_broken(self.entry, error))
            return False

    def read(self, source: Source) -> Document:
        """What the plugin reads. Raises SourceError for what it raises and should not."""
        try:
            return self.reader.read(source)
        except GoiParseError:
            raise
        except Exception as error:  # noqa: BLE001  as above; the caller is promised one root of errors
            fault = error
        loss = _broken(self.entry, fault)
        raise SourceError(
            f"读取器插件 {self.entry} 出错 / the reader plugin {self.entry} failed",
            hint=str(loss.facts["reason"]),
            context={"name": source.name, **loss.facts},
        ) from fault


def _plugins(losses: list[Loss]) -> Iterator[Reader]:
    """Readers from other packages. A broken one is reported by name and does no harm."""
    for entry in _entry_points():
        try:
            loaded: object = entry.load()
            reader: object = loaded() if isinstance(loaded, type) else loaded
            if not isinstance(reader, Reader):
                raise TypeError("not a Reader: it lacks name, accepts or read")  # noqa: TRY301  as any other fault
        except Exception as error:  # noqa: BLE001  whatever a stranger's code raises must not stop the parse
            losses.append(_broken(entry.name, error))
            continue
        yield _Plugin(reader.name, entry.name, reader, losses)


def _broken(entry: str, error: Exception) -> Loss:
    return Loss("reader-broken", {"plugin": entry, "reason": f"{type(error).__name__}: {error}"})


def _blaming(refused: UnsupportedFormatError, losses: list[Loss]) -> UnsupportedFormatError:
    """The refusal, with word of plugins that might have read the source and are broken."""
    if not losses:
        return refused
    broken = {str(loss.facts["plugin"]): str(loss.facts["reason"]) for loss in losses}
    told = ", ".join(f"{plugin} ({reason})" for plugin, reason in broken.items())
    return UnsupportedFormatError(
        refused.message,
        hint=f"{refused.hint}；不能使用的读取器插件 / reader plugins that cannot be used: {told}",
        context={**refused.context, "plugins": broken},
    )
