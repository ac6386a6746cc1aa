"""Who is in danger in a large file, piece by piece, is who is in danger in the whole layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box
from typer.testing import CliRunner

from sedp_spatial import HazardExposureResult, exposure_file, hazard_exposure, read_layer
from sedp_spatial.cli import app
from sedp_spatial.errors import Cancelled, DataError, UsageError
from sedp_spatial.large import exposing

from .builders import X, Y, layer, squares

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_layers" / "municipality.gpkg"
BUILDINGS = f"{SAMPLE}|layername=buildings"
PARCELS = f"{SAMPLE}|layername=parcels"


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says how many rows a piece has, whatever the memory is."""

    def rows(count: int) -> None:
        monkeypatch.setattr(exposing, "rows_allowed", lambda *_: count)

    return rows


def alike(found: pd.DataFrame, wanted: pd.DataFrame, places: float) -> None:
    """The same rows in the same order; measured numbers to so much."""
    assert list(found.columns) == list(wanted.columns)
    measured = [c for c in wanted.columns if pd.api.types.is_float_dtype(wanted[c])]
    rest = wanted.columns.difference(measured)
    pd.testing.assert_frame_equal(found[rest], wanted[rest], check_dtype=False)
    for column in measured:
        np.testing.assert_allclose(
            found[column].to_numpy(dtype=float), wanted[column].to_numpy(), atol=places, rtol=1e-9
        )


def same(pieces: HazardExposureResult, once: HazardExposureResult) -> None:
    """Every sum and every facility."""
    for name in ("table", "by_age", "land", "facilities"):
        alike(getattr(pieces, name), getattr(once, name), 1e-6)
    assert pieces.numbers() == pytest.approx(once.numbers())
    assert pieces.layer is None and len(pieces.by_building) == 0


def rows_of(file: Path, name: str) -> pd.DataFrame:
    """A table or layer of a GeoPackage."""
    return gpd.read_file(file, layer=name)


