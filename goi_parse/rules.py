# One rule a line, however long: the catalogue is read as a table.
# fmt: off
# ruff: noqa: E501
"""The catalogue of findings. A code is never used again; each rule has a page in docs/reference/rules."""

from goi_parse.diagnostics import Origin, Rule, Severity

__all__ = ["RULES"]

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_DOC, _READ, _PARSE = Origin.DOCUMENT, Origin.READER, Origin.PARSER

_TABLE = (
    # 1xx reading
    Rule("GOI101", "encoding-guessed", _N, _READ, "文本编码为推测：{encoding}", "text encoding was guessed: {encoding}"),
    Rule("GOI102", "characters-lost", _W, _READ, "{count} 个字节无法解码，已用 � 代替", "{count} bytes could not be decoded and stand as �"),
    Rule("GOI103", "text-cut-short", _W, _READ, "文件在一个字符中间结束，结尾可能缺失", "the file ends in the middle of a character; its end may be missing"),
    Rule("GOI104", "text-unusable", _E, _READ, "第 {page} 页的文字没有可用的编码表，不能当作文字读取", "the text of page {page} has no usable character map and is not taken for text"),
    Rule("GOI105", "page-without-text", _W, _READ, "第 {page} 页没有文字层，只有图片", "page {page} has no text layer, only a picture"),
    Rule("GOI106", "content-skipped", _W, _READ, "有内容未能读取：{what}", "content was skipped: {what}"),
    Rule("GOI107", "revisions-accepted", _N, _READ, "文档含修订，按接受全部修订读取", "the document has tracked changes; it is read as if all were accepted"),
    Rule("GOI108", "reader-broken", _W, _READ, "读取器插件 {plugin} 不能使用：{reason}", "the reader plugin {plugin} cannot be used: {reason}"),
    Rule("GOI109", "lines-deduplicated", _E, _READ, "重复的行在转换中丢失，相同的数字只留下一个，表格不可恢复", "repeated lines were lost in a conversion, equal figures survive once; the table cannot be restored"),
    Rule("GOI110", "span-cut", _W, _READ, "单元格跨度 {span} 超出限制，按 {limit} 读取", "a cell spans {span}, read as {limit}"),
    Rule("GOI111", "text-recognised", _W, _READ, "第 {page} 页是图片，文字由机器识别后隐藏其下，数字可能有误", "page {page} is a picture; its text was recognised by a machine and lies hidden under it, and figures may be wrong"),
    Rule("GOI120", "document-converted", _N, _READ, "文档由 {program} 转换后读取，位置指转换后的文档", "the document was converted by {program} to be read; places are those of the converted document"),
    Rule("GOI121", "member-read", _N, _READ, "读自压缩包中的“{member}”", "read from “{member}” in the archive"),
    Rule("GOI112", "picture-read", _W, _READ, "{image} 是图片，其中的文字和表格由机器识别，可能有误", "{image} is a picture; its text and tables were recognised by a machine, and may be wrong"),
    Rule("GOI113", "text-doubtful", _W, _READ, "文字的编码有误：汉字之间夹着不该有的字母（{letters}），别的字符也可能不是印出来的样子", "the text has a wrong character map: letters stand among Chinese characters that cannot be there ({letters}); others may not be those printed either"),
    # 2xx outline
    Rule("GOI201", "section-missing", _W, _DOC, "没有找到{section}", "section not found: {section}"),
    Rule("GOI202", "section-numbered-oddly", _N, _DOC, "标题“{heading}”的序号与其位置不符", "the number of the heading “{heading}” does not fit its place"),
    Rule("GOI203", "section-repeated", _N, _DOC, "标题“{heading}”重复出现", "the heading “{heading}” occurs again"),
    Rule("GOI204", "section-empty", _W, _DOC, "{section}没有内容", "section is empty: {section}"),
    Rule("GOI205", "title-missing", _W, _DOC, "没有找到报告标题", "the report has no title"),
    Rule("GOI206", "agency-missing", _W, _DOC, "没有找到报告单位", "the reporting body was not found"),
    Rule("GOI207", "year-missing", _W, _DOC, "没有找到报告年度", "the report year was not found"),
    Rule("GOI208", "year-disagrees", _W, _DOC, "年度不一致：{places}", "the year differs between places: {places}"),
    Rule("GOI209", "period-missing", _N, _DOC, "没有找到统计期限", "no reporting period is stated"),
    Rule("GOI210", "period-odd", _W, _DOC, "统计期限不是一个完整的公历年：{period}", "the reporting period is not one calendar year: {period}"),
    Rule("GOI211", "period-restored", _N, _PARSE, "统计期限缺字，读作 {period}：“{raw}”", "the reporting period lacks characters and is read as {period}: “{raw}”"),
    Rule("GOI212", "heading-elsewhere", _N, _PARSE, "“{heading}”没有编号或位置特殊，按{section}读取", "“{heading}” has no number or stands oddly and is read as {section}"),
    # 3xx forms
    Rule("GOI301", "table-missing", _E, _DOC, "没有找到{table}的表格", "the table is missing: {table}"),
    Rule("GOI302", "table-is-picture", _E, _DOC, "{table}的表格是图片：{image}", "the table is a picture: {table} ({image})"),
    Rule("GOI303", "row-missing", _E, _DOC, "表中没有“{row}”一行", "the table has no row “{row}”"),
    Rule("GOI304", "figure-unreadable", _E, _PARSE, "“{row}”的数字不能确定：{reason}", "the figures of “{row}” cannot be determined: {reason}"),
    Rule("GOI305", "row-unknown", _N, _DOC, "表中有规定格式之外的行“{row}”", "the table has a row that the form does not have: “{row}”"),
    Rule("GOI306", "label-misprinted", _N, _DOC, "“{printed}”按“{official}”读取", "“{printed}” is read as “{official}”"),
    Rule("GOI307", "edition-unexpected", _N, _DOC, "{table}采用 {edition} 年版格式，与 {year} 年度不符", "{table} follows the form of {edition}, which is not that of {year}"),
    Rule("GOI308", "editions-mixed", _N, _DOC, "各表采用不同版本的格式：{editions}", "the tables follow different editions: {editions}"),
    Rule("GOI309", "columns-reordered", _W, _DOC, "列的顺序与规定格式不同，按表头读取", "the columns stand in another order than in the form; they are read by their headers"),
    Rule("GOI310", "reading-proved-by-sums", _N, _PARSE, "“{row}”的排列由勾稽关系确定", "the order of “{row}” was settled by the form's own sums"),
    Rule("GOI311", "subtotal-skipped", _N, _DOC, "表中有小计“{label}”，未读入", "the table has a subtotal “{label}”, which is not read"),
    Rule("GOI312", "cell-not-a-number", _W, _DOC, "“{row}”中的“{raw}”不是数字", "“{raw}” in “{row}” is not a number"),
    Rule("GOI313", "row-repeated", _W, _DOC, "“{row}”一行出现不止一次", "the row “{row}” occurs more than once"),
    Rule("GOI314", "figures-astray", _W, _PARSE, "有数字不属于任何一行：{raws}", "figures that belong to no row: {raws}"),
    Rule("GOI315", "sum-doubtful", _W, _PARSE, "“{row}”：空白和“-”按无数计，各项之和 {left} 不等于 {right}，请核对原文", "“{row}”: with blanks and marks as nothing the parts give {left}, not {right}; compare with the source"),
    Rule("GOI316", "row-doubtful", _W, _PARSE, "“{row}”有空格，而报告别处印有 0，可能漏掉一格，数字或已错位", "“{row}” has a blank cell although the report prints its noughts; a cell may be lost and the others moved"),
    Rule("GOI317", "ends-within-table", _W, _READ, "文件在{table}的表格中结束，可能被截断，最后的数字未必完整", "the file ends within a table ({table}); it may be cut, and its last figures need not be whole"),
    Rule("GOI318", "order-assumed", _W, _PARSE, "{table}的数字与各行的名称分开印出，属于哪一行是按印出的顺序推定的，请核对原文", "the figures of {table} are printed apart from the labels of their rows; which row they belong to is taken from the order in which they are printed, compare with the source"),
    Rule("GOI319", "figures-recognised", _W, _READ, "{table}：{all} 个数由机器从图片中识别，其中 {count} 个没有勾稽关系可证，请与图片核对", "{table}: {all} figures were recognised by a machine in pictures; no sums prove {count} of them; compare them with the pictures"),
    Rule("GOI320", "figures-doubtful", _W, _READ, "{table}：文字的编码有误，{all} 个数中 {count} 个没有勾稽关系可证，请与页面核对", "{table}: the text has a wrong character map; no sums prove {count} of {all} figures; compare them with the page"),
    Rule("GOI321", "columns-assumed", _W, _PARSE, "{table}空白的格没有留下痕迹，各数按合计和在行中的位置归到各列，请核对原文", "blank cells of {table} left no trace; its figures are put under their columns by the sums and by their places on the lines, compare with the source"),
    Rule("GOI322", "digits-reversed", _W, _PARSE, "文字里全角数字的次序有颠倒（如“{raw}”），两位以上的全角数字请与原文核对", "full-width digits come in the wrong order in this text, such as {raw}; compare figures of two digits and more with the source"),
    Rule("GOI323", "figures-glued", _W, _PARSE, "{table}的数字之间没有间隔，按格式的列数和勾稽关系分开，请核对原文", "nothing stands between the figures of {table}; they are parted by the number of columns and the form's own sums, compare with the source"),
    # 4xx checks of one report's tables: GOI4nn is check nn of the catalogue in docs; GOI45x are our own
    Rule("GOI401", "identity-broken", _W, _DOC, "勾稽关系不成立：{formula}（{left} ≠ {right}）", "the form's identity fails: {formula_en} ({left} ≠ {right})"),
    Rule("GOI402", "outcomes-sum-broken", _W, _DOC, "办理结果之和不等于总计：{formula}（{left} ≠ {right}）", "the outcomes do not add up to the total: {formula_en} ({left} ≠ {right})"),
    Rule("GOI403", "applicants-sum-broken", _W, _DOC, "各类申请人之和不等于总计：{formula}（{left} ≠ {right}）", "the kinds of applicant do not add up to the total: {formula_en} ({left} ≠ {right})"),
    Rule("GOI405", "requests-cells-empty", _W, _DOC, "{table}：有 {count} 格没有填数字（空白或“/”“-”等），不当作 0", "{table}: {count} cells hold no figure (blank, “/”, “-”); they do not count as 0"),
    Rule("GOI406", "count-not-whole-or-negative", _W, _DOC, "{label}：“{raw}”不是非负整数", "{address}: “{raw}” is not a whole number of at least 0"),
    Rule("GOI407", "totals-derivable", _N, _DOC, "{table}：有 {count} 格总计没有填，由分项可推出：{derived}", "{table}: {count} totals are not stated; their parts give {derived_en}"),
    Rule("GOI408", "disputes-sum-broken", _W, _DOC, "各类结果之和不等于总计：{formula}（{left} ≠ {right}）", "the outcomes of the disputes do not add up: {formula_en} ({left} ≠ {right})"),
    Rule("GOI409", "disputes-cells-empty", _W, _DOC, "{table}：有 {count} 格没有填数字（空白或“/”“-”等），不当作 0", "{table}: {count} cells hold no figure (blank, “/”, “-”); they do not count as 0"),
    Rule("GOI411", "disclosure-cells-empty", _W, _DOC, "{table}：有 {count} 格没有填数字（空白或“/”“-”等），不当作 0", "{table}: {count} cells hold no figure (blank, “/”, “-”); they do not count as 0"),
    Rule("GOI413", "disclosure-figure-negative", _W, _DOC, "{label}：“{raw}”是负数", "{address}: “{raw}” is negative"),
    Rule("GOI414", "disclosure-count-not-whole", _W, _DOC, "{label}：“{raw}”不是整数", "{address}: “{raw}” is not a whole number"),
    Rule("GOI415", "rules-above-level", _W, _DOC, "规章填有 {values}，而“{agency}”看来是{level}，一般无权制定规章", "规章 shows {values}, but “{agency}” seems to be {level_en}, which cannot make 规章"),
    Rule("GOI416", "stock-negative", _W, _DOC, "{label}：上一年 {before}，本年增/减 {change}，结果小于 0", "{address}: {before} items last year and a change of {change} leave fewer than 0"),
    Rule("GOI417", "unit-in-fee-cell", _W, _DOC, "{label}：以万元计的一格写有单位“{raw}”，合 {amount} 万元", "{address}: a cell counted in 万元 states its own unit, “{raw}”: {amount} 万元"),
    Rule("GOI450", "zeros-not-printed", _N, _DOC, "全文各表没有印出一个 0，有 {count} 格为空白或“/”“-”等；本机关似以此表示 0，未当作 0 读入", "no table prints a 0, and {count} cells are blank or a mark; the office seems to mean 0 by them; they are not read as 0"),
    Rule("GOI451", "amount-unit-unknown", _N, _DOC, "{label}：“{raw}”没有注明单位（元或万元）", "{address}: “{raw}” states no unit (元 or 万元)"),
    # what several reports say against each other: compare() and check_hierarchy()
    Rule("GOI418", "carried-over-differs", _W, _DOC, "{column}：{before_year} 年结转下年度 {before}，{year} 年上年结转 {after}", "{column_en}: {before} carried out of {before_year}, {after} carried into {year}"),
    Rule("GOI419", "stock-flow-broken", _N, _DOC, "{row}：上年有效 {before} + 制发 {issued} - 废止 {repealed} = {expected}，今年现行有效 {after}；{breaks}", "{row_en}: {before} in force last year + {issued} issued - {repealed} repealed = {expected}, but {after} are in force; {breaks_en}"),
    Rule("GOI420", "prose-alike", _W, _DOC, "{section}与上年报告雷同，{share}% 的文字相同", "{section_en} repeats last year's report: {share}% of its text is the same"),
    Rule("GOI421", "figures-identical", _W, _DOC, "{table}的 {count} 个数与上年完全相同", "all {count} figures of {table} are those of last year"),
    # what the prose says against the tables, and how the report is built: check() only, never parse()
    Rule("GOI422", "stated-received-differs", _W, _DOC, "正文所称新收申请数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "new requests stated in the prose differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI423", "stated-carried-in-differs", _W, _DOC, "正文所称上年结转数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "requests carried in, as the prose states, differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI424", "stated-intake-differs", _N, _DOC, "正文所称收到（受理、办理）申请数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "the number of requests taken in, as the prose states, differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI425", "stated-answered-differs", _N, _DOC, "正文所称答复（办结）数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "the number of requests answered, as the prose states, differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI426", "stated-carried-out-differs", _W, _DOC, "正文所称结转下年度数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "requests carried out, as the prose states, differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI427", "stated-reconsideration-differs", _N, _DOC, "正文所称行政复议数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "reconsiderations stated in the prose differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI428", "stated-litigation-differs", _N, _DOC, "正文所称行政诉讼数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "lawsuits stated in the prose differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI429", "stated-disputes-differ", _N, _DOC, "正文所称行政复议和诉讼数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "disputes stated in the prose differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI430", "stated-none-received", _W, _DOC, "正文称没有收到申请，与表中不一致：“{quote}”称 {stated}；表中 {readings}", "no request, as the prose says, differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI431", "stated-outcome-differs", _N, _DOC, "正文所称办理结果或申请人的数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "an outcome or a kind of applicant, as the prose states, differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI432", "stated-documents-differ", _N, _DOC, "正文所称规范性文件数与表中不一致：“{quote}”称 {stated}；表中 {readings}", "normative documents stated in the prose differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI433", "stated-share-differs", _N, _DOC, "正文所称百分比与表中不一致：“{quote}”称 {stated}；表中 {readings}", "a percentage stated in the prose differs from the table: “{quote}” states {stated}; the table has {readings_en}"),
    Rule("GOI434", "problems-thin", _W, _DOC, "第五部分只有“{text}”，没有说明存在的主要问题及改进情况", "section five says only “{text}” and names neither problems nor improvements"),
    Rule("GOI435", "fee-not-reported", _N, _DOC, "第六部分没有说明收取信息处理费的情况", "section six does not say whether information processing fees were taken"),
    Rule("GOI436", "subheads-misnumbered", _N, _DOC, "{section}的小标题序号不连续：{numbers}", "the sub-headings of {section_en} are not numbered in order: {numbers}"),
    Rule("GOI437", "year-slipped", _W, _DOC, "报告年度为 {year}，正文却写 {other} 年的工作：“{quote}”", "the report is of {year}, but the prose tells of {other}: “{quote}”"),
    Rule("GOI438", "all-done-but-carried-out", _N, _DOC, "正文称全部办结：“{quote}”，表中结转下年度 {count} 件", "the prose says that all was dealt with: “{quote}”, but {count} were carried out"),
    Rule("GOI439", "wording-odd", _N, _DOC, "文字疑有{kind}：“{quote}”", "the wording looks odd ({kind_en}): “{quote}”"),
    Rule("GOI440", "published-off-time", _W, _DOC, "{published} 发布，应在 {first} 至 {last} 之间", "published on {published}; the time for it runs from {first} to {last}"),
    Rule("GOI441", "topics-missing", _N, _DOC, "总体情况没有分别说明：{topics}", "section one does not treat: {topics_en}"),
    Rule("GOI443", "hierarchy-sum-differs", _N, _DOC, "{label}：本级汇总 {parent}，下级之和 {children}", "{address}: {parent} in the parent's report, {children} over its children"),
    Rule("GOI452", "check-unavailable", _W, _READ, "检查插件 {plugin} 不能使用：{reason}", "the check plugin {plugin} cannot be used: {reason}"),
    Rule("GOI453", "accountability-not-reported", _N, _DOC, "政府的报告没有说明{what}", "a government's report does not mention {what_en}"),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}
"""Every rule by its name."""
