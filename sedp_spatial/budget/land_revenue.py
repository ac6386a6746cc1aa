"""Land tax and lease by category, area and rate, before and after a transformation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import code_of, load_codes
from ..errors import DataError
from ..geometry import area_m2
from ..layers.cells import is_missing
from ..layers.numbers import plain_numbers
from ..messages import Message
from ..results import Result
from .findings import Findings
from .reading import numbers, table_of, text_of

KEYS = ("category", "land_kind", "ownership", "in_use")
CHARGES = ("land_tax", "lease")
_FILES = {"category": "categories", "land_kind": "land_kinds", "ownership": "ownership",
          "in_use": "in_use"}  # fmt: skip
_ANY = "*"


@dataclass(frozen=True)
class LandRevenueResult(Result):
    """The result of :func:`land_revenue`. Amounts are som in a year.

    Attributes
    ----------
    table : pandas.DataFrame
        charge (land_tax, lease, none), category, land_kind, ownership, in_use, area_before_ha,
        area_after_ha, rate_som_per_ha, revenue_before_som, revenue_after_som, difference_som,
        source. Land without a rate has a row ``none`` of its own, so that the areas of
        one charge and ``none`` add up.
    totals : pandas.DataFrame
        charge, revenue_before_som, revenue_after_som, difference_som.
    before_som, after_som, difference_som : float
    area_before_ha, area_after_ha : float
        All land, with and without a rate.
    unrated_ha : float
        Land after the transformation that brings nothing because no rate is given for it.
    """

    totals: pd.DataFrame
    before_som: float
    after_som: float
    difference_som: float
    area_before_ha: float
    area_after_ha: float
    unrated_ha: float


def land_revenue(land: Any, rates: Any = None, *, after: Any = None) -> LandRevenueResult:
    """What the land brings to the local budget, and what a transformation changes.

    Parameters
    ----------
    land : GeoDataFrame, DataFrame or BalanceResult
        Parcels with an outline, or areas: category, land_kind, ownership, in_use (those that are
        there) and area_ha. A balance by several columns does.
    rates : str, Path, DataFrame or list of dict, optional
        charge (land_tax, lease), category, land_kind, ownership, in_use (empty or ``*``: any),
        rate_som_per_ha, source. A charge that they do not name keeps the examples that ship
        (codes/land_rates.toml); of one that they name, no example is used.
    after : like ``land``, optional
        The land after the transformation.

    Returns
    -------
    LandRevenueResult
        Of several rates of one charge that fit, the one that names most columns counts; of equal
        ones the later.

    Raises
    ------
    DataError
        A column missing, an unknown charge or code, a rate that is no number, an empty area.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 31 to 37: land tax and lease follow category and
    area, so a transformation changes revenue.

    Examples
    --------
    >>> land = pd.DataFrame({"category": ["agricultural"], "land_kind": ["pasture"],
    ...                      "area_ha": [100.0]})
    >>> rate = {"charge": "land_tax", "category": "agricultural", "rate_som_per_ha": 20}
    >>> land_revenue(land, [rate]).before_som
    2000.0
    """
    table, notes = _rates(rates)
    before = _areas(land)
    later = before if after is None else _areas(after)
    both = pd.concat(
        [before.rename("area_before_ha"), later.rename("area_after_ha")], axis=1
    ).fillna(0.0)
    groups = both.reset_index()
    rows = [row for group in groups.to_dict("records") for row in _charged(group, table)]
    frame = _frame(rows)
    totals = _totals(frame)
    unrated = frame[frame["charge"] == "none"]
    if len(unrated):
        notes.append(Message("note.land_unrated", area_ha=float(unrated["area_after_ha"].sum())))
    return LandRevenueResult(
        table=frame,
        layer=None,
        notes=tuple(notes),
        totals=totals,
        before_som=float(frame["revenue_before_som"].sum()),
        after_som=float(frame["revenue_after_som"].sum()),
        difference_som=float(frame["difference_som"].sum()),
        area_before_ha=float(before.sum()),
        area_after_ha=float(later.sum()),
        unrated_ha=float(unrated["area_after_ha"].sum()),
    )


def _areas(land: Any) -> pd.Series:
    """Hectares by the four keys; a column that is not there is ``unknown`` throughout."""
    frame = getattr(land, "table", land)
    if not isinstance(frame, pd.DataFrame):
        raise DataError("error.demand_not_a_table", table="land", found=type(frame).__name__)
    if isinstance(frame, gpd.GeoDataFrame):
        plain = pd.DataFrame(frame.drop(columns=frame.geometry.name))
        plain["area_ha"] = area_m2(frame).to_numpy() / 10_000
        # A plot without an outline has no area; its row says so in the note of the balance.
        frame = plain.assign(area_ha=plain["area_ha"].fillna(0.0))
    missing = [column for column in ("category", "area_ha") if column not in frame.columns]
    if missing:
        found = [str(column) for column in frame.columns]
        raise DataError("error.demand_columns", table="land", missing=missing, found=found)
    frame = frame.reset_index(drop=True)
    area = plain_numbers(frame["area_ha"])
    # A balance holds its overlaps as a negative row, so only what is no number is refused.
    if area.isna().any() or np.isinf(area).any():
        rows = [str(place + 1) for place in np.flatnonzero(~np.isfinite(area))][:8]
        values = frame["area_ha"][~np.isfinite(area)].astype(str).tolist()[:8]
        raise DataError(
            "error.demand_number", table="land", column="area_ha", rows=rows, values=values
        )
    keys = pd.DataFrame({key: _key(frame, key) for key in KEYS})
    summed: pd.Series = area.groupby([keys[key] for key in KEYS], sort=False).sum()
    return summed


def _key(frame: pd.DataFrame, key: str) -> pd.Series:
    if key not in frame.columns:
        return pd.Series(["unknown"] * len(frame), index=frame.index, dtype=object)
    cells = frame[key].astype(object)
    return cells.where(cells.notna(), "unknown").astype(str)


def _rates(given: Any) -> tuple[pd.DataFrame, list[Message]]:
    """The rates in force: the user's, and for charges that they do not name the examples."""
    examples = pd.DataFrame(
        [{**entry, "source": entry["source"]} for entry in load_codes("land_rates").values()]
    )
    examples = _read(table_of(examples, "land_rates"))
    note = Message("note.land_rates_examples")
    if given is None:
        return examples, [note]
    own = _read(table_of(given, "land_rates"))
    rest = examples[~examples["charge"].isin(own["charge"])]
    table = pd.concat([rest, own], ignore_index=True)
    return table, [note] if len(rest) else []


