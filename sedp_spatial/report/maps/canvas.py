"""The paper that maps and charts are drawn on: same fonts, same bytes, on every machine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...optional import need
from ..document.blocks import Picture

PURPOSE = "maps and charts (.png, .svg, .pdf)"
INK, SOFT, LINE, PAPER = "#22302f", "#566462", "#b8c0bc", "#ffffff"
MM = 1 / 25.4
_PIXELS_PER_INCH = 200
# DejaVu Sans ships with matplotlib and holds ң, ө and ү: no map depends on installed fonts.
_LOOKS = {
    "font.family": ["DejaVu Sans"],
    "svg.hashsalt": "sedp-spatial",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "hatch.linewidth": 0.35,
    "text.color": INK,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "axes.unicode_minus": True,
    "figure.dpi": 100,
    "savefig.facecolor": PAPER,
    "path.simplify": True,
    "text.parse_math": False,  # a dollar sign in a name begins no formula
}


@contextmanager
def looks(size: float) -> Iterator[None]:
    """Draw within the house's looks; ``size`` is that of the print in points."""
    matplotlib = need("matplotlib", purpose=PURPOSE)
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_LOOKS | {"font.size": size})
        yield


def new_figure(width_mm: float, height_mm: float) -> Any:
    """An empty sheet of a size in millimetres, without a screen behind it."""
    figure = need("matplotlib.figure", purpose=PURPOSE).Figure(
        figsize=(width_mm * MM, height_mm * MM)
    )
    need("matplotlib.backends.backend_agg", purpose=PURPOSE).FigureCanvasAgg(figure)
    return figure


def picture_of(figure: Any, *, title: str, svg: bool = True, pdf: bool = False) -> Picture:
    """The drawing as bytes, without dates, so that two runs agree.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    title : str
        Kept in the file for those who only hear it.
    svg : bool
        Whether the drawing as lines is wanted.
    pdf : bool
        Whether a sheet for the printer is wanted too.
    """
    png = _saved(figure, "png", dpi=_PIXELS_PER_INCH, metadata={"Software": None, "Title": title})
    lines, made = b"", b""
    if svg:
        facts = {"Date": None, "Title": title, "Creator": None}
        lines = _saved(figure, "svg", metadata=facts)
    if pdf:
        facts = {"CreationDate": None, "ModDate": None, "Title": title, "Producer": None}
        made = _saved(figure, "pdf", metadata=facts)
    return Picture(png, lines, made)


def _saved(figure: Any, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=form, **options)
    return buffer.getvalue()
