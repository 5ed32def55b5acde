"""Check `personal-identifier`: numbers of identity cards, bank cards and mobile telephones in a report."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.finding import Outcome, Passed, Problem
from govlint.identifiers import identifiers, masked
from govlint.model import Text
from govlint.rule import Context, check

_KINDS = {
    "identity": Text("身份证号码", "an identity card number"),
    "card": Text("银行卡号", "a bank card number"),
    "mobile": Text("手机号码", "a mobile telephone number"),
}


@check("personal-identifier")
def personal_identifier(context: Context) -> Iterator[Outcome]:
    """Numbers that checksum and range prove to be a person's; they are masked in all that is said of them."""
    report = context.report
    forms = [form.span for form in report.forms.values()]
    found = False
    for item in identifiers(context.document.text):
        start = item.span.start
        if start < report.body.start or start >= report.body.end or any(start in form for form in forms):
            continue
        found = True
        yield Problem(
            span=item.span,
            hint="default",
            params={"what": _KINDS[item.kind], "masked": masked(item.digits)},
        )
    if not found:
        yield Passed()
