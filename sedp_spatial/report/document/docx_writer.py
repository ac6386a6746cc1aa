"""A document as DOCX: real styles, so that whoever edits it goes on in Word or LibreOffice."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from ...layers.writing import replacing
from ...optional import need
from . import docx_parts as parts
from .blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Point,
    Table,
)
from .docx_parts import clean
from .docx_styles import prepare
from .docx_tables import add_table

# Word and zip need a date; a fixed one keeps the bytes of two runs equal.
_EPOCH = datetime(2000, 1, 1)


def write_docx(path: str | Path, document: Document) -> None:
    """Write a document as ``.docx``.

    Parameters
    ----------
    path : str or Path
        An existing file is replaced as a whole or not at all.
    document : Document

    Raises
    ------
    MissingDependency
        If python-docx is not installed.
    OutputError
        If the file cannot be written.

    Notes
    -----
    A4; titles of tables are repeated on every page; pictures have descriptions; the language of
    the text is set, so that a speller takes it for what it is. The same document gives the same
    bytes.
    """
    made = need("docx", purpose=parts.PURPOSE).Document()
    prepare(made, document)
    _front(made, document)
    for block in document.blocks:
        _add(made, block)
    buffer = io.BytesIO()
    made.save(buffer)
    with replacing(path) as temporary:
        temporary.write_bytes(_timeless(buffer.getvalue()))


_PROPERTY = 255  # letters that Word keeps of a property; the document has all of them


def _front(made: Any, document: Document) -> None:
    core = made.core_properties
    core.title = clean(document.title)[:_PROPERTY]
    core.subject = clean(document.subtitle)[:_PROPERTY]
    core.author, core.comments, core.keywords = "SEDP Spatial", "", ""
    core.language = parts.language_tag(document.lang)
    core.created = core.modified = _EPOCH
    core.last_modified_by = "SEDP Spatial"
    core.revision = 1
    made.add_paragraph(clean(document.kicker), style="Kicker")
    made.add_paragraph(clean(document.title), style="Title")
    if document.subtitle:
        made.add_paragraph(clean(document.subtitle), style="Subtitle")


def _add(made: Any, block: Block) -> None:
    if isinstance(block, Heading):
        paragraph = made.add_heading(clean(block.text), level=block.level)
        if block.key:
            parts.bookmark(paragraph, block.key)
    elif isinstance(block, Paragraph):
        made.add_paragraph(clean(block.text), style="Lead" if block.lead else "Normal")
    elif isinstance(block, Bullets):
        style = "Small bullet" if block.small else "List Bullet"
        for line in block.lines:
            made.add_paragraph(clean(line), style=style)
    elif isinstance(block, Point):
        paragraph = made.add_paragraph(style="Point")
        parts.link(paragraph, block.key, clean(block.title), bold=True)
        paragraph.add_run(f" {clean(block.text)}")
    elif isinstance(block, Table):
        add_table(made, block)
    elif isinstance(block, Figure):
        _figure(made, block)
    elif isinstance(block, Note):
        made.add_paragraph(clean(block.text), style="Source")
    elif isinstance(block, PageBreak):
        made.add_page_break()


def _figure(made: Any, block: Figure) -> None:
    paragraph = made.add_paragraph(style="Picture")
    run = paragraph.add_run()
    width = need("docx.shared", purpose=parts.PURPOSE).Cm(parts.TEXT_WIDTH_CM)
    shape = run.add_picture(io.BytesIO(block.picture.png), width=width)
    properties = shape._inline.docPr
    properties.set("descr", clean(block.alt))
    properties.set("name", clean(block.caption)[:60])
    made.add_paragraph(clean(block.caption), style="Caption")


def _timeless(content: bytes) -> bytes:
    """The same parts with one fixed time, in one fixed order."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            after.writestr(entry, before.read(name))
    return out.getvalue()
