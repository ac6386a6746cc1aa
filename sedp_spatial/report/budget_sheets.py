"""Budget forms 1 and 2, the funding check and what is behind them, as sheets of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from ..budget import BudgetResult, FormsResult, FundingResult, LandRevenueResult, MeasuresResult
from ..codes import labels
from ..messages import say
from ..optional import need
from ..results import Result, translate_frame
from .sheets import (
    COUNT,
    PURPOSE,
    fit_columns,
    fit_rows,
    frame_sheet,
    heading,
    list_sheet,
    print_setup,
    put,
)
from .words import column_title, sources, word, words_of
from .workbook import save_workbook

_HEAD = 5  # the first of the two rows of titles
_BODY = _HEAD + 2
_NAME_WIDTH, _PLOTS_WIDTH = 46, 38
_CODE_FILES = {
    "section": "measure_sections",
    "source": "finance_sources",
    "group": "budget_groups",
    "charge": "land_charges",
    "purpose": "unit_costs",
}
_PREFIXES = {"status": "status", "rule": "budget_rule", "origin": "origin", "side": "budget",
             "scenario": "scenario", "severity": "severity"}  # fmt: skip
_YEARS = ("year", "commissioning_year")
_SOURCES = ("budget_rules", "budget_groups", "finance_sources", "measure_sections")


def write_budget_book(
    path: str | Path,
    *,
    forms: FormsResult,
    forecast: BudgetResult,
    measures: MeasuresResult,
    funding: FundingResult | None = None,
    land: LandRevenueResult | None = None,
    lang: str = "en",
    title: str = "",
    territory_name: str = "",
) -> None:
    """Write the budget as an Excel workbook: Form 1, Form 2, funding, plots, lines with rules.

    Parameters
    ----------
    path : str or Path
        Ends in ``.xlsx``. An existing file is replaced as a whole or not at all.
    forms, forecast, measures : results
    funding, land : results, optional
    lang : str
        ``ky``, ``ru`` or ``en``.
    title, territory_name : str
        Of the file, and whose budget it is.

    Raises
    ------
    MissingDependency, OutputError
    """
    workbook = need("openpyxl", purpose=PURPOSE).Workbook()
    workbook.remove(workbook.active)
    budget_sheets(workbook, forms, lang, territory_name)
    results: list[Result] = [forms, measures, forecast]
    if funding is not None:
        _funding(workbook, funding, lang)
        results.append(funding)
    _tables(workbook, forecast, measures, land, lang)
    results += [] if land is None else [land]
    said = [note.text(lang) for result in results for note in result.notes]
    list_sheet(
        workbook,
        word("sheet.notes", lang),
        [
            (word("heading.notes", lang), list(dict.fromkeys(said))),
            (word("heading.sources", lang), sources(_SOURCES, lang)),
        ],
    )
    save_workbook(workbook, path, title or word("title.budget", lang))


def budget_sheets(workbook: Any, forms: FormsResult, lang: str, territory_name: str = "") -> None:
    """Form 1 (Annex 6) and Form 2 (Annex 7) as two sheets of a workbook.

    Parameters
    ----------
    workbook : openpyxl.Workbook
    forms : FormsResult
    lang : str
    territory_name : str
    """
    _form1(workbook, forms, lang, territory_name)
    _form2(workbook, forms.form2, lang, territory_name)


def spoken(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A table of the budget with its codes said as words, for people."""
    words = words_of(lang)
    said = translate_frame(frame, lang)
    for column, file in _CODE_FILES.items():
        if column in said.columns:
            names = labels(file, lang)
            said[column] = [
                names.get(str(code)) or words.get(f"{column}.{code}", code) for code in said[column]
            ]
    for column, prefix in _PREFIXES.items():
        if column in said.columns:
            said[column] = [words.get(f"{prefix}.{code}", code) for code in said[column]]
    for column in said.columns:
        if column in _YEARS:  # a year is a name, not a count: no thousands are set apart
            said[column] = [None if pd.isna(year) else str(year) for year in said[column]]
        elif said[column].dtype == bool:
            said[column] = said[column].map({True: "✓", False: "–"})
    # A group of ages has the same name in the forecasts of people.
    return said.rename(columns={"group": "budget_group"})


def _head(sheet: Any, lang: str, form: str, territory_name: str) -> None:
    heading(sheet, 1, word(f"heading.{form}", lang), size=14)
    put(sheet, 2, 1, territory_name, border=False, size=12)
    put(sheet, 3, 1, word(f"heading.{form}_annex", lang), border=False)
    sheet.row_dimensions[1].height = 22


def _form1(workbook: Any, forms: FormsResult, lang: str, territory_name: str) -> None:
    sheet = workbook.create_sheet(word("sheet.form1", lang))
    _head(sheet, lang, "form1", territory_name)
    _title(sheet, 1, column_title("item", lang))
    words = words_of(lang)
    for place, told in enumerate(forms.years.to_dict("records"), start=2):
        status = words.get(f"status.{told['status']}", told["status"])
        put(sheet, _HEAD, place, str(told["year"]), header=True)
        put(sheet, _HEAD + 1, place, status, header=True)
    years = [column for column in forms.table.columns if column not in ("row", "item")]
    for r, row in enumerate(forms.table.to_dict("records"), start=_BODY):
        strong = row["row"] in ("side", "group", "closing")
        name = put(sheet, r, 1, say(row["item"], lang), bold=strong, wrap=True)
        _indent(name, {"item": 2, "group": 1}.get(row["row"], 0))
        for place, year in enumerate(years, start=2):
            cell = put(sheet, r, place, row[year], number_format=COUNT, bold=strong)
            if row["row"] == "side":
                cell.fill, name.fill = _tint(), _tint()
    _fit(sheet, {1: _NAME_WIDTH})


