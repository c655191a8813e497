"""The agency where no title names it, and titles among site chrome: nobody is named who does not report."""

import attrs
import pytest

import goi_parse
from goi_parse.document import Document, Paragraph
from goi_parse.location import Location
from goi_parse.outline import outline
from goi_parse.sections.cover import Cover, cover
from goi_parse.sections.title import title

BARE = "2022年政府信息公开工作年度报告\n"
REST = """二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
更新不及时。
六、其他需要报告的事项
无。
"""


def read(front: str, opening: str = "全年公开信息三十条。") -> Cover:
    text = f"{front}\n一、总体情况\n{opening}\n{REST}"
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    whole = Document(tuple(Paragraph(line, Location(line=n, column=1)) for n, line in lines), "txt")
    return cover(outline(whole), whole)[0]


PREAMBLES: list[tuple[str, str | None]] = [
    ("现特向社会公布2022年政府信息公开工作年度报告。", None),
    ("根据《条例》要求，特向社会公布2022年政府信息公开工作年度报告。", None),
    ("我镇编制并向社会公布2022年政府信息公开工作年度报告。", None),
    ("根据《马云县人民政府办公室关于编制公布2022年政府信息公开工作年度报告有关事项的通知》要求，编制本报告。", None),
    ("按照《马云县人民政府办公室关于做好2022年政府信息公开工作年度报告编制工作的通知》，编制本报告。", None),
    ("现编制并公布本单位2022年政府信息公开工作年度报告。", None),
    ("由云口区教育局办公室编制的2022年度政府信息公开工作年度报告。", "云口区教育局办公室"),
    ("由云口区教育局汇总编制2022年政府信息公开工作年度报告。", "云口区教育局"),
    ("本报告由松岭市统计局围绕2022年度政府信息公开工作情况编制而成。", "松岭市统计局"),
    ("本报告由松岭市统计局按照《条例》编制。", "松岭市统计局"),
    ("本报告由松岭街道办事处依据《条例》规定编制而成。", "松岭街道办事处"),
    ("本报告由松岭市统计局结合工作实际编制。", "松岭市统计局"),
    ("结合2022年云江区长溪街道各科室的信息公开工作实际情况，编制本报告。", "云江区长溪街道"),
    ("現(xiàn)公布松嶺縣(xiàn)水利局2022年度政府信息公開(kāi)工作年度報(bào)告。", "松嶺縣水利局"),
    ("由松岭经济开发区管理委员会（以下简称松岭管委会）编制。", "松岭经济开发区管理委员会"),
    ("由松岭市财政局（以下简称“我局”）编制2022年政府信息公开工作年度报告。", "松岭市财政局"),
    ("结合2022年松岭镇政府信息公开工作编制而成。", "松岭镇"),
    ("现公布2022年度松岭镇信息公开年度报告。", "松岭镇"),
    ("现将2022年度我厅政府信息公开工作年度报告公布如下。", None),
    ("现将我厅2022年度政府信息公开工作情况报告如下。", None),
    ("松岭县民政局2022年政府信息公开工作年度报告（以下简称年报）是根据《条例》编制的。", "松岭县民政局"),
    ("现将松岭市人民政府办公室关于2022年政府信息公开工作的情况公布如下。", "松岭市人民政府办公室"),
    ("现就松岭县人民政府2022年度政府信息公开情况报告如下：", "松岭县人民政府"),
    ("本报告松岭市统计局按照《条例》（以下简称《条例》）和《格式》要求编制。", "松岭市统计局"),
    ("松岭高新区管委会向社会公布2022年度本级政府信息公开年度报告。", "松岭高新区管委会"),
    ("根据有关规定，我局现向社会公布2022年度政府信息公开年度报告。", None),
    ("本报告是按照《条例》要求编制。", None),
    ("现编制松岭市统计局政府信息公开工作年度报告。", "松岭市统计局"),
    ("现编制并公布本局政府信息公开工作年度报告。", None),
    (
        "《松岭县人民政府办公室2022年政府信息公开工作年度报告》已经审定，现予公布。本报告由松岭县政务公开办公室编制。",
        "松岭县人民政府办公室",
    ),
    (
        "参照《云口县财政局2022年政府信息公开工作年度报告》的体例，由松岭县财政局编制。",
        "松岭县财政局",
    ),
    ("现将松岭区河西街道办事处2022年度政府信息工作年度报告予以公开。", "松岭区河西街道办事处"),
    ("由松岭区人民政府办公室综合区政府各镇办、各部门的工作情况编制而成。", "松岭区人民政府办公室"),
    ("由松岭区人民政府办公室综合各镇、各部门工作情况，统计主要数据基础上编制而成。", "松岭区人民政府办公室"),
    ("结合松岭乡信息公开工作实际编制本报告。", "松岭乡"),
    ("结合本乡信息公开工作实际编制本报告。", None),
    ("结合松岭实际，编制本报告。", None),
    ("汇总2022年度松岭市商务局的政务公开工作开展情况编制而成。", "松岭市商务局"),
    ("在认真总结2022年松岭镇政府信息公开工作的基础上，编制了此报告。", "松岭镇"),
    ("在认真总结2022年全镇政府信息公开工作的基础上，编制了此报告。", None),
    ("2022年度松岭区统计局信息公开工作报告是根据《条例》的要求编制而成。", "松岭区统计局"),
    ("2022年度我局信息公开工作报告是根据《条例》的要求编制而成。", None),
    ("由区政府办公室综合各镇、各部门工作情况编制而成。", None),
    ("为提升透明度,松岭镇人民政府特此编制2022年度政府信息公开工作年度报告。", "松岭镇人民政府"),
    ("由松岭区综合行政执法局根据各科室情况编制。", "松岭区综合行政执法局"),
    ("由松岭区综合市场管理局根据各科室情况编制。", "松岭区综合市场管理局"),
    ("为提升透明度，松岭镇人民政府特此编制2022年度政府信息公开工作年度报告。", "松岭镇人民政府"),
    ("为提升透明度，我镇特此编制2022年度政府信息公开工作年度报告。", None),
    ("根据有关规定，现向社会公开松岭镇2022年政府信息公开工作年度报告。", "松岭镇"),
    ("根据有关规定，现向社会公开我镇2022年政府信息公开工作年度报告。", None),
]


