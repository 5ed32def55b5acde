"""The three official tables as data, and their layout with merged cells as the notices print them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.marks import bare
from corpus.model import Cell, Report, Table, half_width

REQUEST_COLUMNS = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
    "total": "总计",
}
ORGANISATIONS = ("business", "research", "public_welfare", "legal_service", "other")
OUTCOME_GROUPS: dict[str, dict[str, str]] = {
    "（一）予以公开": {"granted": ""},
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": {"partly_granted": ""},
    "（三）不予公开": {
        "refused.state_secret": "1.属于国家秘密",
        "refused.other_law": "2.其他法律行政法规禁止公开",
        "refused.security_stability": "3.危及“三安全一稳定”",
        "refused.third_party": "4.保护第三方合法权益",
        "refused.internal_affairs": "5.属于三类内部事务信息",
        "refused.process": "6.属于四类过程性信息",
        "refused.enforcement_file": "7.属于行政执法案卷",
        "refused.administrative_query": "8.属于行政查询事项",
    },
    "（四）无法提供": {
        "unavailable.not_held": "1.本机关不掌握相关政府信息",
        "unavailable.needs_creation": "2.没有现成信息需要另行制作",
        "unavailable.unclear": "3.补正后申请内容仍不明确",
    },
    "（五）不予处理": {
        "not_handled.complaint": "1.信访举报投诉类申请",
        "not_handled.repeated": "2.重复申请",
        "not_handled.publication": "3.要求提供公开出版物",
        "not_handled.excessive": "4.无正当理由大量反复申请",
        "not_handled.confirmation": "5.要求行政机关确认或重新出具已获取信息",
    },
    "（六）其他处理": {
        "other.no_correction": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "other.fee_unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "other.other": "3.其他",
    },
    "（七）总计": {"handled": ""},
}
OUTER_ROWS = {
    "new": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "carried_out": "四、结转下年度继续办理",
}
LEAVES = tuple(key for group in OUTCOME_GROUPS.values() for key in group if key != "handled")
REVIEW_GROUPS = {
    "review": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_review": "复议后起诉",
}
REVIEW_COLUMNS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
DISCLOSURE: dict[str, tuple[tuple[str, dict[str, str], dict[str, str]], ...]] = {
    "2021": (
        (
            "第二十条第（一）项",
            {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
            {"regulations": "规章", "normative_documents": "行政规范性文件"},
        ),
        ("第二十条第（五）项", {"decisions": "本年处理决定数量"}, {"licensing": "行政许可"}),
        (
            "第二十条第（六）项",
            {"decisions": "本年处理决定数量"},
            {"penalties": "行政处罚", "coercion": "行政强制"},
        ),
        ("第二十条第（八）项", {"amount": "本年收费金额（单位：万元）"}, {"charges": "行政事业性收费"}),
    ),
    "2019": (
        (
            "第二十条第（一）项",
            {"made": "本年新制作数量", "published": "本年新公开数量", "public": "对外公开总数量"},
            {"regulations": "规章", "normative_documents": "规范性文件"},
        ),
        (
            "第二十条第（五）项",
            {"previous": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
            {"licensing": "行政许可", "other_services": "其他对外管理服务事项"},
        ),
        (
            "第二十条第（六）项",
            {"previous": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
            {"penalties": "行政处罚", "coercion": "行政强制"},
        ),
        (
            "第二十条第（八）项",
            {"previous": "上一年项目数量", "change": "本年增/减"},
            {"charges": "行政事业性收费"},
        ),
        (
            "第二十条第（九）项",
            {"items": "采购项目数量", "amount": "采购总金额"},
            {"procurement": "政府集中采购"},
        ),
    ),
}
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


class Layout:
    """Lays out one form of one report; labels and omissions are the report's own."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def words(self, text: str) -> str:
        """A label in the report's punctuation."""
        return half_width(text) if self.report.half else text

    def label(self, name: str, official: str) -> str:
        """A label as this report writes it."""
        return self.words(self.report.labels.get(name, official))

    def figures(self, form: str, row: str, columns: Sequence[str], spans: Sequence[int]) -> list[Cell]:
        """The cells of a row; a figure that is split takes two."""
        cells: list[Cell] = []
        for column, span in zip(columns, spans, strict=True):
            key = (form, row, column)
            value = self.report.figures[key]
            if key in self.report.split:
                cut = len(value) - len(bare(value)) + 1
                cells += [Cell(value[:cut], key=key), Cell(value[cut:], colspan=span)]
            else:
                cells.append(Cell(value, colspan=span, key=key))
        return cells

    def disclosure(self) -> Table:
        """Table 二: four or five blocks below one another."""
        rows: list[tuple[Cell, ...]] = []
        dropped = self.report.dropped
        for title, heads, lines in DISCLOSURE[self.report.format]:
            columns = [key for key in heads if f"disclosure//{key}" not in dropped]
            spans = [1] * len(columns)
            spans[-1] = 4 - len(columns)
            rows.append((Cell(self.words(title), colspan=4, header=True),))
            labels = [Cell("信息内容", header=True)]
            labels += [
                Cell(self.label(f"disclosure//{key}", heads[key]), colspan=span, header=True)
                for key, span in zip(columns, spans, strict=True)
            ]
            rows.append(tuple(labels))
            for key, label in lines.items():
                if f"disclosure/{key}" not in dropped:
                    cells = self.figures("disclosure", key, columns, spans)
                    rows.append((Cell(self.label(f"disclosure/{key}", label)), *cells))
        return Table("disclosure", tuple(rows), 4, 1)

    def requests(self, keys: Sequence[str] | None = None) -> Table:
        """Table 三, or the part of it that has the rows `keys` (as when a page break cuts it in two)."""
        columns = [key for key in REQUEST_COLUMNS if f"requests//{key}" not in self.report.dropped]
        wanted = [
            key for key in (keys or request_rows(self.report)) if f"requests/{key}" not in self.report.dropped
        ]
        rows = list(self._request_head(columns))
        inside = [key for key in wanted if key not in OUTER_ROWS]
        for key in wanted:
            if key in OUTER_ROWS:
                label = Cell(self.label(f"requests/{key}", OUTER_ROWS[key]), colspan=3)
                rows.append((label, *self._request_figures(key, columns)))
            else:
                rows.append((*self._outcome_labels(key, inside), *self._request_figures(key, columns)))
        return Table("requests", tuple(rows), 3 + len(columns), 3)

    def _request_figures(self, row: str, columns: Sequence[str]) -> list[Cell]:
        return self.figures("requests", row, columns, [1] * len(columns))

    def _request_head(self, columns: Sequence[str]) -> list[tuple[Cell, ...]]:
        names = {key: self.label(f"requests//{key}", REQUEST_COLUMNS[key]) for key in columns}
        kinds = [key for key in columns if key in ORGANISATIONS]
        middle = [Cell(names[key], rowspan=2, header=True) for key in columns if key not in ORGANISATIONS]
        middle.insert(
            1 if "natural_person" in columns else 0, Cell("法人或其他组织", colspan=len(kinds), header=True)
        )
        corner = Cell(self.words(CORNER), rowspan=3, colspan=3, header=True)
        return [
            (corner, Cell("申请人情况", colspan=len(columns), header=True)),
            tuple(middle),
            tuple(Cell(names[key], header=True) for key in kinds),
        ]

    def _outcome_labels(self, key: str, inside: Sequence[str]) -> list[Cell]:
        cells: list[Cell] = []
        if key == inside[0]:
            cells.append(Cell("三、本年度办理结果", rowspan=len(inside), tall=True))
        for group, members in OUTCOME_GROUPS.items():
            if key == "other" and group == "（六）其他处理":
                return [*cells, Cell(self.label("requests/other", group), colspan=2)]
            if key not in members:
                continue
            present = [member for member in inside if member in members]
            if not members[key]:
                return [*cells, Cell(self.label(f"requests/{key}", group), colspan=2)]
            if key == present[0]:
                cells.append(Cell(self.words(group), rowspan=len(present), tall=True))
            return [*cells, Cell(self.label(f"requests/{key}", members[key]))]
        raise KeyError(key)

    def review(self) -> Table:
        """Table 四: one row of fifteen figures under three rows of headings."""
        dropped = self.report.dropped
        kept = {
            group: [key for key in REVIEW_COLUMNS if f"review/{group}/{key}" not in dropped]
            for group in REVIEW_GROUPS
        }
        first, *others = kept
        court = sum(len(kept[group]) for group in others)
        names = {key: self.label(f"review//{key}", label) for key, label in REVIEW_COLUMNS.items()}
        top = (
            Cell("行政复议", colspan=len(kept[first]), header=True),
            Cell("行政诉讼", colspan=court, header=True),
        )
        middle = [Cell(names[key], rowspan=2, header=True) for key in kept[first]]
        middle += [Cell(REVIEW_GROUPS[group], colspan=len(kept[group]), header=True) for group in others]
        bottom = tuple(Cell(names[key], header=True) for group in others for key in kept[group])
        figures = [
            cell
            for group, columns in kept.items()
            for cell in self.figures("review", group, columns, [1] * len(columns))
        ]
        return Table("review", (top, tuple(middle), bottom, tuple(figures)), len(kept[first]) + court, 3)


def leaves(report: Report) -> tuple[str, ...]:
    """The outcome rows of table 三 in this report's format, without the total."""
    if report.format == "2019" or report.one_other_row:
        return (*(key for key in LEAVES if not key.startswith("other.")), "other")
    return LEAVES


def request_rows(report: Report) -> tuple[str, ...]:
    """The keys of the rows of table 三, in order."""
    return ("new", "carried_in", *leaves(report), "handled", "carried_out")


def lay_out(report: Report, form: str) -> Table:
    """The form as a table of cells with spans."""
    layout = Layout(report)
    return {"disclosure": layout.disclosure, "requests": layout.requests, "review": layout.review}[form]()
