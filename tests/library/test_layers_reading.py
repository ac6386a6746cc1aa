"""Reading layers from every format that land specialists have, and saying what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import fiona
import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely import LineString, Point, Polygon, box

from sedp_spatial import DataError, MissingDependency, SedpError, UsageError, read_layer
from sedp_spatial.layers import reading
from sedp_spatial.layers.mapping import NOTES
from tests.library.builders import GRID, X, Y, block, layer, squares

RUSSIAN = ["Пастбище у реки", "ПАШНЯ ПОЛИВНАЯ", "Ёлки и сёла"]
ENGINES = ["pyogrio", "fiona"]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With pyogrio, and without it."""
    if request.param == "fiona":
        monkeypatch.setattr(reading, "has", lambda module: module != "pyogrio")
    return str(request.param)


def three(**columns: object) -> gpd.GeoDataFrame:
    given = {"purpose": RUSSIAN, "category": ["forest", "reserve", "water"], **columns}
    return layer(squares(3), **given)


def notes_of(gdf: gpd.GeoDataFrame) -> list[str]:
    return [note.code for note in gdf.attrs[NOTES]]


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "fgb", "shp"])
def test_a_layer_comes_back_as_it_was_written(tmp_path: Path, engine: str, suffix: str) -> None:
    path = tmp_path / f"layer.{suffix}"
    three().to_file(path, engine="pyogrio")
    read = read_layer(path, kind="parcels")
    assert read.index.equals(pd.RangeIndex(3))
    read = read.sort_values("parcel_id")  # FlatGeobuf sorts by place
    assert read["parcel_id"].tolist() == ["P1", "P2", "P3"]
    assert read["category"].tolist() == ["forest", "reserve", "water"]
    assert read["purpose"].tolist() == RUSSIAN
    assert read.crs is not None
    assert np.allclose(read.to_crs(GRID).area, 10_000, rtol=1e-6)


def test_geoparquet(tmp_path: Path) -> None:
    three().to_parquet(tmp_path / "layer.parquet")
    read = read_layer(tmp_path / "layer.parquet", kind="parcels")
    assert read["purpose"].tolist() == RUSSIAN
    assert read.crs == GRID


def test_geoparquet_without_pyarrow_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three().to_parquet(tmp_path / "layer.parquet")
    monkeypatch.setattr(reading, "has", lambda module: module != "pyarrow")
    with pytest.raises(MissingDependency, match="pip install"):
        read_layer(tmp_path / "layer.parquet", kind="parcels")


def test_kml(tmp_path: Path) -> None:
    frame = three().to_crs(4326)[["parcel_id", "geometry"]]
    frame.rename(columns={"parcel_id": "Name"}).to_file(tmp_path / "a.kml", driver="KML")
    mapping = {"fields": {"parcel_id": "Name"}}
    read = read_layer(tmp_path / "a.kml", kind="parcels", mapping=mapping)
    assert read["parcel_id"].tolist() == ["P1", "P2", "P3"]
    assert np.allclose(read.to_crs(GRID).area, 10_000, rtol=1e-5)


def test_closed_lines_of_a_drawing_become_polygons(tmp_path: Path) -> None:
    lines = gpd.GeoDataFrame(
        {"Layer": ["parcels", "parcels", "axis"]},
        geometry=[block(0, 0).exterior, block(1, 0).exterior, LineString([(X, Y), (X + 9, Y)])],
    )
    lines.to_file(tmp_path / "plan.dxf", driver="DXF", engine="pyogrio")
    read = read_layer(tmp_path / "plan.dxf", kind="parcels", crs=GRID)
    assert read.geom_type.tolist()[:2] == ["Polygon", "Polygon"]
    assert read.area[0] == pytest.approx(10_000)
    assert len(read) == 3


