"""The section's files in one language: DOCX, HTML, map sheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...layers.writing import replacing
from ...progress import Feedback, step
from ...results import Result
from ..document import write_docx, write_html
from .context import SectionContext
from .interactive import interactive_map
from .pictures import section_maps, sheets
from .section import section_blocks, section_document

NAME = "mejkindik"
_PAPER = "a4"


def write_section(
    folder: Path,
    parts: Mapping[str, Result],
    context: SectionContext,
    *,
    lang: str,
    feedback: Feedback | None = None,
) -> dict[str, Path]:
    """Write the section «Мейкиндик» in one language.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    parts : mapping of str to Result
        As for :func:`section_blocks`.
    context : SectionContext
    lang : str
        ``ky``, ``ru`` or ``en``; it stands in the files' names.
    feedback : Feedback, optional
        Hears how far the work is, and may cancel it.

    Returns
    -------
    dict of str to Path
        ``docx``, ``html``, and for every map ``map_<name>_png``, ``map_<name>_svg`` and
        ``map_<name>_pdf``. Each file is replaced as a whole or not at all; the same results give
        the same bytes.

    Raises
    ------
    MissingDependency, OutputError
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, Path] = {}
    parcels = context.layers.get("parcels")
    shown = {} if parcels is None or parcels.empty else sheets(parts, context, lang)
    figures = section_maps(parts, context, lang, shown=shown)
    step(feedback, 0.3)
    blocks = section_blocks(parts, context, lang, maps=figures)
    document = section_document(blocks, context, lang)
    step(feedback, 0.45)
    written["docx"] = folder / f"{NAME}_{lang}.docx"
    write_docx(written["docx"], document)
    step(feedback, 0.55)
    written["html"] = folder / f"{NAME}_{lang}.html"
    write_html(written["html"], document, map_view=interactive_map(parts, context, lang))
    step(feedback, 0.7)
    drawn = section_maps(parts, context, lang, paper=_PAPER, pdf=True, shown=shown)
    for name, picture in drawn.items():
        for form, content in (
            ("png", picture.png),
            ("svg", picture.svg),
            ("pdf", picture.pdf),
        ):
            path = folder / f"map_{name}_{lang}.{form}"
            with replacing(path) as temporary:
                temporary.write_bytes(content)
            written[f"map_{name}_{form}"] = path
    step(feedback, 1.0)
    return written
