"""A word that a province's pack adds to a list of claims.yaml takes effect: every list has its case here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from readings import session

from govlint.api import open_session
from govlint.session import Session
from govlint.testing import base_report

PAGE = Path(__file__).parent.parent.parent / "docs" / "packs.md"
AGENCY = "示例市数据局"
OPENING, CLOSING = "2024年，示例市数据局认真", "二、主动公开"

Case = tuple[str, str, str, str]
"""A word that no list has, a sentence with it, what is told of that where a pack adds it, and the agency."""

NOT_ALL, LISTED = "只说了一部分", "分项有重复"
OTHERS, UNSURE, JUDGED = "说的是下属单位或者别的机关", "看不出说的是哪个机关", "可能说的是本机关审理的案件"
SIX, NINE, ANOTHER, ANOTHER_YEAR = (
    "正文说收到申请6件",
    "正文说收到申请9件",
    "说的是别的事项",
    "说的是别的年份",
)
CROSSED = "公开信息520条，其中{}310条、{}210条、动态类150条、公告类60条。"
TRAITS = "走访对象58个，其中{}35个、{}27个。"

CASES: dict[str, Case] = {
    "about_whom": ("惠侨", TRAITS.format("原创", "惠侨"), LISTED, AGENCY),
    "applicants": ("合伙", "未收到个人、法人或者合伙向本机关申请公开政府信息。", "正文写“未收到", AGENCY),
    "applications": ("牌照", "三是牌照。受理申请320件，办结319件。", ANOTHER, AGENCY),
    "areas": ("垦区", "垦区收到政府信息公开申请6件。", UNSURE, AGENCY),
    "arms": ("方阵", "我局大数据方阵收到政府信息公开申请6件。", UNSURE, AGENCY),
    "below": ("嘎查", "我镇各嘎查收到政府信息公开申请6件。", UNSURE, "示例县示例镇人民政府"),
    "bodies": ("合作社", "东风合作社收到政府信息公开申请6件。", OTHERS, AGENCY),
    "channels": ("海报机", CROSSED.format("网站", "海报机"), LISTED, AGENCY),
    "credits": ("撰文", "撰文：甲某", "“总体情况”只有标题", AGENCY),
    "deciders": ("农垦局", "办理信息公开类行政复议31件。", JUDGED, "示例市农垦局"),
    "desks": ("亭", "亭接待处理信息公开申请9件。", NOT_ALL, AGENCY),
    "fates": ("吸收", "意见35条，其中有效意见30条，吸收20条、部分采纳6条、不采纳5条。", "合计30条", AGENCY),
    "generalities": ("温度", "（二）服务温度\n收到申请9件。", NINE, AGENCY),
    "grounds": ("林区", "全区收到政府信息公开申请6件。", UNSURE, "示例县林区"),
    "handing_in": (
        "投递",
        "收到政府信息公开申请3件。申请主要通过邮寄和线上投递，其中邮寄1件、线上3件。",
        "1 + 3 = 4",
        AGENCY,
    ),
    "held_by": ("侨资", TRAITS.format("规上", "侨资"), LISTED, AGENCY),
    "honours": ("瞪羚", TRAITS.format("国有", "瞪羚"), LISTED, AGENCY),
    "judges": ("合议院", "合议院维持行政复议3件。", "正文说行政复议结果维持3件", AGENCY),
    "letters": ("蓝笺", "收到政府信息公开申请蓝笺5件、网上申请8件。", f"蓝笺5件”{NOT_ALL}", AGENCY),
    "levels": (
        "苏木级",
        "全市发布信息4126条，其中市级部门1893条、区县2233条，苏木级212条。",
        "1893 + 2233 + 212 = 4338",
        AGENCY,
    ),
    "makings": ("编译", TRAITS.format("涉农", "编译"), LISTED, AGENCY),
    "media": ("云矩阵", CROSSED.format("网站", "云矩阵"), LISTED, AGENCY),
    "no_trades": ("涉农", "全市涉农部门收到政府信息公开申请6件。", SIX, "示例市人民政府"),
    "offices": ("站", "市站收到政府信息公开申请6件。", SIX, "示例市气象站"),
    "openness": ("半公开", "公文8件，主动公开3件、依申请公开3件、半公开3件。", "3 + 3 + 3 = 9", AGENCY),
    "ourselves": (
        "林场",
        "因逾期不补正、我林场不再处理其政府信息公开申请的有5件。",
        "正文说逾期不补正5件",
        AGENCY,
    ),
    "outlets": ("村喇叭", CROSSED.format("网站", "村喇叭"), LISTED, AGENCY),
    "penalties": ("夹板", "立案查处12件，其中警告5件、夹板8件。", LISTED, AGENCY),
    "people": ("船民", "收到船民和社会公众提出的申请6件。", NOT_ALL, AGENCY),
    "persons": ("船工", "收到政府信息公开申请3件，其中船工3件。", "正文说自然人3件", AGENCY),
    "posted": ("积分", "积分分配公开透明。政府信息公开申请均公开。", "", AGENCY),
    "posts": ("挂职", "政务公开工作人员共有26人，挂职8人，兼职19人。", "8 + 19 = 27", AGENCY),
    "reading_rooms": ("书吧", "书吧接待读者120人次，受理政府信息公开申请2件。", NOT_ALL, AGENCY),
    "reasons": ("碑刻", "收到政府信息公开申请3件，无法提供0件，原因是碑刻。", NOT_ALL, AGENCY),
    "reviewers": ("法务局", "全年行政复议31件。", JUDGED, "示例市法务局"),
    "roles": ("联办", "办理建议提案27件，联办12件，会办16件，公开答复20件。", "12 + 16 = 28", AGENCY),
    "rooms": ("值班亭", "全年值班亭收到政府信息公开申请6件。", NOT_ALL, AGENCY),
    "schools": ("书院", "学校收到政府信息公开申请6件。", SIX, "示例书院"),
    "screens": ("点播柱", TRAITS.format("村级", "点播柱"), LISTED, AGENCY),
    "seasons": ("那达慕", "那达慕期间收到申请6件。", NOT_ALL, AGENCY),
    "shapes": ("沙画", CROSSED.format("图解", "沙画"), LISTED, AGENCY),
    "sizes": ("规中", TRAITS.format("外资", "规中"), LISTED, AGENCY),
    "steps": ("会签", "6件政府信息公开申请均经会签。", NOT_ALL, AGENCY),
    "stores": ("汇编", "县规范性文件汇编收录现行有效文件92件。", OTHERS, AGENCY),
    "taken_away": ("流转", "登记申请5件，3件因要件不全流转，新收2件。", "登记申请5件”是", AGENCY),
    "those_served": ("渔户", "收到本市渔户提出的政府信息公开申请6件。", SIX, AGENCY),
    "tiers": ("师", "公众向我师申请公开政府信息6件。", SIX, AGENCY),
    "trades": ("口子", "示例市数据口子收到政府信息公开申请6件。", UNSURE, AGENCY),
    "undertakings": ("擦亮", "（二）擦亮服务中心\n收到政府信息公开申请9件。", NINE, AGENCY),
    "vetting": ("法核", "制定行政规范性文件1件，均经合法性审核和法核；废止3件。", "正文说废止", AGENCY),
    "visits": ("登楼", "接受咨询共36人次，登楼12人次、来电21人次、网上4人次。", "12 + 21 + 4 = 37", AGENCY),
    "ways": ("民声亭", "收到申请7件，其中民声亭申请4件、网上申请3件。", f"民声亭申请4件”{NOT_ALL}", AGENCY),
}
CONTEXT: dict[str, Case] = {
    "all": ("齐数", "收到申请3件，齐数予以公开。", "正文说予以公开3件", AGENCY),
    "askers": ("船帮提出的", "收到船帮提出的政府信息公开申请9件。", NINE, AGENCY),
    "because": ("缘于", "收到申请3件，无法提供1件，缘于不掌握5件。", "正文说本机关不掌握5件", AGENCY),
    "besides": ("外加", "收到政府信息公开申请3件，外加申请6件。", f"外加申请6件。”{NOT_ALL}", AGENCY),
    "certain": ("登记新纳", "收到政府信息公开申请3件，其中登记新纳9件。", "", AGENCY),
    "compare": ("净添", "收到政府信息公开申请净添5件。", "说的是增减", AGENCY),
    "elsewhere": ("民意直通车", "收到民意直通车申请9件。", "", AGENCY),
    "every": ("五路并进", "五路并进收到政府信息公开申请9件，其中网上6件、信函2件。", NOT_ALL, AGENCY),
    "last_year": ("旧岁", "旧岁收到政府信息公开申请9件。", ANOTHER_YEAR, AGENCY),
    "neutral": ("妥妥地", "收到妥妥地政府信息公开申请9件。", NINE, AGENCY),
    "none": ("概无", "概无政府信息公开申请。", "正文写“概无政府信息公开申请”", AGENCY),
    "none_open": ("无端", "无端收到政府信息公开申请9件。", NINE, AGENCY),
    "opener": (
        "涵括",
        "收到申请3件，涵括予以公开1件、部分公开1件、无法提供9件。",
        "正文说予以公开1件",
        AGENCY,
    ),
    "own": ("咱这里", "咱这里收到政府信息公开申请9件。", NINE, AGENCY),
    "part": ("急办", "收到急办申请9件。", NOT_ALL, AGENCY),
    "period": ("梅雨季", "梅雨季收到政府信息公开申请9件。", NOT_ALL, AGENCY),
    "respectively": ("各为", "予以公开、部分公开各为5件、1件。", "正文说予以公开5件", AGENCY),
    "reviewed": ("翻检", "共翻检行政规范性文件12件，其中废止2件、现行有效9件。", ANOTHER, AGENCY),
    "subunit": ("派出点位", "派出点位收到政府信息公开申请9件。", OTHERS, AGENCY),
    "sum": ("拢总", "拢总收到政府信息公开申请9件。", NINE, AGENCY),
    "this_year": ("是岁", "是岁收到政府信息公开申请9件。", NINE, AGENCY),
    "year": ("甲辰岁", "甲辰岁收到政府信息公开申请9件。", "", AGENCY),
}
WORDS = session().engine.vocabulary.claims
LISTS, CONTEXTS = WORDS.names, WORDS.context


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The rules with a province's pack that adds a word to every list."""
    folder = tmp_path_factory.mktemp("packs") / "example-province"
    folder.mkdir()
    about = 'name: example-province\ntitle: {zh: 示例省, en: Example}\nversion: "1"\nextends: national\n'
    (folder / "pack.yaml").write_text(about, encoding="utf-8")
    words = "".join(f"  {name}: [{case[0]}]\n" for name, case in CASES.items())
    context = "".join(f"  {name}: [{case[0]}]\n" for name, case in CONTEXT.items())
    (folder / "claims.yaml").write_text(f"names:\n{words}context:\n{context}", encoding="utf-8")
    return open_session(command_line={"packs": ["national", str(folder)]})


