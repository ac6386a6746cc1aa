"""Numbers as people in a language write them; plain Python."""

from __future__ import annotations

NARROW = "\u00a0"
"""Keeps the thousands of a number on one line."""


def said(value: float, digits: int = 0, language: str = "en", sign: str = "") -> str:
    """A number with groups of thousands, and a decimal comma in Kyrgyz and Russian.

    Examples
    --------
    >>> said(1234.5, 2, "ky").replace(NARROW, " ")
    '1 234,50'
    """
    text = f"{value:{sign},.{digits}f}".replace(",", NARROW)
    return text if language == "en" else text.replace(".", ",")


def percent(share: float, language: str = "en") -> str:
    """A share of one in hundredths; what is little is not nothing."""
    digits = 1 if share == 0 or share >= 0.001 else 3
    return said(100 * share, digits, language)


def hectares(area: float, language: str = "en") -> str:
    """An area with two decimals; a sliver is not nothing.

    Examples
    --------
    >>> hectares(0.001, "ru"), hectares(12.3)
    ('< 0,01', '12.30')
    """
    return f"< {said(0.01, 2, language)}" if 0 < area < 0.005 else said(area, 2, language)


def square_metres(value: float, language: str = "en") -> str:
    """A change of area with its sign, and more decimals where it is small."""
    return said(value, 2 if abs(value) >= 1 else 4, language, "+")