@pytest.mark.parametrize(("sentence", "agency"), PREAMBLES)
def test_the_preamble_names_who_reports_or_nobody(sentence: str, agency: str | None) -> None:
    assert read(BARE + sentence).agency == agency


FEET: list[tuple[str, str | None]] = [
    ("某县财政局\n2023年1月5日\n附件下载", "某县财政局"),
    ("某县财政局\n2023年1月5日\n版权所有", "某县财政局"),
    ("本溪市明山区人民政府\n2023年1月5日", "本溪市明山区人民政府"),
    ("和县水利局\n2023年1月5日", "和县水利局"),
    ("附件下载", None),
]


@pytest.mark.parametrize(("foot", "agency"), FEET)
def test_who_signs_is_a_body(foot: str, agency: str | None) -> None:
    assert goi_parse.parse_text(f"{BARE}一、总体情况\n全年公开信息三十条。\n{REST}{foot}\n").agency == agency


OPENINGS: list[tuple[str, str | None]] = [
    ("2022年，松岭县水利局认真贯彻落实《条例》。", "松岭县水利局"),
    ("2022年，松岭县水利局落实各项要求。", "松岭县水利局"),
    ("2022年，松岭街道推进政务公开。", "松岭街道"),
    ("2022年，在省教育厅门户网站主动公开信息30条。", None),
    ("2022年，通过政府门户网站共发布信息30条。", None),
    ("2022年，新冠肺炎疫情在全国蔓延。", None),
    ("2022年，政务公开工作以群众需求为导向。", None),
    ("2022年，累计发布信息共30条。", None),
    ("一年来，主要采取了以下措施。", None),
    ("2022年，全镇上下坚持公开为常态。", None),
    ("2022年，政务公开工作扎实推进。2022年，县民政局积极配合。", None),
]


@pytest.mark.parametrize(("opening", "agency"), OPENINGS)
def test_the_first_sentence_names_a_body_or_nobody(opening: str, agency: str | None) -> None:
    assert read("根据条例编制本报告。", opening).agency == agency


IN_SECTION_ONE: list[tuple[str, str | None]] = [
    (
        "根据《条例》规定，向社会公布2022年松岭县水利局政府信息公开工作年度报告。2022年，我局公开信息30条。",
        "松岭县水利局",
    ),
    ("本年报根据《条例》要求，特编制2022年度松岭镇政府信息公开年度报告并向社会公布。", "松岭镇"),
    ("根据《条例》有关规定，编制高新区（滨江）水利局2022年度政府信息公开工作报告。", "高新区（滨江）水利局"),
    ("我局公开信息30条。无申请。无诉讼。按要求，由松岭县司法局编制普法手册。", None),
]


@pytest.mark.parametrize(("opening", "agency"), IN_SECTION_ONE)
def test_the_preamble_may_stand_in_section_one(opening: str, agency: str | None) -> None:
    assert read(BARE, opening).agency == agency


def test_what_section_one_says_is_no_preamble_where_there_is_one() -> None:
    assert read(f"{BARE}根据条例编制本报告。", "按要求，由松岭县司法局编制普法手册。").agency is None


