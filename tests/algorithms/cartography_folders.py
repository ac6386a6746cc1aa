"""Results of a small plan, with a layer for every kind of output that the house draws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from sedp_spatial import land_balance
from sedp_spatial.report.geopackage import write_geopackage

from .harness import SAMPLE

VILLAGES = ("V1", "V4")
OUTPUTS: dict[str, dict[str, list[Any]]] = {
    "check": {"rule": ["overlap", "gap"], "severity": ["error", "warning"]},
    "registered": {"parcel_id": ["1", "2"], "tolerance_class": ["within", "above_5"]},
    "change": {"from": ["forest", "reserve"], "to": ["settlement", "water"]},
    "strips": {"kind": ["water_strip", "sanitary_zone"], "regime": ["prohibited", "conditional"]},
    "zoning": {"feature": ["1", "2"], "severity": ["error", "info"]},
    "capacity": {"parcel_id": ["1", "2"], "limited_by": ["floor_ratio", "no_zone"]},
    "hazard_levels": {"hazard": ["flood", "mudflow"], "level": ["1", "3"]},
    "exposure": {"building_id": ["1", "2"], "level_flood": ["1", None], "level_slope": ["2", "3"]},
    "constraints": {"regime": ["prohibited", "notice"], "level_flood": ["1", "2"]},
    "supply": {"category": ["forest", "water"], "status": ["free", "no"]},
    "suitability": {"suitability_housing": [0.1, 0.9], "best_suitability": [0.1, 0.9]},
    "allocation": {
        "parcel_id": ["1", "2"],
        "use": ["housing", "industry"],
        "area_ha": [1.5, 2.5],
        "suitability": [0.9, 0.4],
        "reason": ["a", "b"],
    },
    "precheck": {"parcel_id": ["1", "2"], "outcome": ["blocks", "ok"]},
    "transformation": {"case_id": ["1", "2"], "to_category": ["forest", "water"]},
    "management": {"parcel_id": ["1", "2"], "future_use": ["housing", "unchanged"]},
    "places": {"proposal_id": ["1", "2"], "fate": ["accepted", "open"]},
    "restrictions_regimes": {"regime": ["prohibited", "conditional"], "area_m2": [1e4, 2.5e4]},
    "zones": {"zone": ["R1", "IND"]},
    "land": {"land_kind": ["pasture", "road"]},
}


def lay_out(folder: Path, language: str) -> Path:
    """Write plan.gpkg and provenance.json as a run leaves them."""
    folder.mkdir(parents=True, exist_ok=True)
    source = SAMPLE / "municipality.gpkg"
    drawn = {
        name: gpd.read_file(source, layer=name)
        for name in ("villages", "parcels", "facilities", "rivers", "roads")
    }
    villages = drawn["villages"][drawn["villages"]["village"].isin(VILLAGES[:2])]
    drawn["villages"] = villages
    around = villages[villages["village"] == VILLAGES[0]].union_all().buffer(800)
    parcels = drawn["parcels"]
    near = parcels.intersects(around) | parcels["village"].eq(VILLAGES[1])
    drawn["parcels"] = parcels[near]
    whole = drawn["parcels"].union_all().convex_hull
    drawn["boundary"] = gpd.GeoDataFrame(geometry=[whole], crs=parcels.crs)
    layers: dict[str, Any] = dict(drawn)
    layers["balance"] = land_balance(drawn["parcels"])
    shapes = list(drawn["parcels"].geometry.iloc[:2])
    for name, columns in OUTPUTS.items():
        geometry = [s.representative_point() for s in shapes] if name == "places" else shapes
        layers[name] = gpd.GeoDataFrame(columns, geometry=geometry, crs=parcels.crs)
    money = {"cost_som": [2e6, 3e6], "covered_som": [2e6, 1e6], "missing_som": [0.0, 2e6]}
    file = folder / "plan.gpkg"
    write_geopackage(file, layers, {"funding_measures": pd.DataFrame(money)}, lang=language)
    record = {
        "territory": {"ky": "Көк-Өңүр айыл аймагы", "ru": "Кок-Онурский айыл аймак"},
        "base_year": 2026,
        "inputs": [{"key": "layers.parcels", "file": "municipality.gpkg|layername=parcels"}],
    }
    (folder / "provenance.json").write_text(json.dumps(record), "utf-8")
    return file
