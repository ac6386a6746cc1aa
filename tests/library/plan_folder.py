"""A small plan in a folder: some hundred parcels of the sample municipality, and its tables."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"
_LAYERS = ("villages", "buildings", "facilities", "zones", "restrictions", "hazards", "rivers")
_TABLES = ("zone_rules.csv", "population_age_sex.csv", "population_history.csv",
           "budget_revenue.csv", "budget_expenditure.csv")  # fmt: skip

PLAN = """
base_year = 2026
years = [2031, 2036]
languages = ["en"]

[territory]
ky = "Чакан айыл аймагы"
en = "Small aiyl aimagy"

[layers]
parcels = "катмарлар 1.gpkg|layername=parcels"
villages = "катмарлар 1.gpkg|layername=villages"
buildings = "катмарлар 1.gpkg|layername=buildings"
facilities = "катмарлар 1.gpkg|layername=facilities"
zones = "катмарлар 1.gpkg|layername=zones"
restrictions = "катмарлар 1.gpkg|layername=restrictions"
hazards = "катмарлар 1.gpkg|layername=hazards"
rivers = "катмарлар 1.gpkg|layername=rivers"

[rules]
on = 2026-11-01
zone_rules = "zone_rules.csv"

[population]
counts = "population_age_sex.csv"
history = "population_history.csv"

[claims]
time_limit_s = 10
only_lawful = false # so that there is something to transform

[budget]
revenue = "budget_revenue.csv"
expenditure = "budget_expenditure.csv"
generate = true

[norms.plot_individual]
value = 8
unit = "sotka/plot"
source = "invented"
date = 2025-03-12
"""


# Few and cheap steps: for what is asked of a run and not of its parts.
FEW = """
base_year = 2026
years = [2031]
languages = ["en"]

[territory]
ky = "Чакан айыл аймагы"
en = "Small aiyl aimagy"

[layers]
parcels = "катмарлар 1.gpkg|layername=parcels"
villages = "катмарлар 1.gpkg|layername=villages"
buildings = "катмарлар 1.gpkg|layername=buildings"
zones = "катмарлар 1.gpkg|layername=zones"
hazards = "катмарлар 1.gpkg|layername=hazards"

[population]
counts = "population_age_sex.csv"
history = "population_history.csv"

[claims]
time_limit_s = 10
only_lawful = false
"""

# The cheapest that still writes every kind of output.
FEWEST = "\n".join(
    line for line in FEW.partition("[population]")[0].splitlines()
    if not line.startswith(("buildings", "zones", "hazards"))
)  # fmt: skip


def small_plan(folder: Path, *, parcels: int = 300, text: str = PLAN) -> Path:
    """Write the layers, tables and the plan file into a folder whose name people would choose."""
    folder.mkdir(parents=True, exist_ok=True)
    source, target = SAMPLE / "municipality.gpkg", folder / "катмарлар 1.gpkg"
    whole = gpd.read_file(source, layer="parcels")
    middle = whole[whole["land_kind"] == "household_plot"].geometry.iloc[0].centroid
    near = whole.geometry.distance(middle).sort_values(kind="stable").index[:parcels]
    chosen = whole.loc[sorted(near)].reset_index(drop=True)
    pyogrio.write_dataframe(chosen, target, layer="parcels", driver="GPKG")
    extent = chosen.union_all().envelope
    for name in _LAYERS:
        layer = gpd.read_file(source, layer=name)
        part = layer[layer.intersects(extent)].reset_index(drop=True)
        pyogrio.write_dataframe(part, target, layer=name, driver="GPKG", append=True)
    for name in _TABLES:
        shutil.copy(SAMPLE / name, folder / name)
    plan = folder / "plan.toml"
    plan.write_text(text, encoding="utf-8")
    return plan


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a GeoPackage holds but for the times at which it was written."""
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [n for (n,) in opened.execute("SELECT table_name FROM gpkg_contents ORDER BY 1")]
        found = {}
        for name in names:
            columns = [row[1] for row in opened.execute(f'PRAGMA table_info("{name}")')]
            kept = ", ".join(f'"{c}"' for c in columns if c != "update_time")
            found[name] = opened.execute(f'SELECT {kept} FROM "{name}" ORDER BY 1').fetchall()
    return found
