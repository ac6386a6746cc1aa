"""The library called directly, without QGIS: what the algorithms must agree with.

Imported by the tests, and run by the Python that an environment runs the library in, so that
both sides stand on the same GEOS and PROJ and not one digit is excused::

    library.py FOLDER_WITH_SEDP_SPATIAL FOLDER_WITH_LAYERS OUT.json
"""

from __future__ import annotations

import dataclasses
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

KINDS = {
    "boundary": "boundary",
    "buildings": "buildings",
    "villages": "places",
    "facilities": "places",
}
"""The kind of each sample layer that does not hold parcels."""


SOME = ("4-09-06-011", "4-09-06-005")
"""The beginnings of the numbers of those parcels that suffice where all would take long."""
GRANTED = {"village": ["V1", "V2"], "plots": [5, 3]}
MOVED = {"village": ["V1"], "households": [2]}
SITE_PARCEL = "4-09-06-0110-0036"
PLAN = """base_year = 2026
horizon = 10
years = [2031, 2036]
languages = ["en"]

[territory]
en = "Kok-Ongur"

[layers]
parcels = "{folder}municipality.gpkg|layername=parcels"
boundary = "{folder}municipality.gpkg|layername=boundary"

[rules]
on = 2026-11-22

[supply]
uses = ["housing"]

[siting]
uses = ["housing"]
"""


def csv_of(table: dict[str, list[Any]]) -> str:
    """A table as text."""
    rows = [list(table), *zip(*table.values())]  # noqa: B905 - Python 3.9 has no strict
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


FILES = {
    "granted.csv": csv_of(GRANTED),
    "moved.csv": csv_of(MOVED),
    "small_plan.toml": PLAN.format(folder=""),
    "broken_plan.toml": PLAN.format(folder="no_such_folder/") + "[nonsense]\n",
    "contradicting.csv": "use,min_ha,max_ha\nhousing,20,10\n",
    "claims.csv": "use,min_ha,max_ha\nhousing,5,10\n",
    "unknown_use.csv": "use,min_ha,max_ha\ncastle,5,10\n",
}
"""What a test needs beside the sample layers."""


def of_demand(result: Any) -> dict[str, float]:
    """The last year of the central scenario, from the uses."""
    uses = result.uses[(result.uses["scenario"] == "central") & (result.uses["year"] == 2036)]
    keys = ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha")
    return {"last_year": 2036, **{key: uses[key].sum() for key in keys}}


FIGURES: dict[str, Callable[[Any], dict[str, float]]] = {
    "overlap": lambda result: {
        "parcels": len(set(result.table["parcel_id"])),
        "overlap_ha": result.layer["area_m2"].sum() / 10_000,
        "sliver_m2": result.table["sliver_m2"].sum(),
    },
    "zones by rule": lambda result: {"zones_ha": result.table["area_m2"].sum() / 10_000},
    "population in scenarios": lambda result: {
        "last_year": 2036,
        "people": result.table.query("scenario == 'central' and year == 2036")["population"].sum(),
    },
    "population by mean growth": lambda result: {
        "last_year": 2036,
        "people": result.table.query("year == 2036")["population"].sum(),
    },
    "population by age": lambda result: {
        "last_year": 2036,
        "people": result.table.query("year == 2036")[["female", "male"]].sum().sum(),
    },
    "demand of a file": of_demand,
    "demand of layers": of_demand,
}
"""Sums that an algorithm gives beside the figures of the result, found in another way."""


