"""Documents of blocks: one text, written as DOCX and as one self-contained HTML page."""

from .blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Table,
)
from .docx_writer import write_docx
from .html_writer import write_html

__all__ = [
    "Block",
    "Bullets",
    "Column",
    "Document",
    "Figure",
    "Heading",
    "Note",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Point",
    "Table",
    "write_docx",
    "write_html",
]
