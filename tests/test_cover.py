"""Front matter: title, agency, year, period, contact and scope under the phrasings met."""

from datetime import date

import attrs
import pytest

import goi_parse
from goi_parse.document import Document, Paragraph
from goi_parse.location import Location
from goi_parse.outline import outline
from goi_parse.report import Contact, Period
from goi_parse.sections.contact import contact
from goi_parse.sections.cover import Cover, cover
from goi_parse.sections.period import period
from goi_parse.sections.title import title

BODY = """一、总体情况
2022年，全年公开信息。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
更新不及时。
六、其他需要报告的事项
无。
"""


def document(text: str) -> Document:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    return Document(tuple(Paragraph(line, Location(line=n, column=1)) for n, line in lines), "txt")


def read(front: str, body: str = BODY) -> tuple[Cover, list[str]]:
    whole = document(f"{front}\n{body}")
    found, findings = cover(outline(whole), whole)
    return found, [finding.name for finding in findings]


TITLES = [
    ("义乌市廿三里街道办事处2022年政府信息公开工作年度报告", "义乌市廿三里街道办事处", 2022),
    ("平利县正阳镇2021年度政府信息公开工作年度报告", "平利县正阳镇", 2021),
    ("2022年上海市政府信息公开工作年度报告", "上海市", 2022),
    ("2022年度螅镇政府信息公开工作年度报告", "螅镇", 2022),
    ("2022年某县人民政府信息公开工作年度报告", "某县人民政府", 2022),
    ("深圳市教育局2023年度政府信息公开工作报告", "深圳市教育局", 2023),
    ("经济技术开发区经济发展局2021年\n\n政府信息公开工作年报", "经济技术开发区经济发展局", 2021),
    ("衡南县卫生健康局2020年政府信息公开年度报告", "衡南县卫生健康局", 2020),
    ("衡南县卫生健康局2020年政府信息公开工作的年度报告", "衡南县卫生健康局", 2020),
    ("衡南县卫生健康局关于2020年政府信息公开工作的年度报告", "衡南县卫生健康局", 2020),
    ("舒兰市市场监督管理局2016年政务信息公开年度报告", "舒兰市市场监督管理局", 2016),
    ("政府政务公开年报", None, None),
    ("进贤县人民政府2024年政府信息公开工作\n年度报告", "进贤县人民政府", 2024),
    ("清水县教育局2023年度政府信息\n\n公开工作年度报告", "清水县教育局", 2023),
    ("某省人民政府办公厅\n2022年政府信息公开\n工作年度报告", "某省人民政府办公厅", 2022),
    (
        "2022年政府信息公开工作年度报告\n桃江县松木塘镇人民政府\n2022年政府信息公开工作年度报告",
        "桃江县松木塘镇人民政府",
        2022,
    ),
    ("(图解)温州市鹿城区人民政府2022年政府信息公开工作年度报告", "温州市鹿城区人民政府", 2022),
    ("【图解】温州市鹿城区人民政府2022年政府信息公开工作年度报告", "温州市鹿城区人民政府", 2022),
    ("文字解读:温州市鹿城区人民政府2022年政府信息公开工作年度报告", "温州市鹿城区人民政府", 2022),
    ("新下陆街道办事处2022年度 政府信息公开工作年度报告", "新下陆街道办事处", 2022),
    ("海关总署(本级机关)2020年政府信息公开工作年度报告", "海关总署(本级机关)", 2020),
    ("2025年政府信息公开工作年度报告", None, 2025),
    ("县教育局2023年政府信息公开工作年度报告", "县教育局", 2023),
    ("合水县2024年政府信息公开工作年度报告", "合水县", 2024),
    ("大同市气象部门2023年政府信息公开工作年度报告", "大同市气象部门", 2023),
    ("2020年山东省邮政管理系统政府信息公开工作年度报告", "山东省邮政管理系统", 2020),
    ("宿州市人民政府2016年\n政府信息公开工作年度报告\n宿州市人民政府办公室\n2017年3月", "宿州市人民政府", 2016),
    (" 大中小\n大中小城口县卫生健康委员会2020年政府信息公开工作年度报告", "城口县卫生健康委员会", 2020),
    ("????????某开发区管理委员会\n2022年政府信息公开工作年度报告", "某开发区管理委员会", 2022),
    ("Page 8 - 某区信访局2022年政府信息公开工作年度报告\nP. 8", "某区信访局", 2022),
    (
        "您现在所在的位置：首页 > 年报\n发布日期：2023-01-17\n某市某局2022年政府信息公开工作年度报告\n字体：[大 中 小]",
        "某市某局",
        2022,
    ),
    ("某县人民政府信息公开工作年度报告\n（2022年度）", "某县人民政府", 2022),
    ("某市某局政府信息公开2022年工作年度报告", "某市某局", 2022),
    ("某县财政局二〇二二年政府信息公开工作年度报告", "某县财政局", 2022),
    ("威海市环翠区\n人民政府办公室\n2022年政府信息公开工作年度报告", "威海市环翠区人民政府办公室", 2022),
    ("云台山风景名胜区\n管理委员会2024年政府\n信息公开工作年度报告", "云台山风景名胜区管理委员会", 2024),
    ("附件：某市某局2022年政府信息公开工作年度报告", "某市某局", 2022),
    ("**某市某局**\n\n**2022年政府信息公开工作年度报告**", "某市某局", 2022),
    ("海關總署2020年政府信息公開工作年度報告", "海關總署", 2020),
]


