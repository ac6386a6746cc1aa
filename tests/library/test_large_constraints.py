"""Constraints of a large file, piece by piece, are those of the whole layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import box
from typer.testing import CliRunner

from sedp_spatial import ConstraintResult, constraint_table, constraints_file, read_layer
from sedp_spatial.cli import app
from sedp_spatial.errors import Cancelled, DataError, UsageError
from sedp_spatial.large import constraining

from .builders import X, Y, layer, squares

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_layers" / "municipality.gpkg"
TABLES = ("table", "by_hazard", "combinations", "regimes")


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says how many rows a piece has, whatever the memory is."""

    def rows(count: int) -> None:
        monkeypatch.setattr(constraining, "rows_allowed", lambda *_: count)

    return rows


def same(pieces: ConstraintResult, once: ConstraintResult) -> None:
    """Rows in the same order, numbers to 1e-10 of the land: each piece has its own fit of scale."""
    for name in TABLES:
        found, wanted = getattr(pieces, name), getattr(once, name)
        texts = [c for c in wanted.columns if not pd.api.types.is_float_dtype(wanted[c])]
        assert list(found.columns) == list(wanted.columns)
        pd.testing.assert_frame_equal(found[texts], wanted[texts], check_dtype=False)
        for column in wanted.columns.difference(texts):
            unit = 1.0 if column == "share" else once.parcels_ha
            off = np.abs(found[column].to_numpy() - wanted[column].to_numpy())
            assert off.max(initial=0.0) < 1e-10 * unit, (name, column)
    figures = {k: v for k, v in once.numbers().items() if k.endswith("_ha")}
    assert {k: pieces.numbers()[k] for k in figures} == pytest.approx(figures, abs=1e-6)
    assert pieces.on == once.on
    assert pieces.layer is None
    total = pieces.restricted_ha + pieces.exposed_ha - pieces.restricted_and_exposed_ha
    assert abs(total + pieces.unconstrained_ha - pieces.parcels_ha) < 1e-6
    assert abs(pieces.table["area_ha"].sum() - pieces.parcels_ha) < 1e-6


@pytest.mark.parametrize("what", ["both", "restrictions", "hazards"])
def test_the_sample_in_pieces(cut, what: str) -> None:
    cut(900)
    given_ = {
        name: read_layer(SAMPLE, name, kind=name) if what in ("both", name) else None
        for name in ("restrictions", "hazards")
    }
    pieces = constraints_file(f"{SAMPLE}|layername=parcels", **given_, on="2026-11-23")
    parcels = read_layer(SAMPLE, "parcels", kind="parcels")
    once = constraint_table(parcels, **given_, on="2026-11-23")
    same(pieces, once)
    of_pieces = {note.code for note in pieces.notes}
    # Which restrictions touch no parcel is what the extract says.
    left_out = {"note.restrictions_untouched", "note.restrictions_elsewhere"}
    assert of_pieces - {"note.large_pieces"} == {note.code for note in once.notes} - left_out
    assert len(of_pieces) == len(pieces.notes)  # nothing is said twice


def test_two_columns_and_a_level_of_its_own_order(cut, tmp_path: Path) -> None:
    cut(3)
    parcels = layer(squares(8), category=["forest", "water"] * 4, ownership=["state"] * 8)
    parcels.to_parquet(tmp_path / "p.parquet")
    boxes = [s.buffer(-20) for s in parcels.geometry[:3]]
    hazards = layer(boxes, hazard=["mudflow", "mudflow", "жел"], level=["тынч", "катуу", "бар"])
    order = {"mudflow": ["тынч", "катуу"], "жел": ["бар"]}
    found = constraints_file(
        tmp_path / "p.parquet", None, hazards, by=["category", "ownership"], order=order
    )
    same(found, constraint_table(parcels, None, hazards, by=["category", "ownership"], order=order))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_cut_gives_the_same(data, tmp_path_factory, monkeypatch) -> None:
    rows = data.draw(st.integers(1, 14), label="rows")
    monkeypatch.setattr(constraining, "rows_allowed", lambda *_: rows)
    parcels = layer(
        squares(6, 2), category=data.draw(st.lists(st.sampled_from(
            ["forest", "water", "nobody"]), min_size=12, max_size=12))
    )  # fmt: skip
    place = tmp_path_factory.mktemp("cut") / "p.parquet"
    parcels.to_parquet(place)
    spots = st.tuples(*[st.integers(0, 600)] * 2, *[st.integers(20, 300)] * 2)

    def zones(label: str, **columns: list[str]) -> gpd.GeoDataFrame | None:
        drawn = data.draw(st.lists(spots, max_size=5), label=label)
        if not drawn:
            return None
        shapes = [box(X + x, Y + y, X + x + w, Y + y + h) for x, y, w, h in drawn]
        chosen = {name: [data.draw(st.sampled_from(v)) for _ in drawn]
                  for name, v in columns.items()}  # fmt: skip
        return layer(shapes, **chosen)

    restrictions = zones(
        "restrictions", kind=["national_park", "water_strip"], regime=["prohibited", "conditional"],
        name=["а", "б"],
    )  # fmt: skip
    hazards = zones("hazards", hazard=["mudflow", "flood"], level=["1", "2", ""])
    if restrictions is None and hazards is None:
        with pytest.raises(UsageError):
            constraints_file(place, restrictions, hazards)
        return
    same(
        constraints_file(place, restrictions, hazards),
        constraint_table(parcels, restrictions, hazards),
    )


def test_a_file_without_land_and_a_stop(cut, tmp_path: Path) -> None:
    cut(2)
    zone = layer(squares(1), hazard=["mudflow"], level=["1"])
    layer([None, None, None], category=["forest"] * 3).to_parquet(tmp_path / "none.parquet")
    with pytest.raises(DataError):
        constraints_file(tmp_path / "none.parquet", None, zone)

    class Stop:
        def progress(self, share: float) -> None: ...

        def message(self, text: str) -> None: ...

        def is_cancelled(self) -> bool:
            return True

    layer(squares(4), category=["forest"] * 4).to_parquet(tmp_path / "p.parquet")
    with pytest.raises(Cancelled):
        constraints_file(tmp_path / "p.parquet", None, zone, feedback=Stop())


def test_the_command_takes_a_bound_of_memory(tmp_path: Path) -> None:
    out = [tmp_path / "land.xlsx", tmp_path / "land.gpkg", tmp_path / "land.csv"]
    words = ["constraints", f"{SAMPLE}|layername=parcels", "--memory", "900", "--lang", "ky"]
    words += ["--restrictions", f"{SAMPLE}|layername=restrictions"]
    words += ["--hazards", f"{SAMPLE}|layername=hazards"]
    for path in out:
        words += ["--out", str(path)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert all(path.stat().st_size for path in out)
    table = gpd.read_file(out[1], layer="constraints_table")
    whole = read_layer(SAMPLE, "parcels", kind="parcels")
    once = constraint_table(
        whole, *(read_layer(SAMPLE, n, kind=n) for n in ("restrictions", "hazards"))
    )
    assert table["area_ha"].sum() == pytest.approx(once.parcels_ha, abs=1e-6)