@cache
def said(opened: Session, sentence: str, agency: str) -> str:
    """What is said of counts and sections for a sentence in a small report: problems, and what is unsure."""
    text = base_report(2024)
    text = text[: text.index(OPENING)] + sentence + "\n" + text[text.index(CLOSING) :]
    result = opened.check(text.replace(AGENCY, agency).encode(), "report.txt")
    told = [f"{found.rule} {found.message}" for found in result.findings]
    told += [f"{reason.rule} {reason.reason}" for reason in result.not_assessed]
    return "\n".join(line for line in told if line.startswith(("TXT", "STR")))


def test_every_list_has_its_case() -> None:
    assert sorted(CASES) == sorted(LISTS)
    assert sorted(CONTEXT) == sorted(CONTEXTS)


@pytest.mark.parametrize("name", [*sorted(CASES), *sorted(CONTEXT)])
def test_a_word_that_a_pack_adds_takes_effect(name: str, province: Session) -> None:
    word, sentence, told, agency = CASES.get(name) or CONTEXT[name]
    assert word not in (LISTS.get(name) or CONTEXTS[name])
    assert word in sentence + agency
    before, behind = said(session(), sentence, agency), said(province, sentence, agency)
    assert before != behind
    assert told in behind
    assert not told or told not in before


@pytest.mark.parametrize("name", [*sorted(LISTS), *sorted(CONTEXTS)])
def test_every_list_is_explained_to_authors_of_packs(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8").partition("{#counts-in-sentences}")[2]
