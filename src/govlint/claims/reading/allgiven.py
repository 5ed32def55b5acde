"""What is said of all requests where no figure tells how many: 收到的申请全部予以公开 leaves none refused."""

from __future__ import annotations

from govlint.lazy import lazily
from govlint.model import Span

_ALL_GIVEN = lazily(
    r"[ \t\u3000]*(?P<said>(?:(?:20\d\d年|全年|年内|本年度?|今年)[，,]?)?"
    r"(?:[我本](?:局|委|厅|办|院|校|镇|乡|街道|中心|机关|单位))?"
    r"(?:所?(?:收到|受理|接收|办结|答复)(?:到|完毕)?的)?(?:所有|全部|各项)?的?"
    r"(?:政府信息公开|信息公开|依申请公开)?(?:的)?申请(?:事项|件)?"
    r"(?:已|经|均|都|全部|一律|依法|按时|按期|及时)*(?:均|都|全部|一律)(?:已|依法|按时|按期|及时|决定)*"
    r"(?:予以|给予|同意|准予)?公开)[。，,；;]?[ \t]*"
)
NOT_GIVEN = ("requests.refused", "requests.unavailable", "requests.not_handled")
"""What there is none of then."""


def all_given(text: str, start: int, end: int) -> Span | None:
    """Where a clause says that every request was granted, and names none of its own: not 网上申请."""
    found = _ALL_GIVEN.fullmatch(text, start, end)
    return None if found is None else Span(*found.span("said"))
