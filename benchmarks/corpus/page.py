"""A government page around a report: navigation, breadcrumb, index table, share buttons, footer."""

from __future__ import annotations

from html import escape
from random import Random

from corpus.marks import bare
from corpus.model import Report

_MENU = ("首页", "走进{place}", "新闻动态", "政府信息公开", "政务服务", "互动交流", "数据发布")


def _head(report: Report, charset: str) -> list[str]:
    site = f"{report.body.place}政府门户网站"
    return [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        f'<meta charset="{charset}">',
        f'<meta name="SiteName" content="{site}">',
        f'<meta name="ArticleTitle" content="{escape(bare(report.title))}">',
        f"<title>{escape(bare(report.title))}_{site}</title>",
        '<link rel="stylesheet" href="/css/main.css">',
        "<script>var page = {tables: 3, text: '一、总体情况'}; if (1 < 2) { window.share = true; }</script>",
        "<style>.zoom td { border: 1px solid #333 } /* 正文 */</style>",
        "</head>",
    ]


def _top(report: Report) -> list[str]:
    host = report.body.host
    items = "".join(
        f'<li><a href="/c{n}/">{name.format(place=report.body.place)}</a></li>'
        for n, name in enumerate(_MENU)
    )
    years = "".join(
        f'<li><a href="http://{host}/nb/{year}.html">{report.body.name}{year}年政府信息公开工作年度报告</a></li>'
        for year in range(report.year - 2, report.year)
    )
    return [
        "<body>",
        f'<div class="header"><a href="http://{host}/">{report.body.place}'
        f'人民政府</a><ul class="nav">{items}</ul></div>',
        '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="'
        '/zwgk/">政府信息公开</a> &gt; 政府信息公开年报</div>',
        f'<div class="side"><h3>历年年报</h3><ul>{years}</ul></div>',
    ]


def _index(report: Report, rng: Random) -> list[str]:
    number = f"{rng.randint(10000000, 99999999)}X/{report.year + 1}-{rng.randint(10000, 99999)}"
    return [
        '<table class="index"><tbody>',
        f"<tr><td>索引号：</td><td>{number}</td><td>发布机构：</td><td>{report.body.name}</td></tr>",
        f"<tr><td>发文字号：</td><td>&nbsp;</td><td>成文日期：</td><td>{report.year + 1}"
        f"-01-{rng.randint(10, 28)}</td></tr>",
        f"<tr><td>主题分类：</td><td>其他</td><td>发布日期：</td><td>{report.year + 1}"
        f"-01-29 10:2{rng.randint(0, 9)}</td></tr>",
        "</tbody></table>",
    ]


def _bottom(report: Report) -> list[str]:
    return [
        '<div class="tools"><span>扫一扫在手机打开当前页</span> <a href="javascript:window.print()">打印</a> '
        '<a href="javascript:window.close()">关闭</a></div>',
        '<div class="share">分享到：<a title="微信"></a><a title="微博"></a></div>',
        '<div class="links"><select><option>友情链接</option><option value="http://www.lanjiang.gov.cn">省政府</option></select></div>',
        f'<div class="footer"><p>主办：{report.body.name}　网站标识码：1'
        "199000001　备案号：岚ICP备19000001号-1</p>"
        "<p>电话：0999-2200000　技术支持：大数据中心</p></div>",
        "</body>",
        "</html>",
        "",
    ]


def around(report: Report, lines: list[str], charset: str, rng: Random) -> list[str]:
    """The page with `lines` as its article."""
    meta = (
        f'<div class="meta">发布时间：{report.year + 1}-01-29　来源'
        f"：{report.body.name}　字号：[大 中 小]</div>"
    )
    article = [meta, '<div class="zoom" id="zoom">', *lines, "</div>"]
    top = [*_head(report, charset), *_top(report)]
    return [*top, *_index(report, rng), '<div class="article">', *article, "</div>", *_bottom(report)]
