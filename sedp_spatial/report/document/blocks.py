"""What a document is made of, already said in one language; writers only give it a form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading; ``key`` is what the contents point to."""

    text: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; the ``lead`` of a chapter is its message and is set apart."""

    text: str
    lead: bool = False


@dataclass(frozen=True)
class Bullets:
    """Short lines under each other; ``small`` ones are for those who look closely."""

    lines: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True)
class Point:
    """A title with its message, which leads to the heading of that ``key``."""

    title: str
    text: str
    key: str


@dataclass(frozen=True)
class Column:
    """A column of a table: its title, whether it holds numbers, how wide it is beside others."""

    title: str
    numeric: bool = False
    weight: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table of cells that are already text; ``foot`` holds the totals."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[tuple[str, ...], ...] = ()
    more: str = ""
    key: str = ""


@dataclass(frozen=True)
class Picture:
    """One drawing as pixels and as lines."""

    png: bytes
    svg: bytes
    pdf: bytes = b""


@dataclass(frozen=True)
class Figure:
    """A map or a chart; ``alt`` says it in words for those who cannot see it."""

    picture: Picture
    caption: str
    alt: str
    kind: str = "chart"


@dataclass(frozen=True)
class Note:
    """A small line: a source, an assumption."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """A new sheet of paper; nothing on a screen."""


Block = Heading | Paragraph | Bullets | Point | Table | Figure | Note | PageBreak


@dataclass(frozen=True)
class Document:
    """A document: what stands on its front, and its blocks.

    Attributes
    ----------
    title, subtitle, kicker : str
        The heading, whose document it is, and the small line above.
    lang : str
    blocks : tuple of Block
    footer : str
        At the foot of every page.
    """

    title: str
    subtitle: str
    kicker: str
    lang: str
    blocks: tuple[Block, ...]
    footer: str = ""
