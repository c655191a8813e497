"""Contact facts of the preamble: web site, address, postcode, phone, fax, e-mail, as printed without blanks."""

import re

import attrs

from goi_parse.report import Contact
from goi_parse.text import regex, simplified

__all__ = ["contact"]

_WEBSITE = regex(r"(?:https?[:：]//|www\.)[A-Za-z0-9][A-Za-z0-9._/\-?=&%#:~+@!]*[A-Za-z0-9/]", re.IGNORECASE)
_DOMAIN = regex(
    r"(?<![A-Za-z0-9@.\-])(?:[A-Za-z0-9-]+\.)+(?:gov|org|com)\.cn(?:/[A-Za-z0-9._/\-?=&%#~]*)?", re.IGNORECASE
)
_IN_BRACKETS = regex(
    r"网站[(（](?P<site>(?:[A-Za-z0-9-]+\.)+(?:cn|com|net|org)(?:/[A-Za-z0-9._/\-?=&%#~]*)?)[)）]", re.IGNORECASE
)
_FIGURES_BEHIND = regex(r"(?:(?<=\.cn)|(?<=\.com)|(?<=\.net)|(?<=\.org))\d[\d\-./:]*$", re.IGNORECASE)
"""A date or a number that stood behind an address of the web: no name of a domain goes on in figures."""
_YEAR_BEHIND = regex(r"20\d\d$")
_EMAIL = regex(r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]*[@＠][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_POSTCODE = regex(r"(?:邮政编码|邮政编号|邮编|邮码|邮递区号)[号：:为是]{0,2}(\d{6})(?!\d)")
_DASH = "[-—–―－─]"
_AREA = r"[(（]0\d{2,3}[)）]"
_INNER = rf"(?:(?:{_DASH}|转|[*＊×xX])\d{{1,5}}|[(（](?:转|分机)?(?!1[02]\d{{3}}|9[56]\d{{3}})\d{{2,5}}[)）])"
"""The extension behind a number; a hotline in brackets is none."""
_NUMBER = (
    rf"(?:(?:(?:\+?86{_DASH})?\d{{3,4}}{_DASH}{{0,2}}\d{{7,8}}|{_AREA}{_DASH}?\d{{7,8}}|\d{{7,8}}){_INNER}?"
    r"|1\d{10})(?![\d个次件人余条])"
)
"""A telephone number as it is printed: 0631—5961933, (010)65194406, 05987500615, 85996057."""
_LINE = rf"(?:{_NUMBER}|(?:0\d{{2,3}}{_DASH}|{_AREA})1\d{{4}}(?![\d个次件人余条多通]))"
_HOTLINE = r"(?:1[02]|9[56])\d{3}(?![\d个次件人余条多通份项起宗%.])"
"""A number of five digits, as 12345; in a sentence it may count something, so one alone is read behind a colon only."""
_PHONE = regex(
    r"(?<!传真)(?:电话|联系方式|热线)(?:号码)?(?P<both>[、/和及]?[(（]?传真[)）]?)?"
    rf"(?:[：:为是]{{0,2}}(?={_LINE})|[：:]{{1,2}}(?={_HOTLINE}))"
    rf"(?P<number>(?:{_LINE}|{_HOTLINE})(?:[、，,/；;或和](?:{_LINE}|{_HOTLINE}))*(?P<fax>[(（]传真[)）])?)"
)
_SUBSCRIBER = regex(r"\d{7}")
_FAX = regex(rf"传真(?:电话|号码)?[)）]?[：:为是]{{0,2}}(?P<number>{_NUMBER})")
_FAX_TAG = regex(rf"[、，,/；;或和]?(?P<number>{_NUMBER})[(（]传真[)）]$")
_ADDRESS = regex(
    r"地址(?:[：:为是]{1,2}|(?<=[(（，,；;、：:。]地址)(?=[\u4e00-\u9fff]))|地点[：:为是]{1,2}|通讯处[：:为是]{1,2}"
)
_LABEL = "邮政编码|邮编|邮码|邮递区号|联系电话|咨询电话|办公电话|电话|联系方式|联系人|传真|电子邮|邮箱|网址|E-?mail"
_ADDRESS_END = regex(rf"[，,；;。！\n]|[、（(]?(?:{_LABEL})|(?<=[^0-9])0\d{{2,3}}[-—–]\d{{7}}|https?:")
_ADDRESS_MORE = regex(
    rf"(?<![：:为是])(?:[，,](?:(?!{_LABEL}|联系|请|公众)[^，,；;。！：:\n]){{1,30}}?(?:大厦|大楼|中心|[楼层座号]|(?<!办公)室)"
    rf"(?=[，,；;。！）)\n]|{_LABEL}|$))+"
)
"""Parts of an address behind a comma, as the building behind street and number."""
_UNLABELLED = regex(
    r"[(（](?P<address>[^（）()，,；;：:]{4,40}?[号楼层室院内路街])[，,；;、](?=邮编|邮政编码|(?:联系)?电话)"
)
_ASKED = regex("(?:请[^，。；]{0,40}联系|有[^，。；]{0,4}疑问)[^。]*")
"""The sentence that says to whom to turn: its facts are of the reporting body, and those above it may be of another."""
_SEVERAL = 2
_SHORTEST, _LONGEST = 3, 80
"""Characters in an address."""


def contact(printed: str, text: str | None = None) -> Contact:
    """The contact facts of a text without blanks; what is not there is None. ``text`` is the same simplified."""
    text = simplified(printed) if text is None else text
    if not any(mark in text for mark in ("址", "话", "邮", "传真", "热线", "http", "www", "联系", ".cn", "@", "＠")):
        return Contact()
    website = _website(text)
    for asked in _ASKED.finditer(text):
        start, end = asked.span()
        if sum(fact is not None for fact in attrs.astuple(_facts(printed[start:end], text[start:end]))) >= _SEVERAL:
            return attrs.evolve(_facts(printed[start:], text[start:]), website=website)
    return attrs.evolve(_facts(printed, text), website=website)


def _facts(printed: str, text: str) -> Contact:
    """What is said of one body: everything but the web site."""
    phone, fax = _phone(text)
    postcode = _POSTCODE.search(text)
    email = _EMAIL.search(text) if "@" in text or "＠" in text else None
    address = _address(text)
    return Contact(
        address=printed[address] if address else None,
        postcode=postcode.group(1) if postcode else None,
        phone=phone,
        fax=fax,
        email=email.group() if email else None,
    )


def _website(text: str) -> str | None:
    """The first address of the web, without what stood behind it before the blanks were taken out."""
    match = _WEBSITE.search(text) or (_DOMAIN.search(text) if ".cn" in text else None)
    if match is None:
        match = _IN_BRACKETS.search(text) if "网站" in text else None
        return match["site"] if match else None
    site = _FIGURES_BEHIND.sub("", match.group())
    return _YEAR_BEHIND.sub("", site) if text.startswith("年", match.end()) else site


def _address(text: str) -> slice | None:
    """Where the words after 地址 stand, up to the next label or stop; a bracket that opens inside belongs to them."""
    for mark in _ADDRESS.finditer(text):
        stop = _ADDRESS_END.search(text, mark.end())
        end = stop.start() if stop else mark.end() + _LONGEST
        more = _ADDRESS_MORE.match(text, end)
        value = _balanced(text[mark.end() : more.end() if more else end])
        start = mark.end() + len(value) - len(value.lstrip("：:、（("))
        value = value.strip("：:、（(")
        if _SHORTEST <= len(value) <= _LONGEST and not value.startswith("http"):
            return slice(start, start + len(value))
    bare = _UNLABELLED.search(text)
    return slice(*bare.span("address")) if bare else None


def _balanced(text: str) -> str:
    """The text up to a closing bracket that nothing opened."""
    depth = 0
    for n, c in enumerate(text):
        if c in "(（":
            depth += 1
        elif c in ")）":
            depth -= 1
            if depth < 0:
                return text[:n]
    return text


def _phone(text: str) -> tuple[str | None, str | None]:
    """Phone and fax; ``电话(传真)`` names one number for both. A hotline is the phone only where there is no other."""
    fax_match = _FAX.search(text) if "传真" in text else None
    fax = fax_match["number"] if fax_match else None
    stated = list(_PHONE.finditer(text))
    if not stated:
        return None, fax
    match = next((match for match in stated if _SUBSCRIBER.search(match["number"])), stated[0])
    number = match["number"]
    if match["both"]:
        return number, fax or number
    tag = _FAX_TAG.search(number) if match["fax"] else None
    if tag is not None:
        return number[: tag.start()] or None, fax or tag["number"]
    return number, fax