def test_a_drawing_says_that_it_states_no_coordinate_system(tmp_path: Path) -> None:
    lines = gpd.GeoDataFrame({"Layer": ["a"]}, geometry=[block(0, 0).exterior])
    lines.to_file(tmp_path / "plan.dxf", driver="DXF", engine="pyogrio")
    with pytest.raises(DataError) as caught:
        read_layer(tmp_path / "plan.dxf", kind="parcels")
    assert caught.value.code == "error.no_crs_of"
    mapping = {"layer": {"crs": GRID}}
    assert read_layer(tmp_path / "plan.dxf", kind="parcels", mapping=mapping).crs == GRID


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "utf-8"])
@pytest.mark.parametrize(
    "texts", [RUSSIAN, [text.upper() for text in RUSSIAN]], ids=["as is", "CAPITALS"]
)
def test_cyrillic_of_a_shapefile_that_states_no_encoding(
    tmp_path: Path, engine: str, encoding: str, texts: list[str]
) -> None:
    path = tmp_path / "old.shp"
    three(purpose=texts).to_file(path, engine="pyogrio", encoding=encoding)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0
    path.with_suffix(".dbf").write_bytes(table)
    assert read_layer(path, kind="parcels")["purpose"].tolist() == texts


@pytest.mark.parametrize(("mark", "encoding"), [(0xC9, "cp1251"), (0x65, "cp866"), (0x26, "cp866")])
def test_the_language_mark_of_a_shapefile_is_heeded(
    tmp_path: Path, mark: int, encoding: str
) -> None:
    path = tmp_path / "old.shp"
    three().to_file(path, engine="pyogrio", encoding=encoding)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = mark
    path.with_suffix(".dbf").write_bytes(table)
    assert read_layer(path, kind="parcels")["purpose"].tolist() == RUSSIAN


def test_the_cpg_of_a_shapefile_decides(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "new.shp"
    three().to_file(path, engine="pyogrio", encoding="cp1251")
    assert path.with_suffix(".cpg").exists()
    assert read_layer(path, kind="parcels")["purpose"].tolist() == RUSSIAN


def test_a_shapefile_of_latin_letters_only(tmp_path: Path, engine: str) -> None:
    three(purpose=["a", "b", "c"]).to_file(tmp_path / "a.shp", engine="pyogrio")
    (tmp_path / "a.cpg").unlink(missing_ok=True)
    assert read_layer(tmp_path / "a.shp", kind="parcels")["purpose"].tolist() == ["a", "b", "c"]


# --- which layer -----------------------------------------------------------------------------


@pytest.fixture
def two_layers(tmp_path: Path) -> Path:
    path = tmp_path / "town.gpkg"
    three().to_file(path, layer="parcels", engine="pyogrio")
    layer([block(0, 0, 3, 1)]).to_file(path, layer="boundary", engine="pyogrio")
    return path


@pytest.mark.parametrize("how", ["argument", "layername", "QGIS"])
def test_a_layer_is_chosen_by_name(two_layers: Path, engine: str, how: str) -> None:
    sources = {
        "argument": (two_layers, "parcels"),
        "layername": (f"{two_layers}|layername=parcels", None),
        "QGIS": (f"{two_layers}|layername=parcels|geometrytype=Polygon", None),
    }
    assert len(read_layer(*sources[how], kind="parcels")) == 3


def test_several_layers_and_none_named(two_layers: Path, engine: str) -> None:
    with pytest.raises(UsageError, match=r"parcels, boundary.*layername=NAME"):
        read_layer(two_layers, kind="parcels")


def test_a_layer_that_is_not_there(two_layers: Path, engine: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_layer(two_layers, "parcel", kind="parcels")
    assert caught.value.params["layers"] == ["parcels"]
    assert "town.gpkg" in str(caught.value)


def test_an_option_that_is_not_understood(two_layers: Path) -> None:
    with pytest.raises(UsageError, match="subset=area > 5"):
        read_layer(f"{two_layers}|layername=parcels|subset=area > 5", kind="parcels")


def test_tables_beside_the_only_layer_do_not_make_it_ambiguous(tmp_path: Path) -> None:
    """QGIS saves styles as a table into the layer's own GeoPackage."""
    path = tmp_path / "styled.gpkg"
    three().to_file(path, layer="parcels", engine="pyogrio")
    styles = pd.DataFrame({"styleName": ["a"], "styleQML": ["<qgis/>"]})
    pyogrio.write_dataframe(styles, path, layer="layer_styles", append=True)
    assert len(read_layer(path, kind="parcels")) == 3


# --- what cannot be read ---------------------------------------------------------------------


def refusal(call: Callable[[], object], kind: type[SedpError], code: str) -> SedpError:
    with pytest.raises(SedpError) as caught:
        call()
    assert type(caught.value) is kind, str(caught.value)
    assert caught.value.code == code, str(caught.value)
    return caught.value


def test_a_file_that_is_not_there_and_its_neighbour(tmp_path: Path) -> None:
    three().to_file(tmp_path / "parcels.gpkg", engine="pyogrio")
    error = refusal(
        lambda: read_layer(tmp_path / "parcel.gpkg", kind="parcels"),
        UsageError,
        "error.no_file_near",
    )
    assert error.params["near"] == ["parcels.gpkg"]
    refusal(
        lambda: read_layer(tmp_path / "no" / "thing.gpkg", kind="parcels"),
        UsageError,
        "error.no_file",
    )


def test_a_directory(tmp_path: Path) -> None:
    three().to_file(tmp_path / "parcels.gpkg", engine="pyogrio")
    error = refusal(lambda: read_layer(tmp_path, kind="parcels"), UsageError, "error.directory")
    assert "parcels.gpkg" in str(error)


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "fgb", "parquet", "kml", "dxf"])
@pytest.mark.parametrize("content", [b"", b"this is not a map\n" * 20], ids=["empty", "text"])
def test_a_file_of_something_else(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"broken.{suffix}"
    path.write_bytes(content)
    error = refusal(lambda: read_layer(path, kind="parcels"), DataError, "error.unreadable")
    assert str(path) in str(error)
    assert "GeoPackage" in str(error)


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "fgb", "parquet", "shp"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_copied_halfway(
    tmp_path: Path, engine: str, suffix: str, share: float
) -> None:
    """Never fewer features without a word."""
    path = tmp_path / f"cut.{suffix}"
    many = layer(squares(40, 40), purpose=["word " * 8] * 1600)
    many.to_parquet(path) if suffix == "parquet" else many.to_file(path, engine="pyogrio")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DataError) as caught:
        read_layer(path, kind="parcels")
    assert str(path.with_suffix("")) in str(caught.value)
    assert str(caught.value).count("cannot be read") == 1


