"""The benchmark itself works, and both of its sides compute the same. No time is asserted."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from sedp_spatial import check_layer
from tests.algorithms.harness import left_out

from . import suite
from .__main__ import main
from .coverage import cached_territory, make_territory, plant_defects
from .large import streamed
from .overlays import overlays
from .qgis import NoQgis, with_qgis
from .rasters import zonal
from .suite import Row
from .table import HEADINGS, markdown

PARCELS = 400


def test_the_generated_parcels_are_what_is_promised() -> None:
    territory = make_territory(PARCELS)
    shapes = territory.parcels.geometry.values
    vertices = shapely.get_num_coordinates(shapes) - 1
    assert shapely.coverage_is_valid(shapes)
    assert vertices.min() >= 8 and vertices.max() <= 60
    assert territory.parcels.area.mean() == pytest.approx(10_000, rel=1e-3)
    assert territory.parcels.area.sum() == pytest.approx(territory.boundary.area.sum(), rel=1e-12)
    xy = shapely.get_coordinates(shapes)
    assert (xy == xy.round(3)).all()


def test_the_same_seed_gives_the_same_parcels() -> None:
    first, second = make_territory(PARCELS), make_territory(PARCELS)
    assert shapely.equals_identical(
        first.parcels.geometry.values, second.parcels.geometry.values
    ).all()
    other = make_territory(PARCELS, seed=1)
    assert not shapely.equals_identical(
        first.parcels.geometry.values, other.parcels.geometry.values
    ).any()


def test_every_planted_defect_is_found_and_nothing_else() -> None:
    territory = make_territory(PARCELS)
    assert check_layer(territory.parcels, boundary=territory.boundary).table.empty
    broken, overlaps, gaps = plant_defects(territory.parcels, 10)
    found = check_layer(broken, boundary=territory.boundary).table["rule"].value_counts()
    assert overlaps == gaps == 5
    assert found.to_dict() == {"overlap": 5, "gap": 5}


def test_both_sides_agree_and_the_table_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suite, "PROMISED", 0)
    rows = list(suite.compare(PARCELS, 1, folder=tmp_path, memory=False))  # raises if they disagree
    assert {row.required for row in rows} == {"≥ 20", "≥ 10", "< 1"}
    assert all(row.ratio > 0 and row.least <= row.ratio <= row.greatest for row in rows)
    lines = markdown(rows).splitlines()
    assert len(lines) == len(rows) + 2
    assert {line.count("|") for line in lines} == {len(HEADINGS) + 1}


def test_data_are_made_once(tmp_path: Path) -> None:
    path = cached_territory(PARCELS, tmp_path)
    made = path.stat().st_mtime_ns
    assert cached_territory(PARCELS, tmp_path).stat().st_mtime_ns == made
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("required", "ratio", "verdict"),
    [("≥ 20", 20.0, "ok"), ("≥ 20", 19.9, "MISSED"), ("< 1", 1.0, "MISSED"), ("", 0.1, "")],
)
def test_verdicts(required: str, ratio: float, verdict: str) -> None:
    assert Row("", "", 1, 1, ratio, ratio, ratio, required).verdict == verdict


def test_the_program_prints_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SEDP_CACHE", str(tmp_path))
    few = ["--parcels", str(PARCELS), "--large", str(PARCELS), "--repetitions", "1"]
    assert main(few) == 0  # nothing is promised
    printed = capsys.readouterr().out
    assert printed.startswith("| what") and "memory peak" in printed
    assert "overlap_areas_of_file" in printed and "zonal_statistics" in printed


def test_streamed_files_agree_in_every_encoding(tmp_path: Path) -> None:
    rows = list(streamed(2 * PARCELS, 1, folder=tmp_path))  # raises if they disagree
    assert [row.unit for row in rows] == ["s", "s", "s", "MB", "MB"]
    assert all(50 < row.our_value < 3 * 1024 for row in rows[3:])


def test_statistics_agree_with_exactextract_parcel_by_parcel(tmp_path: Path) -> None:
    pytest.importorskip("exactextract")
    rows = list(zonal(suite.Layers.of(PARCELS, tmp_path), 1, tmp_path))  # raises otherwise
    assert {row.peer.split(",")[0] for row in rows} == {"exactextract"}


def test_areas_agree_with_qgis(tmp_path: Path) -> None:
    try:
        rows = list(with_qgis(suite.Layers.of(PARCELS, tmp_path), 1))  # raises if they disagree
    except NoQgis as missing:
        left_out(f"no QGIS to compare with: {missing}")
    assert len(rows) == 2 and all("in its process" in row.peer for row in rows)


def test_overlays_agree_with_their_peer(tmp_path: Path) -> None:
    rows = list(overlays(suite.Layers.of(PARCELS, tmp_path), 1))  # raises if they disagree
    assert [row.peer for row in rows] == ["geopandas.overlay"] * 3
