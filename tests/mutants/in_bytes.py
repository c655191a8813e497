"""Damage to bytes, whatever the format: it strikes blindly, so the judge looks up what the mutant prints."""

import random
from collections.abc import Callable

from mutants import in_docx, in_html, in_pdf
from mutants.judge import Base, Mutant

__all__ = ["KINDS"]

Edit = Callable[[bytes, random.Random], bytes]


def bits_flipped(data: bytes, rng: random.Random) -> bytes:
    """A few bits are others."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def bytes_cut(data: bytes, rng: random.Random) -> bytes:
    """The file ends somewhere."""
    return data[: rng.randrange(1, len(data))]


def bytes_lost(data: bytes, rng: random.Random) -> bytes:
    """A stretch is gone."""
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.randint(1, 512) :]


def bytes_swapped(data: bytes, rng: random.Random) -> bytes:
    """Two blocks of a disk have changed places."""
    size = rng.choice((16, 64, 512))
    one, other = sorted(rng.randrange(max(1, len(data) - size)) // size * size for _ in range(2))
    if one == other:
        return data[: one + size] + data[one:]
    middle = data[one + size : other]
    return data[:one] + data[other : other + size] + middle + data[one : one + size] + data[other + size :]


def zeros_written(data: bytes, rng: random.Random) -> bytes:
    """A stretch holds zeros, as an interrupted transfer leaves them."""
    size = rng.randint(1, 512)
    at = rng.randrange(len(data))
    return (data[:at] + bytes(size) + data[at + size :])[: len(data)]


def _plain(base: Base, data: bytes) -> str:
    if base.format == "docx":
        return in_docx.plain_text(data)
    if base.format == "pdf":
        return in_pdf.plain_text(data)
    text = data.decode(base.encoding, "replace")
    return in_html.plain_text(text) if base.format == "html" else text


def _blind(edit: Edit, *, moves_cells: bool = False) -> Callable[[Base, random.Random], Mutant | None]:
    """A kind; ``moves_cells`` says that whole cells of a text go to other rows where each cell is a line."""

    def kind(base: Base, rng: random.Random) -> Mutant | None:
        if moves_cells and base.format == "txt" and not base.rows_are_lines:
            return None
        data = edit(base.data, rng)
        mixed = base.rows_are_lines or base.format == "html"
        return Mutant(data, base.figures, lambda: (_plain(base, base.data), _plain(base, data)), mixed)

    return kind


KINDS: dict[str, Callable[[Base, random.Random], Mutant | None]] = {
    "bits-flipped": _blind(bits_flipped),
    "bytes-cut": _blind(bytes_cut),
    "bytes-lost": _blind(bytes_lost, moves_cells=True),
    "blocks-exchanged": _blind(bytes_swapped, moves_cells=True),
    "zeros-written": _blind(zeros_written, moves_cells=True),
}
