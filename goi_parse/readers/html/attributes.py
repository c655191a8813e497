"""Tags with more attributes than any page has, refused before libxml2 compares each of them with all others."""

from goi_parse.errors import LimitError
from goi_parse.text import regex

__all__ = ["refuse_crowded_tags"]

_MOST = 5000
"""Attributes of one tag; libxml2 takes a tenth of a second for so many."""
_SHORTEST = 4
"""Characters that one attribute takes, with what parts it from the next."""
_TAG = regex(r"""<[A-Za-z](?:[^"'>]++|"[^"]*+"|'[^']*+'|["'])*+""")
_QUOTED = regex(r""""[^"]*+"?|'[^']*+'?""")
_NAME = regex(r"""[^\s"'>/=]+""")


def refuse_crowded_tags(text: str) -> None:
    """Raises LimitError for a tag of thousands of attributes. A page too short for one is not looked at."""
    least = _MOST * _SHORTEST
    if len(text) < least:
        return
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() > least and len(_NAME.findall(_QUOTED.sub(" ", tag[0]))) > _MOST:
            raise LimitError(
                f"一个标签有超过 {_MOST} 个属性 / a tag has more than {_MOST} attributes",
                hint="网页可能是恶意构造的 / the page may be built to harm",
                context={"limit": _MOST, "line": text.count("\n", 0, tag.start()) + 1},
            )
