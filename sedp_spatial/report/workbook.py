"""The workbook: the land balance in the form that land specialists use, and what is behind it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..balance import BalanceResult
from ..change import ChangeResult
from ..layers.checking import CheckResult
from ..layers.repairing import RepairResult
from ..layers.writing import replacing
from ..optional import need
from ..registered import RegisteredResult
from ..results import Result
from .balance_form import BalanceForm, balance_form
from .balance_sheets import form_sheet, ownership_sheet
from .comparison_form import change_form, classes_form
from .page_tables import worst_parcels
from .sheets import PURPOSE, frame_sheet, list_sheet
from .words import sources, word

CODE_FILES = ("categories", "land_kinds", "ownership", "in_use")
# Workbooks and their zip entries carry dates; a fixed one makes equal results equal files.
_FIXED = datetime.datetime(2024, 1, 1)


def write_workbook(
    path: str | Path,
    *,
    balance: BalanceResult | None = None,
    registered: RegisteredResult | None = None,
    change: ChangeResult | None = None,
    check: CheckResult | None = None,
    repair: RepairResult | None = None,
    lang: str = "en",
    title: str = "",
    territory_name: str = "",
) -> None:
    """Write results as an Excel workbook.

    Parameters
    ----------
    path : str or Path
        Ends in ``.xlsx``. An existing file is replaced as a whole or not at all.
    balance : BalanceResult, optional
        The printed form, the ownership sheet, the exact figures and the cross table.
    registered, change, check, repair : results, optional
        Each adds its sheets.
    lang : str
        ``ky``, ``ru`` or ``en``.
    title, territory_name : str
        The heading of the form, and whose land it is.

    Raises
    ------
    MissingDependency
        If openpyxl is not installed.
    OutputError
        If the file cannot be written.

    Notes
    -----
    The form prints hectares with two decimals, rounded so that all parts add up; the sheet of
    exact figures holds them unrounded. There are no formulas: what is read is what was computed.
    The same results give the same bytes.
    """
    workbook = need("openpyxl", purpose=PURPOSE).Workbook()
    workbook.remove(workbook.active)
    title = title or word("heading.land_balance", lang)
    form = None if balance is None else balance_form(balance, lang)
    if balance is not None and form is not None:
        _add_balance(workbook, balance, form, lang, title, territory_name)
    if registered is not None:
        _add_registered(workbook, registered, form, lang)
    if change is not None:
        _add_change(workbook, change, form, lang)
    if check is not None:
        frame_sheet(
            workbook, word("sheet.check", lang), word("heading.check", lang), check.table, lang
        )
    if repair is not None:
        frame_sheet(
            workbook, word("sheet.repair", lang), word("heading.repair", lang), repair.table, lang
        )
    results = [r for r in (balance, registered, change, check, repair) if r is not None]
    _add_notes(workbook, results, lang)
    save_workbook(workbook, path, title)


def _add_balance(
    workbook: Any,
    balance: BalanceResult,
    form: BalanceForm,
    lang: str,
    title: str,
    territory_name: str,
) -> None:
    form_sheet(workbook, form, lang, title, territory_name)
    if form.owners:
        ownership_sheet(workbook, form, lang)
    exact = frame_sheet(
        workbook,
        word("sheet.exact", lang),
        word("heading.exact", lang),
        balance.table,
        lang,
        exact=True,
    )
    start = exact.max_row + 3
    closing = need("pandas", purpose=PURPOSE).DataFrame([balance.numbers()])
    frame_sheet(
        workbook,
        "",
        word("heading.closure", lang),
        closing,
        lang,
        exact=True,
        start=start,
        sheet=exact,
    )
    frame_sheet(
        workbook,
        word("sheet.cross", lang),
        word("heading.cross", lang),
        balance.cross,
        lang,
        exact=True,
    )


def _add_registered(
    workbook: Any, registered: RegisteredResult, form: BalanceForm | None, lang: str
) -> None:
    sheet = frame_sheet(
        workbook,
        word("sheet.registered", lang),
        word("heading.registered", lang),
        classes_form(registered.classes, form),
        lang,
    )
    worst = worst_parcels(registered.table)
    if len(worst):
        frame_sheet(
            workbook,
            "",
            word("heading.registered_parcels", lang),
            worst,
            lang,
            exact=True,
            start=sheet.max_row + 4,
            sheet=sheet,
        )
    frame_sheet(
        workbook,
        word("sheet.registered_parcels", lang),
        word("heading.registered", lang),
        registered.table.reset_index(drop=True),
        lang,
        exact=True,
    )


def _add_change(workbook: Any, change: ChangeResult, form: BalanceForm | None, lang: str) -> None:
    printed = change_form(change, form)
    sheet = frame_sheet(
        workbook, word("sheet.change", lang), word("heading.change", lang), printed.table, lang
    )
    frame_sheet(
        workbook,
        "",
        word("heading.matrix", lang),
        printed.matrix,
        lang,
        start=sheet.max_row + 4,
        sheet=sheet,
    )
    if len(change.lineage):
        frame_sheet(
            workbook,
            word("sheet.lineage", lang),
            word("heading.lineage", lang),
            change.lineage,
            lang,
            exact=True,
        )


def _add_notes(workbook: Any, results: Sequence[Result], lang: str) -> None:
    said = [note.text(lang) for result in results for note in result.notes]
    fixed = [word("page.area_method", lang), word("page.rounding", lang)]
    list_sheet(
        workbook,
        word("sheet.notes", lang),
        [
            (word("heading.notes", lang), list(dict.fromkeys([*fixed, *said]))),
            (word("heading.sources", lang), sources(CODE_FILES, lang)),
        ],
    )


def save_workbook(workbook: Any, path: str | Path, title: str) -> None:
    """Save with fixed dates, so that the same results give the same bytes."""
    properties = workbook.properties
    properties.creator = "SEDP Spatial"
    properties.title = title
    raw = io.BytesIO()
    workbook.save(raw)
    properties.created = properties.modified = _FIXED
    core = need("openpyxl.xml.functions", purpose=PURPOSE).tostring(properties.to_tree())
    with (
        replacing(path) as temporary,
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_FIXED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, core if name == "docProps/core.xml" else source.read(name))