FULL_NAMES: list[tuple[str, str, str]] = [
    ("市医保局", "如有疑问，请与松岭市医疗保障局办公室联系（地址：一路8号）。", "松岭市医疗保障局"),
    ("市醫保局", "如有疑問，請與松嶺市醫療保障局聯系。", "松嶺市醫療保障局"),
    ("商务局", "如有疑问，请联系松岭区商务局（电话：22355782）。", "松岭区商务局"),
    ("区政府办公室", "如有疑问，请与松岭区人民政府办公室联系。", "松岭区人民政府办公室"),
    ("市商务局", "如有疑问，请与商务局办公室联系。", "市商务局"),
    ("市商务局", "如有疑问，请与松岭市政务服务局联系。", "市商务局"),
    ("云口区商务局", "如有疑问，请与松岭市云口区商务局联系。", "云口区商务局"),
]


@pytest.mark.parametrize(("short", "asked", "agency"), FULL_NAMES)
def test_a_short_name_is_given_in_full_where_the_preamble_prints_it(short: str, asked: str, agency: str) -> None:
    assert read(f"根据条例编制本报告。{asked}", f"2022年，{short}认真贯彻落实《条例》。").agency == agency


def test_a_line_at_the_top_of_a_page_without_a_title_names_nobody() -> None:
    drawn = "本报告由松岭县教育局编制。"
    assert read(f"松岭县人民政府\n{drawn}").agency == "松岭县教育局"
    assert read("松岭县人民政府\n根据条例编制本报告。").agency is None
    assert read(f"{BARE}松岭县教育局\n根据条例编制本报告。").agency == "松岭县教育局"


