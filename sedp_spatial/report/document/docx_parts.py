"""The parts of Word's XML that python-docx has no words for."""

from __future__ import annotations

import re
from typing import Any

from ...optional import need

PURPOSE = "the document (.docx)"
TEXT_WIDTH_CM = 17.0
_TAGS = {"ky": "ky-KG", "ru": "ru-RU", "en": "en-GB"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return _CONTROL.sub("\ufffd", text)


def language_tag(lang: str) -> str:
    """The language of the text as Word names it.

    Examples
    --------
    >>> language_tag("ky")
    'ky-KG'
    """
    return _TAGS[lang]


def element(name: str, /, **attributes: str) -> Any:
    """A new element such as ``w:shd`` with attributes of its own namespace."""
    oxml = need("docx.oxml", purpose=PURPOSE)
    qn = need("docx.oxml.ns", purpose=PURPOSE).qn
    made = oxml.OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def qualified(name: str) -> str:
    """A name such as ``w:rPr`` as lxml writes it."""
    return str(need("docx.oxml.ns", purpose=PURPOSE).qn(name))


def bookmark(paragraph: Any, key: str) -> None:
    """Mark a paragraph, so that links can point to it."""
    number = str(len(paragraph.part.element.findall(f".//{qualified('w:bookmarkStart')}")) + 1)
    start = element("w:bookmarkStart", id=number, name=key)
    end = element("w:bookmarkEnd", id=number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def link(paragraph: Any, key: str, text: str, *, bold: bool = False) -> None:
    """A text that leads to a bookmark of the same document."""
    run = paragraph.add_run(text)
    run.bold = bold
    holder = element("w:hyperlink", anchor=key, history="1")
    paragraph._p.append(holder)
    holder.append(run._r)


def page_number(paragraph: Any) -> None:
    """The field of the page's own number, and of how many there are."""
    for position, name in enumerate(("PAGE", "NUMPAGES")):
        if position:
            paragraph.add_run(" / ")
        run = paragraph.add_run()
        run._r.append(element("w:fldChar", fldCharType="begin"))
        order = element("w:instrText")
        order.text = name
        run._r.append(order)
        run._r.append(element("w:fldChar", fldCharType="separate"))
        shown = element("w:t")
        shown.text = "1"
        run._r.append(shown)
        run._r.append(element("w:fldChar", fldCharType="end"))


def shade(cell: Any, colour: str) -> None:
    """The colour of a cell's ground."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))
