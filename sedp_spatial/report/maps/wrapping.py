"""Lines as wide as the paper allows, measured with the font that draws them."""

from __future__ import annotations

from functools import cache
from typing import Any

from ...optional import need
from .canvas import PURPOSE

_MM_PER_POINT = 25.4 / 72


def wrapped(text: str, width_mm: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit a width.

    Parameters
    ----------
    text : str
    width_mm : float
    size : float
        Of the print, in points.
    bold : bool

    Returns
    -------
    list of str
        A word that is wider than a line stands alone on its own.
    """
    lines: list[str] = []
    line = ""
    for part in text.split(" "):
        longer = f"{line} {part}" if line else part
        if line and width_of(longer, size, bold=bold) > width_mm:
            lines.append(line)
            line = part
        else:
            line = longer
    return [*lines, line] if line else lines


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, in millimetres."""
    return sum(_advance(letter, bold) for letter in text) * size * _MM_PER_POINT


@cache
def _advance(letter: str, bold: bool) -> float:
    """The width of a letter at one point."""
    ft2font = need("matplotlib.ft2font", purpose=PURPOSE)
    glyph = _font(bold).load_char(ord(letter), flags=ft2font.LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / 100


@cache
def _font(bold: bool) -> Any:
    manager = need("matplotlib.font_manager", purpose=PURPOSE)
    found = manager.findfont(
        manager.FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")
    )
    font = need("matplotlib.ft2font", purpose=PURPOSE).FT2Font(found)
    font.set_size(100, 72)
    return font
