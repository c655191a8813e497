"""The unit of money in a table's header: what it makes of a figure, and that none is said to be wanting."""

from decimal import Decimal

import pytest

import goi_parse

ADDRESS = "disclosure.procurement.amount"


@pytest.mark.parametrize(
    ("header", "raw", "unit", "yuan"),
    [
        ("采购总金额(万元)", "2.5", "万元", "25000"),
        ("采购总金额（单位：万元）", "2.5", "万元", "25000"),
        ("采购总金额（元）", "25000", "元", "25000"),
        ("采购总金额（元）", "2.5万元", "万元", "25000"),
        ("采购总金额（亿元）", "2.5", None, None),
        ("采购总金额", "2.5", None, None),
    ],
)
def test_a_unit_in_the_header_is_the_figures(header: str, raw: str, unit: str | None, yuan: str | None) -> None:
    report = goi_parse.parse_text(
        "某县2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n"
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规章 | 0 | 0 | 0\n规范性文件 | 1 | 2 | 3\n"
        f"第二十条第（九）项\n信息内容 | 采购项目数量 | {header}\n政府集中采购 | 13 | {raw}\n"
    )
    figure = report.figures[ADDRESS]
    assert (figure.raw, figure.unit, figure.yuan) == (raw, unit, yuan and Decimal(yuan))
    told = [found.addresses for found in goi_parse.check(report).diagnostics if found.name == "amount-unit-unknown"]
    assert told == ([] if unit else [(ADDRESS,)])
