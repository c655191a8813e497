"""``numbering.xml`` in a few words."""

from making.docx_package import paragraph

__all__ = ["abstract", "item", "level", "use"]


def level(ilvl: int, pattern: str, fmt: str = "decimal", start: int = 1, more: str = "") -> str:
    """``w:lvl``."""
    return (
        f"<w:lvl w:ilvl='{ilvl}'><w:start w:val='{start}'/><w:numFmt w:val='{fmt}'/>{more}"
        f"<w:lvlText w:val='{pattern}'/></w:lvl>"
    )


def abstract(key: int, *levels: str) -> str:
    """``w:abstractNum``."""
    kind = "<w:multiLevelType w:val='multilevel'/>"
    return f"<w:abstractNum w:abstractNumId='{key}'>{kind}{''.join(levels)}</w:abstractNum>"


def use(num_id: int, key: int, **starts: int) -> str:
    """``w:num``; ``l0=1`` begins level 0 anew at 1."""
    overrides = "".join(
        f"<w:lvlOverride w:ilvl='{name[1:]}'><w:startOverride w:val='{start}'/></w:lvlOverride>"
        for name, start in starts.items()
    )
    return f"<w:num w:numId='{num_id}'><w:abstractNumId w:val='{key}'/>{overrides}</w:num>"


def item(text: str, num_id: int, ilvl: int = 0) -> str:
    """A paragraph in a list."""
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{ilvl}'/><w:numId w:val='{num_id}'/></w:numPr>")
