"""Pure functions on strings: the only place that normalises. Stored text stays as printed; folds are compared.

``fold`` makes labels comparable, ``squeeze`` makes prose comparable, ``chinese_number`` reads 十二,
``figure`` reads what stands in a cell. ``regex`` is how every room of the library states a pattern.
"""

import re
from decimal import Decimal
from typing import AnyStr, cast

__all__ = [
    "DASHES",
    "ENUMERATED",
    "FIGURE_IN_LINE",
    "GLOSS",
    "MARKS",
    "NUMERAL",
    "PART",
    "RAISED",
    "UNSEEN",
    "chinese_number",
    "ends_in_figure",
    "figure",
    "fold",
    "glossed",
    "holds_several",
    "in_pieces",
    "is_figure",
    "narrow",
    "regex",
    "simplified",
    "squeeze",
    "ungloss",
    "unnumbered",
]


class _Late:
    """Stands for a compiled pattern and becomes one when it is first asked for a method."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)  # so that it is there when it is wanted again
        return found

    def __reduce__(self) -> tuple[object, ...]:
        return re.compile, (self.pattern, self._flags)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled when it is first used.

    The library states two hundred patterns and one document meets the fewest of them; compiling them all would cost
    a fresh process more than parsing does.
    """
    return cast("re.Pattern[AnyStr]", _Late(source, flags))