def _form2(workbook: Any, form: pd.DataFrame, lang: str, territory_name: str) -> None:
    sheet = workbook.create_sheet(word("sheet.form2", lang))
    _head(sheet, lang, "form2", territory_name)
    columns = [column for column in form.columns if column != "row"]
    names = labels("finance_sources", lang)
    given = [place for place, c in enumerate(columns, start=1) if c.startswith("source:")]
    for place, column in enumerate(columns, start=1):
        if place in given:
            top = word("group.sources", lang) if place == given[0] else None
            put(sheet, _HEAD, place, top, header=True)
            source = names[column.removeprefix("source:")]
            put(sheet, _HEAD + 1, place, source, header=True)
        else:
            key = "plots" if column == "parcel_ids" else column
            _title(sheet, place, column_title("name" if key == "name" else key, lang))
    if len(given) > 1:
        sheet.merge_cells(
            start_row=_HEAD, end_row=_HEAD, start_column=given[0], end_column=given[-1]
        )
    for r, row in enumerate(form.to_dict("records"), start=_BODY):
        strong = row["row"] in ("section", "total")
        for place, column in enumerate(columns, start=1):
            value = row[column]
            text = column in ("measure_id", "name", "parcel_ids")
            if column in _YEARS:
                value = None if pd.isna(value) else str(value)
            elif column == "parcel_ids" and isinstance(value, str):
                value = value.replace(";", "; ")
            money = "" if text or column in _YEARS else COUNT
            cell = put(
                sheet, r, place, say(value, lang), number_format=money, bold=strong, wrap=text
            )
            if strong:
                cell.fill = _tint()
    widths = {columns.index("name") + 1: _NAME_WIDTH}
    _fit(sheet, {**widths, columns.index("parcel_ids") + 1: _PLOTS_WIDTH})


def _funding(workbook: Any, funding: FundingResult, lang: str) -> None:
    for key, table in (
        ("funded", funding.measures),
        ("funding_sources", funding.table),
        ("phases", funding.phases),
        ("funding_years", funding.years),
    ):
        name = word(f"sheet.{key}", lang)
        frame_sheet(workbook, name, word(f"heading.{key}", lang), spoken(table, lang), lang)


def _tables(
    workbook: Any,
    forecast: BudgetResult,
    measures: MeasuresResult,
    land: LandRevenueResult | None,
    lang: str,
) -> None:
    years = word("sheet.budget_years", lang)
    frame_sheet(workbook, years, years, spoken(forecast.totals, lang), lang)
    lines = word("sheet.budget_lines", lang)
    frame_sheet(workbook, lines, lines, spoken(forecast.table, lang), lang)
    plots = measures.links.merge(
        measures.table[["measure_id", "name", "year", "cost_som"]], on="measure_id", how="left"
    )
    rest = [
        ("budget_risks", forecast.risks),
        ("measure_plots", plots),
        ("budget_findings", measures.findings),
    ]
    if land is not None:
        rest.insert(0, ("land_revenue", land.table))
    for key, table in rest:
        if len(table):
            name = word(f"sheet.{key}", lang)
            frame_sheet(workbook, name, name, spoken(table, lang), lang)


def _title(sheet: Any, column: int, text: str) -> None:
    put(sheet, _HEAD, column, text, header=True)
    put(sheet, _HEAD + 1, column, None, header=True)
    sheet.merge_cells(start_row=_HEAD, end_row=_HEAD + 1, start_column=column, end_column=column)


def _fit(sheet: Any, widths: dict[int, float]) -> None:
    letter = need("openpyxl.utils", purpose=PURPOSE).get_column_letter
    fit_columns(sheet, _BODY)
    for row in (_HEAD, _HEAD + 1):  # titles may wrap between words, not inside them
        for cell in sheet[row]:
            if cell.value is not None:
                longest = max(map(len, str(cell.value).split()), default=0) * 1.25 + 2
                known = sheet.column_dimensions[letter(cell.column)]
                known.width = max(known.width, longest)
    for column, width in widths.items():
        sheet.column_dimensions[letter(column)].width = width
    fit_rows(sheet, _HEAD + 1)  # the row above holds what runs over several columns
    print_setup(sheet, rows_to_repeat=(_HEAD, _BODY - 1), freeze=f"B{_BODY}")


def _indent(cell: Any, steps: int) -> None:
    alignment = need("openpyxl.styles", purpose=PURPOSE).Alignment
    cell.alignment = alignment(horizontal="left", vertical="top", wrap_text=True, indent=steps)


def _tint() -> Any:
    return need("openpyxl.styles", purpose=PURPOSE).PatternFill("solid", fgColor="FFE8EEEC")
