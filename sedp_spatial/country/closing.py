"""Tables that add up: classes, what is left of them, and the rows that close a balance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..geometry.area import HECTARE
from ..layers.classes import print_order
from ..layers.schema import UNASSIGNED

_HA = {"area_m2": "area_ha", "used_m2": "used_ha", "unused_m2": "unused_ha",
       "unknown_use_m2": "unknown_use_ha"}  # fmt: skip
_FIGURES = ("parcels", "area_ha", "registered_ha", "used_ha", "unused_ha", "unknown_use_ha")
_CLOSING = {"overlap": -1.0, "gap": 1.0, "outside": -1.0}


def in_print_order(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Classes as they are printed, ``unassigned`` last; municipalities stay in their order."""
    places = []
    for column in by:
        found = set(table[column])
        codes = [code for code in print_order(column) if code in found]
        others = sorted(found - set(codes), key=lambda value: (value == UNASSIGNED, value))
        order = {value: place for place, value in enumerate([*codes, *others])}
        places.append(table[column].map(order))
    if "municipality" in table.columns:
        places.insert(0, table["municipality"])
    return table.iloc[np.lexsort(places[::-1])].reset_index(drop=True)


def with_all_categories(land: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """All seven categories of each municipality are printed, also where there is no land."""
    if by != ["category"]:
        return land
    names = pd.unique(land["municipality"])
    own = ["municipality", *by]
    every = pd.MultiIndex.from_product([names, print_order("category")], names=own)
    there = pd.MultiIndex.from_frame(land[own])
    absent = every.difference(there).to_frame(index=False)
    for column in land.columns[2:]:
        absent[column] = 0
    return pd.concat([land, absent], ignore_index=True).astype(land.dtypes.to_dict())


def balance_table(land: pd.DataFrame, closing: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The classes of each municipality, and below them what closes them to its territory."""
    classes = _in_hectares(land)
    classes["below"] = 0
    extra = [_closing_rows(closing, kind, by).assign(below=1) for kind in _CLOSING]
    both = pd.concat([classes, *extra], ignore_index=True)
    both = both.sort_values(["municipality", "below"], kind="stable", ignore_index=True)
    whole = closing.set_index("municipality")["territory_m2"].astype("float64") / HECTARE
    own = whole.reindex(both["municipality"]).to_numpy()
    both["share"] = both["area_ha"] / np.where(own > 0, own, np.nan)
    return both[["municipality", *by, "parcels", "area_ha", "share", *_FIGURES[2:]]]


def country_table(
    land: pd.DataFrame,
    closing: pd.DataFrame,
    by: list[str],
    seams: Sequence[float],
    territory_ha: float,
) -> pd.DataFrame:
    """The classes of the country, what closes its municipalities, and what lies between them."""
    summed = _in_hectares(land).groupby(by, sort=False)[list(_FIGURES)].sum().reset_index()
    summed = in_print_order(summed, by)
    rows = []
    for kind, sign in _CLOSING.items():
        rows.append((kind, sign * float(closing[f"{kind}_m2"].sum()) / HECTARE + 0.0))
    for (kind, sign), area in zip(_CLOSING.items(), seams, strict=True):
        name = "country_outside" if kind == "outside" else f"seam_{kind}"
        rows.append((name, sign * area + 0.0))
    extra = pd.DataFrame({by[0]: [kind for kind, _ in rows], "area_ha": [a for _, a in rows]})
    both = pd.concat([summed, _filled(extra, by)], ignore_index=True)
    both["share"] = both["area_ha"] / territory_ha if territory_ha else np.nan
    return both[[*by, "parcels", "area_ha", "share", *_FIGURES[2:]]]


def closed(
    whole: pd.DataFrame,
    found: pd.DataFrame,
    steps: Sequence[tuple[str, str]],
    rest: str,
    own: list[str],
) -> tuple[pd.DataFrame, float]:
    """Every class with every level of every hazard, and what is left of it.

    Parameters
    ----------
    whole : pandas.DataFrame
        The columns of ``own``, area_m2: the land of each class.
    found : pandas.DataFrame
        The same with hazard, level and parcels.
    steps : sequence of (hazard, level)
        In the order of printing.
    rest : str
        What the level is called that nothing lies over.
    own : list of str

    Returns
    -------
    table : pandas.DataFrame
        The columns of ``own``, hazard, level, parcels (0 for the rest), area_ha, share.
    residual_ha : float
        The most that the levels of a class come to beyond its land.
    """
    keys = pd.MultiIndex.from_frame(whole[own])
    names = pd.MultiIndex.from_tuples(list(steps), names=["hazard", "level"])
    wide = {}
    for figure in ("area_m2", "parcels"):
        sums = found.groupby([*own, "hazard", "level"])[figure].sum().astype("float64")
        table = sums.unstack(["hazard", "level"]).reindex(index=keys, columns=names)
        wide[figure] = table.fillna(0.0).to_numpy()
    land = whole["area_m2"].to_numpy(dtype="float64")
    tables, over = [], 0.0
    hazards = [hazard for hazard, _ in steps]
    for place, hazard in enumerate(dict.fromkeys(hazards)):
        chosen = [number for number, name in enumerate(hazards) if name == hazard]
        area = wide["area_m2"][:, chosen]
        left = land - area.sum(axis=1)
        over = max(over, float(-left.min(initial=0.0)))
        area = np.column_stack([area, np.maximum(left, 0.0)])
        counts = np.column_stack([wide["parcels"][:, chosen], np.zeros(len(land))])
        levels = [*(steps[number][1] for number in chosen), rest]
        table = whole[own].loc[whole.index.repeat(len(levels))].reset_index(drop=True)
        table["hazard"], table["level"] = hazard, np.tile(np.array(levels, object), len(land))
        table["parcels"] = counts.ravel().astype("int64")
        table["area_ha"] = area.ravel() / HECTARE
        total = np.repeat(area.sum(axis=1), len(levels))
        table["share"] = np.where(total > 0, area.ravel() / np.where(total > 0, total, 1.0), 0.0)
        table["order"] = place
        tables.append(table)
    names_of = [*own, "hazard", "level", "parcels", "area_ha", "share"]
    if not tables:
        return pd.DataFrame(columns=names_of), 0.0
    both = pd.concat(tables, ignore_index=True)
    both = both.sort_values(["municipality", "order"], kind="stable", ignore_index=True)
    return both[names_of], over / HECTARE


def _in_hectares(land: pd.DataFrame) -> pd.DataFrame:
    table = land.rename(columns=_HA)
    for column in _HA.values():
        table[column] = table[column].astype("float64") / HECTARE
    return table.astype({"parcels": "int64"})


def _closing_rows(closing: pd.DataFrame, kind: str, by: list[str]) -> pd.DataFrame:
    area = _CLOSING[kind] * closing[f"{kind}_m2"].astype("float64") / HECTARE + 0.0
    rows = pd.DataFrame({"municipality": closing["municipality"], by[0]: kind, "area_ha": area})
    return _filled(rows, by)


def _filled(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """What such a row has none of: other classes, parcels, figures of use."""
    for column in by[1:]:
        rows[column] = ""
    rows["parcels"] = 0
    for column in _FIGURES[2:]:
        rows[column] = 0.0
    return rows