@pytest.mark.parametrize(("printed", "agency", "year"), TITLES)
def test_a_title_names_agency_and_year(printed: str, agency: str | None, year: int | None) -> None:
    found = title([line for line in printed.split("\n") if line.strip()])
    assert found is not None
    assert (found.agency, found.year) == (agency, year)


def test_a_title_is_as_printed_with_its_lines_joined() -> None:
    found, _ = read("清水县 教育局\n2023年度政府信息\n公开工作年度报告")
    assert found.title == "清水县 教育局2023年度政府信息公开工作年度报告"


YEAR = [(y, date(y, 1, 1), date(y, 12, 31)) for y in range(2015, 2030)]
PERIODS = [
    ("统计期限自2022年1月1日起至2022年12月31日止", 2022, False),
    ("统计期限从2023年1月1日到12月31日止", 2023, False),
    ("为自2024年1月1日至2024年12月31日", 2024, False),
    ("2025年1月1日-12月31日", 2025, False),
    ("：2021年1月1日—2021年12月31日", 2021, False),
    ("涵盖2020年1月1日至12月31日期间", 2020, False),
    ("从2022年1月1日起，到2022年12月31日止", 2022, False),
    ("2022年1月1日始至2022年12月31日止", 2022, False),
    ("2022年01月01日至2022年12月31日", 2022, False),
    ("2022年度（1月1日至12月31日）", 2022, False),
    ("2022年1月至12月", 2022, False),
    ("2022.1.1-2022.12.31", 2022, False),
    ("二〇二二年一月一日至二〇二二年十二月三十一日", 2022, False),
    ("２０２２年１月１日至１２月３１日", 2022, False),
    ("自202111日起至20211231日止", 2021, True),
    ("自202111日起，至20211231日止", 2021, True),
    ("自20221月1日始,至202212月31日止", 2022, True),
    ("从202111日到1231日止", 2021, True),
    ("202311日到1231日", 2023, True),
    ("统计期限为202311日至1231如有疑问", 2023, True),
    ("统计期限为2023年1月1日至20231231。", 2023, True),
    ("20231月1日至12月31日", 2023, True),
    ("自20231月1日起至202312月31日止", 2023, True),
    ("数据核定时间点为2022年12月31日", 2022, True),
    ("本报告所列数据截止2022年12月31日", 2022, True),
    ("根据截至2022年12月31日的统计数据", 2022, True),
]


@pytest.mark.parametrize(("text", "year", "restored"), PERIODS)
def test_a_period_under_its_phrasings(text: str, year: int, restored: bool) -> None:  # noqa: FBT001  a table column
    found = period(text)
    assert found is not None
    assert (found.period, found.restored) == (Period(date(year, 1, 1), date(year, 12, 31)), restored)