def _read(frame: pd.DataFrame) -> pd.DataFrame:
    findings = Findings()
    names = [f"row:{row}" for row in range(1, len(frame) + 1)]
    table = pd.DataFrame(index=frame.index)
    charges = []
    for name, cell in zip(names, frame["charge"], strict=True):
        code = code_of("land_charges", text_of(cell))
        if code is None:
            allowed = ", ".join(CHARGES)
            findings.error("code", name, column="charge", value=text_of(cell), allowed=allowed)
        charges.append(code)
    table["charge"] = pd.Series(charges, index=frame.index, dtype=object)
    for key in KEYS:
        table[key] = _allowed(frame[key], key, names, findings)
    table["rate_som_per_ha"] = numbers(frame, "rate_som_per_ha", findings, names)
    table["source"] = [text_of(cell) for cell in frame["source"]]
    findings.stop("land_rates")
    return table


def _allowed(cells: pd.Series, key: str, names: list[str], findings: Findings) -> pd.Series:
    """The codes that a rate is for, as tuples; an empty tuple is for any."""
    found: list[tuple[str, ...]] = []
    for name, cell in zip(names, cells, strict=True):
        parts = cell if isinstance(cell, list | tuple) else _split(cell)
        spoken = []
        for part in parts:
            code = code_of(_FILES[key], str(part))
            if code is None:
                allowed = ", ".join(load_codes(_FILES[key]))
                findings.error("code", name, column=key, value=str(part), allowed=allowed)
            else:
                spoken.append(code)
        found.append(tuple(spoken))
    return pd.Series(found, index=cells.index, dtype=object)


def _split(cell: Any) -> list[str]:
    if is_missing(cell) or str(cell).strip() == _ANY:
        return []
    return [part.strip() for part in str(cell).split(";") if part.strip()]


def _charged(group: dict[Any, Any], rates: pd.DataFrame) -> list[dict[str, Any]]:
    """One row per charge that the land owes, or one that says there is none."""
    fits: dict[str, tuple[int, Any]] = {}
    rate: Any
    for rate in rates.itertuples(index=False):
        named = [(group[key], getattr(rate, key)) for key in KEYS if getattr(rate, key)]
        if all(value in allowed for value, allowed in named):
            best = fits.get(rate.charge)
            if best is None or len(named) >= best[0]:
                fits[rate.charge] = (len(named), rate)
    if not fits:
        return [{**group, "charge": "none", "rate_som_per_ha": 0.0, "source": ""}]
    return [
        {**group, "charge": charge, "rate_som_per_ha": rate.rate_som_per_ha, "source": rate.source}
        for charge, (_, rate) in fits.items()
    ]


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = ["charge", *KEYS, "area_before_ha", "area_after_ha", "rate_som_per_ha", "source"]
    frame = pd.DataFrame(rows, columns=columns)
    for when in ("before", "after"):
        area = frame[f"area_{when}_ha"].astype("float64")
        frame[f"revenue_{when}_som"] = area * frame["rate_som_per_ha"].astype("float64")
    frame["difference_som"] = frame["revenue_after_som"] - frame["revenue_before_som"]
    order = {"charge": [*CHARGES, "none"]}
    order |= {key: list(load_codes(_FILES[key])) for key in KEYS}
    ranks = {
        key: frame[key].map({code: rank for rank, code in enumerate(known)}).fillna(len(known))
        for key, known in order.items()
    }
    by = pd.DataFrame(ranks).sort_values(list(ranks), kind="stable").index
    last = ["source"]
    return frame.loc[by, [c for c in frame.columns if c not in last] + last].reset_index(drop=True)


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    money = ["revenue_before_som", "revenue_after_som", "difference_som"]
    charged = frame[frame["charge"] != "none"]
    return charged.groupby("charge", sort=False)[money].sum().reset_index()
