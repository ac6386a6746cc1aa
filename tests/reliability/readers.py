"""The readers that have no command of their own, by the name under which a worker calls them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd

from sedp_spatial import (
    Message,
    budget_forecast,
    demand_of,
    hearings_register,
    indicators,
    land_balance,
    land_revenue,
    load_mapping,
    load_norms,
    management_plan,
    measures_table,
    read_cases,
    read_criteria,
    read_inputs,
    read_layer,
    read_package,
    read_plan,
    read_siting,
    read_table,
    run_plan,
    sanitary_zones,
    transformation_rules,
    water_strips,
    working_group_check,
    zonal_statistics,
    zone_rules,
)
from sedp_spatial.allocation.costs import answer_costs
from sedp_spatial.economy.coefficients import coefficients
from sedp_spatial.plan.cache import Cache
from sedp_spatial.plan.desk import Shelf, read_csv
from sedp_spatial.plan.engine import Chain
from sedp_spatial.plan.steps import STEPS
from sedp_spatial.supply.settings import load_settings
from tests.library.builders import layer, squares
from tests.reliability import seeds


def _parcels() -> gpd.GeoDataFrame:
    return seeds.parcels()


def _rivers() -> gpd.GeoDataFrame:
    rivers = layer(squares(1))
    return rivers.assign(geometry=rivers.boundary, river_class="small", name="Суу")


def _plan(path: Path) -> None:
    read_plan(path)
    read_plan(path, allow_missing=True)


def _run(path: Path) -> None:
    run_plan(path, path.parent.parent / "out", documents=False)


def _steps(path: Path) -> None:
    """Every step of a plan; an error that nobody foresaw is a SedpError there, and not here."""
    plan, out = read_plan(path), path.parent.parent / "out"
    out.mkdir(exist_ok=True)
    chain = Chain(plan, STEPS, Cache(out), Shelf(plan), "en")
    chain.run(None)
    for error in chain.missing.values():
        if isinstance(error, Message) and error.code == "error.plan_step":
            raise RuntimeError("".join(chain.log))


def _mapped(path: Path) -> None:
    mapping = load_mapping(path)
    source = path.parent / "parcels.gpkg"
    for kind in ("parcels", "restrictions"):
        land_balance(read_layer(source, kind=kind, mapping=mapping))


def _package(path: Path) -> None:
    read_package(path)


def _raster(path: Path) -> None:
    zonal_statistics(_parcels(), path)


def _history(path: Path) -> None:
    read_table(path, kind="population_history")


def _layer_of(kind: str) -> Callable[[Path], Any]:
    def read(path: Path) -> None:
        read_layer(path, kind=kind)

    return read


READERS: dict[str, Callable[[Path], Any]] = {
    # What the law itself is tried on.
    "sleep": lambda path: time.sleep(float(str(path))),
    "die": lambda path: os._exit(int(str(path))),
    "divide": lambda path: 1 / int(str(path)),
    "touch": lambda path: path.touch(),
    "plan": _plan,
    "run": _run,
    "steps": _steps,
    "mapping": _mapped,
    "package": _package,
    "raster": _raster,
    "forecast": lambda path: demand_of(read_inputs(path)),
    "siting": read_siting,
    "criteria": read_criteria,
    "cases": read_cases,
    "transformation": transformation_rules,
    "norms": load_norms,
    "costs": answer_costs,
    "coefficients": coefficients,
    "uses": load_settings,
    "water_rules": lambda path: water_strips(_rivers(), path),
    "sanitary_rules": lambda path: sanitary_zones(_rivers(), path),
    "zone_rules": zone_rules,
    "population_age_sex": lambda path: read_table(path, kind="population_age_sex"),
    "population_history": _history,
    "economic_projects": lambda path: read_table(path, kind="economic_projects"),
    "measures": lambda path: measures_table(path, base_year=2026),
    "budget_revenue": lambda path: budget_forecast(path, seeds.SAMPLE / "budget_expenditure.csv"),
    "budget_expenditure": lambda path: budget_forecast(seeds.SAMPLE / "budget_revenue.csv", path),
    "budget_risks": lambda path: budget_forecast(
        seeds.SAMPLE / "budget_revenue.csv", seeds.SAMPLE / "budget_expenditure.csv", risks=path
    ),
    "land_rates": lambda path: land_revenue(_parcels(), path),
    "proposals": lambda path: hearings_register(
        read_csv(seeds.SAMPLE / "hearings.csv"), read_csv(path)
    ),
    "management_stages": lambda path: management_plan(_parcels(), stages=read_csv(path)),
    "hearings": lambda path: hearings_register(read_csv(path)),
    "working_group": lambda path: working_group_check(read_csv(path)),
    "indicators": lambda path: indicators(read_csv(path)),
    **{f"layer_{kind}": _layer_of(kind) for kind in ("boundary", "hazards", "zones", "buildings")},
}