# Traditional characters and old variants of the common simplified ones, by code point, and below them in the same
# places what they are in simplified script. What simplified script writes itself (乾, 瞭) is left out where it can be.
_TRADITIONAL = (
    "丟並亂亞佈佔併來侖侶侷係俠俬倆倉個們倖値倫偉側偵偽傑傘備傢傭傳債傷傾僅僑僕僞僥僱價儀儁億儈儉儘償優儲兇兌兒內兩"
    "冊冪凈凍凜凱別刪則剋剎剛剝剮創剷劃劇劉劊劍劑勁動務勛勝勞勢勳勵勸勻匯區協卹卻卽厠厤厭厲參叄叢吳吶吿呂員唸問啓啞"
    "啟喚喪喫喬單喲嗆嗎嗚嘆嘔嘗嘩嘯噁噓噴噸噹嚇嚐嚙嚥嚨嚮嚴囂囌囑囪國圍園圓圖團垻埰執堅堯報場塊塗塢塵塹墊墜墮墰墳墻"
    "墾壇壓壘壜壞壟壠壩壯壺壽夠夢夥夾奧奪奬奮妝姦娛婁婦媽嬌嬰嬸孃孫學孿宮寀寢實寧審寫寬寵寶將專尋對導屆屍屜屢層屬岡"
    "峯島峽崑崗崙嵗嶄嶺嶼嶽巋巒巖帥師帳帶幀幟幣幫幹幾庫廁廂廄廈廕廚廟廠廢廣廬廳弔張強彆彈彌彎彔彙彥彫彿後徑從復徵徹"
    "恆恥悅悶悽惡惱愛慄態慘慚慣慫慮慶慼慾憂憊憐憑憚憤憫憲憶懇應懞懲懶懷懸懼懾戀戰戲戶戸拋挾捨捲掃掄掙掛採揀揚換揮損"
    "搖搗搶摟摯摳摻撈撐撓撣撥撫撲撻撾撿擁擄擇擊擋擔據擠擣擬擯擰擱擲擴擺擻擾攆攏攔攙攜攝攢攣攤攪攬敎敗敘敵數斂斃斬斷"
    "於旂旣昇時晉晝暈暢暫曆曉曏曠曬書會朮東枴柵柺査桿條棄棊棗棟棧棲楊楓業極榦榮構槍槓槳樁樂樅樑樓標樞樣樸樹橋機橢橫"
    "檔檢檯檸檻櫃櫥櫻欄權欽歎歐歡歲歷歸殘殭殲殺殻殼毀毆氈氣氫氾汎汙決沒沖況泝洩洶涼淒淚淨淩淪淵淶淺渙減渦測渾湊湧湯"
    "準溝溫溼滄滅滌滙滬滯滲滷滾滿漁漚漢漣漬漲漸漿潑潔潛潤潰澀澆澇澗澤澱濁濃濕濘濛濟濤濫濰濱濺濾瀉瀋瀏瀕瀝瀰瀾灑灕灘"
    "灣灤災為烏烴無煉煙煥煩熒熱熾燈燒燙營燦燬燭燴燻燼爍爐爛爭爲爺爾牀牆牽犢犧狀狹狽猙猶獃獄獅獎獨獰獲獵獸獺獻現琱琺"
    "瑣瑤瑩瑪環瓊甕產産甦畝畢畫異畵當疇疊痙痠瘋瘍瘓瘡瘧療癒癟癡癢癥癬癰癱發皁皚皺盃盜盞盡監盤盧盪眞眾睏睜瞞矇矚矯硃"
    "硯碩確碼磚礆礎礙礦礫礬祕祿禍禦禮禱禿稅稈稜種稱穀積穎穢穩穫窩窪窮窯窺竄竅竈竊竪競筆筍箇箋節範築篤篩簍簑簡簽簾籃"
    "籌籠籤籬籮籲粵糞糧糰糹糾紀約紅紉紋納紐純紗紙級紛紡紮細紳紹終絃組絆結絕絛絞絡絢給絨統絲絶絹綁綉綏綑經綜綠綢綫維"
    "綱網綳綴綵綸綻綽綿緊緑緒緘線緝緞締緣編緩緬緯練緻縛縣縧縫縮縱縴縷總績繃織繕繞繡繩繪繫繭繳繹繼續纍纏纓纔纖纜缽罈"
    "罎罰罵罷羅羣羨義習翫翹聖聞聯聰聲聳聶職聽聾肅脅脈脣脩脫脹腎腦腫腳腸膚膠膩膽膿臉臍臘臟臥臨臺與興舉舊舘艙艦艱艷茲"
    "荊莊莖莢華菸萊萬葉葦葯葷蒐蒼蓆蓋蓮蔔蔘蔣蔥蔭蕩蕪蕭薊薑薔薦薩藍藝藥藴藹蘆蘇蘊蘋蘭蘿處虛虜號虧蛻蝕蝦蝨蝸螞螢蟄蟬"
    "蟲蟻蠅蠍蠟蠱蠶蠻衆衊術衕衚衛衝衞裏補裝裡製複褲襖襪襬襯襲覈見規覓視親覺覽觀觸訁訂訃計訊討訓訖託記訛訝訟訣訪設許"
    "訴診註証詐評詛詞詠詢詣試詩詫詭話該詳誅誇誌認誕誘語誠誡誣誤誦誨說説誰課誹誼調諄談請諒論諜諧諮諱諷諸諺諾謀謂謄謅"
    "謊謎謗謙講謝謠謡謬謹謾譁證譏識譚譜譟譭譯議譴護譽讀變讒讓讕讚豈豎豐豔豬貓貝貞負財貢貧貨販貪貫責貯貳貴貶買貸費貼"
    "貿賀賂賃賄資賈賊賒賓賜賞賠賢賣賤賦質賬賭賴賺購賽贅贈贊贍贏贓贖贛贜趕趙趨跡踐踰踴蹟蹤躊躍躥軀車軋軌軍軒軟軸較載"
    "輓輔輕輛輝輥輩輪輯輸輻輾輿轄轅轉轍轎轟辦辭辮辯農迴這連週進遊運過達違遙遜遞遠遡適遲遷選遺遼邁還邊邏郵鄉鄒鄕鄖鄧"
    "鄭鄰鄲醖醜醞醫醬釀釁釋釐釒釘針釣釦釩釺鈅鈉鈍鈎鈔鈕鈞鈡鈣鈴鈾鉀鉅鉆鉑鉗鉚鉛鉢鉤鉸鉻銀銅銑銘銜銥銳銷銹銻鋁鋅鋇鋒"
    "鋤鋪鋭鋸鋼錄錐錘錠錢錦錨錫錯録錳錶鍁鍊鍋鍍鍘鍛鍬鍵鍺鍼鍾鎂鎊鎌鎖鎚鎢鎬鎭鎮鎳鏇鏈鏟鏡鏽鐐鐘鐮鐳鐵鑄鑑鑒鑰鑲鑷鑼"
    "鑽鑿長門閃閉開閏閑閒間閘閡閣閤閥閨閩閱閲閹閻闆闇闊闌闖關闡闢陝陞陣陰陳陸陽隊階隕際隣隨險隱隴隸隻雖雙雛雜雞離難"
    "雲電霑霧靈靜鞏鞦韆韋韌韓韻響頁頂頃項順須頌預頑頒頓頗領頤頭頰頸頹頻頽顆題額顏顔願顛類顢顧顫顯顱顴風颱颳飄飛飠飢"
    "飯飲飼飽飾餃餅養餌餒餓餘餞餡館餬餵餾饅饋饑饒饞馬馭馮馱馳馴駁駐駒駕駛駝駡駭駱駿騁騎騙騰騷騾驅驕驗驚驟驢骯髒體髮"
    "鬆鬍鬚鬥鬧鬨鬱魚魯鮑鮮鯉鯨鰓鰲鱉鱗鳥鳳鳴鴉鴕鴛鴦鴨鴻鴿鵑鵝鵬鵰鵲鶴鷄鷗鷹鹵鹹鹼鹽麗麥麪麫麯麵麼麽黃點黨黴黽鼕齊"
    "齋齒齡齣齧齲龍龐龔龜"
)
_SIMPLIFIED = (
    "丢并乱亚布占并来仑侣局系侠私俩仓个们幸值伦伟侧侦伪杰伞备家佣传债伤倾仅侨仆伪侥雇价仪俊亿侩俭尽偿优储凶兑儿内两"
    "册幂净冻凛凯别删则克刹刚剥剐创铲划剧刘刽剑剂劲动务勋胜劳势勋励劝匀汇区协恤却即厕历厌厉参叁丛吴呐告吕员念问启哑"
    "启唤丧吃乔单哟呛吗呜叹呕尝哗啸恶嘘喷吨当吓尝啮咽咙向严嚣苏嘱囱国围园圆图团坝采执坚尧报场块涂坞尘堑垫坠堕坛坟墙"
    "垦坛压垒坛坏垄垅坝壮壶寿够梦伙夹奥夺奖奋妆奸娱娄妇妈娇婴婶娘孙学孪宫采寝实宁审写宽宠宝将专寻对导届尸屉屡层属冈"
    "峰岛峡昆岗仑岁崭岭屿岳岿峦岩帅师帐带帧帜币帮干几库厕厢厩厦荫厨庙厂废广庐厅吊张强别弹弥弯录汇彦雕佛后径从复征彻"
    "恒耻悦闷凄恶恼爱栗态惨惭惯怂虑庆戚欲忧惫怜凭惮愤悯宪忆恳应蒙惩懒怀悬惧慑恋战戏户户抛挟舍卷扫抡挣挂采拣扬换挥损"
    "摇捣抢搂挚抠掺捞撑挠掸拨抚扑挞挝捡拥掳择击挡担据挤捣拟摈拧搁掷扩摆擞扰撵拢拦搀携摄攒挛摊搅揽教败叙敌数敛毙斩断"
    "于旗既升时晋昼晕畅暂历晓向旷晒书会术东拐栅拐查杆条弃棋枣栋栈栖杨枫业极干荣构枪杠桨桩乐枞梁楼标枢样朴树桥机椭横"
    "档检台柠槛柜橱樱栏权钦叹欧欢岁历归残僵歼杀壳壳毁殴毡气氢泛泛污决没冲况溯泄汹凉凄泪净凌沦渊涞浅涣减涡测浑凑涌汤"
    "准沟温湿沧灭涤汇沪滞渗卤滚满渔沤汉涟渍涨渐浆泼洁潜润溃涩浇涝涧泽淀浊浓湿泞蒙济涛滥潍滨溅滤泻沈浏濒沥弥澜洒漓滩"
    "湾滦灾为乌烃无炼烟焕烦荧热炽灯烧烫营灿毁烛烩熏烬烁炉烂争为爷尔床墙牵犊牺状狭狈狰犹呆狱狮奖独狞获猎兽獭献现雕珐"
    "琐瑶莹玛环琼瓮产产苏亩毕画异画当畴叠痉酸疯疡痪疮疟疗愈瘪痴痒症癣痈瘫发皂皑皱杯盗盏尽监盘卢荡真众困睁瞒蒙瞩矫朱"
    "砚硕确码砖硷础碍矿砾矾秘禄祸御礼祷秃税秆棱种称谷积颖秽稳获窝洼穷窑窥窜窍灶窃竖竞笔笋个笺节范筑笃筛篓蓑简签帘篮"
    "筹笼签篱箩吁粤粪粮团纟纠纪约红纫纹纳纽纯纱纸级纷纺扎细绅绍终弦组绊结绝绦绞络绚给绒统丝绝绢绑绣绥捆经综绿绸线维"
    "纲网绷缀彩纶绽绰绵紧绿绪缄线缉缎缔缘编缓缅纬练致缚县绦缝缩纵纤缕总绩绷织缮绕绣绳绘系茧缴绎继续累缠缨才纤缆钵坛"
    "坛罚骂罢罗群羡义习玩翘圣闻联聪声耸聂职听聋肃胁脉唇修脱胀肾脑肿脚肠肤胶腻胆脓脸脐腊脏卧临台与兴举旧馆舱舰艰艳兹"
    "荆庄茎荚华烟莱万叶苇药荤搜苍席盖莲卜参蒋葱荫荡芜萧蓟姜蔷荐萨蓝艺药蕴蔼芦苏蕴苹兰萝处虚虏号亏蜕蚀虾虱蜗蚂萤蛰蝉"
    "虫蚁蝇蝎蜡蛊蚕蛮众蔑术同胡卫冲卫里补装里制复裤袄袜摆衬袭核见规觅视亲觉览观触讠订讣计讯讨训讫托记讹讶讼诀访设许"
    "诉诊注证诈评诅词咏询诣试诗诧诡话该详诛夸志认诞诱语诚诫诬误诵诲说说谁课诽谊调谆谈请谅论谍谐咨讳讽诸谚诺谋谓誊诌"
    "谎谜谤谦讲谢谣谣谬谨谩哗证讥识谭谱噪毁译议谴护誉读变谗让谰赞岂竖丰艳猪猫贝贞负财贡贫货贩贪贯责贮贰贵贬买贷费贴"
    "贸贺赂赁贿资贾贼赊宾赐赏赔贤卖贱赋质账赌赖赚购赛赘赠赞赡赢赃赎赣赃赶赵趋迹践逾踊迹踪踌跃蹿躯车轧轨军轩软轴较载"
    "挽辅轻辆辉辊辈轮辑输辐辗舆辖辕转辙轿轰办辞辫辩农回这连周进游运过达违遥逊递远溯适迟迁选遗辽迈还边逻邮乡邹乡郧邓"
    "郑邻郸酝丑酝医酱酿衅释厘钅钉针钓扣钒钎钥钠钝钩钞钮钧钟钙铃铀钾巨钻铂钳铆铅钵钩铰铬银铜铣铭衔铱锐销锈锑铝锌钡锋"
    "锄铺锐锯钢录锥锤锭钱锦锚锡错录锰表锨炼锅镀铡锻锹键锗针钟镁镑镰锁锤钨镐镇镇镍旋链铲镜锈镣钟镰镭铁铸鉴鉴钥镶镊锣"
    "钻凿长门闪闭开闰闲闲间闸阂阁合阀闺闽阅阅阉阎板暗阔阑闯关阐辟陕升阵阴陈陆阳队阶陨际邻随险隐陇隶只虽双雏杂鸡离难"
    "云电沾雾灵静巩秋千韦韧韩韵响页顶顷项顺须颂预顽颁顿颇领颐头颊颈颓频颓颗题额颜颜愿颠类颟顾颤显颅颧风台刮飘飞饣饥"
    "饭饮饲饱饰饺饼养饵馁饿余饯馅馆糊喂馏馒馈饥饶馋马驭冯驮驰驯驳驻驹驾驶驼骂骇骆骏骋骑骗腾骚骡驱骄验惊骤驴肮脏体发"
    "松胡须斗闹哄郁鱼鲁鲍鲜鲤鲸鳃鳌鳖鳞鸟凤鸣鸦鸵鸳鸯鸭鸿鸽鹃鹅鹏雕鹊鹤鸡鸥鹰卤咸碱盐丽麦面面曲面么么黄点党霉黾冬齐"
    "斋齿龄出啮龋龙庞龚龟"
)
_FULLWIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Signs without a width, as editors of web pages leave them: between two digits they part nothing."""
_BLANKS = (
    "\t\n\r\v\f \u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000"
    + UNSEEN
    + "".join(map(chr, range(0x2000, 0x200B)))
)
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
"""Digits above and below the line, as marks of notes are printed."""
_PUNCTUATION = "“”‘’\"'`、,，.。．:：;；()（）[]【】〔〕{}《》<>〈〉·•!！?？|｜*＊#"

_narrow_table: dict[int, str | None] = {
    **_FULLWIDTH,
    **{ord(c): " " for c in _BLANKS if c != "\n"},
}
_seen_table: dict[int, str | None] = {**_narrow_table, **{ord(c): None for c in UNSEEN}}
_squeeze_table: dict[int, str | None] = {**_FULLWIDTH, **{ord(c): None for c in _BLANKS}}
_simplified_table = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_traditional = frozenset(_TRADITIONAL)
_fold_table: dict[int, int | str | None] = {
    **_FULLWIDTH,
    **_simplified_table,
    ord("覆"): "复",  # 答覆; not so where the text is kept, for 覆 is a simplified character of its own (覆盖)
    **{ord(c): None for c in _BLANKS + _PUNCTUATION},
    **{ord(c): None for c in RAISED},
}


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, one for one, so that places in both texts are the same."""
    return text if _traditional.isdisjoint(text) else text.translate(_simplified_table)


