"""Bad input gets one clear sentence, and what stood at the output's place stays."""

from __future__ import annotations

import re
import signal
import subprocess
import time
import warnings
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point, box

from .harness import SAMPLE, Qgis, read_until, start

HERE = box(3_356_000, 4_594_600, 3_356_100, 4_594_700)
GRID = "EPSG:7694"


def write(path: Path, frame: gpd.GeoDataFrame) -> Path:
    kind = "Point" if (frame.geom_type == "Point").any() else "Polygon"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a layer without CRS is what one test is about
        frame.to_file(path, driver="GPKG", layer="layer", geometry_type=kind)
    return Path(f"{path}|layername=layer")


def parcels(crs: str | None = GRID) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"parcel_id": ["1"], "category": ["forest"]}, geometry=[HERE], crs=crs)


def make_no_crs(path: Path) -> Path:
    return write(path, parcels(crs=None))


def make_points(path: Path) -> Path:
    return write(path, gpd.GeoDataFrame({"a": [1]}, geometry=[Point(0, 0)], crs=GRID))


def make_empty(path: Path) -> Path:
    return write(path, parcels().iloc[:0])


def make_sound(path: Path) -> Path:
    return write(path, parcels())


def make_large(path: Path, copies: int = 8) -> Path:
    """So much that the work lasts longer than QGIS takes to hear Ctrl-C, about a second."""
    one = gpd.read_file(SAMPLE / "municipality.gpkg", layer="parcels")
    shifted = [one.set_geometry(one.translate(0, 40_000 * i)) for i in range(copies)]
    large = gpd.GeoDataFrame(pd.concat(shifted, ignore_index=True), crs=one.crs)
    large["parcel_id"] = large.index.astype(str)
    return write(path, large)


CASES = {
    "no CRS": (make_no_crs, {}, "coordinate reference system"),
    "points": (make_points, {}, "polygon"),
    "no features": (make_empty, {}, "no features"),
    "missing field": (make_sound, {"FIELD_CATEGORY": "categry"}, "category"),
    "missing file": (lambda path: path, {}, "PARCELS"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_sentence_and_nothing_touched(qgis: Qgis, out: Path, name: str) -> None:
    make, parameters, word = CASES[name]
    layer = make(out / "layer.gpkg")
    existing = out / "balance.gpkg"
    existing.write_bytes(b"what stood here")
    done = qgis.algorithm("balance", {"PARCELS": layer, "BY": 0, "BALANCE": existing, **parameters})
    assert done.code != 0
    assert word in done.text, done.text
    assert "Traceback" not in done.text, done.text
    assert existing.read_bytes() == b"what stood here"


def test_sentence_in_the_language_of_qgis(qgis: Qgis, out: Path) -> None:
    layer = make_sound(out / "layer.gpkg")
    done = qgis.algorithm(
        "balance",
        {"PARCELS": layer, "BY": 0, "FIELD_CATEGORY": "categry"},
        LANG="ky_KG.UTF-8",
    )
    assert done.code != 0
    assert re.search("[өүң]", done.stderr), done.text


def test_cyrillic_path_with_spaces(qgis: Qgis, out: Path) -> None:
    folder = out / "Айыл аймагы – көчүрмө"
    folder.mkdir()
    layer = make_sound(folder / "жер тилкелери ң ө ү.gpkg")
    balance = folder / "жер балансы.gpkg"
    page = folder / "корутунду.html"
    done = qgis.algorithm(
        "balance", {"PARCELS": layer, "BY": 0, "BALANCE": balance, "SUMMARY": page, "LANGUAGE": 1}
    )
    assert done.code == 0, done.text
    assert done.results["parcels_ha"] == pytest.approx(1.0, rel=1e-2)
    assert balance.is_file()
    assert "Жер балансы" in page.read_text("utf-8")


def test_cancel_stops_the_work_and_writes_nothing(qgis: Qgis, out: Path) -> None:
    target = out / "changed.gpkg"
    layer = make_large(out / "large.gpkg")
    arguments = qgis.arguments(
        "change", {"BEFORE": layer, "AFTER": layer, "BY": 0, "CHANGED": target}
    )
    process, terminal = start(qgis, "run", *arguments)
    seen = read_until(terminal, "0...")
    process.send_signal(signal.SIGINT)
    rest = read_until(terminal, None)
    process.wait(timeout=300)
    assert process.returncode != 0, seen + rest
    assert "Cancelled" in rest or "nothing was written" in rest, rest
    assert "Traceback" not in rest
    assert not target.exists()
    assert children_of_the_plugin(qgis) == ""


def children_of_the_plugin(qgis: Qgis, seconds: float = 60.0) -> str:
    """Child interpreters that this plugin started and that do not end."""
    until = time.monotonic() + seconds
    while True:
        listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
        lines = [
            line
            for line in listed.stdout.splitlines()
            if "sedp_spatial.worker" in line and str(qgis.plugins) in line
        ]
        if not lines or time.monotonic() > until:
            return "\n".join(lines)
        time.sleep(0.1)
