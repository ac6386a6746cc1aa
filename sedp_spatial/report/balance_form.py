"""The land balance as it is printed: one set of rounded figures for the workbook and the page.

Both print what stands here, so they cannot disagree. The area of each class, the overlaps, gaps
and parts outside are rounded together to the territory; the splits by kind of land, use and
ownership are then rounded to the printed area of their row and, as far as possible, to the
printed total of their column.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ..balance import BalanceResult
from ..codes import load_codes
from ..rounding import round_table, round_to_total
from .words import UNASSIGNED, value_label, word

DECIMALS = 2
HALF_UNIT = 0.5 * 10**-DECIMALS
CLOSING_ROWS = ("overlap", "gap", "outside")
USES = ("yes", "no", "unknown")


@dataclass(frozen=True)
class FormRow:
    """One printed row: hectares with two decimals, the share in percent."""

    number: str
    code: str
    label: str
    parcels: int
    area: float
    share: float
    kinds: tuple[float, ...]
    uses: tuple[float, ...]
    owners: tuple[float, ...]
    registered: float
    difference: float


@dataclass(frozen=True)
class Closure:
    """parcels − overlap + gap − outside = territory, as printed; the residual is exact."""

    parcels: float
    overlap: float
    gap: float
    outside: float
    territory: float
    residual_printed: float
    residual_m2: float


@dataclass(frozen=True)
class BalanceForm:
    """The printed balance: the kinds of land and owners across, the classes down."""

    kinds: tuple[str, ...]
    owners: tuple[str, ...]
    rows: tuple[FormRow, ...]
    total: FormRow
    closure: Closure

    @property
    def agricultural(self) -> tuple[str, ...]:
        """The kinds under the heading of agricultural kinds of land."""
        members = load_codes("labels")["group.agricultural_kinds"]["kinds"]
        return tuple(kind for kind in self.kinds if kind in members)


def balance_form(balance: BalanceResult, lang: str) -> BalanceForm:
    """Round a balance for print.

    Parameters
    ----------
    balance : BalanceResult
    lang : str
        The language of the rows' labels.

    Returns
    -------
    BalanceForm
    """
    table = balance.table
    key = balance.by[0]
    classes = table[~table[key].isin(CLOSING_ROWS)]
    codes = [
        _row_name(balance.by, row) for row in classes[list(balance.by)].itertuples(index=False)
    ]
    areas, closure = _close(balance, [float(v) for v in classes["area_ha"]])
    crossed = balance.by == ("category",)  # the cross table splits categories, nothing else
    kinds = _columns(balance.cross, "land_kind", "land_kinds") if crossed else []
    owners = _columns(balance.cross, "ownership", "ownership") if crossed else []
    use = [list(map(float, row)) for row in classes[_USE_COLUMNS].itertuples(index=False)]
    parts = [
        _split(balance, codes, "land_kind", kinds, areas),
        round_table(use, DECIMALS, row_totals=areas),
        _split(balance, codes, "ownership", owners, areas),
    ]
    shares = round_to_total(_finite(table["share"] * 100), DECIMALS)  # closing rows included
    registered = round_to_total(_finite(classes["registered_ha"]), DECIMALS)
    rows = [
        FormRow(
            number=str(position + 1),
            code=str(codes[position]),
            label=_label(balance.by, codes[position], lang),
            parcels=int(classes["parcels"].iloc[position]),
            area=areas[position],
            share=shares[position],
            kinds=tuple(parts[0][position]),
            uses=tuple(parts[1][position]),
            owners=tuple(parts[2][position]),
            registered=registered[position],
            difference=round(areas[position] - registered[position], DECIMALS),
        )
        for position in range(len(codes))
    ]
    return BalanceForm(tuple(kinds), tuple(owners), tuple(rows), _total(rows, lang), closure)


_USE_COLUMNS = ["used_ha", "unused_ha", "unknown_use_ha"]


def _row_name(by: Sequence[str], row: tuple[str, ...]) -> object:
    return row[0] if len(by) == 1 else tuple(row)


def _label(by: Sequence[str], code: object, lang: str) -> str:
    values = code if isinstance(code, tuple) else (code,)
    return " · ".join(value_label(c, v, lang) for c, v in zip(by, values, strict=True))


def _columns(cross: pd.DataFrame, column: str, code_file: str) -> list[str]:
    """All codes in their order; ``unassigned`` only where something is."""
    codes = list(load_codes(code_file))
    return [*codes, UNASSIGNED] if (cross[column] == UNASSIGNED).any() else codes


def _split(
    balance: BalanceResult,
    rows: Sequence[object],
    column: str,
    columns: Sequence[str],
    areas: Sequence[float],
) -> list[list[float]]:
    """The rows' areas split by a column of the cross table."""
    if not columns:
        return [[] for _ in rows]
    sums = balance.cross.groupby(["category", column])["area_ha"].sum()
    exact = [[float(sums.get((row, name), 0.0)) for name in columns] for row in rows]
    return round_table(exact, DECIMALS, row_totals=areas)


def _close(balance: BalanceResult, areas: list[float]) -> tuple[list[float], Closure]:
    """The printed areas and the printed equation.

    A residual too small to print is spread by the rounding; a larger one is a term of its own.
    """
    residual = balance.residual_ha
    visible = [-residual] if abs(residual) >= HALF_UNIT else []
    terms = [-balance.overlap_ha, balance.gap_ha, -balance.outside_ha, *visible]
    printed = round_to_total([*areas, *terms], DECIMALS, total=balance.territory_ha)
    shown, closing = printed[: len(areas)], printed[len(areas) :]
    closure = Closure(
        parcels=round(math.fsum(shown), DECIMALS),
        overlap=-closing[0] + 0.0,
        gap=closing[1],
        outside=-closing[2] + 0.0,
        territory=round(balance.territory_ha, DECIMALS),
        residual_printed=-closing[3] if visible else 0.0,
        residual_m2=residual * 10_000,
    )
    return shown, closure


def _finite(values: pd.Series) -> list[float]:
    return [float(v) if math.isfinite(v) else 0.0 for v in values]


def _total(rows: Sequence[FormRow], lang: str) -> FormRow:
    """The total row: the sums of what is printed above it."""

    def across(name: str) -> tuple[float, ...]:
        columns = zip(*(getattr(row, name) for row in rows), strict=True)
        return tuple(round(math.fsum(column), DECIMALS) for column in columns)

    def down(name: str) -> float:
        return round(math.fsum(getattr(row, name) for row in rows), DECIMALS)

    return FormRow(
        number="",
        code="total",
        label=word("row.total", lang),
        parcels=sum(row.parcels for row in rows),
        area=down("area"),
        share=down("share"),
        kinds=across("kinds"),
        uses=across("uses"),
        owners=across("owners"),
        registered=down("registered"),
        difference=down("difference"),
    )
