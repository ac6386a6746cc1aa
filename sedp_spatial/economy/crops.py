"""Crops: land from output and yield (guide, question 76), and what a hectare earns (61)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError
from ..messages import Message
from ..population.cells import need_columns, numbers
from ..population.printed import compare_printed
from ..results import Result

_MOST_T_HA = 1000.0  # kilograms were meant
_MUCH_T_HA = 150.0  # no field crop; centners were meant, or a greenhouse


@dataclass(frozen=True)
class CropAreaResult(Result):
    """The result of :func:`crop_area`.

    Attributes
    ----------
    table : pandas.DataFrame
        The columns given, area_ha, growth_of_output_share, change_ha (both against the crop's
        first row of its earliest year).
    rule : str
        ``output_over_yield``.
    area_ha, change_ha : float
        Of the last row: its area, and how much more (or less) land it takes than its base.
    """

    rule: str
    area_ha: float
    change_ha: float


@dataclass(frozen=True)
class ProfitabilityResult(Result):
    """The result of :func:`crop_profitability`.

    Attributes
    ----------
    table : pandas.DataFrame
        cost, revenue, profit (per hectare, in the currency of the cost), profitability_percent.
    rule : str
        ``profit_over_cost``.
    cost, revenue, profit : float
    profitability_percent : float
        Profit over cost.
    """

    rule: str
    cost: float
    revenue: float
    profit: float
    profitability_percent: float


def crop_area(crops: pd.DataFrame, *, printed: Mapping[str, float] | None = None) -> CropAreaResult:
    """The land that an output takes at a yield.

    Parameters
    ----------
    crops : pandas.DataFrame
        crop, year, output_t (tonnes a year), yield_t_ha (tonnes per hectare and harvest) and,
        optionally, harvests_per_year (1 if left out). Further columns (variant) pass through.
    printed : mapping, optional
        Figures that a document prints, to be compared in the notes: ``area_ha``, ``change_ha``,
        ``growth_percent`` of the last row, ``growth_percent N`` of row N (from 1).

    Returns
    -------
    CropAreaResult
        area_ha = output_t / (yield_t_ha · harvests_per_year).

    Raises
    ------
    DataError
        A column or number missing, unreadable or negative; a yield of zero or in kilograms.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 76.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"crop": "raspberry", "year": [2024, 2027], "output_t": [2200, 3828]}
    >>> result = crop_area(pd.DataFrame({**rows, "yield_t_ha": [4.0, 4.2]}))
    >>> round(result.change_ha, 1)
    361.4
    """
    need_columns(crops, ("crop", "year", "output_t", "yield_t_ha"), "crops")
    if len(crops) == 0:
        raise DataError("error.table_empty", table="crops")
    rows = [f"{crop} {year}" for crop, year in zip(crops["crop"], crops["year"], strict=True)]
    table = crops.copy()
    if "harvests_per_year" not in table.columns:
        table["harvests_per_year"] = 1.0
    for column in ("output_t", "yield_t_ha", "harvests_per_year"):
        table[column] = numbers(table[column], table="crops", column=column, rows=rows)
    notes = [Message("note.crop_area"), *_check_yields(table, rows)]
    table["area_ha"] = table["output_t"] / (table["yield_t_ha"] * table["harvests_per_year"])
    first = table.sort_values("year", kind="stable").groupby("crop")[["output_t", "area_ha"]]
    base = first.first().reindex(table["crop"]).to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        table["growth_of_output_share"] = table["output_t"].to_numpy() / base[:, 0] - 1.0
    table["change_ha"] = table["area_ha"].to_numpy() - base[:, 1]
    growth = table["growth_of_output_share"].to_numpy() * 100
    computed = {
        "area_ha": float(table["area_ha"].iloc[-1]),
        "change_ha": float(table["change_ha"].iloc[-1]),
        "growth_percent": float(growth[-1]),
        **{f"growth_percent {row}": float(share) for row, share in enumerate(growth, start=1)},
    }
    return CropAreaResult(
        table=table,
        layer=None,
        notes=(*notes, *compare_printed(printed, computed, "output_over_yield")),
        rule="output_over_yield",
        area_ha=computed["area_ha"],
        change_ha=computed["change_ha"],
    )


def _check_yields(table: pd.DataFrame, rows: list[str]) -> list[Message]:
    notes = []
    for column in ("yield_t_ha", "harvests_per_year"):
        nothing = (table[column] <= 0).to_numpy()
        if nothing.any():
            raise DataError(
                "error.yield_zero", table="crops", row=rows[int(np.argmax(nothing))], column=column
            )
    for row, value in zip(rows, table["yield_t_ha"].tolist(), strict=True):
        if value > _MOST_T_HA:
            raise DataError(
                "error.yield_unit", table="crops", row=row, column="yield_t_ha", value=value
            )
        if value > _MUCH_T_HA:
            notes.append(
                Message("note.yield_high", table="crops", row=row, column="yield_t_ha", value=value)
            )
    return notes


def crop_profitability(
    *,
    cost_per_ha: float,
    yield_kg_per_ha: float,
    price_per_kg: float,
    exchange_rate: float = 1.0,
    printed: Mapping[str, float] | None = None,
) -> ProfitabilityResult:
    """What a hectare of a crop earns on its cost.

    Parameters
    ----------
    cost_per_ha : float
        In any currency; the result is in it.
    yield_kg_per_ha : float
    price_per_kg : float
        In som, or in the currency of the cost with an exchange rate of 1.
    exchange_rate : float
        Units of the price's currency for one of the cost's (87 som for a dollar).
    printed : mapping, optional
        Figures that a document prints: ``revenue``, ``profit``, ``profitability_percent``.

    Returns
    -------
    ProfitabilityResult
        (revenue − cost) / cost.

    Raises
    ------
    DataError
        A number missing, unreadable or negative; a cost or exchange rate of zero.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 61.

    Examples
    --------
    >>> result = crop_profitability(
    ...     cost_per_ha=3526, yield_kg_per_ha=4000, price_per_kg=150, exchange_rate=87
    ... )
    >>> round(result.revenue), round(result.profitability_percent)
    (6897, 96)
    """
    given = {
        "cost_per_ha": cost_per_ha,
        "yield_kg_per_ha": yield_kg_per_ha,
        "price_per_kg": price_per_kg,
        "exchange_rate": exchange_rate,
    }
    known = {
        name: float(numbers(pd.Series([value]), table="crop", column=name, rows=["1"])[0])
        for name, value in given.items()
    }
    for name in ("cost_per_ha", "exchange_rate"):
        if known[name] <= 0:
            raise DataError("error.yield_zero", table="crop", row="1", column=name)
    cost = known["cost_per_ha"]
    revenue = known["yield_kg_per_ha"] * known["price_per_kg"] / known["exchange_rate"]
    profit = revenue - cost
    percent = profit / cost * 100
    over_revenue = profit / revenue * 100 if revenue else float("nan")
    figures = {
        "cost": cost,
        "revenue": revenue,
        "profit": profit,
        "profitability_percent": percent,
    }
    return ProfitabilityResult(
        table=pd.DataFrame([figures]),
        layer=None,
        notes=(
            Message("note.profit_over_cost", percent=percent, over_revenue=over_revenue),
            *compare_printed(printed, figures, "profit_over_cost"),
        ),
        rule="profit_over_cost",
        **figures,
    )
