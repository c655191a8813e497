"""Whose level a name tells: which bodies cannot make 规章, which are governments, and when they report."""

import pytest

from goi_parse.checks.levels import below_rulemaking, is_government, reports_by_march

TOWN = ("乡镇、街道", "a township or street office")
COUNTY = ("县级机关或开发区", "a body of a county, a district or a zone")
BUREAU = ("地方政府部门", "a department of a local government")


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("云溪县清水镇人民政府", TOWN),
        ("清水 镇 人民政府", TOWN),
        ("云溪县人民政府", COUNTY),
        ("云溪县教育局", COUNTY),
        ("威海经济技术开发区", COUNTY),
        ("威海市教育局", BUREAU),
        ("山东省教育厅", BUREAU),
        ("山东省人民政府", None),
        ("山东省政府", None),
        ("威海市人民政府", None),
        ("威海市人民政府办公室", None),
        ("威海市政府研究中心", None),
        ("教育局", None),
        ("自然资源部", None),
        ("", None),
        ("甲\n乙镇", TOWN),
    ],
)
def test_a_level_is_told_where_the_name_tells_it(agency: str, level: tuple[str, str] | None) -> None:
    assert below_rulemaking(agency) == level


@pytest.mark.parametrize(
    ("agency", "government"),
    [
        ("云溪县人民政府", True),
        ("云溪县政府", True),
        ("云溪 县 人民政府", True),
        ("威海市人民政府", True),
        ("山东省人民政府", True),
        ("威海市环翠区人民政府", True),
        ("云溪县清水镇人民政府", False),
        ("云溪县人民政府办公室", False),
        ("云溪县教育局", False),
        ("云溪县", False),
    ],
)
def test_a_government_is_one_of_a_county_at_least(agency: str, government: bool) -> None:  # noqa: FBT001  the answer
    assert is_government(agency) is government


@pytest.mark.parametrize(
    ("agency", "march"),
    [
        ("云溪县人民政府", True),
        ("云溪县清水镇人民政府", True),
        ("云溪县", True),
        ("清水镇 ", True),
        ("清水乡", True),
        ("威海市", True),
        ("山东省", True),
        ("环翠区", True),
        ("额济纳旗", True),
        ("凉山州", True),
        ("云溪县人民政府办公室", False),
        ("云溪县教育局", False),
        ("清水街道办事处", False),
    ],
)
def test_governments_report_by_march(agency: str, march: bool) -> None:  # noqa: FBT001  the answer
    assert reports_by_march(agency) is march