@pytest.mark.parametrize(
    "text",
    [
        "（20201231日）",
        "2022年度",
        "自2022111日起",
        "自2022年1月1日起，至202222年12月31日止",
        "自202211日起，至202222年12月31日止",
        "数据统计截止202020年12月31日",
        "自202211日起至12315热线开通",
        "自202211日起至1230件",
        "截止2022年12月31日，某镇通过网站公开信息203条",
        "现公布统计数据。截至2022年12月31日，某镇公开信息203条",
        "（国办公开办函〔2021〕30号）",
        "2022年13月1日至2022年14月31日",
        "",
    ],
)
def test_no_period_is_made_up(text: str) -> None:
    assert period(text) is None


def test_an_odd_period_is_read_and_named() -> None:
    found, findings = read("某局2022年政府信息公开工作年度报告\n统计期限自2022年1月1日至2022年12月30日止。")
    assert found.period == Period(date(2022, 1, 1), date(2022, 12, 30))
    assert findings == ["period-odd"]


def test_a_restored_period_is_named() -> None:
    _, findings = read("某局2022年政府信息公开工作年度报告\n统计期限自202211日起至20221231日止。")
    assert findings == ["period-restored"]


CONTACTS: list[tuple[str, dict[str, str]]] = [
    (
        "联系（地址：威海市新威路75号；邮编264200；电话：0631-5210696）",
        {"address": "威海市新威路75号", "postcode": "264200", "phone": "0631-5210696"},
    ),
    (
        "地址：某路1号（市政府3楼），邮政编码：264400，联系电话：0631—5961933，传真：0571-87071312，电子邮箱：abc@163.com",
        {
            "address": "某路1号（市政府3楼）",
            "postcode": "264400",
            "phone": "0631—5961933",
            "fax": "0571-87071312",
            "email": "abc@163.com",
        },
    ),
    (
        "地址：某路1号邮编：264400电话：010—65194406",
        {"address": "某路1号", "postcode": "264400", "phone": "010—65194406"},
    ),
    ("电话：(010)65194406", {"phone": "(010)65194406"}),
    ("电话：021-52560000*2385", {"phone": "021-52560000*2385"}),
    ("电话：52560000×2385", {"phone": "52560000×2385"}),
    ("电话：52560000-2385", {"phone": "52560000-2385"}),
    ("电话：52560000转2385", {"phone": "52560000转2385"}),
    ("电话：021-52560000（转2385）", {"phone": "021-52560000（转2385）"}),
    ("电话：(021)52560000(2385)", {"phone": "(021)52560000(2385)"}),
    ("电话：52560000（12345），邮编：264200", {"phone": "52560000", "postcode": "264200"}),
    ("电话：52560000-52560001", {"phone": "52560000"}),
    ("电话：05987500615", {"phone": "05987500615"}),
    ("联系电话：85996057", {"phone": "85996057"}),
    ("电话：0770-2883800、2883812", {"phone": "0770-2883800、2883812"}),
    ("电话：0791-85622668、0791-85622696(传真)", {"phone": "0791-85622668", "fax": "0791-85622696"}),
    ("联系方式:023-43785018", {"phone": "023-43785018"}),
    ("电话(传真):0557-3022687", {"phone": "0557-3022687", "fax": "0557-3022687"}),
    ("电话、传真:0432-68866988", {"phone": "0432-68866988", "fax": "0432-68866988"}),
    ("传真电话：0571-87071312", {"fax": "0571-87071312"}),
    ("接听咨询电话1234567个", {}),
    ("电话：031-12360、031-60119720；传真：031-60119721", {"phone": "031-12360、031-60119720", "fax": "031-60119721"}),
    ("电话：031-60119720、031-12360", {"phone": "031-60119720、031-12360"}),
    ("电话：031-60119720、12360", {"phone": "031-60119720、12360"}),
    ("电话：031-12360", {"phone": "031-12360"}),
    ("咨询电话：12360", {"phone": "12360"}),
    ("热线：0931-12345", {"phone": "0931-12345"}),
    ("服务热线：12345，联系电话：0931-6011972", {"phone": "0931-6011972"}),
    ("办理热线12345工单若干件，接听电话12360个，热线：12360件", {}),
    ("接听咨询电话：10234多次，热线：10234.5分", {}),
    ("网址：www.abc.gov.cn", {"website": "www.abc.gov.cn"}),
    ("网址：www.abc.gov.cn2023年1月", {"website": "www.abc.gov.cn"}),
    ("网址：www.abc.gov.cn2023-01-28", {"website": "www.abc.gov.cn"}),
    ("网址：www.abc.gov.cn0631-5210696", {"website": "www.abc.gov.cn"}),
    ("网址：http://www.abc.gov.cn/zwgk/2023年栏目", {"website": "http://www.abc.gov.cn/zwgk/"}),
    ("网址：http://www.abc.gov.cn/zwgk/2023-01-28", {"website": "http://www.abc.gov.cn/zwgk/2023-01-28"}),
    ("网址：http://www.abc.gov.cn:8080/", {"website": "http://www.abc.gov.cn:8080/"}),
    ("网址：www.com2000.cn", {"website": "www.com2000.cn"}),
    ("在县政府门户网站（yunkou.cn）查阅", {"website": "yunkou.cn"}),
    ("联系方式如下：地址某市某路42号（邮编710000）", {"address": "某市某路42号", "postcode": "710000"}),
    ("（网址：<http://www.huancui.gov.cn/>）", {"website": "http://www.huancui.gov.cn/"}),
    (
        "网站（http://www.abc.gov.cn/col/col1.html?id=1&x=2）",
        {"website": "http://www.abc.gov.cn/col/col1.html?id=1&x=2"},
    ),
    ("（http://；地址：", {}),
    ("郵遞區號：100730", {"postcode": "100730"}),
    (
        "地址：某州某区青杨西路98号，青杨大厦西7层，邮编：264400",
        {"address": "某州某区青杨西路98号，青杨大厦西7层", "postcode": "264400"},
    ),
    ("地址：某路1号，某大厦3楼302室)", {"address": "某路1号，某大厦3楼302室"}),
    ("地址：某路1号，2号楼，行政中心电话：85996057", {"address": "某路1号，2号楼，行政中心", "phone": "85996057"}),
    ("地址：某路1号，联系单位某县政务中心，电话：85996057", {"address": "某路1号", "phone": "85996057"}),
    ("地址：某路1号，请到某某大厦3楼，某县办公室，微信公众号，", {"address": "某路1号"}),
    ("地址：，某大厦3楼。", {}),
    ("地址：某路1号，某大厦3楼设有查阅点。", {"address": "某路1号"}),
    (
        "联系地址为某市某路1号、邮编264400、电话0631-8641088",
        {"address": "某市某路1号", "postcode": "264400", "phone": "0631-8641088"},
    ),
    (
        "（某市某路1号，邮编264400，电话：0631-8641088）",
        {"address": "某市某路1号", "postcode": "264400", "phone": "0631-8641088"},
    ),
]


