"""Who may make 规章: a judgement by the name of the body, and only where the name leaves no doubt."""

import re

from goi_parse.text import regex, squeeze

__all__ = ["below_rulemaking", "is_government", "reports_by_march"]

# Province, city, county and town from the outside in; each part may be left out. A city is tried before a county,
# so that 新乡市, 景德镇市 and 镇江市 are cities; a 自治区 is a province; a city inside a city is a county-level one.
_PLACE = regex(
    r"(?P<province>[^县镇]{0,8}?(?:省|自治区))?"
    r"(?P<city>.{0,12}?(?:市|自治州))?"
    r"(?P<county>.{0,12}?(?:自治县|自治旗|县|区|旗|(?<!城)市))?"
    r"(?P<town>.{1,8}?(?:街道|镇|乡|苏木))?"
    r"(?P<rest>.*)"
)
_GOVERNMENT = regex(r"^(?:人民)?政府")
_DEPARTMENT = regex(r"(?:局|厅|委员会|委|中心|支队|大队|总队|站|院|馆|所|社|会)$")

_TOWN = ("乡镇、街道", "a township or street office")
_COUNTY = ("县级机关或开发区", "a body of a county, a district or a zone")
_BUREAU = ("地方政府部门", "a department of a local government")


def below_rulemaking(agency: str) -> tuple[str, str] | None:
    """Why this body cannot make 规章, in Chinese and English; None where it can, or the name does not tell.

    国务院部门, 省级政府, 设区的市 and 自治州 can (立法法). Nothing is said of a city that may be of county level.
    """
    place = _PLACE.fullmatch(squeeze(agency))
    if place is None:
        return None
    if place["town"]:
        return _TOWN
    if place["county"]:
        return _COUNTY
    local = place["province"] or place["city"]
    if local and not _GOVERNMENT.match(place["rest"]) and _DEPARTMENT.search(place["rest"]):
        return _BUREAU
    return None


def is_government(agency: str) -> bool:
    """Whether this is a government at county level or above (县级以上人民政府), not its office and no township."""
    place = _PLACE.fullmatch(squeeze(agency))
    return place is not None and not place["town"] and re.fullmatch(r"(?:人民)?政府", place["rest"]) is not None


def reports_by_march(agency: str) -> bool:
    """Whether the report is a government's, due on 31 March; the reports of departments are due on 31 January.

    A bare name of a place (``合水县``) stands for its government.
    """
    return re.search(r"政府$|[省市县区旗州镇乡]$", squeeze(agency)) is not None
