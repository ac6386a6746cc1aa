"""The tables of constraints: by the highest hazard, by each hazard, by combination, by regime."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..geometry.area import HECTARE
from ..hazards.land import closed_table
from ..hazards.levels import NOT_EXPOSED
from ..hazards.shares import ANY
from ..layers.classes import print_order
from ..layers.schema import UNASSIGNED
from ..restrictions.strictest import FREE, regime_order
from .cells import LEVEL

NONE = "none"
Steps = Sequence[tuple[str, str]]


def by_highest(pieces: pd.DataFrame, by: tuple[str, ...], steps: Steps) -> pd.DataFrame:
    """Every piece of land once, in the row of the highest level that it reaches.

    Parameters
    ----------
    pieces : pandas.DataFrame
        The columns of ``by``, regime, level_<hazard> for each hazard, area_m2.
    by : tuple of str
    steps : sequence of (hazard, level)
        From the lowest level of each hazard to the highest.

    Returns
    -------
    pandas.DataFrame
        As in :class:`ConstraintResult`.
    """
    levels = level_columns(steps)
    keys = pieces[levels].drop_duplicates()
    named = {key: _highest(key, levels, steps) for key in keys.itertuples(index=False, name=None)}
    of_piece = [named[key] for key in pieces[levels].itertuples(index=False, name=None)]
    rows = pieces[[*by, "regime", "area_m2"]].assign(
        hazard=[hazard for hazard, _, _ in of_piece],
        level=[level for _, level, _ in of_piece],
        several_m2=[many > 1 for _, _, many in of_piece] * pieces["area_m2"],
    )
    own = [*by, "regime", "hazard", "level"]
    table = rows.groupby(own, sort=False, as_index=False)[["area_m2", "several_m2"]].sum()
    table["area_ha"] = table["area_m2"] / HECTARE
    table["several_ha"] = table["several_m2"] / HECTARE
    table["share"] = _share(table, by)
    table = _sorted(table, by, steps)
    return table[[*own, "area_ha", "several_ha", "share"]]


def _highest(key: tuple[str, ...], levels: list[str], steps: Steps) -> tuple[str, str, int]:
    """Hazard and level of the highest, and how many hazards there are."""
    reached = []
    for place, (column, level) in enumerate(zip(levels, key, strict=True)):
        if level == NOT_EXPOSED:
            continue
        hazard = column.removeprefix(LEVEL)
        ladder = [name for other, name in steps if other == hazard and name != UNASSIGNED]
        height = (ladder.index(level) + 1) / len(ladder) if level in ladder else 0.0
        reached.append((-height, place, hazard, level))
    if not reached:
        return NONE, NOT_EXPOSED, 0
    *_, hazard, level = min(reached)
    return hazard, level, len(reached)


def by_each_hazard(pieces: pd.DataFrame, by: tuple[str, ...], steps: Steps) -> pd.DataFrame:
    """Every hazard by itself, closed to the land of each class under each regime."""
    own = [*by, "regime"]
    if not steps:
        return pd.DataFrame(columns=[*own, "hazard", "level", "area_ha", "share"])
    frames = [
        pieces.loc[pieces[LEVEL + hazard] == level, [*own, "area_m2"]].assign(
            hazard=hazard, level=level
        )
        for hazard, level in steps
    ]
    anywhere = (pieces[level_columns(steps)] != NOT_EXPOSED).any(axis=1)
    frames.append(pieces.loc[anywhere, [*own, "area_m2"]].assign(hazard=ANY, level="exposed"))
    exposed = pd.concat(frames, ignore_index=True)
    table, _ = closed_table(
        pieces[[*own, "area_m2"]], exposed, [*steps, (ANY, "exposed")], tuple(own)
    )
    return _sorted(table, by, None)


def by_combination(pieces: pd.DataFrame, by: tuple[str, ...], steps: Steps) -> pd.DataFrame:
    """Every combination of regime and levels that has land."""
    levels = level_columns(steps)
    own = [*by, "regime", *levels]
    table = pieces.groupby(own, sort=False, as_index=False)[["area_m2"]].sum()
    table["hazards"] = (table[levels] != NOT_EXPOSED).sum(axis=1).astype("int64")
    table["area_ha"] = table["area_m2"] / HECTARE
    table["share"] = _share(table, by)
    order = {
        column: [NOT_EXPOSED, *[level for name, level in steps if LEVEL + name == column]]
        for column in levels
    }
    if levels:
        table = table.sort_values(
            levels, key=lambda values: values.map(order[str(values.name)].index), kind="stable"
        )
    return _sorted(table, by, None)[[*own, "hazards", "area_ha", "share"]]


def by_regime(pieces: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """The land of each class by its strictest regime."""
    table = pieces.groupby([*by, "regime"], sort=False, as_index=False)[["area_m2"]].sum()
    table["area_ha"] = table["area_m2"] / HECTARE
    table["share"] = _share(table, by)
    return _sorted(table, by, None)[[*by, "regime", "area_ha", "share"]]


def sums(pieces: pd.DataFrame, steps: Steps) -> dict[str, float]:
    """The figures that a report quotes, in hectares."""
    restricted = pieces["regime"] != FREE
    exposed = (pieces[level_columns(steps)] != NOT_EXPOSED).any(axis=1)
    chosen = {
        "restricted_ha": restricted,
        "exposed_ha": exposed,
        "restricted_and_exposed_ha": restricted & exposed,
        "unconstrained_ha": ~restricted & ~exposed,
    }
    return {
        name: float(pieces.loc[which, "area_m2"].sum()) / HECTARE for name, which in chosen.items()
    }


def level_columns(steps: Steps) -> list[str]:
    """The column of each hazard."""
    return [LEVEL + hazard for hazard in dict.fromkeys(hazard for hazard, _ in steps)]


def _share(table: pd.DataFrame, by: tuple[str, ...]) -> pd.Series:
    whole = table.groupby(list(by))["area_ha"].transform("sum")
    return (table["area_ha"] / whole).where(whole > 0, 0.0)


def _sorted(table: pd.DataFrame, by: tuple[str, ...], steps: Steps | None) -> pd.DataFrame:
    """Classes in their printed order, regimes from the strictest; ties keep their place."""
    places: dict[str, list[str]] = {"regime": [*regime_order(), FREE]}
    for column in by:
        codes = print_order(column)
        others = sorted(set(table[column].astype(str)) - {*codes, UNASSIGNED})
        places[column] = [*codes, *others, UNASSIGNED]
    ranked = [table[name].astype(str).map(places[name].index) for name in (*by, "regime")]
    if steps is not None:
        order = {step: place for place, step in enumerate([(NONE, NOT_EXPOSED), *steps])}
        pairs = zip(table["hazard"], table["level"], strict=True)
        ranked.append(pd.Series([order[pair] for pair in pairs], index=table.index))
    keys = pd.concat(ranked, axis=1, keys=range(len(ranked)))
    return table.loc[keys.sort_values(list(keys.columns), kind="stable").index].reset_index(
        drop=True
    )
