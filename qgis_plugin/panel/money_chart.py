"""What is asked of each year's budget beside what there is; drawn, plain Qt."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from .measure_book import Year
from .money_words import ICON, Figures, draw_sign
from .qt import tr

ROW, BAR, PAD = 22, 12, 6
ASKED, BEYOND, THERE = "#3f6e9e", "#c0241c", "#1f1f1f"


class MoneyChart(QWidget):
    """A strip for each year, and one for all of them together."""

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures
        self._rows: list[Year] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, years: Sequence[Year]) -> None:
        """Show other years; their sum stands below, as far as the forecast reaches."""
        self._rows = list(years)
        known = [year for year in years if year.available_som is not None]
        if len(known) > 1:
            self._rows.append(together(known))
        self.setVisible(bool(self._rows))
        self.setAccessibleDescription("\n".join(self.texts()))
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """What each strip says."""
        return [self._text(row) for row in self._rows]

    def sizeHint(self) -> QSize:
        """As high as the years."""
        return QSize(240, max(len(self._rows), 1) * ROW + PAD)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: Any) -> None:
        """Draw the strips."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        names = [self._name(row) for row in self._rows]
        amounts = [self._amounts(row) for row in self._rows]
        left = max((metrics.horizontalAdvance(name) for name in names), default=0) + 2 * PAD
        wide = max((metrics.horizontalAdvance(text) for text in amounts), default=0)
        right = self.width() - wide - ICON - 2 * PAD
        most = max((_reach(row) for row in self._rows if row.year), default=0.0)
        for place, row in enumerate(self._rows):
            top = place * ROW + PAD // 2
            if not row.year:
                painter.setPen(self.palette().mid().color())
                painter.drawLine(0, top, self.width(), top)
            painter.setPen(self.palette().text().color())
            box = QRectF(0, top, left - PAD, ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), names[place])
            span = most if row.year else _reach(row)
            self._strip(painter, row, QRectF(left, top + (ROW - BAR) / 2, right - left, BAR), span)
            painter.setPen(self.palette().text().color())
            box = QRectF(self.width() - wide - PAD, top, wide + PAD, ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), amounts[place])
            if row.over_som:
                at = self.width() - wide - ICON - PAD - 2
                draw_sign(painter, "triangle", QColor(BEYOND), at, top + (ROW - ICON) / 2)
        painter.end()

    def _strip(self, painter: QPainter, row: Year, box: QRectF, span: float) -> None:
        """What is asked up to what there is, and hatched beyond it; a line where the money ends."""
        if span <= 0 or box.width() <= 4:
            return
        asked = (row.asked_som + row.upkeep_som) / span * box.width()
        there = asked if row.available_som is None else max(row.available_som, 0.0) / span * (
            box.width())  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        covered = QRectF(box.left(), box.top(), min(asked, there), box.height())
        painter.fillRect(covered, QColor(ASKED))
        if row.over_som:
            beyond = QRectF(box.left() + there, box.top(), max(asked - there, 2.0), box.height())
            painter.fillRect(beyond, QBrush(QColor(BEYOND), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QColor(BEYOND))
            painter.drawRect(beyond)
        if row.available_som is not None:
            end = box.left() + there
            painter.fillRect(QRectF(end - 1, box.top() - 3, 2, box.height() + 6), QColor(THERE))

    def event(self, event: Any) -> bool:
        """Say a strip in words on hovering."""
        if event.type() == QEvent.Type.ToolTip:
            place = int(event.pos().y() - PAD // 2) // ROW
            said = self.texts()
            text = said[place] if 0 <= place < len(said) else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return bool(super().event(event))

    def _name(self, row: Year) -> str:
        return str(row.year) if row.year else tr("all years")

    def _amounts(self, row: Year) -> str:
        asked = self._figures.millions(row.asked_som + row.upkeep_som)
        if row.available_som is None:
            return asked
        there = self._figures.millions(row.available_som)
        return tr("{asked} of {there}").format(asked=asked, there=there)

    def _text(self, row: Year) -> str:
        figures, name = self._figures, self._name(row)
        lines = [
            tr("{year}: {asked} asked of the budget, {upkeep} of upkeep").format(
                year=name, asked=figures.money(row.asked_som), upkeep=figures.money(row.upkeep_som)
            )
        ]
        if row.outside_som:
            outside = tr("besides {amount} from outside the budget")
            lines.append(outside.format(amount=figures.money(row.outside_som)))
        if row.available_som is None:
            lines.append(tr("the forecast does not reach this year"))
        else:
            there = tr("development budget: {amount}")
            lines.append(there.format(amount=figures.money(row.available_som)))
        if row.over_som:
            over = tr("over budget by {amount}")
            lines.append(over.format(amount=figures.money(row.over_som)))
        return "\n".join(lines)


def together(years: Sequence[Year]) -> Year:
    """The years of the forecast as one."""
    return Year(
        year=0,
        asked_som=sum(year.asked_som for year in years),
        upkeep_som=sum(year.upkeep_som for year in years),
        outside_som=sum(year.outside_som for year in years),
        available_som=sum(max(year.available_som or 0.0, 0.0) for year in years),
    )


def _reach(row: Year) -> float:
    return max(row.asked_som + row.upkeep_som, row.available_som or 0.0)
