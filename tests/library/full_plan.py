"""A plan with every part on some hundred parcels, in which people typed what they should not."""

from __future__ import annotations

import re
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from tests.library.plan_folder import SAMPLE

SCRIPT = "<script>alert('кат')</script>"
FORMULA = "=1+1"
TEMPLATE = "{{7*7}}{% raw %}{0}{name}"
LINK = '=HYPERLINK("http://example.invalid";"бас")'
HOSTILE = (SCRIPT, FORMULA, TEMPLATE, LINK)

_TABLES = ("zone_rules", "population_age_sex", "population_history", "economic_projects",
           "budget_revenue", "budget_expenditure", "budget_risks", "measures", "land_rates",
           "proposals", "management_stages", "hearings", "working_group", "indicators")  # fmt: skip
# Where a text stands that people typed: table, column.
_TYPED = {
    ("measures", "name"): LINK,
    ("proposals", "text"): SCRIPT,
    ("proposals", "author"): FORMULA,
    ("hearings", "place"): TEMPLATE,
    ("working_group", "name"): SCRIPT,
    ("indicators", "name"): FORMULA,
    ("economic_projects", "project"): TEMPLATE,
    ("budget_revenue", "item"): LINK,
}
_LAYERS = ("villages", "buildings", "facilities", "zones", "restrictions", "hazards", "rivers",
           "roads")  # fmt: skip


def full_plan(folder: Path, *, parcels: int = 300, hostile: bool = True) -> Path:
    """Write the sample plan on the parcels around a village, with all its tables and cases."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _TABLES:
        table = pd.read_csv(SAMPLE / f"{name}.csv", dtype=str, keep_default_na=False)
        for (file, column), text in _TYPED.items() if hostile else ():
            if file == name:  # all rows of one thing are called the same
                table.loc[table[column] == table[column].iloc[0], column] = text
        table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8")
    cases = (SAMPLE / "transformation.toml").read_text(encoding="utf-8")
    if hostile:
        cases = cases.replace("Склад и цех", f"{SCRIPT} {TEMPLATE} Склад и цех")
    (folder / "transformation.toml").write_text(cases, encoding="utf-8")
    texts = [cases, *((folder / f"{name}.csv").read_text("utf-8") for name in _TABLES)]
    _layers(folder / "municipality.gpkg", parcels, _named("".join(texts)), hostile)
    plan = (SAMPLE / "plan.toml").read_text(encoding="utf-8")
    plan = re.sub(r"^dem = .*\n", "", plan, flags=re.MULTILINE)
    plan = plan.replace('village = "V3"', 'village = "V1"').replace(
        'village = "V5"', 'village = "V2"'
    )
    plan = plan.replace(
        "with_transformation = true", "with_transformation = true\ntime_limit_s = 10"
    )
    if hostile:
        plan = plan.replace('Көк-Өңүр айыл аймагы"\nru', f'Көк-Өңүр {SCRIPT}"\nru')
    path = folder / "plan.toml"
    path.write_text(plan, encoding="utf-8")
    return path


def _named(text: str) -> set[str]:
    """The plots that tables and cases name."""
    return set(re.findall(r"\d-\d\d-\d\d-\d{4}-\d{4}", text))


def _layers(target: Path, count: int, named: set[str], hostile: bool) -> None:
    source = SAMPLE / "municipality.gpkg"
    whole = gpd.read_file(source, layer="parcels")
    middle = whole[whole["land_kind"] == "household_plot"].geometry.iloc[0].centroid
    near = whole.geometry.distance(middle).sort_values(kind="stable").index[:count]
    kept = set(near) | set(whole.index[whole["parcel_id"].isin(named)])
    chosen = whole.loc[sorted(kept)].reset_index(drop=True)
    around = chosen.loc[~chosen["parcel_id"].isin(named)].union_all().envelope
    before = gpd.read_file(source, layer="parcels_2021")
    before = before[before["parcel_id"].isin(chosen["parcel_id"])].reset_index(drop=True)
    boundary = gpd.read_file(source, layer="boundary")
    boundary["geometry"] = [chosen.union_all().convex_hull]
    made = {"parcels": chosen, "parcels_2021": before, "boundary": boundary}
    for name in _LAYERS:
        layer = gpd.read_file(source, layer=name)
        made[name] = layer[layer.intersects(around)].reset_index(drop=True)
    if hostile:
        made["villages"]["name_ky"] = f"{FORMULA} {SCRIPT}"
        made["zones"]["name"] = SCRIPT
        made["facilities"]["name"] = TEMPLATE
        made["restrictions"]["legal_basis"] = SCRIPT
        made["restrictions"].loc[::2, "name"] = LINK
    for name, layer in made.items():
        pyogrio.write_dataframe(layer, target, layer=name, driver="GPKG", append=target.exists())
