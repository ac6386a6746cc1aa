"""Money, years and standings of measures in words, figures and signs; plain Qt."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from qgis.PyQt.QtCore import QLocale, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from .ink import DOUBT, FAINT, RIGHT, WRONG
from .measure_run import CHANGED, FUNDED, OVER, UNCHECKED, UNFUNDED, Measure
from .measure_store import DECLINED
from .qt import tr

COLOURS = {FUNDED: RIGHT, OVER: DOUBT, UNFUNDED: WRONG, CHANGED: "#2f5f9e",
           UNCHECKED: "#6f7a84", DECLINED: FAINT}  # fmt: skip
SHAPES = {FUNDED: "tick", OVER: "triangle", UNFUNDED: "cross", CHANGED: "half",
          UNCHECKED: "ring", DECLINED: "bar"}  # fmt: skip
"""A shape of its own for each standing, for grey screens and for the colour-blind."""
ICON = 16
_MILLION = 1_000_000


def standing_words() -> dict[str, str]:
    """What each standing is called."""
    return {
        FUNDED: tr("funded"),
        OVER: tr("over budget"),
        UNFUNDED: tr("unfunded"),
        CHANGED: tr("changed"),
        UNCHECKED: tr("not checked"),
        DECLINED: tr("declined"),
    }


def explanation(standing: str) -> str:
    """What a standing means, where the run gave no reason."""
    return {
        FUNDED: tr("every source is found, and the upkeep can be paid."),
        OVER: tr("the years' money covers a part of it, or not its upkeep."),
        UNFUNDED: tr("no money is found for it."),
        CHANGED: tr("run the plan to see what can be paid."),
        UNCHECKED: tr("the plan has no forecast of the budget to check it against."),
        DECLINED: tr("the plan would make it, and it is not wanted."),
    }[standing]


class Figures:
    """Numbers as people in this language write them."""

    def __init__(self, language: str) -> None:
        self._locale = QLocale(language)

    def number(self, value: float, digits: int = 0) -> str:
        """With groups of thousands."""
        return str(self._locale.toString(float(value), "f", digits))

    def millions(self, som: float) -> str:
        """Millions of som, without the word; what is little is not nothing."""
        if 0 < abs(som) < 0.05 * _MILLION:
            return self.number(som / _MILLION, 3)
        return self.number(som / _MILLION, 1)

    def money(self, som: float) -> str:
        """Millions in words, or som where there is less than a tenth of a million."""
        if 0 < abs(som) < 0.1 * _MILLION:
            return tr("{amount} som").format(amount=self.number(som))
        return tr("{amount} mln som").format(amount=self.millions(som))

    def read(self, text: str) -> float | None:
        """The number in a field; None where nothing stands.

        Raises
        ------
        ValueError
            If there is something else.
        """
        plain = "".join(text.split()).replace("\u00a0", "").replace("\u202f", "")
        if not plain:
            return None
        value, fine = self._locale.toDouble(plain)
        if not fine:
            value = float(plain.replace(",", ".")) if plain.count(",") < 2 else float("nan")
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(text)
        return float(value)


def years_text(measure: Measure) -> str:
    """The year, or from the year of building to that of commissioning."""
    if measure.ready > measure.year:
        return f"{measure.year}–{measure.ready}"
    return str(measure.year or "")


def moment(text: str) -> str:
    """When something was changed, by the clock of this computer."""
    try:
        when = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return text
    return when.astimezone().strftime("%d.%m.%Y %H:%M")


def standing_icon(standing: str) -> QIcon:
    """A small picture of a standing."""
    picture = QPixmap(ICON, ICON)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    draw_sign(painter, SHAPES[standing], QColor(COLOURS[standing]), 0.0, 0.0)
    painter.end()
    return QIcon(picture)


def draw_sign(
    painter: QPainter, shape: str, colour: QColor, left: float, top: float, inner: str = "white"
) -> None:
    """Draw a sign of ``ICON`` pixels; ``inner`` is the colour of what stands inside it."""
    painter.save()
    painter.translate(left, top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(2.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if shape == "tick":
        _lines(painter, (2.5, 8.5), (6.5, 12.5), (13.5, 3.5))
    elif shape == "cross":
        _lines(painter, (3.5, 3.5), (12.5, 12.5))
        _lines(painter, (12.5, 3.5), (3.5, 12.5))
    elif shape == "bar":
        _lines(painter, (3.0, 8.0), (13.0, 8.0))
    elif shape == "triangle":
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(8, 2), QPointF(14.5, 13.5), QPointF(1.5, 13.5)]))
        pen.setColor(QColor(inner))
        pen.setWidthF(1.8)
        painter.setPen(pen)
        _lines(painter, (8.0, 6.0), (8.0, 9.5))
        _lines(painter, (8.0, 12.2), (8.0, 12.3))
    else:
        painter.drawEllipse(QPointF(8, 8), 5.5, 5.5)
        if shape == "half":
            painter.setBrush(colour)
            painter.drawPie(3, 3, 10, 10, 90 * 16, 180 * 16)
    painter.restore()


def _lines(painter: QPainter, *points: Any) -> None:
    for (x, y), (to_x, to_y) in zip(points, points[1:]):  # noqa: RUF007 - Python 3.9
        painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