GLOSS = "[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]"
"""A pattern for the pinyin gloss of a character."""
_GLOSS = regex(GLOSS)


def ungloss(text: str) -> str:
    """The text without the pinyin glosses that some sites print (``一(yī)、總體(tǐ)情況``)."""
    return _GLOSS.sub("", text)


def glossed(text: str, place: int) -> int:
    """Where in a text stands what stands at ``place`` where its glosses are left out."""
    for gloss in _GLOSS.finditer(text):
        if gloss.start() <= place:
            place += len(gloss[0])
    return place


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as ASCII, every kind of blank but the line end as one space each."""
    return text.translate(_narrow_table)


def squeeze(text: str) -> str:
    """``narrow`` with all white space taken out: what two printings of one sentence have in common."""
    return text.translate(_squeeze_table)


def fold(text: str) -> str:
    """A label without white space, punctuation and width; traditional characters as simplified ones."""
    return text.translate(_fold_table)


NUMERAL = r"[一二三四五六七八九十\d]{1,3}"
"""A pattern for the number before a heading or a label, without the mark behind it."""
ENUMERATED = rf"(?:[（(]{NUMERAL}[)）]|{NUMERAL}[、.．])"
"""A pattern for such a number with its mark: （一） or 1."""
PART = r"第[一二三四五六七八九十]+部分"
"""A pattern for the number of a part, which has no mark."""
DASHES = "—–―─－-"
"""Dashes that are typed, or recognised, in place of the numeral 一: （—）总体情况."""
_NUMBERING = regex(r"\d{1,2}(?=\D)|[一二三四五六七八九十]{1,3}(?=[^\d一二三四五六七八九十])")


def unnumbered(folded: str) -> str:
    """A folded label without its ordinal: ``1属于国家秘密`` and ``一予以公开`` lose their first character."""
    match = _NUMBERING.match(folded)
    return folded[match.end() :] if match else folded


_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> int | None:
    """``十二`` is 12, ``二〇二二`` is 2022, ``一百零三`` is 103; anything else is None."""
    if not text or any(c not in _DIGITS and c not in _SCALES for c in text):
        return None
    if not any(c in _SCALES for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in _SCALES:
            total += (digit or 1) * _SCALES[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


MARKS = frozenset("/ - -- --- — —— – ― − ─ _ \\ * 无 無 空 不适用 不適用 N/A NA n/a na".split())  # noqa: SIM905  a line of marks, not five
"""What is printed where a figure is not given; squeezed."""

FIGURE_IN_LINE = r"(?:[+＋\-−－]?\d[\d,，.．]*(?:\s?[万萬]元|[元件项个])?|[—–―─\-－/／]{1,3}|[无無])"
"""A pattern for a figure, or a mark in its place, among others on a line of running text."""
_FIGURE_ENDS = frozenset("—–―─-－/／元件项个无無")

_LONG = 20
_FIGURE = regex(r"([+\-−－])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|萬元|元|件|项|个|条|份|宗)?", re.ASCII)


def figure(raw: str) -> tuple[int | Decimal, str | None] | None:
    """The number that ``raw`` prints and the unit beside it, or None where it prints no single number.

    ``+113`` and ``-1`` keep their sign, ``1,234`` loses its comma, ``11522.96万元`` is a Decimal with its unit, and the
    mark of a note behind them (``12¹``, ``12[¹]``) is no digit of theirs.
    Blanks inside a number (``1 0``) make it no number: whether they join or part two cells is not known here.
    """
    text = raw.translate(_seen_table).strip()
    match = _FIGURE.fullmatch(text) or _FIGURE.fullmatch(_spaced_unit(_unmarked(text)))
    if match is None:
        return None
    sign, whole, fraction, unit = match.groups()
    digits = whole.replace(",", "")
    # Python refuses to make an int of thousands of digits; a Decimal of them is made at once.
    value = int(digits) if fraction is None and len(digits) < _LONG else Decimal(digits + (fraction or ""))
    return (-value if sign and sign != "+" else value), "万元" if unit == "萬元" else unit


def ends_in_figure(text: str) -> bool:
    """Whether a line's last sign is one with which figures and marks end; false for an empty line."""
    last = text.rstrip()[-1:]
    return last.isdecimal() or last in _FIGURE_ENDS


