"""What is odd about the headings of a report."""

from collections.abc import Mapping, Sequence

from goi_parse.diagnostics import Diagnostic
from goi_parse.outline.headings import Candidate, Sheet
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


def findings(
    bodies: Mapping[str, Body], chosen: Sequence[Candidate], found: Sequence[Candidate], sheet: Sheet
) -> tuple[Diagnostic, ...]:
    """Sections missing, repeated, empty, numbered oddly or standing in another order."""
    result = [Diagnostic(RULES["section-missing"], facts={"section": TITLES[k]}) for k in KEYS if k not in bodies]
    order = -1
    for place, one in enumerate(chosen):
        key = KEYS[one.key]
        body = bodies[key]
        facts = {"heading": body.heading or "", "section": TITLES[key]}
        if one.number is not None and one.number != one.key + 1 and one.number != place + 1:
            result.append(Diagnostic(RULES["section-numbered-oddly"], facts=facts, location=body.location))
        if one.key < order or one.style == "bracket":
            result.append(Diagnostic(RULES["heading-elsewhere"], facts=facts, location=body.location))
        order = max(order, one.key)
        if key in ("overview", "problems", "other") and not body.blocks:
            result.append(Diagnostic(RULES["section-empty"], facts=facts, location=body.location))
    result.extend(_repeated(bodies, chosen, found, sheet))
    return tuple(result)


def _repeated(
    bodies: Mapping[str, Body], chosen: Sequence[Candidate], found: Sequence[Candidate], sheet: Sheet
) -> list[Diagnostic]:
    """Headings that come again word for word after the one that was chosen."""
    taken = {one.key: one for one in chosen}
    result = []
    for one in found:
        first = taken.get(one.key)
        if first is None or one.start <= first.start or one.contents or one.style != first.style:
            continue
        if sheet.text[one.start : one.cut].strip() == sheet.text[first.start : first.cut].strip():
            body = bodies[KEYS[one.key]]
            result.append(
                Diagnostic(RULES["section-repeated"], facts={"heading": body.heading or ""}, location=body.location)
            )
            del taken[one.key]
    return result
