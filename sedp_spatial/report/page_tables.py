"""The tables of the page as plain cells, so that the template holds no arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import labels
from ..layers.cells import shortened
from .balance_form import DECIMALS, BalanceForm, FormRow
from .words import (
    UNASSIGNED,
    cell_text,
    colour,
    column_title,
    integer,
    number,
    short_category,
    titles_of,
    value_label,
    word,
)

MOST_PARCELS = 25
MOST_FINDINGS = 40
_CHIPS = ("category", "severity", "tolerance_class", "from", "to")


@dataclass(frozen=True)
class Cell:
    """A cell: its text, whether it is a number, the colour of the chip before it.

    ``whole`` keeps the text on one line: a parcel's number broken at its hyphens is unreadable;
    ``parts`` are such numbers one after the other.
    """

    text: str
    numeric: bool = False
    chip: str = ""
    whole: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableView:
    """A table of the page."""

    title: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[tuple[Cell, ...], ...] = ()
    more: str = ""
    classes: str = ""


def balance_table(form: BalanceForm, lang: str) -> TableView:
    """Classes down; area, share, use and registered area across; the closure below."""

    def row(line: FormRow) -> tuple[Cell, ...]:
        return (
            Cell(line.number, numeric=True),
            Cell(line.label, chip=colour("category", line.code) if line.number else ""),
            Cell(integer(line.parcels, lang), numeric=True),
            Cell(number(line.area, lang), numeric=True),
            Cell(number(line.share, lang), numeric=True),
            *(Cell(number(use, lang), numeric=True) for use in line.uses),
            Cell(number(line.registered, lang), numeric=True),
            Cell(number(line.difference, lang), numeric=True),
        )

    hectares = word("unit.ha", lang)
    titles = [
        *(column_title(key, lang) for key in ("number", "category", "parcels", "area_ha", "share")),
        *(f"{use}, {hectares}" for use in labels("in_use", lang).values()),
        *(column_title(key, lang) for key in ("registered_ha", "difference_ha")),
    ]
    head = tuple(Cell(title, numeric=position > 1) for position, title in enumerate(titles))
    total = row(form.total)
    return TableView(
        "",
        head,
        tuple(row(line) for line in form.rows),
        (total, *_closing_rows(form, len(titles), lang)),
        classes="balance",
    )


def _closing_rows(form: BalanceForm, width: int, lang: str) -> list[tuple[Cell, ...]]:
    """What leads from the sum of the parcels to the territory."""
    closure = form.closure
    terms = [
        (word("row.overlap", lang), -closure.overlap),
        (word("row.gap", lang), closure.gap),
        (word("row.outside", lang), -closure.outside),
    ]
    if closure.residual_printed:
        terms.append((word("page.residual_short", lang), -closure.residual_printed))
    terms.append((word("page.territory", lang), closure.territory))
    empty = Cell("", numeric=True)
    return [
        (empty, Cell(name), empty, Cell(number(value, lang), numeric=True), *[empty] * (width - 4))
        for name, value in terms
    ]


def kinds_table(form: BalanceForm, lang: str) -> TableView:
    """Kinds of land down, categories across: it fits a page of paper."""
    names = labels("land_kinds", lang)
    names[UNASSIGNED] = word("row.unassigned", lang)
    lines = [*form.rows, form.total]
    head = (
        Cell(column_title("land_kind", lang)),
        *(Cell(short_category(line.code, lang), numeric=True) for line in lines),
    )
    rows = [
        (
            Cell(names[kind], chip=colour("land_kind", kind)),
            *(Cell(_blank_zero(line.kinds[i], lang), numeric=True) for line in lines),
        )
        for i, kind in enumerate(form.kinds)
    ]
    foot = (
        Cell(word("row.total", lang)),
        *(Cell(number(line.area, lang), numeric=True) for line in lines),
    )
    return TableView(word("heading.kinds", lang), head, tuple(rows), (foot,))


def owners_table(form: BalanceForm, lang: str) -> TableView:
    """Categories down, forms of ownership across."""
    names = labels("ownership", lang)
    names[UNASSIGNED] = word("row.unassigned", lang)

    def row(line: FormRow) -> tuple[Cell, ...]:
        return (
            Cell(line.label, chip=colour("category", line.code) if line.number else ""),
            *(Cell(_blank_zero(owner, lang), numeric=True) for owner in line.owners),
            Cell(number(line.area, lang), numeric=True),
        )

    head = (
        Cell(column_title("category", lang)),
        *(Cell(names[owner], numeric=True) for owner in form.owners),
        Cell(column_title("area_ha", lang), numeric=True),
    )
    return TableView(
        word("heading.ownership", lang),
        head,
        tuple(row(line) for line in form.rows),
        (row(form.total),),
    )


def frame_table(
    frame: pd.DataFrame,
    title: str,
    lang: str,
    *,
    most: int | None = None,
    classes: str = "",
    rounded: bool = False,
) -> TableView:
    """Any table of a result, the first ``most`` rows of it.

    Hectares are shown with four decimals, those of a table rounded for print with its two.
    """
    if frame.index.name is not None:
        frame = frame.reset_index()
    columns = [str(column) for column in frame.columns]
    numeric = [pd.api.types.is_numeric_dtype(frame.iloc[:, i]) for i in range(len(columns))]
    shown = frame if most is None else frame.head(most)
    cell = _cell_writer(columns, numeric, lang, rounded)
    rows = tuple(
        tuple(cell(i, value) for i, value in enumerate(row))
        for row in shown.itertuples(index=False, name=None)
    )
    hidden = len(frame) - len(shown)
    return TableView(
        title,
        tuple(Cell(t, n) for t, n in zip(titles_of(columns, lang), numeric, strict=True)),
        rows,
        more=word("page.more_rows", lang, count=integer(hidden, lang)) if hidden else "",
        classes=classes,
    )


def worst_parcels(table: pd.DataFrame) -> pd.DataFrame:
    """The parcels outside the tolerance, the largest difference in hectares first."""
    outside = table[table["tolerance_class"].str.startswith("above_")]
    order = outside["difference_ha"].abs().sort_values(ascending=False, kind="stable").index
    return outside.loc[order]


def findings_by_rule(table: pd.DataFrame) -> pd.DataFrame:
    """How many findings each rule has, in the order of the check."""
    counted = table.groupby(["severity", "rule"], sort=False).size()
    return counted.rename("count").reset_index()


def _cell_writer(
    columns: Sequence[str], numeric: Sequence[bool], lang: str, rounded: bool
) -> Callable[[int, Any], Cell]:
    matrix = "from" in columns and "to" not in columns

    def cell(i: int, value: Any) -> Cell:
        column = columns[i]
        if numeric[i]:
            if rounded and (matrix or column.endswith("_ha")):
                return Cell(number(value, lang, DECIMALS), numeric=True)
            return Cell(cell_text("area_ha" if matrix else column, value, lang), numeric=True)
        if isinstance(value, tuple):
            return Cell("", parts=tuple(shortened([str(item) for item in value])))
        chip = colour(column, str(value)) if column in _CHIPS and isinstance(value, str) else ""
        return Cell(value_label(column, value, lang), chip=chip, whole=column == "parcel_id")

    return cell


def _blank_zero(value: float, lang: str) -> str:
    return number(value, lang) if value else "–"