@pytest.mark.parametrize(("text", "facts"), CONTACTS)
def test_contact_facts_as_printed(text: str, facts: dict[str, str]) -> None:
    assert contact(text) == Contact(**facts)


OF_ANOTHER = "主办单位地址：某市东路1号，邮编：110001，电话：024-60118811，邮箱：web@abc.cn，网址：www.abc.gov.cn。"
OWN = "地址：京州市西街6号，电话：(010)65190000，电子邮箱：open@abc.cn"


def test_the_facts_of_the_body_to_turn_to_go_before_those_of_another() -> None:
    found = contact(f"{OF_ANOTHER}根据条例编制本报告。如有疑问，请联系某署办公厅，{OWN}。")
    assert found == Contact(
        website="www.abc.gov.cn", address="京州市西街6号", phone="(010)65190000", email="open@abc.cn"
    )


def test_a_name_to_turn_to_with_its_number_alone_is_told_of_by_what_stands_above() -> None:
    found = contact("地址：某市东路1号，邮编：110001。如有疑问，请与某局联系（电话：024-60118811）。")
    assert found == Contact(address="某市东路1号", postcode="110001", phone="024-60118811")


def test_blanks_and_line_ends_inside_contact_facts_are_removed() -> None:
    found, _ = read(
        "某局2022年政府信息公开工作年度报告\n请与某局联系（地址：青\n"
        "川市解放大道 349 号；邮编：165086；电话：0901- 4035872）。"
    )
    assert attrs.astuple(found.contact)[1:4] == ("青川市解放大道349号", "165086", "0901-4035872")


