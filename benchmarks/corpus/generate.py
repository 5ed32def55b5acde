"""One consistent report from a seed: the same seed gives the same report, byte for byte."""

from __future__ import annotations

from random import Random

from corpus.bodies import body, small_body
from corpus.closing import other_matters, problems
from corpus.figures import SIZES, disclosure_figures, fees_of, request_figures, review_figures
from corpus.front import introduction, titles
from corpus.model import Block, Body, Fees, Line, Report, TableSlot
from corpus.overview import overview
from corpus.wording import headings, labels

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
YEARS = {"2021": (2021, 2022, 2023, 2024, 2025), "2019": (2019, 2020)}


def generate(
    seed: int | str, *, size: str | None = None, format: str | None = None, small: bool = False
) -> Report:
    """A report without mistakes. `size` and `format` are by chance unless given; `small`: a town's."""
    rng = Random(f"report {seed}")
    format = format or rng.choice(("2021", "2021", "2021", "2019"))
    size = size or rng.choice(SIZES)
    year = rng.choice(YEARS[format])
    agency = small_body(rng) if small else body(rng)
    fees = fees_of(rng, size) if year >= 2021 else Fees()
    one_other_row = format == "2021" and not fees.notices and rng.random() < 0.06
    counts = request_figures(rng, size, format, fees, one_other_row) | review_figures(rng, size)
    written = {key: str(value) for key, value in counts.items()}
    if rng.random() < 0.1:
        written = {key: f"{value:,}" for key, value in counts.items()}
    elif rng.random() < 0.04:
        written = {key: value.translate(_FULL_WIDTH) for key, value in written.items()}
    blocks: list[Block] = [*titles(rng, agency, year), *introduction(rng, agency, year, format)]
    names = headings(rng, format, year)
    bodies: dict[str, list[Block]] = {
        "overview": [*overview(rng, agency, year, counts, size)],
        "disclosure": _form(rng, "disclosure", "第二十条规定的主动公开数据如下："),
        "requests": _form(rng, "requests", "申请办理的具体数据见下表。"),
        "review": _form(rng, "review", "复议和诉讼的具体数据见下表。"),
        "problems": [*problems(rng, agency, year)],
        "other_matters": [*other_matters(rng, agency, year, fees)],
    }
    for section, name in names.items():
        if not _may_lose_heading(section, bodies[section]) or rng.random() > 0.1:
            blocks.append(Line(name, section, "heading"))
        blocks += bodies[section]
    blocks += _after(rng, agency, year)
    return Report(
        body=agency,
        year=year,
        format=format,
        size=size,
        seed=str(seed),
        blocks=tuple(blocks),
        figures={**disclosure_figures(rng, agency, size, format), **written},
        fees=fees,
        labels=labels(rng),
        half=rng.random() < 0.4,
        one_other_row=one_other_row,
    )


def _may_lose_heading(section: str, body: list[Block]) -> bool:
    """Whether the text under the heading shows so clearly what it is that the heading may be lost."""
    first = body[0]
    if not isinstance(first, Line):
        return False
    return (section == "overview" and first.text.startswith("（一）主动公开")) or (
        section == "problems" and first.role == "matter"
    )


def _after(rng: Random, agency: Body, year: int) -> list[Block]:
    """What may stand behind section 六: a section of the agency's own, a signature, the day of signing."""
    lines: list[Block] = []
    if rng.random() < 0.06:
        own = rng.choice(("七、附件", "七、名词解释"))
        lines += [Line(own, "own", "matter"), Line("政府信息公开指南、公开目录见门户网站专栏。", "own")]
    if rng.random() < 0.25:
        lines.append(Line(agency.name, "own", "signature"))
        if rng.random() < 0.8:
            lines.append(Line(f"{year + 1}年1月{rng.randint(8, 29)}日", "own", "signature"))
    return lines


def _form(rng: Random, form: str, sentence: str) -> list[Block]:
    lead: list[Block] = [Line(sentence, form)] if rng.random() < 0.2 else []
    return [*lead, TableSlot(form, form)]
