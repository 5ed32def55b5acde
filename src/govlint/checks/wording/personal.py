"""Check `personal-identifier`: numbers of identity cards, bank cards and mobile telephones in a report."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.finding import Outcome, Passed, Problem
from govlint.identifiers import identifiers, masked
from govlint.lazy import lazily
from govlint.model import Document, Paragraph, Span, Text
from govlint.rule import Context, check, saying

_HAN = lazily("[一-鿿]")
_KINDS = {
    "identity": Text("身份证号码", "an identity card number"),
    "card": Text("银行卡号", "a bank card number"),
    "mobile": Text("手机号码", "a mobile telephone number"),
}


def _is_figure(document: Document, span: Span) -> bool:
    """Whether digits in a form are what stands in a cell, and no part of a line of words between its rows."""
    block = document.blocks[document.block_at(span.start) or 0]
    return not isinstance(block, Paragraph) or _HAN.search(document.slice(block.span)) is None


@check("personal-identifier", says=saying({"default": "what masked"}), reads="everything")
def personal_identifier(context: Context) -> Iterator[Outcome]:
    """Numbers that checksum and range prove to be a person's; they are masked in all that is said of them."""
    report = context.report
    forms = [form.span for form in report.forms.values()]
    found = False
    for item in identifiers(context.document.text):
        start = item.span.start
        if start < report.body.start or start >= report.body.end:
            continue
        if any(start in form for form in forms) and _is_figure(context.document, item.span):
            continue
        found = True
        yield Problem(
            span=item.span,
            hint="default",
            params={"what": _KINDS[item.kind], "masked": masked(item.digits)},
        )
    if not found:
        yield Passed()
