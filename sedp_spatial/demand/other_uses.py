"""Land for tourism, cemeteries, waste and public green areas."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .activity import Activity
from .employment import declared
from .reading import at_year, frame_of, numbers, require, whole_years
from .steps import HECTARES, M2_PER_HA, Case, Step, step

BEDS = "beds"


def read_beds(beds: Any) -> pd.DataFrame | None:
    """The table of beds for tourists: year, beds.

    Raises
    ------
    DataError
    """
    if beds is None:
        return None
    frame = frame_of(beds, BEDS)
    require(frame, ["year", "beds"], BEDS)
    return pd.DataFrame({"year": whole_years(frame, BEDS), "beds": numbers(frame, "beds", BEDS)})


def tourism(case: Case, activity: Activity, beds: pd.DataFrame | None) -> list[Step]:
    """Declared hectares, and beds beyond those of the projects that declare them."""
    where = ("tourism", "tourism")
    steps = declared(case, activity, "tourism", use="tourism")
    if beds is None:
        return steps
    before = case.present.beds
    if before is None:
        before = at_year(beds["year"], beds["beds"], case.base_year, BEDS)
    now = at_year(beds["year"], beds["beds"], case.year, BEDS)
    rows = activity.started("tourism", case.base_year, case.year)
    housed = float(rows.loc[rows["hectares"] > 0, "beds"].sum())
    added, area = max(0.0, now - before - housed), case.norm("bed_area")
    return [
        *steps,
        step("new_beds", added, "beds", *where, now=now, before=before, housed=housed),
        step(
            "land", added * area / M2_PER_HA, HECTARES, *where, land=True, formula="beds_land",
            norms=("bed_area",), beds=added, area=area,
        ),
    ]  # fmt: skip


def cemetery(case: Case) -> list[Step]:
    """Burials of the years to come × land of each − land set aside and still free."""
    where = ("communal", "cemetery")
    mean = _mean_people(case)
    rate, area = case.norm("deaths"), case.norm("burial_area")
    deaths = mean * rate / 1_000 * case.years
    free = case.present.free_cemetery_ha
    return [
        step(
            "burials", deaths, "burials", *where, norms=("deaths",), people=mean, rate=rate,
            years=case.years,
        ),
        step(
            "land", max(0.0, deaths * area / M2_PER_HA - free), HECTARES, *where, land=True,
            formula="burial_land", norms=("burial_area",), burials=deaths, area=area, free=free,
        ),
    ]  # fmt: skip


def landfill(case: Case) -> list[Step]:
    """Waste of the years to come ÷ density ÷ height − land set aside and still free."""
    where = ("communal", "landfill")
    mean = _mean_people(case)
    kilograms = case.norm("waste")
    density, height = case.norm("waste_density"), case.norm("landfill_height")
    tonnes = mean * kilograms / 1_000 * case.years
    free = case.present.free_landfill_ha
    return [
        step(
            "waste", tonnes, "t", *where, norms=("waste",), people=mean, rate=kilograms,
            years=case.years,
        ),
        step(
            "land", max(0.0, tonnes / density / height / M2_PER_HA - free), HECTARES, *where,
            land=True, formula="waste_land", norms=("waste_density", "landfill_height"),
            tonnes=tonnes, density=density, height=height, free=free,
        ),
    ]  # fmt: skip


def green(case: Case) -> list[Step]:
    """Green area for everybody less what is there; for those who come, if that is not known."""
    where = ("green", "green")
    people, area = case.people.total(case.year), case.norm("green_area")
    existing = case.present.green_ha
    if existing is None:
        added = max(0.0, people - case.people.total(case.base_year))
        line = step(
            "land", added * area / M2_PER_HA, HECTARES, *where, land=True, formula="green_added",
            norms=("green_area",), people=added, area=area,
        )  # fmt: skip
    else:
        line = step(
            "land", max(0.0, people * area / M2_PER_HA - existing), HECTARES, *where, land=True,
            formula="green_land", norms=("green_area",), people=people, area=area,
            existing=existing,
        )  # fmt: skip
    return [line]


def _mean_people(case: Case) -> float:
    return (case.people.total(case.base_year) + case.people.total(case.year)) / 2