def _unmarked(text: str) -> str:
    """Without the raised or lowered digits at its end, and the brackets around them."""
    bare = text.rstrip("])〕】")
    unmarked = bare.rstrip(RAISED)
    return text if unmarked == bare else unmarked.rstrip("[(〔【 ")


def _spaced_unit(text: str) -> str:
    """``12 万元`` and ``+ 3`` without the blank that typesetting put there."""
    return re.sub(r"(?<=\d)\s+(?=[万萬元件项个条份宗])|(?<=^[+\-])\s+", "", text)


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, the pieces of one, or a mark in a figure's place, and no label."""
    if text.isdecimal() or text in MARKS:
        return True
    return squeeze(text) in MARKS or figure(text) is not None or in_pieces(text)


_PIECES = regex(r"[+-]?\d[\d,.]*(?:\s+[\d,.]+)+(?:\s*(?:[万萬]?元))?", re.ASCII)


def in_pieces(text: str) -> bool:
    """Whether a cell holds digits with blanks or line ends between them: one number broken up, or several."""
    return _PIECES.fullmatch(text.translate(_seen_table).strip()) is not None


_GROUPS = regex(r"\d[\d,.]*+\D+\d", re.ASCII)


def holds_several(text: str) -> bool:
    """Whether digits stand in a cell in more than one place, whatever is between them: a unit, a blank, a word."""
    return _GROUPS.search(text.translate(_seen_table)) is not None


_NARROW = regex(
    "[^\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]+"
)


def width_of(text: str) -> int:
    """Display columns of ``text``: a Chinese character is two wide."""
    return len(text) if text.isascii() else len(text) + len(_NARROW.sub("", text))
