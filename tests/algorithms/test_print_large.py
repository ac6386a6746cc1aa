"""Map sheets of a hundred thousand parcels in real QGIS: the window answers, and can say stop."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial.report.geopackage import write_geopackage

from .harness import Qgis
from .test_panel_large import MEASURED, QUIET_S, SIDE, village

KINDS = ["balance", "restrictions", "plan", "villages"]
PAGES = 7
"""A sheet of each of three kinds, and one for each of four villages."""


def results(folder: Path) -> Path:
    """What a run leaves: parcels, the regimes of each, plots chosen, four villages."""
    parcels = village()
    count = len(parcels)
    left, bottom, right, top = parcels.total_bounds
    x, y = (left + right) / 2, (bottom + top) / 2
    quarters = shapely.box([left, x, left, x], [bottom, bottom, y, y], [x, right, x, right],
                           [y, y, top, top])  # fmt: skip
    crs = parcels.crs
    regimes = np.array(["prohibited", "conditional"], dtype=object)[np.arange(count) % 2]
    few = parcels.iloc[:500]
    layers = {
        "parcels": parcels,
        "boundary": gpd.GeoDataFrame(geometry=[shapely.box(*parcels.total_bounds)], crs=crs),
        "villages": gpd.GeoDataFrame(
            {"village": list("1234"), "name": ["Ак-Өрүк", "Күн-Төр", "Көк-Суу", "Ың-Булак"]},
            geometry=quarters, crs=crs,
        ),
        "restrictions_regimes": gpd.GeoDataFrame(
            {"regime": regimes, "area_m2": 900.0}, geometry=parcels.geometry, crs=crs
        ),
        "allocation": gpd.GeoDataFrame(
            {"parcel_id": few["parcel_id"], "use": "housing", "area_ha": 0.09,
             "suitability": 0.5, "reason": ""},
            geometry=few.geometry, crs=crs,
        ),
    }  # fmt: skip
    shares = pd.DataFrame(
        {"category": ["agricultural", "forest"], "area_ha": [6741.0, 2246.0], "share": [0.75, 0.25]}
    )
    file = folder / "plan.gpkg"
    write_geopackage(file, layers, {"balance_table": shares}, lang="ky")
    record = {"territory": {"ky": "Чоң айыл аймагы"}, "base_year": 2026, "inputs": []}
    (folder / "provenance.json").write_text(json.dumps(record), "utf-8")
    return file


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS."""
    out = qgis.folder / "out" / "print-large"
    out.mkdir()
    results(out)
    layers, folder = qgis.inside(qgis.folder / "layers"), qgis.inside(out)
    found = dict(qgis.python("print_large.py", layers, folder))
    MEASURED.mkdir(parents=True, exist_ok=True)
    text = json.dumps({k: found[k] for k in ("beats", "where")}, indent=1)
    (MEASURED / f"print-{qgis.env.name}.json").write_text(text, encoding="utf-8")
    return found


def test_all_sheets_are_written_beside_qgis(told: dict[str, Any]) -> None:
    assert told["offered"] == KINDS and told["parcels"] == SIDE * SIDE
    assert len(told["written"]) == PAGES
    assert all(whole for whole in told["written"].values())
    assert told["layouts"] == len(KINDS)
    assert told["children"] == 2 and told["drawn_here"] == 0
    assert len(told["progress"]) >= PAGES and told["progress"] == sorted(told["progress"])
    assert f"Map sheets written: {PAGES}" in told["said"]


def test_the_window_goes_on_answering(told: dict[str, Any]) -> None:
    slow = {name: beat for name, beat in told["beats"].items() if beat[0] > QUIET_S}
    assert slow == {}, "\n".join(told["where"])


def test_a_cancel_leaves_each_file_old_or_complete(told: dict[str, Any]) -> None:
    kinds = list(told["cancelled"]["files"].values())
    assert set(kinds) == {"old", "complete"} and len(kinds) == PAGES
    assert told["cancelled"]["left"] == [] and told["cancelled"]["ended"]
    assert told["cancelled"]["seconds"] < 5
    assert "Cancelled; sheets that were complete are written." in told["cancelled"]["said"]


def test_a_process_that_dies_is_told_in_a_sentence(told: dict[str, Any]) -> None:
    assert "stopped without a result" in told["killed"]["said"]
    assert told["killed"]["left"] == [] and not told["killed"]["running"]


def test_a_file_that_cannot_be_replaced_is_named(told: dict[str, Any]) -> None:
    assert "could not be written" in told["held"]["said"] and ".pdf" in told["held"]["said"]
    assert told["held"]["left"] == []


def test_unloading_in_the_middle_leaves_nothing(told: dict[str, Any]) -> None:
    assert told["unloaded"] == {"left": [], "ended": True}
    assert told["errors"] == []
