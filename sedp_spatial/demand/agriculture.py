"""Land for farming: area from output and yield, declared hectares, pasture from livestock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..errors import DataError
from .activity import Activity
from .employment import declared
from .norms import Norms
from .reading import at_year, frame_of, numbers, require, rows_of, whole_years
from .steps import HECTARES, Case, Step, step

CROPS = "crops"
LIVESTOCK = "livestock"
_UNNAMED = "other"


@dataclass(frozen=True)
class Farming:
    """Crop areas (crop, land_kind, year, area_ha) and heads of livestock (animal, year, heads)."""

    crops: pd.DataFrame | None = None
    livestock: pd.DataFrame | None = None


def read_farming(crops: Any, livestock: Any, norms: Norms) -> Farming:
    """Read the tables of crops and livestock.

    Parameters
    ----------
    crops : DataFrame or None
        crop, land_kind, year and either area_ha or output_t and yield_t_ha (per harvest);
        harvests_per_year if there are several.
    livestock : DataFrame or None
        animal (cattle, horse, sheep, yak), year, heads.

    Raises
    ------
    DataError
        Missing columns, a yield of zero, a kind of land or animal that is not known.
    """
    return Farming(
        None if crops is None else _crops(frame_of(crops, CROPS), norms),
        None if livestock is None else _livestock(frame_of(livestock, LIVESTOCK), norms),
    )


def _crops(frame: pd.DataFrame, norms: Norms) -> pd.DataFrame:
    require(frame, ["crop", "land_kind", "year"], CROPS)
    kinds = frame["land_kind"].astype(str)
    lost = ~kinds.isin(list(load_codes("land_kinds")))
    if lost.any():
        raise DataError(
            "error.demand_code", table=CROPS, column="land_kind", rows=rows_of(lost),
            values=sorted(set(kinds[lost])),
        )  # fmt: skip
    if "area_ha" in frame.columns:
        area = numbers(frame, "area_ha", CROPS)
    else:
        require(frame, ["output_t", "yield_t_ha"], CROPS)
        yields = numbers(frame, "yield_t_ha", CROPS)
        harvests = pd.Series(norms["harvests"].central, index=frame.index)
        if "harvests_per_year" in frame.columns:
            harvests = numbers(frame, "harvests_per_year", CROPS)
        idle = (yields <= 0) | (harvests <= 0)
        if idle.any():
            raise DataError("error.demand_yield", rows=rows_of(idle))
        area = numbers(frame, "output_t", CROPS) / (yields * harvests)
    return pd.DataFrame(
        {
            "crop": frame["crop"].astype(str),
            "land_kind": kinds,
            "year": whole_years(frame, CROPS),
            "area_ha": area,
        }
    )


def _livestock(frame: pd.DataFrame, norms: Norms) -> pd.DataFrame:
    require(frame, ["animal", "year", "heads"], LIVESTOCK)
    animals = frame["animal"].astype(str)
    lost = ~animals.map(lambda animal: f"sheep_units_{animal}" in norms)
    if lost.any():
        raise DataError(
            "error.demand_code", table=LIVESTOCK, column="animal", rows=rows_of(lost),
            values=sorted(set(animals[lost])),
        )  # fmt: skip
    return pd.DataFrame(
        {
            "animal": animals,
            "year": whole_years(frame, LIVESTOCK),
            "heads": numbers(frame, "heads", LIVESTOCK),
        }
    )


def agriculture(case: Case, activity: Activity, farming: Farming) -> list[Step]:
    """The steps of farm land by kind of land, then of pasture.

    Notes
    -----
    Crop land = area of the year − area of the base year, over all crops on that kind of land;
    hectares that projects declare on it are taken off, so nothing is counted twice.
    """
    steps: list[Step] = []
    rows = activity.started("agriculture", case.base_year, case.year)
    rows = rows.assign(land_kind=rows["land_kind"].replace("", _UNNAMED))
    named = Activity(activity.jobs, rows)
    crops = farming.crops
    kinds = [*rows["land_kind"], *([] if crops is None else crops["land_kind"])]
    for kind in [kind for kind in load_codes("land_kinds") if kind in set(kinds)]:
        lines = declared(case, named, "agriculture", use=kind, kind=kind)
        taken = sum(line.value for line in lines)
        steps += lines
        if crops is not None and (crops["land_kind"] == kind).any():
            steps.append(_crop_land(case, crops[crops["land_kind"] == kind], kind, taken))
    return [*steps, *_pasture(case, farming.livestock)]


def _crop_land(case: Case, crops: pd.DataFrame, kind: str, taken: float) -> Step:
    now = at_year(crops["year"], crops["area_ha"], case.year, CROPS)
    before = at_year(crops["year"], crops["area_ha"], case.base_year, CROPS)
    return step(
        "land", max(0.0, now - before - taken), HECTARES, "agriculture", kind, land=True,
        formula="crop_land", now=now, before=before, taken=taken, year=str(case.year),
        base=str(case.base_year),
    )  # fmt: skip


def _pasture(case: Case, livestock: pd.DataFrame | None) -> list[Step]:
    if livestock is None:
        return []
    where = ("agriculture", "pasture")
    animals = tuple(dict.fromkeys(livestock["animal"]))
    norms = tuple(f"sheep_units_{animal}" for animal in animals)
    units = {}
    for year in (case.base_year, case.year):
        units[year] = sum(
            at_year(own["year"], own["heads"], year, LIVESTOCK) * case.norm(norm)
            for norm, (_, own) in zip(norms, livestock.groupby("animal", sort=False), strict=True)
        )
    area, now = case.norm("pasture_area"), units[case.year]
    said = step("sheep_units", now, "sheep units", *where, norms=norms, year=str(case.year))
    existing = case.present.pasture_ha
    if existing is None:
        added = max(0.0, now - units[case.base_year])
        land = step(
            "land", added * area, HECTARES, *where, land=True, formula="pasture_added",
            norms=("pasture_area",), units=added, area=area,
        )  # fmt: skip
    else:
        land = step(
            "land", max(0.0, now * area - existing), HECTARES, *where, land=True,
            formula="pasture_land", norms=("pasture_area",), units=now, area=area,
            existing=existing,
        )  # fmt: skip
    return [said, land]