def cases(folder: Path) -> dict[str, Callable[[], Any]]:
    """The calls by the name of the case."""
    import geopandas as gpd
    import pandas as pd

    import sedp_spatial as sedp
    from sedp_spatial import (
        allocation,
        budget,
        constraints,
        demand,
        hazards,
        management,
        population,
        restrictions,
        siting,
        supply,
        transformation,
        zoning,
    )
    from sedp_spatial.overlay import overlap_result

    def layer(file: str, name: str) -> Any:
        return sedp.read_layer(folder / file, name, kind=KINDS.get(name, "parcels"))

    def sample(name: str, kind: str) -> Any:
        return sedp.read_layer(folder / "municipality.gpkg", name, kind=kind)

    parcels = layer("municipality.gpkg", "parcels")
    boundary = layer("municipality.gpkg", "boundary")
    earlier = layer("municipality.gpkg", "parcels_2021")
    danger = sample("hazards", "zones")
    zones, buildings = sample("zones", "zones"), sample("buildings", "buildings")
    levels, limits = sample("hazards", "hazards"), sample("restrictions", "restrictions")
    rules = folder / "zone_rules.csv"
    dirty = layer("dirty.gpkg", "parcels_dirty")
    dirty_boundary = layer("dirty.gpkg", "boundary")
    history = population.read_table(folder / "population_history.csv", kind="population_history")
    counts = population.read_table(folder / "population_age_sex.csv", kind="population_age_sex")
    counts = counts.groupby(["year", "age"])[["female", "male"]].sum().reset_index()
    projects = population.read_table(folder / "economic_projects.csv", kind="economic_projects")

    some = parcels[parcels["parcel_id"].str.startswith(SOME)]
    site = [SITE_PARCEL]
    criteria = folder / "siting.toml"

    def table(name: str) -> Any:
        return pd.read_csv(folder / name, dtype=str, keep_default_na=False).replace("", None)

    def free_land(**options: Any) -> Any:
        return supply.land_supply(
            some, limits, zones, levels, rules=rules, buildings=buildings, **options
        )

    def scores(*uses: str) -> Any:
        inputs = siting.read_siting(criteria, uses=list(uses))
        return siting.suitability(
            some, inputs.criteria, inputs.weights, layers=inputs.layers, uses=list(uses)
        )

    def chosen_plots() -> Any:
        asked = demand.demand_of(demand.read_inputs(folder / "forecast.toml"), scenario="central")
        claims = allocation.claims_from(asked, year=2036)
        claims = claims[claims["max_ha"] > 0]
        pairs = supply.candidates_from(
            free_land(on="2026-11-22"), scores(*claims["use"]).table, with_transformation=True
        )
        return allocation.allocate_plots(pairs, claims, min_plot_ha=1, parcels=some)

    def demand_of_layers() -> Any:
        norms = demand.load_norms()
        present = demand.present_from_layers(
            norms=norms,
            **{name: layer("municipality.gpkg", name) for name in ("buildings", "villages")},
            facilities=layer("municipality.gpkg", "facilities"),
        )
        inputs = demand.read_inputs(folder / "forecast.toml")
        options = {"years": [2031, 2036], "ledger": 30, "projects": projects}
        changed = dataclasses.replace(inputs, norms=norms, present=present, options=options)
        return demand.demand_of(changed, scenario="central")

    def extract_with_drawn_zones() -> Any:
        strips = restrictions.water_strips(sample("rivers", "rivers"), by="name").layer
        around = restrictions.warning_zones(limits, 500).layer
        frames = [limits, strips.to_crs(limits.crs), around.to_crs(limits.crs)]
        together = gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=limits.crs)
        return restrictions.restriction_extract(parcels, together)

    def drawn_zones() -> Any:
        rivers = sample("rivers", "rivers")
        return restrictions.zones_together(
            [restrictions.water_strips(rivers, by="name"), restrictions.warning_zones(limits, 500)]
        )

    def exposure_to_slopes() -> Any:
        with hazards.open_slope(folder / "dem.tif") as steep:
            slopes = hazards.levels_from_raster(
                steep, [10, 20, 35], hazard="slope", within=buildings
            )
        danger = gpd.GeoDataFrame(
            pd.concat([levels, slopes.to_crs(levels.crs)], ignore_index=True)[
                ["hazard", "level", "geometry"]
            ],
            crs=levels.crs,
        )
        return hazards.hazard_exposure(buildings, danger, by="village")

    return {
        "check": lambda: sedp.check_layer(dirty, boundary=dirty_boundary),
        "repair": lambda: sedp.repair_layer(dirty, boundary=dirty_boundary),
        "balance": lambda: sedp.land_balance(parcels, boundary=boundary),
        "balance of dirty parcels": lambda: sedp.land_balance(
            dirty, boundary=dirty_boundary, by=["category", "in_use"]
        ),
        "registered": lambda: sedp.compare_registered(parcels, tolerance_share=0.02),
        "change": lambda: sedp.land_change(earlier, parcels),
        "overlap": lambda: overlap_result(parcels, danger, by=["hazard", "level"], tolerance_m=0.1),
        "population in scenarios": lambda: population.scenarios(history, years=10),
        "population by mean growth": lambda: population.project_growth(history, years=10),
        "population by age": lambda: population.project_hamilton_perry(
            counts[counts["year"] == 2021], counts[counts["year"] == 2026], years=10
        ),
        "demand of a file": lambda: demand.demand_of(
            demand.read_inputs(folder / "forecast.toml"), scenario="all"
        ),
        "demand of layers": demand_of_layers,
        "extract": lambda: restrictions.restriction_extract(parcels, limits, on="2026-11-22"),
        "extract with drawn zones": extract_with_drawn_zones,
        "zones by rule": drawn_zones,
        "zoning of parcels": lambda: zoning.check_zoning(
            parcels, zones, rules, kind="parcels", buildings=buildings
        ),
        "zoning of buildings": lambda: zoning.check_zoning(
            buildings, zones, rules, kind="buildings", on="2026-11-22"
        ),
        "capacity": lambda: zoning.zoning_capacity(parcels, buildings, zones, rules),
        "exposure": lambda: hazards.hazard_exposure(
            buildings,
            levels,
            by="village",
            parcels=parcels,
            facilities=layer("municipality.gpkg", "facilities"),
            population=population.read_table(
                folder / "population_age_sex.csv", kind="population_age_sex"
            ),
        ),
        "exposure to a raster and a slope": exposure_to_slopes,
        "supply": lambda: free_land(on="2026-11-22", uses=["housing", "industry"]),
        "suitability": lambda: scores("housing", "tourism"),
        "allocation": chosen_plots,
        "pre-check": lambda: transformation.precheck_transformation(
            some,
            "settlement",
            purpose="resettlement",
            on="2026-11-22",
            restrictions=limits,
            hazards=levels,
            parcel_ids=site,
        ),
        "transformation of a parcel": lambda: transformation.apply_transformation(
            some, {SITE_PARCEL: {"category": "settlement", "land_kind": "built"}}
        ),
        "transformation of cases": lambda: transformation.apply_transformation(
            parcels,
            list(transformation.read_cases(folder / "transformation.toml")),
            boundary=boundary,
        ),
        "constraints": lambda: constraints.constraint_table(
            some, limits, levels, by="category", on="2026-11-22"
        ),
        "ledger": lambda: hazards.resettlement_ledger(
            hazards.hazard_exposure(buildings, levels, by="village"),
            pd.DataFrame(GRANTED),
            pd.DataFrame(MOVED),
            by="village",
        ),
        "budget": lambda: budget.programme_budget(
            folder / "budget_revenue.csv",
            folder / "budget_expenditure.csv",
            folder / "measures.csv",
            years=3,
            parcels=parcels,
            rates=folder / "land_rates.csv",
            risks=folder / "budget_risks.csv",
        ).result(),
        "management": lambda: management.management_plan(
            parcels,
            proposals=table("proposals.csv"),
            stages=table("management_stages.csv"),
            measures=table("measures.csv"),
            on="2026-11-22",
        ),
        "plan": lambda: PlanTold(folder),
        "exposure by areas": lambda: hazards.hazard_exposure(
            buildings, levels, by="name_ky", areas=sample("villages", "places"), split="point"
        ),
    }


