"""The workbook, reread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sedp_spatial.report.words import word
from sedp_spatial.report.workbook import write_workbook
from tests.library import report_results as made

LANGUAGES = ("ky", "ru", "en")
FIRST = 7  # the first row of the form's body


def written(path: Path, lang: str = "en") -> Any:
    write_workbook(
        path,
        balance=made.balance(),
        registered=made.registered(),
        change=made.change(),
        check=made.check(),
        lang=lang,
        title="=1+1",
        territory_name="@SUM(A1)",
    )
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return written(tmp_path_factory.mktemp("xlsx") / "balance.xlsx")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheets_are_named_in_the_language(tmp_path: Path, lang: str) -> None:
    keys = ["balance", "ownership", "exact", "cross", "registered", "registered_parcels"]
    keys += ["change", "lineage", "check", "notes"]
    assert written(tmp_path / "b.xlsx", lang).sheetnames == [word(f"sheet.{k}", lang) for k in keys]


def test_the_form_adds_up(book: Any) -> None:
    sheet = book.worksheets[0]
    rows = [
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 7)
    ]
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6, 7, None]
    assert rows[-1][1] == "Total"
    for column in range(2, len(rows[0])):
        parts = [row[column] for row in rows[:-1]]
        assert all(isinstance(part, int | float) for part in parts)
        assert round(sum(parts) * 100) == round(rows[-1][column] * 100), column
    kinds = slice(5, 20)  # fourteen kinds and the subtotal of the first six
    for row in rows:
        assert round(row[3] * 100) == round(sum(row[kinds]) * 100) - round(row[11] * 100)
        assert round(row[11] * 100) == round(sum(row[5:11]) * 100)
        assert round(row[3] * 100) == round(sum(row[20:23]) * 100)
        assert round((row[3] - row[23]) * 100) == round(row[24] * 100)


def test_the_closure_stands_below(book: Any) -> None:
    sheet = book.worksheets[0]
    values = {
        sheet.cell(row=r, column=2).value: sheet.cell(row=r, column=4).value
        for r in range(FIRST + 8, sheet.max_row + 1)
    }
    closed = values["Sum of parcels, ha"] - values["Overlaps, ha"] + values["Gaps, ha"]
    assert round((closed - values["Outside the boundary, ha"]) * 100) == round(
        values["Territory, ha"] * 100
    )
    assert any(str(key).startswith("Residual") for key in values)
    assert "Land specialist" in values
    assert "Head of the ayil okmotu" in values


def test_there_are_no_formulas_and_text_stays_text(book: Any) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
    form = book.worksheets[0]
    assert form["A1"].value == "=1+1"
    assert form["A1"].data_type == "s"
    assert form["A1"].quotePrefix
    assert form["A2"].value == "@SUM(A1)"


def test_exact_figures_are_exact(book: Any) -> None:
    sheet = book["Exact figures"]
    areas = [sheet.cell(row=r, column=3).value for r in range(4, 14)]
    assert areas == made.balance().table["area_ha"].tolist()
    assert sheet.cell(row=4, column=3).number_format == "#,##0.000000"


def test_shares_are_percent_and_missing_is_empty(book: Any) -> None:
    sheet = book["Registered by parcel"]
    assert sheet.cell(row=5, column=6).number_format == "0.00%"
    assert sheet.cell(row=6, column=5).value is None


def test_every_sheet_prints_on_a4_across(book: Any) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.worksheets[0].print_title_rows == "$4:$6"
    assert book.worksheets[0].freeze_panes == "C7"


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx")
    written(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_control_characters_do_not_stop_the_workbook(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", balance=made.balance(), territory_name="a\x07b")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.worksheets[0]["A2"].value == "a\ufffdb"
