"""The opening of a report: title, legal basis, statistical period, parts, address, contact."""

from __future__ import annotations

from random import Random

from corpus.model import Body, Line

_TITLES = ("{a}{y}年政府信息公开工作年度报告",) * 8 + (
    "{a}{y}年度政府信息公开工作年度报告",
    "{y}年{a}政府信息公开工作年度报告",
    "{a}{y}年度政府信息公开工作报告",
    "{a}{y}年信息公开工作年度报告",
    "{a}{y}年政府信息公开年度报告",
    "{a}{y}年政府信息公开工作年报",
    "{a}{y}年度政府信息公开年度报告",
    "{a}政府信息公开工作{y}年度报告",
    "{a}政府信息公开工作年度报告（{y}年）",
    "{a}政府信息公开工作年度报告（{y}年度）",
    "{a}|{y}年政府信息公开工作年度报告",
    "{a}{y}年度|政府信息公开工作年度报告",
    "{a}|{y}年度|政府信息公开工作年度报告",
)
_ORDERS = (
    "（国务院令第711号）",
    "（国务院令第711号）",
    "（中华人民共和国国务院令第711号）",
    "（国令第711号）",
    "（国务院令第711号，以下简称《条例》）",
    "（国务院令第711号）（以下简称《条例》）",
    "（以下简称《条例》）",
    "（下称《条例》）",
    "（以下简称条例）",
    "（以下简称“条例”）",
    "",
)
_FORMATS = {
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人"
    "民共和国政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）",
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
}
_PERIODS = (
    "本报告中所列数据的统计期限为{y}年1月1日至{y}年12月31日。",
    "统计期限自{y}年1月1日起至{y}年12月31日止。",
    "所列数据的统计时限从{y}年1月1日到12月31日止。",
    "报告数据统计起止时间为{y}年1月1日至12月31日。",
    "统计时间：{y}年1月1日-{y}年12月31日。",
    "本报告数据时限为{y}年1月1日—12月31日。",
    "统计周期为{y}年1月1日-12月31日。",
    "各项数据统计截至{y}年12月31日。",
    "文中数据的统计期限自{y}年1月1日起，至{y}年12月31日止。",
    "（统计期限：{y}年1月1日至12月31日）",
    "报告期为{y}年1月1日至{y}年12月31日。",
    "本报告的统计期：{y}年1月1日—{y}年12月31日。",
)
PARTS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_PARTS = (
    "全文由{parts}六个部分组成。",
    "报告包括{parts}六部分内容。",
    "本报告共分六个部分，分别为：{list}。",
    "内容由{parts}等六个部分构成。",
)
_DOWNLOADS = (
    "本报告电子版可在{place}政府网站（http://{h}/）查阅和下载。",
    "电子版请从http://{h}/上下载。",
    "社会公众可登录{place}门户网站（https://{h}/zwgk/index.html）查看。",
    "欢迎访问{h}下载本报告。",
    "报告全文可通过https://{h}/xxgk/nb/{y}/index.html进行查阅。",
    "电子版下载网址：http://{h}/col/col1229{y}/index.html。",
    "电子版见{place}政务网（{h}）。",
    "下载地址为{h}，如需纸质版请到公共查阅点领取。",
    "本年报可从政府网站（网址：http://{h}/zwgk/）、政务新媒体等渠道获取。",
    "本报告在https://{h}/zfxxgk/公布，也可到档案馆查阅。",
    "请登录http://{h}，点击“政府信息公开”专栏下载。",
    "详见“信息公开”栏目（http://{h}/zfxxgk/fdzdgknr/?id=20{n}&page=1）。",
)
_CONTACTS = (
    "如有疑问，请与{a}办公室联系（地址：{place}文汇路{n}号，邮编：{post}，电话：0999-{phone}）。",
    "公众对本报告有意见建议的，可致电0999-{phone}（工作日），或寄信至{place}建设路{n}号。",
    "如有疑问请反馈（电子邮箱：xxgk{n}@163.com，联系电话：0999-{phone}转8{n}）。",
)


def titles(rng: Random, body: Body, year: int) -> list[Line]:
    """The title, sometimes in another word order or over two lines."""
    wording = rng.choice(_TITLES).format(a=body.name, y=year)
    return [Line(part, "front", "title") for part in wording.split("|")]


def basis(rng: Random, body: Body, year: int, format: str) -> str:
    """The sentence that names the law and the format notice."""
    order = rng.choice(_ORDERS)
    also = rng.choice(["", "", "等有关规定", "要求"])
    opening = rng.choice(["根据", "按照", "依据"])
    law = (
        "《中华人民共和国政府信息公开条例》"
        if rng.random() < 0.85 or "条例" in order
        else "《政府信息公开条例》"
    )
    closing = rng.choice(
        [
            "，{a}编制了{y}年度政府信息公开工作报告。",
            "，现向社会公布{a}{y}年政府信息公开工作年度报告。",
            "，结合{place}实际，形成本报告。",
            "，特编制本报告，现予公布。",
        ]
    ).format(a=body.name, y=year, place=body.place)
    return f"{opening}{law}{order}和{_FORMATS[format]}{also}{closing}"


def introduction(rng: Random, body: Body, year: int, format: str) -> list[Line]:
    """The introduction, in one paragraph or several."""
    listing = "；".join(f"{number}、{part}" for number, part in zip("一二三四五六", PARTS, strict=True))
    parts = rng.choice(_PARTS).format(parts="、".join(PARTS), list=listing)
    fill = {
        "a": body.name,
        "h": body.host,
        "y": year,
        "place": body.place,
        "n": rng.randint(1, 99),
        "post": f"{rng.randint(310000, 669999)}",
        "phone": f"{rng.randint(2200000, 8899999)}",
    }
    sentences = [(basis(rng, body, year, format), "basis")]
    if rng.random() < 0.5:
        sentences.append((parts, "parts"))
    if rng.random() < 0.75:
        sentences.append((rng.choice(_PERIODS).format(**fill), "period"))
    if rng.random() < 0.6:
        sentences.append((rng.choice(_DOWNLOADS).format(**fill), "download"))
    if rng.random() < 0.4:
        sentences.append((rng.choice(_CONTACTS).format(**fill), "contact"))
    if rng.random() < 0.5:
        return [
            Line("".join(text for text, _ in sentences), "front", tag=" ".join(tag for _, tag in sentences))
        ]
    return [Line(text, "front", tag=tag) for text, tag in sentences]
