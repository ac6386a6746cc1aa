"""What a large file gives piece by piece is what the whole layer gives at once."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
from shapely.affinity import translate
from shapely.geometry import GeometryCollection, LineString
from typer.testing import CliRunner

from sedp_spatial import (
    CheckResult,
    check_layer,
    compare_registered,
    read_layer,
    restriction_extract,
)
from sedp_spatial.cli import app
from sedp_spatial.errors import DataError, UsageError
from sedp_spatial.large import (
    check_file,
    checking,
    extract_file,
    extracting,
    ordering,
    registered_file,
    registering,
)
from sedp_spatial.large.appending import appending
from tests.benchmarks.country import make_country, write_country

from .builders import X, Y, block, bow_tie, layer, squares

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_layers" / "municipality.gpkg"
DIRTY = ROOT / "sample_layers" / "dirty.gpkg"


@pytest.fixture
def pieces_of(monkeypatch: pytest.MonkeyPatch):
    """Says how many rows a piece has, whatever the memory is."""

    def cut(rows: int) -> None:
        for module in (checking, extracting, registering):
            monkeypatch.setattr(module, "rows_allowed", lambda *_: rows)

    return cut


def assert_same_findings(pieces: CheckResult, once: CheckResult) -> None:
    """The same rules at the same parcels with the same sizes; their order is not compared."""
    tables = [
        one.table.assign(rough=one.table["area_m2"].round(1)).sort_values(
            ["rule", "feature_ids", "rough"], ignore_index=True
        )
        for one in (pieces, once)
    ]
    for column in ("rule", "severity", "feature_ids"):
        assert tables[0][column].tolist() == tables[1][column].tolist()
    for column in ("area_m2", "length_m"):
        np.testing.assert_allclose(tables[0][column], tables[1][column], rtol=1e-9, atol=1e-6)
    assert [m.code for m in tables[0]["message"]] == [m.code for m in tables[1]["message"]]
    for column in ("ids", "count", "column", "value"):
        told = [[m.params.get(column) for m in table["message"]] for table in tables]
        assert told[0] == told[1]


@pytest.mark.parametrize("with_boundary", [False, True])
def test_findings_of_the_dirty_sample_are_the_same(pieces_of, with_boundary: bool) -> None:
    pieces_of(700)
    whole = read_layer(DIRTY, "parcels_dirty", kind="parcels")
    edge = read_layer(SAMPLE, "boundary", kind="boundary") if with_boundary else None
    pieces = check_file(DIRTY, layer="parcels_dirty", boundary=edge)
    once = check_layer(whole, boundary=edge)
    assert_same_findings(pieces, once)
    assert (pieces.errors, pieces.warnings, pieces.infos) == (
        once.errors, once.warnings, once.infos,
    )  # fmt: skip
    areas = [np.sort(one.layer.area.to_numpy()) for one in (pieces, once)]
    np.testing.assert_allclose(*areas, rtol=1e-6, atol=1e-6)


def dirty_grid(seed: int) -> gpd.GeoDataFrame:
    """A grid with everything that can lie across the cuts, in random order."""
    random = np.random.default_rng(seed)
    shapes = squares(9, 8)
    for number in random.choice(len(shapes), 4, replace=False).tolist():
        shapes[number] = translate(shapes[number], *random.uniform(-30, 30, 2).tolist())
    shapes[int(random.integers(len(shapes)))] = None
    shapes += [shapes[0], block(2.5, 3.5, 3, 2), bow_tie(12, 1), block(20, 20), block(1, 1)]
    shapes = [shapes[place] for place in random.permutation(len(shapes)).tolist()]
    ids: list[object] = [f"P{number}" for number in range(len(shapes))]
    for number in random.choice(len(ids), 3, replace=False).tolist():
        ids[number] = None
    ids[3] = ids[-4] = "twice"
    categories = random.choice(["agricultural", "settlements", "moon", None], len(shapes))
    registered = np.where(random.random(len(shapes)) < 0.1, 10_000.0, 1.0)
    return layer(shapes, parcel_id=ids, category=categories.tolist(), registered_area_ha=registered)


@pytest.mark.parametrize("seed", range(6))
def test_findings_across_the_cuts_are_the_same(tmp_path: Path, pieces_of, seed: int) -> None:
    pieces_of(int(np.random.default_rng(seed).integers(3, 40)))
    path = tmp_path / "grid.parquet"
    dirty_grid(seed).to_parquet(path)
    edge = layer([block(0, 0, 9.5, 8)]) if seed % 2 else None
    whole = read_layer(path, kind="parcels")
    once = check_layer(whole, boundary=edge)
    assert set(once.table["rule"]) >= {"overlap", "gap", "duplicate_id", "duplicate_geometry"}
    assert_same_findings(check_file(path, boundary=edge), once)


def test_equal_places_are_never_divided() -> None:
    places = np.array([5, 5, 5, 1, 1, 9, -1, 9, 5, -1])
    piece = ordering._cut(places, 2)
    for place in np.unique(places):
        assert len(set(piece[places == place])) == 1
    assert piece[places == -1].tolist() == [0, 0]
    assert set(piece) == set(range(piece.max() + 1))


def test_the_extract_is_the_same_row_for_row(tmp_path: Path, pieces_of) -> None:
    pieces_of(900)
    parcels = read_layer(SAMPLE, "parcels", kind="parcels")
    zones = read_layer(SAMPLE, "restrictions", kind="restrictions")
    out = [tmp_path / "extract.gpkg", tmp_path / "extract.csv", tmp_path / "extract.parquet"]
    pieces = extract_file(f"{SAMPLE}|layername=parcels", zones, out=out)
    once = restriction_extract(parcels, zones)
    assert pieces.pieces == -(-len(parcels) // 900)
    parts = gpd.read_file(out[0], layer="extract_parcels")
    assert parts["parcel_id"].tolist() == once.parcels["parcel_id"].tolist()
    for column in ("measured_m2", "restricted_m2", "free_m2", "sliver_m2"):
        off = np.abs(parts[column].to_numpy() - once.parcels[column].to_numpy())
        # The ratio of map to ellipsoid is fitted to each extent, which may explain the last digits.
        assert (off <= 1e-10 * once.parcels["measured_m2"].to_numpy() + 1e-9).all()
    for table in (pd.read_parquet(out[2]), pd.read_csv(out[1], dtype={"parcel_id": str})):
        assert table["parcel_id"].tolist() == once.table["parcel_id"].astype(str).tolist()
        assert table["kind"].tolist() == once.table["kind"].tolist()
        np.testing.assert_allclose(table["area_m2"], once.table["area_m2"], rtol=1e-9, atol=1e-6)
    drawn = gpd.read_file(out[0], layer="extract")
    assert len(drawn) == len(once.layer)
    assert drawn["area_m2"].sum() == pytest.approx(once.layer["area_m2"].sum(), rel=1e-9)
    listed = gpd.read_file(out[0], layer="extract_restrictions")
    assert listed["parcels"].tolist() == once.restrictions["parcels"].tolist()
    pd.testing.assert_frame_equal(pieces.table, once.categories, check_exact=False, rtol=1e-9)
    figures = {name: value for name, value in once.numbers().items() if name in pieces.figures}
    assert pieces.figures == pytest.approx(figures, rel=1e-9, abs=1e-6)
    assert abs(pieces.figures["residual_ha"]) < 1e-6
    codes = {note.code for note in pieces.notes} - {"note.large_pieces"}
    assert codes == {note.code for note in once.notes}


def test_registered_areas_are_the_same_row_for_row(tmp_path: Path, pieces_of) -> None:
    pieces_of(800)
    out = tmp_path / "registered.csv"
    pieces = registered_file(SAMPLE, layer="parcels", out=[out])
    once = compare_registered(read_layer(SAMPLE, "parcels", kind="parcels"))
    table = pd.read_csv(out, dtype={"parcel_id": str})
    assert table["tolerance_class"].tolist() == once.table["tolerance_class"].tolist()
    np.testing.assert_allclose(table["measured_ha"], once.table["measured_ha"], rtol=1e-10)
    pd.testing.assert_frame_equal(pieces.table, once.classes, check_exact=False, rtol=1e-9)
    assert pieces.figures["measured_ha"] == pytest.approx(once.measured_ha, rel=1e-10)


def test_pieces_without_land_or_registered_areas_are_not_lost(tmp_path: Path, pieces_of) -> None:
    pieces_of(2)
    path = tmp_path / "parcels.parquet"
    shapes = [None, None, None, *squares(4)]
    parcels = layer(shapes, registered_area_ha=[None] * 5 + [1.0, 1.0], parcel_id=[None] * 7)
    parcels.to_parquet(path)
    compared = registered_file(path, out=[tmp_path / "r.csv"])
    assert compared.features == 7
    assert compared.table["parcels"].sum() == 7
    names = pd.read_csv(tmp_path / "r.csv")["parcel_id"].tolist()
    assert names == [f"row:{number}" for number in range(7)]
    parcels.assign(registered_area_ha=None).to_parquet(path)
    with pytest.raises(DataError):
        registered_file(path, out=[tmp_path / "r.csv"])


def test_an_extract_whose_file_ends_without_land(tmp_path: Path, pieces_of) -> None:
    pieces_of(2)
    path = tmp_path / "parcels.parquet"
    parcels = layer([*squares(3), None, None, None], parcel_id=list("abcdef"))
    parcels.to_parquet(path)
    zone = gpd.GeoDataFrame(
        {"kind": ["protected_area"], "regime": ["prohibited"]},
        geometry=[parcels.geometry.iloc[1]],
        crs=parcels.crs,
    )
    found = extract_file(path, zone, out=[tmp_path / "x.gpkg"])
    once = restriction_extract(parcels, zone)
    assert found.features == 6
    assert found.figures["restricted_ha"] == pytest.approx(once.numbers()["restricted_ha"])


def test_an_output_survives_a_failure(tmp_path: Path, pieces_of, monkeypatch) -> None:
    pieces_of(2)
    path, out = tmp_path / "parcels.parquet", tmp_path / "out.csv"
    layer(squares(6), registered_area_ha=[1.0] * 6).to_parquet(path)
    out.write_text("before", encoding="utf-8")
    calls = []
    work = registering.measured_against_registered

    def failing(*args, **options):
        calls.append(1)
        if len(calls) == 3:
            raise DataError("error.no_memory")
        return work(*args, **options)

    monkeypatch.setattr(registering, "measured_against_registered", failing)
    with pytest.raises(DataError):
        registered_file(path, out=[out])
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.csv", "parcels.parquet"]


def test_what_cannot_grow_is_refused_before_any_work(tmp_path: Path) -> None:
    path = tmp_path / "parcels.parquet"
    layer(squares(2), registered_area_ha=[1.0, 1.0]).to_parquet(path)
    with pytest.raises(UsageError, match="xlsx"):
        registered_file(path, out=[tmp_path / "out.xlsx"])
    with pytest.raises(UsageError, match="database"):
        registered_file("PG:service=land|layername=public.parcels")
    with pytest.raises(UsageError):
        check_file(path, memory_mb=0)
    with pytest.raises(DataError):
        check_file(tmp_path / "none.gpkg")


def test_a_layer_of_mixed_outlines_is_one_of_any_kind(tmp_path: Path) -> None:
    """Where a repair moves an edge, land and a line may be left together."""
    (one, two), path = squares(2), tmp_path / "x.gpkg"
    mixed = layer([one, GeometryCollection([two, LineString([(X, Y), (X + 9, Y)])])])
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of GDAL: an outline that its layer does not take
        with appending([path], "en", "none") as (output,):
            output.append("mixed", mixed)
            output.append("plain", mixed.iloc[:1])
    assert gpd.read_file(path, layer="mixed").geom_type.tolist()[1] == "GeometryCollection"
    assert pyogrio.read_info(path, layer="plain")["geometry_type"] == "MultiPolygon"


def test_memory_stays_below_what_was_allowed(tmp_path: Path) -> None:
    """The bound forbids all of the parcels at once."""
    path = write_country(make_country(30_000, 12, seed=3), tmp_path)["parcels"]
    code = (
        "import sys; from tests.benchmarks.measuring import own_peak_mb;"
        "from sedp_spatial.large import check_file; check_file(sys.argv[1], memory_mb=640);"
        "print(own_peak_mb())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout.split()[-1]) < 640


def test_the_commands_take_a_bound_of_memory(tmp_path: Path) -> None:
    out = tmp_path / "extract.gpkg"
    for arguments in (
        ["check", f"{SAMPLE}|layername=parcels", "--out", str(tmp_path / "findings.gpkg")],
        ["registered", f"{SAMPLE}|layername=parcels", "--out", str(tmp_path / "r.csv")],
        ["extract", f"{SAMPLE}|layername=parcels", "--restrictions",
         f"{SAMPLE}|layername=restrictions", "--out", str(out)],
    ):  # fmt: skip
        done = CliRunner().invoke(app, [*arguments, "--memory", "900", "--lang", "ky"])
        assert done.exit_code == 0, done.output
        assert "бөлүк-бөлүктөп" in done.output
    assert (tmp_path / "r.csv").exists()
    assert (tmp_path / "findings.gpkg").exists()
    assert len(gpd.read_file(out, layer="extract_parcels")) == 6405
    refused = CliRunner().invoke(
        app, [*arguments[:4], "--memory", "900", "--parcel", "1", "--lang", "en"]
    )
    assert refused.exit_code == 2
