"""A file repaired piece by piece is the layer repaired at once."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.affinity import translate
from typer.testing import CliRunner

from sedp_spatial import read_layer, repair_file, repair_layer
from sedp_spatial.cli import app
from sedp_spatial.errors import Cancelled, DataError, UsageError
from sedp_spatial.large import repairing

from .builders import block, bow_tie, layer, squares

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_layers" / "municipality.gpkg"
DIRTY = ROOT / "sample_layers" / "dirty.gpkg"


@pytest.fixture
def pieces_of(monkeypatch: pytest.MonkeyPatch):
    """Says how many rows a piece has, whatever the memory is."""

    def cut(rows: int) -> None:
        monkeypatch.setattr(repairing, "rows_allowed", lambda *_: rows)

    return cut


def outlines(frame: gpd.GeoDataFrame) -> list[bytes | None]:
    """The bytes of each outline, as multipolygons like the GeoPackage has them."""
    shapes = [
        shapely.multipolygons([one]) if one is not None and one.geom_type == "Polygon" else one
        for one in frame.geometry
    ]
    return shapely.to_wkb(np.array(shapes, dtype=object)).tolist()


def assert_same(path: Path, out: Path, name: str | None = None, boundary=None) -> set[str]:
    """Both ways give the same layer, log and sums; returns what was done."""
    whole = read_layer(path, name, kind="parcels")
    once = repair_layer(whole, boundary=boundary)
    pieces = repair_file(path, layer=name, boundary=boundary, out=[out])
    assert pieces.table["message"].tolist() == once.table["message"].tolist()
    plain = [one.table.drop(columns="message") for one in (pieces, once)]
    pd.testing.assert_frame_equal(*plain, check_exact=True)
    assert outlines(pieces.places) == outlines(once.places)
    written = gpd.read_file(out, layer="repair")
    assert outlines(written) == outlines(once.layer)
    assert len(written) == pieces.features == once.features
    for column in set(once.layer.columns) & {"parcel_id", "category"}:
        texts = [frame[column].astype(object).where(frame[column].notna(), None).tolist()
                 for frame in (written, once.layer)]  # fmt: skip
        assert texts[0] == texts[1]
    for figure in ("area_before_ha", "area_after_ha"):
        assert getattr(pieces, figure) == pytest.approx(getattr(once, figure), rel=1e-10)
    logged = pieces.table["area_change_m2"].sum()
    scale = pieces.area_before_ha * 1e4
    assert pieces.area_change_m2 == pytest.approx(logged, abs=1e-9 * scale)
    assert pieces.largest_move_m == once.largest_move_m <= 0.01
    return set(pieces.table["action"])


def sloppy(seed: int) -> gpd.GeoDataFrame:
    """A grid in random order with all that the repair mends, and wider faults that it leaves."""
    random = np.random.default_rng(seed)
    shapes = squares(9, 8)
    for number in random.choice(len(shapes), 12, replace=False).tolist():
        shapes[number] = translate(shapes[number], *random.uniform(-0.008, 0.008, 2).tolist())
    shapes[5] = translate(shapes[5], 20, 10)
    ids = [f"P{number}" for number in range(len(shapes))]
    shapes += [shapes[0], shapes[40], bow_tie(12, 1), None]
    ids += ["P0", "P40", "bow", "nothing"]
    order = random.permutation(len(shapes)).tolist()
    return layer([shapes[i] for i in order], parcel_id=[ids[i] for i in order])


@pytest.mark.parametrize("rows", [3, 17, 60])
@pytest.mark.parametrize("seed", range(3))
def test_any_cut_gives_the_same(tmp_path: Path, pieces_of, seed: int, rows: int) -> None:
    pieces_of(rows)
    path = tmp_path / "grid.parquet"
    sloppy(seed).to_parquet(path)
    edge = layer([block(0, 0, 13, 8)]) if seed % 2 else None
    done = assert_same(path, tmp_path / "out.gpkg", boundary=edge)
    assert done >= {"made_valid", "removed_copy", "overlap_cut", "gap_filled"}


@pytest.mark.parametrize("rows", [400, 2500])
def test_the_dirty_sample(tmp_path: Path, pieces_of, rows: int) -> None:
    pieces_of(rows)
    edge = read_layer(SAMPLE, "boundary", kind="boundary")
    assert "made_valid" in assert_same(DIRTY, tmp_path / "o.gpkg", "parcels_dirty", edge)


def test_parcels_without_numbers_are_called_by_their_row_of_the_file(tmp_path, pieces_of) -> None:
    pieces_of(2)
    path = tmp_path / "grid.parquet"
    shapes = [*squares(3), bow_tie(12, 1)]
    layer(shapes, parcel_id=[None] * len(shapes)).to_parquet(path)
    assert repair_file(path).table["parcel_id"].tolist() == [f"row:{len(shapes) - 1}"]


def test_what_cannot_be_done_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "grid.parquet"
    sloppy(0).to_parquet(path)
    with pytest.raises(UsageError, match="parquet"):
        repair_file(path, out=[tmp_path / "x.parquet"])
    with pytest.raises(UsageError):
        repair_file(path, memory_mb=0)
    with pytest.raises(DataError):
        repair_file(tmp_path / "no.parquet")
    sloppy(0).iloc[:0].to_parquet(path)
    with pytest.raises(DataError):
        repair_file(path)


def test_a_cancelled_repair_leaves_nothing(tmp_path: Path, pieces_of) -> None:
    pieces_of(10)
    path, scratch = tmp_path / "grid.parquet", tmp_path / "scratch"
    scratch.mkdir()
    sloppy(0).to_parquet(path)

    class Stop:
        def progress(self, share: float) -> None:
            self.share = share

        def message(self, text: str) -> None:
            self.text = text

        def is_cancelled(self) -> bool:
            return getattr(self, "share", 0) > 0.8

    with pytest.raises(Cancelled):
        repair_file(path, out=[tmp_path / "x.gpkg"], scratch=scratch, feedback=Stop())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["grid.parquet", "scratch"]
    assert list(scratch.iterdir()) == []


def test_the_command(tmp_path: Path) -> None:
    path, out = tmp_path / "grid.parquet", tmp_path / "x.gpkg"
    sloppy(1).to_parquet(path)
    done = CliRunner().invoke(app, ["repair", str(path), "--memory", "1000", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert len(gpd.read_file(out, layer="repair")) == len(sloppy(1)) - 2
    assert len(gpd.read_file(out, layer="repair_table"))
