"""Plans with measures for the page of the budget: a small one that was run, and a large one."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from sedp_spatial import measures_table, run_plan
from sedp_spatial.budget.measure_store import write_store
from sedp_spatial.budget.unit_costs import unit_costs_of, unit_costs_table
from tests.library.plan_folder import FEW, small_plan

BUDGET = """
[budget]
years = 3
revenue = "budget_revenue.csv"
expenditure = "budget_expenditure.csv"
measures = "measures.csv" # the council's own
"""
HEAD = ["measure_id", "section", "name", "cost_som", "year", "commissioning_year",
        "annual_upkeep_som", "sources", "parcel_ids"]  # fmt: skip
ROWS = [
    ["M01", "services", "Көк-Өңүрдөгү мектепке 150 орундуу кошумча имарат", 42_000_000, 2027, 2028,
     1_750_000, "targeted_transfer=36000000;local_budget=6000000", "0"],
    ["M02", "infrastructure", "Жаңы турак жай массивине ички жол, 4,2 км", 9_000_000, 2028, 2028,
     100_000, "donor=9000000", "1;2"],
    ["M03", "space", "Жер иштери", 500_000, 2027, 2027, 0, "local_budget=500000", ""],
    ["M04", "environment", "Селден коргоочу дамба, Таң-Суу", 15_500_000, 2028, 2029, 250_000,
     "targeted_transfer=15500000", "2;3;4;5"],
    ["M05", "economy", "Этно-туристтик комплекске инженердик тармактар", 8_200_000, 2029, 2029,
     320_000, "private_investor=5000000;district_fund=3200000", "6"],
]  # fmt: skip
MANY, PLOTS = 500, 100_000


def worked_out(folder: Path) -> Path:
    """A small plan with its last run in ``plan-out``."""
    plan = small_plan(folder, parcels=120, text=FEW + BUDGET)
    with closing(sqlite3.connect(folder / "катмарлар 1.gpkg")) as opened:
        plots = [p for (p,) in opened.execute("SELECT parcel_id FROM parcels ORDER BY 1")]
    with (folder / "measures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for *cells, places in ROWS:
            named = ";".join(plots[int(place)] for place in places.split(";") if place)
            writer.writerow([*cells, named])
    run_plan(plan, folder / "plan-out", documents=False)
    return plan


def large(folder: Path) -> Path:
    """A plan of 100 000 plots with a store of 500 measures, and what its run would have left."""
    (folder / "plan-out").mkdir(parents=True)
    (folder / "plan.toml").write_text(
        'base_year = 2026\n[territory]\nky = "Чоң"\n[layers]\n'
        'parcels = "plots.gpkg|layername=parcels"\n[budget]\nyears = 5\n'
        'measures = "measures.gpkg"\n',
        encoding="utf-8",
    )
    side = int(np.ceil(np.sqrt(PLOTS)))
    place = np.arange(PLOTS)
    x, y = 400_000 + place % side * 30.0, 4_700_000 + place // side * 30.0
    ids = [f"4-{number:06d}" for number in place]
    frame = gpd.GeoDataFrame(
        {"parcel_id": ids}, geometry=shapely.box(x, y, x + 28, y + 28), crs="EPSG:32643"
    )
    pyogrio.write_dataframe(frame, folder / "plots.gpkg", layer="parcels", driver="GPKG")
    chance = np.random.default_rng(7)
    cost = chance.integers(1, 60, MANY) * 1e6
    rows = pd.DataFrame(
        {
            "measure_id": [f"M{number:03d}" for number in range(MANY)],
            "section": "infrastructure",
            "name": [f"Иш-чара №{number}: көчө жана суу" for number in range(MANY)],
            "cost_som": cost,
            "year": 2027 + np.arange(MANY) % 5,
            "annual_upkeep_som": cost * 0.02,
            "sources": [f"local_budget={int(som)}" for som in cost],
            "parcel_ids": [
                ";".join(ids[p] for p in chance.choice(PLOTS, 20, replace=False))
                for _ in range(MANY)
            ],
        }
    )
    measures = measures_table(rows, base_year=2026, horizon=5)
    write_store(folder / "measures.gpkg", measures.table)
    _results(folder / "plan-out" / "plan.gpkg", measures, ids)
    return folder / "plan.toml"


def _results(path: Path, measures: object, ids: list[str]) -> None:
    table = measures.table  # type: ignore[attr-defined]
    covered = np.where(np.arange(len(table)) % 3 == 0, table["cost_som"], 0.0)
    money = pd.DataFrame(
        {
            "measure_id": table["measure_id"],
            "covered_som": covered,
            "missing_som": table["cost_som"] - covered,
            "upkeep_affordable": 1,
            "reason": "",
        }
    )
    frames = {
        "measures_table": table,
        "measures_links": measures.links,  # type: ignore[attr-defined]
        "funding_measures": money,
        "funding_years": pd.DataFrame({"year": range(2027, 2032), "development_som": 4e9}),
        "measures_unit_costs": unit_costs_table(unit_costs_of()),
        "restrictions_parcels": pd.DataFrame({"parcel_id": ids, "measured_m2": 784.0}),
    }
    for name, frame in frames.items():
        pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", append=path.exists())