@pytest.mark.parametrize("split", ["floor_area", "point"])
def test_the_sample_in_pieces(cut, split: Any, tmp_path: Path) -> None:
    cut(500)
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    buildings = read_layer(SAMPLE, "buildings", kind="buildings")
    ages = pd.DataFrame({"age": ["0", "18", "60"], "female": [1500, 4000, 900],
                         "male": [1600, 4100, 700]})  # fmt: skip
    given_: dict[str, Any] = {"by": "village", "population": ages, "split": split}
    file = tmp_path / "x.gpkg"
    pieces = exposure_file(BUILDINGS, hazards, out=[file], parcels=PARCELS, **given_)
    parcels = read_layer(SAMPLE, "parcels", kind="parcels")
    once = hazard_exposure(buildings, hazards, parcels=parcels, **given_)
    same(pieces, once)
    assert once.exposed_buildings > 0 and len(once.by_age) and len(once.facilities)
    codes = [note.code for note in pieces.notes]
    assert sorted(codes) == sorted([*(note.code for note in once.notes), "note.large_pieces"])
    told = {note.code: note.params for note in once.notes}
    for note in pieces.notes:
        assert note.code == "note.large_pieces" or dict(note.params) == dict(told[note.code])
    assert once.layer is not None
    written = rows_of(file, "exposure")
    alike(pd.DataFrame(written.drop(columns="geometry")).fillna({"use": ""}),
          pd.DataFrame(once.layer.drop(columns="geometry")).fillna({"use": ""}), 1e-6)  # fmt: skip
    assert written.geometry.geom_type.unique().tolist() == ["MultiPolygon"]
    alike(rows_of(file, "exposure_by_building"), once.by_building, 1e-9)
    assert len(rows_of(file, "exposure_issues")) == len(once.issues) > 0
    for name in ("table", "by_age", "land", "facilities"):
        assert len(rows_of(file, f"exposure_{name}")) == len(getattr(once, name))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_cut_gives_the_same(data, tmp_path_factory, monkeypatch) -> None:
    rows = data.draw(st.integers(1, 13), label="rows")
    monkeypatch.setattr(exposing, "rows_allowed", lambda *_: rows)
    spots = data.draw(st.lists(st.tuples(*[st.integers(0, 600)] * 2), min_size=2, max_size=12))
    kinds = st.sampled_from(["house", "point", "none"])
    shapes = []
    for x, y in spots:
        kind = data.draw(kinds)
        house, point = box(X + x, Y + y, X + x + 40, Y + y + 20), Point(X + x, Y + y)
        shapes.append({"house": house, "point": point, "none": None}[kind])
    if all(shape is None for shape in shapes):
        shapes[0] = Point(X, Y)
    count = len(shapes)
    people = data.draw(st.lists(st.sampled_from([0, 1, 3, 7, 2.5, None]), min_size=count,
                                max_size=count))  # fmt: skip
    buildings = gpd.GeoDataFrame(
        {
            "building_id": data.draw(st.lists(st.sampled_from(["a", None]), min_size=count,
                                              max_size=count)),
            "use": data.draw(st.lists(st.sampled_from(["residential", "school"]),
                                      min_size=count, max_size=count)),
            "residents": people,
            "households": [1] * count,
            "village": data.draw(st.lists(st.sampled_from(["V1", "V2", None]), min_size=count,
                                          max_size=count)),
        },
        geometry=shapes,
        crs=7694,
    )  # fmt: skip
    zones = data.draw(st.lists(st.tuples(*[st.integers(0, 600)] * 2, *[st.integers(20, 300)] * 2),
                               min_size=1, max_size=5))  # fmt: skip
    hazards = layer(
        [box(X + x, Y + y, X + x + w, Y + y + h) for x, y, w, h in zones],
        hazard=[data.draw(st.sampled_from(["mudflow", "flood"])) for _ in zones],
        level=[data.draw(st.sampled_from(["1", "2"])) for _ in zones],
    )
    parcels = layer(squares(3, 2), category=["forest", "water", "nobody"] * 2)
    facilities = None
    if data.draw(st.booleans(), label="facilities"):
        facilities = gpd.GeoDataFrame(
            {"kind": ["clinic"]}, geometry=[Point(X + 100, Y + 100)], crs=7694
        )
    place = tmp_path_factory.mktemp("cut")
    buildings.to_parquet(place / "b.parquet")
    parcels.to_parquet(place / "p.parquet")
    given_: dict[str, Any] = {"by": "village", "facilities": facilities}
    file = place / "x.gpkg"
    pieces = exposure_file(
        place / "b.parquet", hazards, parcels=place / "p.parquet", out=[file], **given_
    )
    read = read_layer(place / "b.parquet", kind="buildings")
    once = hazard_exposure(read, hazards, parcels=parcels, **given_)
    same(pieces, once)
    for name in once.table["hazard"].unique():
        assert once.table.loc[once.table["hazard"] == name, "people"].sum() == pytest.approx(
            pieces.people
        )
    written = rows_of(file, "exposure")
    assert written["building_id"].tolist() == once.layer["building_id"].tolist()
    assert len(written) == count


def test_files_that_are_refused(cut, tmp_path: Path) -> None:
    cut(2)
    zone = layer(squares(1), hazard=["mudflow"], level=["1"])
    layer(squares(4), building_id=list("abcd")).to_parquet(tmp_path / "b.parquet")
    layer([None, None], category=["forest"] * 2).to_parquet(tmp_path / "none.parquet")
    with pytest.raises(UsageError):
        exposure_file(tmp_path / "b.parquet", zone, split="roof")  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        exposure_file(tmp_path / "b.parquet", zone, by="village")
    with pytest.raises(DataError):
        exposure_file(tmp_path / "nowhere.parquet", zone)
    with pytest.raises(DataError):
        exposure_file(tmp_path / "b.parquet", zone, parcels=tmp_path / "none.parquet")
    old = tmp_path / "old.gpkg"
    old.write_bytes(b"old")

    class Stop:
        def progress(self, share: float) -> None: ...

        def message(self, text: str) -> None: ...

        def is_cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        exposure_file(tmp_path / "b.parquet", zone, out=[old], feedback=Stop())
    assert old.read_bytes() == b"old"


def test_the_command_takes_a_bound_of_memory(tmp_path: Path) -> None:
    out = [tmp_path / "who.gpkg", tmp_path / "who.csv"]
    words = ["exposure", BUILDINGS, "--memory", "900", "--lang", "ky", "--by", "village"]
    words += ["--hazards", f"{SAMPLE}|layername=hazards", "--parcels", PARCELS]
    for path in out:
        words += ["--out", str(path)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "Коркунучта:" in done.output
    table = pd.read_csv(out[1])
    whole = rows_of(out[0], "exposure")
    mudflow = table[table["hazard"] == "mudflow"]
    assert mudflow["people"].sum() == whole["people"].sum() > 0