CHROME: list[tuple[str, str, str]] = [
    (
        "组配分类 政府信息公开年报\n2022年下云镇政府信息公开工作年度报告",
        "2022年下云镇政府信息公开工作年度报告",
        "下云镇",
    ),
    ("首页\n> 政务公开\n> 乡镇信息公开年度报告\n\n下云镇2022年政府信息公开工作年度报告",
     "下云镇2022年政府信息公开工作年度报告", "下云镇"),
    (("• 乡镇政府信息公开年度报告\n• 索引号\ny/2023-00001\n• 发布机构\n云水县面溪镇人民政府\n"
     "面溪镇2022年政府信息公开工作年度报告"),
     "面溪镇2022年政府信息公开工作年度报告", "面溪镇"),
    ("县直部门政府信息公开年报\n云水县民政局2022年政府信息公开工作年度报告",
     "云水县民政局2022年政府信息公开工作年度报告", "云水县民政局"),
    ("正云街道\n正云街道办事处2022年政府信息公开工作年度报告",
     "正云街道办事处2022年政府信息公开工作年度报告", "正云街道办事处"),
    ("云口镇\n云口镇人民政府2022年政府信息公开工作年度报告",
     "云口镇人民政府2022年政府信息公开工作年度报告", "云口镇人民政府"),
    ("云口区教育局\n??\n2022年政府信息公开工作年度报告",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("云口区教育局2022年政府信息公开工作年度报告?",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("云口区教育局2022年政府信息公开工作年度报告.docx",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("雲口區(qū)教育局2022年政府信息公開(kāi)工作年度報(bào)告",
     "雲口區教育局2022年政府信息公開工作年度報告", "雲口區教育局"),
    ("公报标题云口区教育局2022年政府信息公开工作年度报告\n总号 期号",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("标      题 云口区教育局2022年政府信息公开工作年度报告",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("附件：云口区教育局2022年政府信息公开工作年度报告",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("标题: 云口区教育局2022年政府信息公开工作年度报告",
     "云口区教育局2022年政府信息公开工作年度报告", "云口区教育局"),
    ("云口市\n人民政府办公室\n2022年政府信息公开工作年度报告",
     "云口市人民政府办公室2022年政府信息公开工作年度报告", "云口市人民政府办公室"),
    (("• 云口区河西街道\n• 2022年政府信息公开工作年度报告\n• 2023-01-18\n• 2023-01-18\n"
      "松岭市云口区河西街道2022年政府信息公开工作年度报告"),
     "松岭市云口区河西街道2022年政府信息公开工作年度报告", "松岭市云口区河西街道"),
    ("2022云口县长溪乡2022年度政府信息公开工作年度报告",
     "2022云口县长溪乡2022年度政府信息公开工作年度报告", "云口县长溪乡"),
    ("2022度云口区长溪街道信息公开工作年度报告",
     "2022度云口区长溪街道信息公开工作年度报告", "云口区长溪街道"),
    ("- 標題: 雲口區教育局2022年政府信息公開工作年度報告",
     "雲口區教育局2022年政府信息公開工作年度報告", "雲口區教育局"),
    ("標      題 雲口區教育局2022年政府信息公開工作年度報告",
     "雲口區教育局2022年政府信息公開工作年度報告", "雲口區教育局"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "printed", "agency"), CHROME)
def test_the_title_among_site_chrome(front: str, printed: str, agency: str) -> None:
    found = read(f"{front}\n根据条例编制本报告。")
    assert (found.title, found.agency, found.year) == (printed, agency, 2022)


def test_the_fuller_name_of_a_body_in_a_title_of_another_year_is_not_taken() -> None:
    lines = ["云口镇2022年政府信息公开工作年度报告", "甲", "乙", "丙", "松岭县云口镇2021年政府信息公开工作年度报告"]
    found = title(lines)
    assert found is not None
    assert (found.agency, found.year) == ("云口镇", 2022)


def test_the_year_of_a_title_that_lost_its_sign_is_compared_with_the_period() -> None:
    front = "2021度云口区长溪街道信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日。"
    report = goi_parse.parse_text(f"{front}\n一、总体情况\n无。\n{REST}")
    assert report.year == 2021
    assert "year-disagrees" in [finding.name for finding in report.diagnostics]


def test_the_line_below_a_title_that_names_a_body_may_have_another_name_in_brackets() -> None:
    found = read("政府信息公开工作年度报告\n云口开发区管委会（河西商务区管委会）\n根据条例编制本报告。")
    assert found.agency == "云口开发区管委会（河西商务区管委会）"


@pytest.mark.parametrize("before", ["政策解读丨", "一图看懂", "置顶 ", "原创 ", "名 称 ", "信息名称："])
def test_what_stands_before_a_title_is_no_agency(before: str) -> None:
    assert read(f"{before}云口区教育局2022年政府信息公开工作年度报告\n根据条例编制本报告。").agency == "云口区教育局"


def test_a_title_without_a_year_stands_where_no_other_follows() -> None:
    found = title(["云口区教育局政府信息公开工作年度报告", "根据条例编制本报告。"])
    assert found is not None
    assert found.agency == "云口区教育局"


PERIODS: list[tuple[str, tuple[int, int] | None]] = [
    ("2022年1月1日至2022年12月16日，共报送信息60条。", None),
    ("2022年5月1日至2022年8月31日，开展了专项行动。", None),
    ("截止2022年12月31日，本局主动公开信息62条。", None),
    ("2022年1月1日至12月31日，共公开信息62条。", (1, 12)),
    ("本报告所列数据的统计期限为2022年1月1日至2022年12月30日。", (1, 12)),
]


@pytest.mark.parametrize(("opening", "months"), PERIODS)
def test_days_in_section_one_are_a_period_only_where_they_say_so(opening: str, months: tuple[int, int] | None) -> None:
    found = read("云口区教育局2022年政府信息公开工作年度报告\n根据条例编制本报告。", opening)
    assert (months is None) == (found.period is None)
    if found.period is not None:
        assert (found.period.start.month, found.period.end.month) == months


YEARS: list[tuple[str, str, int | None]] = [
    ("根据条例编制本报告。", "汇报我镇2022年政府信息公开工作。", 2022),
    ("根据条例编制本报告。", "（一）主动公开情况。2022年，我局公开信息30条。", 2022),
    ("根据条例编制本报告。", "现公布我局2022年政府信息公开工作年度报告。", 2022),
    ("根据条例编制本报告。", "2022年我局公开信息30条，比2021年增加3条。", 2022),
    ("根据条例编制本报告。", "（一）2021年，我局公开信息30条。\n（二）2022年，我局公开信息60条。", None),
    ("根据条例编制本报告。", "比2021年增加3条。", None),
    ("根据条例编制本报告。", "截至2022年12月30日，我局公开信息30条。", 2022),
    ("根据条例编制本报告。", "截至2021年12月31日，有30条。\n截至2022年12月31日，有60条。", None),
    ("根据条例编制本报告。", "全年公开信息。2022年，我局公开30条。截至2021年12月31日，有30条。", None),
    ("根据条例编制本报告。", "截至2022年6月30日，有30条。", None),
    ("根据《关于做好2021年政府信息公开工作年度报告编制工作的通知》编制本报告。", "2022年，我局公开信息30条。", 2022),
    ("根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》编制本报告。", "全年公开信息30条。", 2022),
]


@pytest.mark.parametrize(("front", "opening", "year"), YEARS)
def test_the_year_in_section_one(front: str, opening: str, year: int | None) -> None:
    assert read(front, opening).year == year


def test_who_reports_is_named_by_finding_where_unknown() -> None:
    report = goi_parse.parse_text(f"{BARE}现特向社会公布2022年政府信息公开工作年度报告。\n一、总体情况\n无。\n{REST}")
    assert report.agency is None
    assert "agency-missing" in [finding.name for finding in report.diagnostics]
    assert attrs.evolve(report, agency="某局").agency == "某局"