SCOPES = [
    (
        "本报告综合西山区各级行政机关政府信息公开年度报告编制而成。",
        "综合西山区各级行政机关政府信息公开年度报告编制而成",
    ),
    ("本报告综合各乡镇(街道)和区直各部门的数据。", "综合各乡镇(街道)和区直各部门的数据"),
    ("本报告数据仅限吉林省气象局机关。", "仅限吉林省气象局机关"),
    ("所列数据为陆川县气象局机关年度统计数据。", "为陆川县气象局机关年度统计数据"),
    ("现综合各地、各部门政府信息公开工作情况，公布本报告。", "综合各地、各部门政府信息公开工作情况"),
    ("本报告汇总自治区政府办公厅数据，", "汇总自治区政府办公厅数据"),
    ("某市政府办公室汇总全市政府信息公开情况编制而成本报告。", "汇总全市政府信息公开情况编制而成"),
    (
        "由市政府综合各区人民政府(下称“区政府”)和各委、办、局(下称“市级机关”)的年度报告编制而成。",
        "综合各区人民政府(下称“区政府”)和各委、办、局(下称“市级机关”)的年度报告编制而成",
    ),
    (
        "本报告涵盖某市各县区政府和市政府各部门、各有关直属机构的政府信息公开工作情况。",
        "涵盖某市各县区政府和市政府各部门、各有关直属机构的政府信息公开工作情况",
    ),
    (
        "由市政府办公厅综合市政府、各区县政府和市政府各部门、各有关单位2022年政府信息公开工作完成情况、统计指标编制而成。",
        "综合市政府、各区县政府和市政府各部门、各有关单位2022年政府信息公开工作完成情况",
    ),
    ("报告汇总全市数据，", "汇总全市数据"),
    ("所列数据统计范围为某市政府范围内信息公开数据。", "统计范围为某市政府范围内信息公开数据"),
    ("数据统计范围为2022年1月1日至12月31日数据。", None),
    ("梳理编制某州海关关区2022年政府信息公开工作年度报告。", None),
    ("由市政府办公室综合科对各部门工作情况，进行核实。", None),
    ("为推进全市政府信息公开，编制本报告，公布有关情况。", None),
    ("本报告涵盖各县、区政府和市政府各工作部门。", "涵盖各县、区政府和市政府各工作部门"),
    (
        "本报告由六部分组成，涵盖各县（市、区）政府和市政府各部门的政府信息公开工作情况。",
        "涵盖各县（市、区）政府和市政府各部门的政府信息公开工作情况",
    ),
    ("全文涵盖总体情况、行政机关主动公开的政府信息情况。", None),
    ("我局认真梳理总结了本部门政务公开工作情况。", None),
    ("所列数据仅限本部门及直属单位。", "仅限本部门及直属单位"),
]


@pytest.mark.parametrize(("sentence", "scope"), SCOPES)
def test_a_scope_where_one_is_stated(sentence: str, scope: str | None) -> None:
    found, _ = read(f"某局2022年政府信息公开工作年度报告\n{sentence}统计期限为2022年1月1日至12月31日。")
    assert found.scope == scope


def test_a_period_is_no_scope() -> None:
    found, _ = read("某局2022年政府信息公开工作年度报告\n数据涵盖2022年1月1日至12月31日期间。")
    assert found.scope is None


def test_an_agency_from_the_signature() -> None:
    found, _ = read("2022年政府信息公开工作年度报告", BODY + "某县水利局\n2023年1月16日")
    assert found.agency == "某县水利局"


def test_an_agency_from_the_preamble() -> None:
    found, _ = read("2022年政府信息公开工作年度报告\n根据条例要求，现公布某县水利局2022年度政府信息公开工作年度报告。")
    assert found.agency == "某县水利局"


