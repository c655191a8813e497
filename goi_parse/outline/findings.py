"""What is odd about the headings of a report."""

from collections.abc import Mapping, Sequence

from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Paragraph
from goi_parse.location import Location
from goi_parse.outline.headings import Candidate
from goi_parse.outline.model import Body
from goi_parse.outline.wordings import KEYS
from goi_parse.rules import RULES

__all__ = ["TITLES", "findings"]

TITLES = {
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
"""The official headings."""
_SHOWN = 30


def findings(
    bodies: Mapping[str, Body], chosen: Sequence[Candidate], repeated: Mapping[str, Location | None]
) -> tuple[Diagnostic, ...]:
    """Sections missing, repeated, empty, numbered oddly, standing in another order or without a heading."""
    result = [Diagnostic(RULES["section-missing"], facts={"section": TITLES[k]}) for k in KEYS if k not in bodies]
    order = 0
    bracketed = all(one.style == "bracket" for one in chosen)
    for place, one in enumerate(chosen):
        body = bodies[KEYS[one.key]]
        if one.number is not None and one.number != one.key + 1 and one.number != place + 1:
            result.append(_finding("section-numbered-oddly", body))
        if one.key < order or (one.style == "bracket" and not bracketed):
            result.append(_finding("heading-elsewhere", body))
        order = max(order, one.key)
    for key in ("overview", "problems", "other"):
        if key in bodies and bodies[key].heading is None:
            result.append(_finding("heading-elsewhere", bodies[key]))
        elif key in bodies and not bodies[key].blocks:
            result.append(_finding("section-empty", bodies[key]))
    result += [Diagnostic(RULES["section-repeated"], facts={"heading": h}, location=at) for h, at in repeated.items()]
    return tuple(result)


def _finding(rule: str, body: Body) -> Diagnostic:
    first = body.blocks[0] if body.blocks else None
    heading = body.heading or (first.text.strip()[:_SHOWN] if isinstance(first, Paragraph) else "")
    return Diagnostic(RULES[rule], facts={"heading": heading, "section": TITLES[body.key]}, location=body.location)
