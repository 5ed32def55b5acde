"""Part of the layout: whether the words of a document can be trusted, and if not, why, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.errors import UnreadableError
from govlint.model import Text
from govlint.readers.layout.lines import Line
from govlint.readers.layout.page import Page

FEW = 40
"""A page with fewer characters that a picture covers is that picture."""
LARGE = 0.3
CURVES = 60
MOST_UNKNOWN = 0.02
"""Of a document's characters so many may be strangers (marks of lists, logos) before it cannot be trusted."""
MOST_CLASHING = 0.04
MOST_CUT = 0.005
"""Of a document's characters so many may stand beyond the edges of its pages."""
BLOTS = "■□▯?"
"""What programs write where a font, or an encoding, lacks a character."""
MOST_BLOTS = 0.1


def require_legible(pages: Sequence[Page]) -> tuple[int, ...]:
    """The numbers of the pages whose words are not in the file as text: scans, pictures, letters as curves.

    Raises UnreadableError where none has words that can be trusted.
    """
    pictured = [page.number for page in pages if _is_picture(page)]
    rest = [page for page in pages if page.number not in pictured]
    if not sum(map(_letters, rest)):
        if pictured:
            raise UnreadableError(
                "没有文字层：各页是扫描或图片，读不出文字；请提供能选中文字的版本，或先做文字识别并核对",
                "no text layer: the pages are scans or pictures; give a version in which text can be "
                "selected, or recognise the text and proof-read it",
            )
        raise UnreadableError("里面没有文字", "there is no text in it")
    _require_known(rest)
    return tuple(pictured)


def _require_known(pages: Sequence[Page]) -> None:
    """Raise UnreadableError where the words of these pages are not what is to be seen on them."""
    written = sum(map(_letters, pages))
    if _blots(pages) > MOST_BLOTS * written:
        raise UnreadableError(
            "大部分文字是“■”“□”“?”一类代替缺字的记号（生成时字体缺字或编码不对），读不出原文；"
            "请换用有中文的字体重新导出",
            "most characters are signs for missing ones (■, □, ?), as the font or the encoding "
            "lacked them; export it again with a Chinese font",
        )
    if sum(page.cut for page in pages) > MOST_CUT * written:
        cut = _listed([page.number for page in pages if page.cut])
        raise UnreadableError(
            f"{cut.zh}有文字印到了页面以外，看不见、读不全；请调好页面设置（自动换行）后重新导出",
            f"words run off {cut.en} and cannot be read whole; mend the page set-up (wrap lines) "
            "and export it again",
        )
    if sum(map(_strange, pages)) > MOST_UNKNOWN * written:
        unknown = _listed([page.number for page in pages if _strange(page)])
        raise UnreadableError(
            f"{unknown.zh}的文字没有可用的编码（字体缺少 ToUnicode 对照或用了私有字符），读出来的不可信；"
            "请从原文件重新导出，并嵌入字体",
            f"the words on {unknown.en} have no usable encoding (no ToUnicode map, or private "
            "characters), so what is read cannot be trusted; export it again from the original, "
            "with its fonts",
        )


def require_order(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> None:
    """Raise UnreadableError where the words outside tables lie over one another."""
    written = sum(_letters(page) for page in pages)
    clashing = {
        page.number: sum(piece.unknown for line in found for piece in line.pieces)
        for page, found in zip(pages, lines, strict=True)
    }
    if sum(clashing.values()) > MOST_CLASHING * written:
        listed = _listed([number for number, count in clashing.items() if count])
        raise UnreadableError(
            f"{listed.zh}的文字互相重叠，读不出先后；请从原文件重新导出",
            f"words lie over one another on {listed.en}, so their order is unknown; export it "
            "again from the original",
        )


def _listed(pages: Sequence[int]) -> Text:
    shown, more = pages[:10], len(pages) > 10
    zh = "、".join(f"第{number}页" for number in shown) + ("等" if more else "")
    en = ", ".join(map(str, shown)) + (" and others" if more else "")
    return Text(zh, f"page {en}")


def _blots(pages: Sequence[Page]) -> int:
    return sum([sum(map(run.text.count, BLOTS)) for page in pages for run in page.runs])


def _strange(page: Page) -> int:
    return sum([run.unknown for run in page.runs])


def _letters(page: Page) -> int:
    return sum([len(run.text) for run in page.runs])


def _is_picture(page: Page) -> bool:
    """Whether what is to be seen on a page is a picture, or letters drawn as curves."""
    letters = _letters(page)
    if page.curves > max(CURVES, letters) or page.hidden > max(FEW, letters):
        return True
    if letters > FEW:
        return False
    return sum(image.area for image in page.images) > LARGE * page.width * page.height
