"""What OpenDocument hides and a .docx cannot."""

from __future__ import annotations

import io
import zipfile

import pytest

from govlint.readers.opendocument import without_hidden
from govlint.readers.package import parse_xml

_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
)


def flat(body: str) -> bytes:
    return f"<office:document{_NAMES}><office:body>{body}</office:body></office:document>".encode()


def packed(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", flat(body))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("hidden", "count"),
    [
        ('<text:section text:display="none"><text:p>乙</text:p></text:section>', 1),
        (
            '<text:section text:display="condition" text:condition="ooow:1==1">'
            "<text:p>乙</text:p></text:section>",
            1,
        ),
        (
            '<text:section text:display="condition" text:condition="ooow:x==2" text:is-hidden="true">'
            "<text:p>乙</text:p></text:section>",
            1,
        ),
        ('<text:p><text:hidden-paragraph text:is-hidden="true"/>乙</text:p>', 1),
        ('<text:p><text:hidden-paragraph text:condition="ooow:TRUE"/>乙</text:p>', 1),
        ('<text:section text:display="none"><text:p/></text:section>', 0),
    ],
)
def test_what_is_hidden_is_taken_out(hidden: str, count: int) -> None:
    body = f"<text:p>甲</text:p>{hidden}<text:p>丙</text:p>"
    data, found = without_hidden(flat(body), ".fodt")
    assert (found, "乙" in data.decode(), "甲" in data.decode(), "丙" in data.decode()) == (
        count,
        False,
        True,
        True,
    )
    data, found = without_hidden(packed(body), ".odt")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist() == ["mimetype", "content.xml"]
        assert "乙" not in package.read("content.xml").decode()
    assert found == count


@pytest.mark.parametrize(
    "shown",
    [
        '<text:section text:display="true"><text:p>乙</text:p></text:section>',
        '<text:section text:display="condition" text:condition="ooow:x==2">'
        "<text:p>乙</text:p></text:section>",
        '<text:p><text:hidden-paragraph text:condition="ooow:1==1" text:is-hidden="false"/>乙</text:p>',
        "<text:p>乙</text:p>",
    ],
)
def test_what_is_shown_stays(shown: str) -> None:
    assert without_hidden(flat(shown), ".fodt") == (flat(shown), 0)
    assert without_hidden(packed(shown), ".odt") == (packed(shown), 0)


@pytest.mark.parametrize(
    ("about", "inner", "shown"),
    [
        ('text:condition="ooow:x==2" text:is-hidden="false"', "", True),
        ('text:condition="ooow:1==2" text:is-hidden="false"', "乙", True),
        ('text:condition="ooow:1==2"', "", True),
        ('text:condition="ooow:1==1"', "", False),
        ('text:condition="ooow:x==2" text:is-hidden="true"', "乙", False),
    ],
)
def test_a_field_of_hidden_text_holds_what_it_shows(about: str, inner: str, shown: bool) -> None:
    field = f'<text:hidden-text {about} text:string-value="乙">{inner}</text:hidden-text>'
    data, found = without_hidden(flat(f"<text:p>甲{field}丙</text:p>"), ".fodt")
    assert found == (not shown)
    (paragraph,) = parse_xml(data).iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p")
    assert "".join(paragraph.itertext()) == ("甲乙丙" if shown else "甲丙")
