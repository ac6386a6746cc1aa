"""The official form of the land balance and its split by ownership, as sheets of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..codes import labels
from ..optional import need
from .balance_form import BalanceForm, FormRow
from .sheets import (
    COUNT,
    FORM_HECTARES,
    HECTARES,
    PERCENT,
    PURPOSE,
    fit_columns,
    heading,
    print_setup,
    put,
)
from .words import UNASSIGNED, column_title, number, word

_HEAD = 4  # the first of the three rows of titles
_BODY = _HEAD + 3
_LABEL_WIDTH = 34
_WIDE_LABEL = 62


def form_sheet(workbook: Any, form: BalanceForm, lang: str, title: str, territory_name: str) -> Any:
    """Categories down, kinds of land across, use and registered area beside, the closure below.

    Parameters
    ----------
    workbook : openpyxl.Workbook
    form : BalanceForm
    lang : str
    title, territory_name : str
        The two lines over the form.

    Returns
    -------
    Worksheet
    """
    sheet = workbook.create_sheet(word("sheet.balance", lang))
    heading(sheet, 1, title, size=15)
    put(sheet, 2, 1, territory_name, border=False, size=12)
    sheet.row_dimensions[1].height = 24
    sheet.row_dimensions[2].height = 20
    columns = _Columns(sheet, form, lang)
    columns.write()
    for r, line in enumerate((*form.rows, form.total), start=_BODY):
        _write_row(sheet, r, columns.values(line), bold=line is form.total)
    last = _BODY + len(form.rows)
    fit_columns(sheet, _BODY)
    _narrow_titles(sheet, columns.count)
    sheet.row_dimensions[last + 2].height = 20
    row = _closure(sheet, last + 2, form, lang)
    _signatures(sheet, row + 2, lang)
    print_setup(sheet, rows_to_repeat=(_HEAD, _BODY - 1), freeze=f"C{_BODY}")
    return sheet


class _Columns:
    """The three rows of titles: groups over groups over columns, from left to right."""

    def __init__(self, sheet: Any, form: BalanceForm, lang: str) -> None:
        self.sheet = sheet
        self.form = form
        self.lang = lang
        self.count = 0
        self.names = {
            **labels("land_kinds", lang),
            UNASSIGNED: word("row.unassigned", lang),
        }

    def write(self) -> None:
        """Write all titles."""
        for key in ("number", "category", "parcels", "area_ha", "share"):
            self._column(column_title(key, self.lang), rotate=key in ("parcels", "share"), rows=3)
        if self.form.kinds:
            self._kinds()
        self._group(word("group.use", self.lang), ["group.used", "group.unused", "group.unknown"])
        self._group(word("group.registered", self.lang), ["group.area", "group.difference"])

    def values(self, line: FormRow) -> list[tuple[Any, str]]:
        """The figures of a row with their formats, in the order of the titles."""
        values: list[tuple[Any, str]] = [
            (int(line.number) if line.number else None, COUNT),
            (line.label, ""),
            (line.parcels, COUNT),
            (line.area, HECTARES),
            (line.share, PERCENT),
        ]
        areas = dict(zip(self.form.kinds, line.kinds, strict=True))
        if areas:
            agricultural = self.form.agricultural
            values += [(areas[kind], FORM_HECTARES) for kind in agricultural]
            values.append((round(sum(areas[kind] for kind in agricultural), 2), FORM_HECTARES))
            values += [(areas[k], FORM_HECTARES) for k in self.form.kinds if k not in agricultural]
        values += [(use, FORM_HECTARES) for use in line.uses]
        return [*values, (line.registered, FORM_HECTARES), (line.difference, FORM_HECTARES)]

    def _kinds(self) -> None:
        """Agricultural kinds with their total, and the others, under all kinds of land."""
        form, lang = self.form, self.lang
        first = self.count + 1
        for kind in form.agricultural:
            self._column(self.names[kind], rotate=True)
        self._column(word("group.subtotal", lang), rotate=True)
        self._over(first, self.count, word("group.agricultural_kinds", lang), row=_HEAD + 1)
        others = self.count + 1
        for kind in form.kinds:
            if kind not in form.agricultural:
                self._column(self.names[kind], rotate=True)
        self._over(others, self.count, word("group.other_kinds", lang), row=_HEAD + 1)
        self._over(first, self.count, word("group.kinds", lang), row=_HEAD)

    def _group(self, title: str, keys: Sequence[str]) -> None:
        first = self.count + 1
        for key in keys:
            self._column(word(key, self.lang), rotate=True)
        self._over(first, self.count, title, row=_HEAD, rows=2)

    def _column(self, title: str, *, rotate: bool, rows: int = 1) -> None:
        self.count += 1
        top = _BODY - rows
        for row in range(top, _BODY):
            put(
                self.sheet,
                row,
                self.count,
                title if row == top else None,
                header=True,
                rotate=rotate,
            )
        if rows > 1:
            self.sheet.merge_cells(
                start_row=top, end_row=_BODY - 1, start_column=self.count, end_column=self.count
            )

    def _over(self, first: int, last: int, title: str, *, row: int, rows: int = 1) -> None:
        for r in range(row, row + rows):
            for column in range(first, last + 1):
                start = r == row and column == first
                put(self.sheet, r, column, title if start else None, header=True)
        self.sheet.merge_cells(
            start_row=row, end_row=row + rows - 1, start_column=first, end_column=last
        )


def _write_row(sheet: Any, row: int, values: Sequence[tuple[Any, str]], *, bold: bool) -> None:
    for column, (value, number_format) in enumerate(values, start=1):
        put(
            sheet,
            row,
            column,
            value,
            number_format=number_format,
            bold=bold,
            wrap=column == 2,
            align="center" if column == 1 else None,
        )


def _narrow_titles(sheet: Any, count: int) -> None:
    """The label column wraps; the turned titles get the height that they need."""
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = _LABEL_WIDTH
    longest = max(
        (
            len(str(sheet.cell(row=_BODY - 1, column=column).value or ""))
            for column in range(1, count + 1)
        ),
        default=10,
    )
    sheet.row_dimensions[_HEAD].height = 18
    sheet.row_dimensions[_HEAD + 1].height = 18
    sheet.row_dimensions[_BODY - 1].height = min(max(90, longest * 5.4), 190)
    _row_heights(sheet, _BODY, _LABEL_WIDTH)


def _row_heights(sheet: Any, first: int, width: int) -> None:
    """Room for labels that take several lines; spreadsheets do not see to it by themselves."""
    for row in range(first, sheet.max_row + 1):
        lines = -(-len(str(sheet.cell(row=row, column=2).value or "")) // width)
        sheet.row_dimensions[row].height = 15 * max(lines, 1) + 2


def _closure(sheet: Any, row: int, form: BalanceForm, lang: str) -> int:
    """Write how the parcels lead to the territory; gives the last row written."""
    closure = form.closure
    heading(sheet, row, word("heading.closure", lang), size=12)
    terms = [
        ("", "page.parcels_sum", closure.parcels),
        ("−", "row.overlap", closure.overlap),
        ("+", "row.gap", closure.gap),
        ("−", "row.outside", closure.outside),
    ]
    if closure.residual_printed:
        sign = "−" if closure.residual_printed > 0 else "+"
        terms.append((sign, "page.residual_short", abs(closure.residual_printed)))
    terms.append(("=", "page.territory", closure.territory))
    for sign, key, value in terms:
        row += 1
        bold = sign == "="
        put(sheet, row, 1, sign, border=False, align="right", bold=bold)
        put(sheet, row, 2, f"{word(key, lang)}, {word('unit.ha', lang)}", border=False, bold=bold)
        put(sheet, row, 4, value, number_format=HECTARES, border=False, bold=bold)
    residual = number(closure.residual_m2, lang, 4)
    put(sheet, row + 1, 2, word("page.residual", lang, value=residual), border=False)
    return row + 1


def _signatures(sheet: Any, row: int, lang: str) -> None:
    """The lines that an official form ends with."""
    styles = need("openpyxl.styles", purpose=PURPOSE)
    line = styles.Border(bottom=styles.Side(style="thin"))
    for offset, key in enumerate(("sign.specialist", "sign.head")):
        at = row + 3 * offset
        put(sheet, at, 2, word(key, lang), border=False)
        for column in range(4, 10):
            sheet.cell(row=at, column=column).border = line
        put(sheet, at + 1, 4, word("sign.name", lang), border=False, size=8)
        put(sheet, at, 12, word("sign.date", lang), border=False)
        for column in range(14, 18):
            sheet.cell(row=at, column=column).border = line
    put(sheet, row + 6, 2, word("sign.stamp", lang), border=False)


def ownership_sheet(workbook: Any, form: BalanceForm, lang: str) -> Any:
    """Categories down, forms of ownership across, the same areas as on the form."""
    sheet = workbook.create_sheet(word("sheet.ownership", lang))
    heading(sheet, 1, word("heading.ownership", lang))
    names = {**labels("ownership", lang), UNASSIGNED: word("row.unassigned", lang)}
    first = 3
    for column, key in enumerate(("number", "category"), start=1):
        put(sheet, first, column, column_title(key, lang), header=True)
        put(sheet, first + 1, column, None, header=True)
        sheet.merge_cells(
            start_row=first, end_row=first + 1, start_column=column, end_column=column
        )
    last = 2 + len(form.owners)
    for column, owner in enumerate(form.owners, start=3):
        start = column == 3
        put(sheet, first, column, word("group.ownership", lang) if start else None, header=True)
        put(sheet, first + 1, column, names[owner], header=True)
    sheet.merge_cells(start_row=first, end_row=first, start_column=3, end_column=last)
    put(sheet, first, last + 1, column_title("area_ha", lang), header=True)
    put(sheet, first + 1, last + 1, None, header=True)
    sheet.merge_cells(
        start_row=first, end_row=first + 1, start_column=last + 1, end_column=last + 1
    )
    for r, line in enumerate((*form.rows, form.total), start=first + 2):
        values: list[tuple[Any, str]] = [
            (int(line.number) if line.number else None, COUNT),
            (line.label, ""),
            *((owner, FORM_HECTARES) for owner in line.owners),
            (line.area, HECTARES),
        ]
        _write_row(sheet, r, values, bold=line is form.total)
    fit_columns(sheet, first + 1)
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = _WIDE_LABEL
    _row_heights(sheet, first + 2, _WIDE_LABEL)
    print_setup(sheet, rows_to_repeat=(first, first + 1), freeze=f"C{first + 2}")
    return sheet
