"""``python -m sample_layers.generate [--out DIR]``: make every file of the sample municipality."""

from __future__ import annotations

import argparse
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from sample_layers.generate import (
    boundary,
    buildings,
    conduct,
    defects,
    fields,
    hazards,
    history,
    landcover,
    parcels,
    place,
    rivers,
    tables,
    terrain,
    villages,
    write,
    zones,
)


def main(out: Path) -> None:
    """Generate into ``out``; existing files of the same names are replaced."""
    out.mkdir(parents=True, exist_ok=True)

    def stream(number: int) -> np.random.Generator:
        # One random stream per subject: a change in one does not shuffle all the others.
        return np.random.default_rng([place.SEED, number])

    land = terrain.build(np.random.default_rng(place.SEED))
    border = boundary.build(land)
    cover = landcover.zones(land, stream(1))
    river = rivers.main_river()
    water = [river, *rivers.tributaries(land, border, river.line), *rivers.canals()]
    wet = shapely.union_all([r.line.buffer(r.width / 2 + 7) for r in water if r.kind != "canal"])
    settled = villages.build_all(wet, stream(2))
    arable = shapely.union_all([p for p, zone, _ in cover if zone in ("irrigated", "rainfed")])
    strips = fields.build(shapely.intersection(arable, border), stream(3))
    rng = stream(4)
    painted = parcels.paint(cover, strips, settled, water, border, rng)
    now, territory = parcels.tune(parcels.build(painted, border, rng))
    now = parcels.number(now, rng)
    past, changes = history.build(now, stream(5))
    dirty, answers = defects.build(now, territory, stream(6))

    border_layer = gpd.GeoDataFrame(
        {f"name_{lang}": [name] for lang, name in place.NAME.items()}
        | {"registered_area_ha": [place.TARGET_AREA_M2 / 10_000]},
        geometry=[territory],
        crs=place.CRS,
    )
    main_file, dirty_file = out / "municipality.gpkg", out / "dirty.gpkg"
    for path in (main_file, dirty_file):
        path.unlink(missing_ok=True)
    write.layer(main_file, "boundary", border_layer, "Polygon")
    write.layer(main_file, "parcels", now[parcels.COLUMNS], "Polygon")
    write.layer(main_file, "parcels_2021", past[parcels.COLUMNS], "Polygon")
    houses = buildings.build(now, stream(7))
    settlements = buildings.village_layer(now, houses)
    levels = {
        "mudflow": hazards.mudflow(water),
        "landslide": hazards.landslide(land, stream(8)),
        "flood": hazards.flood(),
    }
    write.layer(main_file, "villages", settlements, "MultiPolygon")
    write.layer(main_file, "rivers", rivers.layer(water, territory), "LineString")
    write.layer(main_file, "roads", parcels.road_layer(territory), "LineString")
    write.layer(main_file, "zones", zones.legal_zones(now), "MultiPolygon")
    limits = zones.restrictions(now, water, territory)
    write.layer(main_file, "restrictions", limits, "MultiPolygon")
    write.layer(main_file, "hazards", hazards.layer(levels, territory), "Polygon")
    write.layer(main_file, "buildings", houses, "Polygon")
    write.layer(main_file, "facilities", buildings.facilities(now, stream(9)), "Point")
    hazards.rasters(out, land, levels["mudflow"], territory)
    people, yearly = tables.population(settlements, stream(10))
    revenue, spending = tables.budget()
    for name, frame in {
        "zone_rules": zones.rules(),
        "population_age_sex": people,
        "population_history": yearly,
        "economic_projects": tables.projects(),
        "budget_revenue": revenue,
        "budget_expenditure": spending,
        "measures": tables.measures(now),
        "budget_risks": tables.risks(),
        "land_rates": tables.land_rates(),
        "proposals": conduct.proposals(now, settlements),
        "hearings": conduct.hearings(),
        "working_group": conduct.working_group(),
        "indicators": conduct.indicators(),
        "management_stages": conduct.stages(),
    }.items():
        write.table(out / f"{name}.csv", frame)
    write.layer(dirty_file, "parcels_dirty", dirty[parcels.COLUMNS], "Unknown")
    write.layer(dirty_file, "boundary", border_layer, "Polygon")
    write.table(out / "change_answer.csv", changes)
    write.table(out / "dirty_defects.csv", answers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m sample_layers.generate", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    main(parser.parse_args().out)
