"""What surrounds an article on a site: menus, breadcrumbs, share buttons, footers, judged by structure.

Only what structure gives away is set aside: elements made for it, names that page authors give it, runs of
links, and the imprint at the very end. An element that holds a good part of the page's text or a heading is
never set aside, however it is called.
"""

import re

import attrs

from goi_parse.readers.html.elements import Element
from goi_parse.text import regex

__all__ = ["Beside", "is_above_titles", "is_imprint", "is_title"]

_SURE_TAGS = frozenset({"nav", "aside", "footer"})
_TAGS = _SURE_TAGS | {"header"}
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
_WORDS = regex(
    r"(?<![a-z])(?:nav|navbar|navigation|menu|foot|footer|copyright|breadcrumbs?|crumbs?|sidebar|share|bdsharebuttonbox"
    r"|friendlinks?|pagination|pager|login|search|toolbar|qrcode|ewm|dqwz|top|topbar|head|header|bottom|position|side"
    r"|links?|tools?|print)(?![a-z])"
)
_SURE = frozenset({"nav", "navbar", "navigation", "menu", "foot", "footer", "copyright", "breadcrumb", "breadcrumbs"})
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_MUCH = 3
"""An element with more than one in this many of the page's characters is the article."""
_LINKED = 0.5
_IMPRINT = regex(
    r"ICP\s*备|公网安备|网站标识码|版权所有|Copyright|©|^网站地图|技术支持[:：]|^(?:主办|承办|协办|主管)(?:单位|：|:)"
    r"|^(?:上一篇|下一篇|相关链接|分享到|扫一扫)|^(?:【|\[)?\s*(?:打印|关闭|收藏|返回顶部|分享)"
    r"|(?:关闭|打印)(?:窗口|本页)|^(?:返回)?顶部$|^浏览次数|^访问量|^点击数",
    re.IGNORECASE,
)
_SHORT = 160
_ABOVE_TITLES = regex(r"[【\[]?\s*(?:相关|友情)(?:链接|阅读|文章|新闻)\s*[】\]]?[:：]?")
_LONGEST_TITLE = 60


@attrs.define
class Beside:
    """Judges the elements of one page, met from the outside in."""

    root: Element
    _total: int | None = None
    _known: dict[tuple[str | None, str | None], frozenset[str]] = attrs.field(
        factory=dict[tuple[str | None, str | None], frozenset[str]]
    )

    def __call__(self, element: Element) -> bool:
        """Whether this element and all in it stand beside the article."""
        tag, attributes = element.tag, element.attrib
        if not attributes and tag not in _TAGS:
            return False
        sure = tag in _SURE_TAGS or attributes.get("role") in _ROLES
        if not sure:
            words = self._words(attributes.get("class"), attributes.get("id"))
            if not words and tag != "header":
                return False
            sure = not words.isdisjoint(_SURE)
        own = _characters(element)
        if own * _MUCH > self._characters_of_page() or _has_heading(element):
            return False
        return sure or sum(map(_characters, element.iter("a"))) >= own * _LINKED

    def _words(self, class_: str | None, id_: str | None) -> frozenset[str]:
        if class_ is None and id_ is None:
            return frozenset()
        words = self._known.get((class_, id_))
        if words is None:
            names = _CAMEL.sub("-", f"{class_ or ''} {id_ or ''}").lower()
            words = self._known[class_, id_] = frozenset(_WORDS.findall(names))
        return words

    def _characters_of_page(self) -> int:
        if self._total is None:
            self._total = _characters(self.root)
        return self._total


def _has_heading(element: Element) -> bool:
    return next(element.iter("h1", "h2", "h3", "article", "main"), None) is not None


def _characters(element: Element) -> int:
    return sum(len(text) for text in element.itertext() if not text.isspace())


def is_imprint(text: str) -> bool:
    """Whether a line at the end of a page is the site's imprint or its tools."""
    return len(text) < _SHORT and _IMPRINT.search(text) is not None


def is_above_titles(text: str) -> bool:
    """Whether a line is the heading of a list of other pages."""
    return _ABOVE_TITLES.fullmatch(text) is not None


def is_title(text: str) -> bool:
    """Whether a line under such a heading may be another page's title: it is short, and no sentence."""
    return len(text) <= _LONGEST_TITLE and not text.endswith(("。", "；", "："))