def test_no_features(tmp_path: Path, engine: str) -> None:
    three().iloc[:0].to_file(tmp_path / "none.gpkg", engine="pyogrio")
    refusal(
        lambda: read_layer(tmp_path / "none.gpkg", kind="parcels"), DataError, "error.no_features"
    )


def test_a_table_without_geometry(tmp_path: Path) -> None:
    pyogrio.write_dataframe(pd.DataFrame({"a": [1]}), tmp_path / "table.gpkg", layer="table")
    refusal(
        lambda: read_layer(tmp_path / "table.gpkg", kind="parcels"), DataError, "error.no_geometry"
    )


@pytest.mark.parametrize("shape", [Point(X, Y), LineString([(X, Y), (X + 5, Y + 5)])])
def test_not_a_layer_of_polygons(tmp_path: Path, engine: str, shape: object) -> None:
    layer([shape]).to_file(tmp_path / "other.gpkg", engine="pyogrio")
    error = refusal(
        lambda: read_layer(tmp_path / "other.gpkg", kind="parcels"),
        DataError,
        "error.not_polygons",
    )
    assert error.params["found"] == [shape.geom_type.lower()]


def test_points_are_welcome_where_the_kind_allows_them(tmp_path: Path) -> None:
    layer([Point(X, Y)]).to_file(tmp_path / "b.gpkg", engine="pyogrio")
    assert len(read_layer(tmp_path / "b.gpkg", kind="buildings")) == 1


def test_no_coordinate_system(tmp_path: Path, engine: str) -> None:
    three().set_crs(None, allow_override=True).to_file(tmp_path / "a.shp", engine="pyogrio")
    error = refusal(
        lambda: read_layer(tmp_path / "a.shp", kind="parcels"), DataError, "error.no_crs_of"
    )
    assert "EPSG:7692–7696" in str(error)
    assert read_layer(tmp_path / "a.shp", kind="parcels", crs=GRID).crs == GRID


def test_a_coordinate_system_that_does_not_exist(tmp_path: Path) -> None:
    three().set_crs(None, allow_override=True).to_file(tmp_path / "a.shp", engine="pyogrio")
    for wrong in ("EPSG:999999", "Кырг"):
        with pytest.raises(UsageError) as caught:
            read_layer(tmp_path / "a.shp", kind="parcels", crs=wrong)
        assert wrong in str(caught.value)