@pytest.mark.parametrize(
    "below",
    [
        "某县水利局\n\n根据《条例》编制本报告。",
        "（2023年1月16日）\n某县水利局\n根据《条例》编制本报告。",
        "发布时间：2023-01-16\n\n某县水利局\n\n根据《条例》编制本报告。",
    ],
)
def test_an_agency_from_a_line_of_its_own_below_the_title(below: str) -> None:
    found, _ = read(f"2022年政府信息公开工作年度报告\n{below}")
    assert found.agency == "某县水利局"


def test_a_line_below_the_title_that_names_no_body_is_no_agency() -> None:
    found, _ = read("2022年政府信息公开工作年度报告\n全面推进政务公开\n根据《条例》编制本报告。")
    assert found.agency is None


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("根据《条例》规定，某县柳河乡人民政府编制并公布本报告。", "某县柳河乡人民政府"),
        ("按照有关要求，某县卫生健康委员会组织编制2022年度报告。", "某县卫生健康委员会"),
        ("根据《条例》规定，及时组织编制本报告。", None),
        ("根据《条例》规定，我局编制并公布本报告。", None),
    ],
)
def test_an_agency_from_who_draws_up_the_report(sentence: str, agency: str | None) -> None:
    found, _ = read(f"2022年政府信息公开工作年度报告\n{sentence}")
    assert found.agency == agency


def test_a_page_number_below_the_signature_hides_it_not() -> None:
    report = goi_parse.parse_text("2022年政府信息公开工作年度报告\n" + BODY + "某县水利局\n2023年1月16日\n12\n")
    assert report.agency == "某县水利局"
    assert report.other is not None
    assert report.other.text.endswith("\n无。")


def test_an_agency_from_the_first_sentence_without_any_title() -> None:
    body = BODY.replace("2022年，全年", "2022年，某县水利局认真贯彻落实条例，全年")
    found, findings = read("根据《中华人民共和国政府信息公开条例》编制。统计期限为2022年1月1日至12月31日。", body)
    assert (found.title, found.agency, found.year) == (None, "某县水利局", 2022)
    assert findings == ["title-missing"]


def test_years_that_disagree_are_named_with_their_places() -> None:
    _, findings = read(
        "田黄镇2021年政府信息公开工作年度报告\n编制了《田黄镇2020年政府信息公开工作年度报告》。统计期限为2021年1月1日至12月31日。"
    )
    assert findings == ["year-disagrees"]


@pytest.mark.parametrize(
    ("opening", "findings"),
    [
        ("2021年，在上年评估中，我局被评为先进单位。2022年，我局继续推进政务公开。", []),
        ("2021年，我局推进政务公开。全年公开信息。", ["year-disagrees"]),
        ("2021年，我局推进政务公开。2022年，我局将继续加强。", ["year-disagrees"]),
    ],
)
def test_a_look_back_in_the_first_sentence_is_of_no_other_year(opening: str, findings: list[str]) -> None:
    front = "某局2022年政府信息公开工作年度报告\n统计期限为2022年1月1日至12月31日。"
    assert read(front, BODY.replace("2022年，全年公开信息。", opening))[1] == findings


def test_the_year_in_the_title_of_a_notice_is_of_the_notice() -> None:
    _, findings = read(
        "某局2022年政府信息公开工作年度报告\n根据《关于做好2021年政府信息公开工作年度报告编制发布工作的通知》编制。"
        "统计期限为2022年1月1日至12月31日。"
    )
    assert findings == []


def test_what_is_not_there_is_named() -> None:
    _, findings = read("根据条例编制本报告。", BODY.replace("2022年，", ""))
    assert findings == ["title-missing", "agency-missing", "year-missing", "period-missing"]


def test_a_preamble_without_title_contents_and_chrome() -> None:
    found, _ = read(
        "索引号: 1\n某局2022年政府信息公开工作年度报告\n字体：[大 中 小]\n2023年1月5日\n"
        "根据条例，编制本报\n告。\n目录\n一、总体情况……1\n- 1 -"
    )
    assert found.preamble is not None
    assert found.preamble.text in {"根据条例，编制本报\n告。", "根据条例，编制本报告。"}
    assert found.preamble.location == Location(line=5, column=1)
