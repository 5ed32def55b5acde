"""The format `checkstyle`: the XML of Checkstyle, which Jenkins, reviewdog and many others read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from govlint.finding import Result
from govlint.hookspecs import Style
from govlint.reporters.markup import for_xml
from govlint.reporters.troubles import Skipped, Trouble, troubles
from govlint.reporters.words import said

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One `file` a document, with an `error` for each finding and for whatever kept it from being checked."""
    skipped = Skipped(style.lang)
    yield HEAD + '<checkstyle version="8.0">\n'
    for result in results:
        skipped.add(result)
        if result.kind is not None or result.error is not None or result.crashes:
            yield _written(_file(result, style))
    for trouble in skipped.troubles():
        element = ElementTree.Element("file", name=for_xml(trouble.path))
        _trouble(element, trouble, "info")
        yield _written(element)
    yield "</checkstyle>\n"


def _file(result: Result, style: Style) -> ElementTree.Element:
    element = ElementTree.Element("file", name=for_xml(result.path))
    for finding in result.findings:
        at = finding.location
        # Those who read it want a line; 0 is what Checkstyle itself says of a file as a whole.
        place = {"line": str(at.line or 0)} | ({"column": str(at.column)} if at.column else {})
        ElementTree.SubElement(
            element,
            "error",
            place,
            severity=finding.severity.value,
            message=" ".join(for_xml(line) for line in said(finding, style.lang)),
            source=f"govlint.{for_xml(finding.rule)}",
        )
    for trouble in troubles(result, style.lang):
        _trouble(element, trouble, "error" if trouble.error else "warning")
    return element


def _trouble(element: ElementTree.Element, trouble: Trouble, severity: str) -> None:
    source = f"govlint.{trouble.name}" + (f".{for_xml(trouble.rule)}" if trouble.rule else "")
    words = for_xml(trouble.words)
    ElementTree.SubElement(element, "error", line="0", severity=severity, message=words, source=source)


def _written(element: ElementTree.Element) -> str:
    ElementTree.indent(element, level=1)
    return f"  {ElementTree.tostring(element, encoding='unicode')}\n"
