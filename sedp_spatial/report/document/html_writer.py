"""A document as one HTML file that opens anywhere, without a network."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...layers.writing import replacing
from ..map import MapParts
from ..page import embedded_text, library_text
from ..rendering import asset_text, rendered
from ..words import number, word, words_of
from .blocks import Block, Document, Figure, Heading

PURPOSE = "the page (.html)"


@dataclass(frozen=True)
class MapView:
    """The interactive map of a page, and what is shown of the plot that a reader clicks.

    Attributes
    ----------
    parts : MapParts
        The drawing and its legend.
    fields : tuple of (column, title)
        Columns of the drawing's data, in the order of the card.
    """

    parts: MapParts
    fields: tuple[tuple[str, str], ...]


def write_html(path: str | Path, document: Document, *, map_view: MapView | None = None) -> None:
    """Write a document as one self-contained page.

    Parameters
    ----------
    path : str or Path
        An existing file is replaced as a whole or not at all.
    document : Document
    map_view : MapView, optional
        Stands under the main points.

    Raises
    ------
    MissingDependency
        If jinja2 is not installed, or bokeh for the map.
    OutputError
        If the file cannot be written.

    Notes
    -----
    Whatever people typed is escaped; pictures and scripts are in the file.
    """
    lang = document.lang
    blocks = [(type(block).__name__, block) for block in document.blocks]
    front, rest = _parts(blocks)
    page = rendered(
        "section.html",
        PURPOSE,
        filters={"picture": picture_address},
        document=document,
        lang=lang,
        words=words_of(lang),
        front=front,
        blocks=rest,
        contents=[b for _, b in rest if isinstance(b, Heading) and b.level == 1],
        map=None if map_view is None else map_view.parts,
        fields=() if map_view is None else map_view.fields,
        fields_json="" if map_view is None else json.dumps(map_view.fields, ensure_ascii=False),
        simplified=""
        if map_view is None
        else word(
            "page.map_simplified",
            lang,
            tolerance=number(map_view.parts.tolerance_m, lang, 2),
        ),
        item="" if map_view is None else embedded_text(map_view.parts.figure),
        library="" if map_view is None else library_text(),
        script="" if map_view is None else asset_text("page.js") + asset_text("section.js"),
        style=asset_text("page.css") + asset_text("section.css"),
    )
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8", newline="\n")


def picture_address(figure: Figure) -> str:
    """A picture within the page: lines for charts, pixels for maps, whose lines weigh more."""
    kind, content = "svg+xml", figure.picture.svg
    if figure.kind == "map":
        kind, content = "png", figure.picture.png
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _parts(blocks: list[tuple[str, Block]]) -> tuple[Any, Any]:
    """What stands above the map, and the chapters below."""
    heads = [
        place
        for place, (_, block) in enumerate(blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    cut = heads[1] if len(heads) > 1 else len(blocks)
    return blocks[:cut], blocks[cut:]
