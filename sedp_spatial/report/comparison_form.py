"""Comparisons as they are printed: with the balance's own figures wherever they speak of them.

A reader who finds 11 777.09 ha in the balance and 11 777.08 ha in the table of changes trusts
neither. So the printed tables of a comparison take over the printed areas of the balance where
both are about the same land, and their other figures are derived from what is printed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from ..change import ChangeResult
from ..rounding import round_table, round_to_total
from .balance_form import DECIMALS, BalanceForm

_UNIT = 10**-DECIMALS
_WITHOUT_BOTH = ("no_registered_area", "not_measured")


@dataclass(frozen=True)
class ChangeForm:
    """The printed change: the matrix, and the table that follows from it."""

    table: pd.DataFrame
    matrix: pd.DataFrame
    changed: float


def change_form(change: ChangeResult, form: BalanceForm | None = None) -> ChangeForm:
    """Round a change for print.

    Parameters
    ----------
    change : ChangeResult
    form : BalanceForm, optional
        The printed balance of the later layer: what the classes have now is taken from there.

    Returns
    -------
    ChangeForm
    """
    exact = change.matrix.astype("float64")
    columns = _after(exact, form)
    rows = round_to_total([math.fsum(r) for r in exact.to_numpy()], DECIMALS, total=sum(columns))
    cells = round_table(exact.to_numpy().tolist(), DECIMALS, row_totals=rows, column_totals=columns)
    matrix = pd.DataFrame(cells, index=exact.index, columns=exact.columns)
    by = change.table.columns[0]
    table = pd.DataFrame(
        [_line(by, name, matrix) for name in change.table[by]], columns=change.table.columns
    )
    same = sum(_cell(matrix, name, name) for name in matrix.index)
    changed = round(math.fsum(matrix.to_numpy().ravel()) - same, DECIMALS)
    return ChangeForm(table, matrix, changed)


def classes_form(classes: pd.DataFrame, form: BalanceForm | None = None) -> pd.DataFrame:
    """Round the tolerance classes of a comparison with the register for print.

    Parameters
    ----------
    classes : pandas.DataFrame
        tolerance_class, parcels, measured_ha, registered_ha, difference_ha.
    form : BalanceForm, optional
        The printed balance of the same layer, whose totals are taken over.

    Returns
    -------
    pandas.DataFrame
        The same columns; the difference is that of the printed areas.
    """
    printed = classes.copy()
    for column, total in (("measured_ha", "area"), ("registered_ha", "registered")):
        exact = math.fsum(classes[column])
        known = None if form is None else getattr(form.total, total)
        goal = known if known is not None and abs(known - exact) < 2 * _UNIT else exact
        printed[column] = round_to_total(classes[column], DECIMALS, total=goal)
    both = ~classes["tolerance_class"].isin(_WITHOUT_BOTH)
    difference = (printed["measured_ha"] - printed["registered_ha"]).round(DECIMALS)
    printed["difference_ha"] = difference.where(both, 0.0)
    return printed


def _after(exact: pd.DataFrame, form: BalanceForm | None) -> list[float]:
    """The printed totals of the columns: the balance's where it is about the same land."""
    sums = [math.fsum(column) for column in exact.to_numpy().T]
    own = round_to_total(sums, DECIMALS)
    if form is None:
        return own
    known = {row.code: row.area for row in form.rows}
    printed = [known.get(name, area) for name, area in zip(exact.columns, own, strict=True)]
    same = all(abs(a - b) < 2 * _UNIT for a, b in zip(printed, sums, strict=True))
    return printed if same else own


def _line(by: str, name: str, matrix: pd.DataFrame) -> dict[str, object]:
    """What happened to one class, from the printed matrix."""
    before = math.fsum(matrix.loc[[name]].to_numpy().ravel()) if name in matrix.index else 0.0
    after = math.fsum(matrix[[name]].to_numpy().ravel()) if name in matrix.columns else 0.0
    unchanged = _cell(matrix, name, name)
    gain, loss = after - unchanged, before - unchanged
    figures = {
        "before_ha": before,
        "after_ha": after,
        "unchanged_ha": unchanged,
        "gain_ha": gain,
        "loss_ha": loss,
        "swap_ha": 2 * min(gain, loss),
        "net_ha": gain - loss,
    }
    return {by: name, **{key: round(value, DECIMALS) + 0.0 for key, value in figures.items()}}


def _cell(matrix: pd.DataFrame, row: str, column: str) -> float:
    if row not in matrix.index or column not in matrix.columns:
        return 0.0
    return float(matrix.loc[[row], [column]].to_numpy()[0, 0])
