"""The report handed back as Word knows it: each finding a comment (批注) at its words or its cell."""

from __future__ import annotations

from typing import Any

from govlint.finding import Finding, Result
from govlint.model import Span, Text
from govlint.readers.docx.names import NAMES, attribute, child
from govlint.readers.docx.places import Places
from govlint.readers.docx.reader import main_part
from govlint.readers.package import Package, parse_xml, rewritten, serialized
from govlint.reporters.words import fix_label, fix_words, hint_label, severity_word

AUTHOR = "govlint"
_KIND = "comments"
_STRICT = "purl.oclc.org"
_RELATION = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def commented(data: bytes, result: Result, lang: str = "zh") -> bytes:
    """The docx in `data` with the findings of `result` as comments; nothing else in it is changed.

    Comments that are there already stay; the same findings give the same bytes.
    """
    places = Places(data)
    if places.root is None or not result.findings:
        return data
    package = Package(data)
    comments = _Comments(package, places.root)
    for finding in result.findings:
        _mark(places, finding, comments.add(finding, lang), comments.name)
    return rewritten(data, {main_part(package): serialized(places.root), **comments.parts()})


def _mark(places: Places, finding: Finding, number: int, name: Any) -> None:
    """Put the marks of comment `number` around the runs that the finding stands on."""
    found = places.nearest(finding.span or Span(0, 0))
    if found is None:
        return
    first, last = _runs(found[0], name)[0], _runs(found[1], name)[-1]
    start = first.makeelement(name("commentRangeStart"), {name("id"): str(number)})
    end = first.makeelement(name("commentRangeEnd"), {name("id"): str(number)})
    run = first.makeelement(name("r"))
    run.append(run.makeelement(name("commentReference"), {name("id"): str(number)}))
    if NAMES[first.tag] == "p":  # a cell without text
        properties = child(first, "pPr")
        at = 1 if properties is not None else 0
        for offset, element in enumerate((start, end, run)):
            first.insert(at + offset, element)
        return
    first.addprevious(start)
    last.addnext(end)
    end.addnext(run)


def _runs(element: Any, name: Any) -> list[Any]:
    """The run that a text element is in; of a cell its runs, or its first paragraph where it has none."""
    if NAMES[element.tag] == "t":
        run = element
        while NAMES[run.tag] != "r":
            run = run.getparent()
        return [run]
    runs = [part for part in element.iter() if NAMES[part.tag] == "r" and child(part, "t") is not None]
    return runs or [part for part in element.iter() if NAMES[part.tag] == "p"][:1] or [element]


class _Comments:
    """The part that holds the comments: the document's own with more in it, or a new one."""

    def __init__(self, package: Package, root: Any) -> None:
        self._package = package
        self._namespace = root.tag.partition("}")[0].lstrip("{")
        main = main_part(package)
        folder, _, file = main.rpartition("/")
        self._relations_name = f"{folder}/_rels/{file}.rels".lstrip("/")
        self._relations = (
            package.xml(self._relations_name)
            if self._relations_name in package
            else parse_xml(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        )
        target = next(
            (
                attribute(item, "Target") or ""
                for item in self._relations
                if (attribute(item, "Type") or "").endswith(f"/{_KIND}")
            ),
            None,
        )
        self._is_new = target is None
        own = target or "comments.xml"
        self._name = own.lstrip("/") if own.startswith("/") else f"{folder}/{own}".lstrip("/")
        self._root = (
            parse_xml(f'<w:comments xmlns:w="{self._namespace}"/>'.encode())
            if self._is_new
            else package.xml(self._name)
        )
        used = [attribute(item, "id") or "" for item in self._root]
        self._next = max((int(number) for number in used if number.isdecimal()), default=-1) + 1

    def name(self, local: str) -> str:
        """A name in the document's own namespace."""
        return f"{{{self._namespace}}}{local}"

    def add(self, finding: Finding, lang: str) -> int:
        """Write a comment that tells of the finding; gives its number."""
        number = self._next
        self._next += 1
        comment = self._root.makeelement(
            self.name("comment"),
            {self.name("id"): str(number), self.name("author"): AUTHOR, self.name("initials"): "g"},
        )
        for line in _lines(finding, lang):
            paragraph = comment.makeelement(self.name("p"))
            run = paragraph.makeelement(self.name("r"))
            text = run.makeelement(self.name("t"))
            text.text = _in_xml(line)
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        self._root.append(comment)
        return number

    def parts(self) -> dict[str, bytes]:
        """The parts that are new or changed."""
        parts = {self._name: serialized(self._root)}
        if self._is_new:
            kind = _RELATION[_STRICT in self._namespace]
            used = {attribute(item, "Id") for item in self._relations}
            key = next(
                f"rIdGovlint{number}"
                for number in range(1, len(used) + 2)
                if f"rIdGovlint{number}" not in used
            )
            self._relations.append(
                self._relations.makeelement(
                    f"{{{_RELATIONS}}}Relationship",
                    {"Id": key, "Type": kind, "Target": "/" + self._name},
                )
            )
            parts[self._relations_name] = serialized(self._relations)
            types = self._package.xml("[Content_Types].xml")
            types.append(
                types.makeelement(
                    f"{{{_CONTENT_TYPES}}}Override", {"PartName": "/" + self._name, "ContentType": _TYPE}
                )
            )
            parts["[Content_Types].xml"] = serialized(types)
        return parts


def _lines(finding: Finding, lang: str) -> list[str]:
    lines = [f"{severity_word(finding.severity, lang)} {finding.rule}  {finding.message}"]
    if finding.hint:
        lines.append(hint_label(lang) + finding.hint)
    if finding.fix:
        lines.append(fix_label(lang) + fix_words(finding.fix, lang))
    if finding.basis:
        lines.append(Text("依据：", "basis: ").in_language(lang) + finding.basis)
    return lines


def _in_xml(text: str) -> str:
    """`text` without the characters that XML has no way to write."""
    return "".join(sign if sign in "\t\n" or ord(sign) >= 32 else "□" for sign in text)