class PlanTold:
    """A run of the small plan, told in the way of a result."""

    def __init__(self, folder: Path) -> None:
        from sedp_spatial import plan
        from sedp_spatial.codes import labels

        with tempfile.TemporaryDirectory() as place:
            out, file = Path(place, "out"), Path(place, "plan.toml")
            file.write_text(PLAN.format(folder=f"{folder.as_posix()}/"), encoding="utf-8")
            done = plan.run_plan(file, out, languages=["en"], documents=False)
            files = [
                [name, path.relative_to(out).as_posix()] for name, path in done.outputs.items()
            ]
        words, said = labels("labels", "en"), done.translated("en").table
        self.steps = [
            [words[f"part.{row.step}"], words[f"state.{row.state}"], row.reason]
            for row in said.itertuples()
        ]
        self.files = files
        self.missing = len(done.missing)

    def translated(self, lang: str) -> PlanTold:
        return self

    def tables(self) -> dict[str, Any]:
        import pandas as pd

        steps = pd.DataFrame(self.steps, columns=["step", "state", "reason"], dtype=object)
        return {"table": steps, "files": pd.DataFrame(self.files, columns=["output", "file"])}

    def layers(self) -> dict[str, Any]:
        return {}

    def numbers(self) -> dict[str, Any]:
        return {
            "plan_steps": len(self.steps),
            "plan_missing": self.missing,
            "plan_files": len(self.files),
        }


def plain(name: str, result: Any) -> dict[str, Any]:
    """A result in English as JSON can hold it."""
    from sedp_spatial.operations import plain_table

    said = result.translated("en")
    tables = {}
    for part, frame in {**said.tables(), **said.layers()}.items():
        table = plain_table(part, frame, "en")
        shapes = table.geometry
        tables[part] = {
            "columns": table.columns,
            "rows": table.rows,
            "crs": table.crs_wkt,
            "geometry": None
            if shapes is None
            else [None if g is None else g.hex() for g in shapes],
        }
    numbers = {k: v for k, v in said.numbers().items() if isinstance(v, int | float)}
    numbers |= {k: float(v) for k, v in FIGURES.get(name, lambda _: {})(result).items()}
    return {"numbers": numbers, "tables": tables}


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    told = {name: plain(name, call()) for name, call in cases(Path(sys.argv[2])).items()}
    Path(sys.argv[3]).write_text(json.dumps(told), encoding="utf-8")
