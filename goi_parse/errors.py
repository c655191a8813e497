"""The errors that leave :func:`goi_parse.parse`: one root, few branches, each also the nearest builtin.

Each carries a stable ``code``, a ``context`` of facts for programs and a ``hint`` for people, and pickles,
so that an error met in a worker process reaches the caller whole.
"""

from collections.abc import Mapping

__all__ = [
    "DecodeError",
    "GoiParseError",
    "LimitError",
    "MissingDependencyError",
    "NotAReportError",
    "SourceError",
    "UnsupportedFormatError",
]


class GoiParseError(Exception):
    """Root of all errors of this library.

    ``code`` names the kind for programs, ``context`` holds the facts (path, sizes, names), ``hint`` says in
    Chinese and English what the user can do.
    """

    code = "goi-parse-error"

    def __init__(self, message: str, *, hint: str = "", context: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.context: dict[str, object] = dict(context or {})

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.hint, self.context)


def _rebuild(kind: type[GoiParseError], message: str, hint: str, context: dict[str, object]) -> GoiParseError:
    return kind(message, hint=hint, context=context)


class SourceError(GoiParseError, OSError):
    """The source cannot be read: no such path, a directory, a device, no permission, a broken or locked file."""

    code = "source"


class UnsupportedFormatError(GoiParseError, ValueError):
    """The bytes are of a format that no reader here reads (``.doc``, ``.ofd``, a spreadsheet, a picture)."""

    code = "unsupported-format"


class DecodeError(GoiParseError, ValueError):
    """The bytes are not text in any encoding that is met in practice."""

    code = "decode"


class LimitError(GoiParseError, ValueError):
    """The source is larger, deeper or slower than :class:`goi_parse.Limits` allows."""

    code = "limit"


class NotAReportError(GoiParseError, ValueError):
    """The file reads, and nothing in it is a 政府信息公开工作年度报告: no section heading, no official label."""

    code = "not-a-report"


class MissingDependencyError(GoiParseError, ImportError):
    """An optional package or program that this source needs is not installed; the hint names it."""

    code = "missing-dependency"