@pytest.mark.parametrize(
    ("crs", "shape"),
    [
        (GRID, box(74.5, 42.0, 74.6, 42.1)),
        (4326, block(0, 0)),
        (4326, box(120, 150, 121, 151)),
        (32643, box(1e9, 1e9, 1e9 + 5, 1e9 + 5)),
    ],
    ids=["degrees as metres", "metres as degrees", "beyond the pole", "off the Earth"],
)
def test_coordinates_that_contradict_the_system(
    tmp_path: Path, crs: object, shape: Polygon
) -> None:
    layer([shape], crs=crs).to_file(tmp_path / "wrong.gpkg", engine="pyogrio")
    refusal(
        lambda: read_layer(tmp_path / "wrong.gpkg", kind="parcels"), DataError, "error.wrong_crs"
    )


def test_a_local_coordinate_system(tmp_path: Path) -> None:
    frame = layer([block(0, 0)], crs='LOCAL_CS["site grid",UNIT["metre",1]]')
    frame.to_parquet(tmp_path / "local.parquet")
    refusal(
        lambda: read_layer(tmp_path / "local.parquet", kind="parcels"),
        DataError,
        "error.no_place_on_earth_of",
    )


def test_a_kind_that_does_not_exist(tmp_path: Path) -> None:
    refusal(lambda: read_layer(tmp_path / "a.gpkg", kind="parcel"), UsageError, "error.choice")


def test_neither_reader_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    three().to_file(tmp_path / "a.gpkg", engine="pyogrio")
    monkeypatch.setattr(reading, "has", lambda module: False)
    refusal(
        lambda: read_layer(tmp_path / "a.gpkg", kind="parcels"),
        MissingDependency,
        "error.missing_dependency",
    )


# --- what is taken as it is ------------------------------------------------------------------


def test_heights_are_left_aside_with_a_note(tmp_path: Path, engine: str) -> None:
    high = [shapely.force_3d(shape, 1200.0) for shape in squares(2)] + [block(2, 0)]
    three().set_geometry(high).to_file(tmp_path / "high.gpkg", engine="pyogrio")
    read = read_layer(tmp_path / "high.gpkg", kind="parcels")
    assert not read.has_z.any()
    assert "note.heights_dropped" in notes_of(read)
    assert read.area.tolist() == pytest.approx([10_000] * 3)


def test_missing_and_empty_outlines_stay_in_the_layer(tmp_path: Path, engine: str) -> None:
    three().set_geometry([block(0, 0), None, Polygon()]).to_file(
        tmp_path / "holes.gpkg", engine="pyogrio"
    )
    read = read_layer(tmp_path / "holes.gpkg", kind="parcels")
    assert len(read) == 3
    assert read.area.fillna(0).tolist() == [10_000, 0, 0]


def test_a_long_path_with_cyrillic_letters_and_spaces(tmp_path: Path, engine: str) -> None:
    folder = tmp_path / "Көк-Өңүр айыл аймагы" / "жер балансы 2026"
    folder.mkdir(parents=True)
    three().to_file(folder / "тилкелер.gpkg", engine="pyogrio")
    assert len(read_layer(folder / "тилкелер.gpkg", kind="parcels")) == 3


def test_fiona_reads_what_pyogrio_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    three().to_file(tmp_path / "a.gpkg", engine="pyogrio")
    real, tried = gpd.read_file, []

    def failing(*args: object, **options: object) -> gpd.GeoDataFrame:
        tried.append(options["engine"])
        if options["engine"] == "pyogrio":
            raise RuntimeError("pyogrio cannot")
        return real(*args, **options)

    monkeypatch.setattr(reading.gpd, "read_file", failing)
    assert len(read_layer(tmp_path / "a.gpkg", kind="parcels")) == 3
    assert tried == ["pyogrio", "fiona"]


def test_the_file_is_not_changed_by_reading(two_layers: Path, tmp_path: Path) -> None:
    shutil.copy(two_layers, tmp_path / "copy.gpkg")
    read_layer(two_layers, "parcels", kind="parcels")
    assert two_layers.read_bytes() == (tmp_path / "copy.gpkg").read_bytes()
    assert fiona.listlayers(two_layers) == ["parcels", "boundary"]
