"""The GeoPackage: layers, tables and QGIS styles."""

from __future__ import annotations

import errno
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from sedp_spatial import OutputError, UsageError
from sedp_spatial.report import geopackage
from sedp_spatial.report.geopackage import write_geopackage
from tests.library import report_results as made


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "plan.gpkg"
    contents = {
        "parcels": made.parcels(),
        "balance": made.balance(),
        "registered": made.registered(),
        "change": made.change(),
        "check": made.check(),
    }
    write_geopackage(path, contents, {"extra": pd.DataFrame({"a": [1]})}, lang="ky")
    return path


def style_of(path: Path, name: str) -> ET.Element:
    query = "SELECT styleQML FROM layer_styles WHERE f_table_name = ? AND useAsDefault = 1"
    with closing(sqlite3.connect(path)) as connection:
        (qml,) = connection.execute(query, [name]).fetchone()
    return ET.fromstring(qml.removeprefix("<!DOCTYPE qgis>\n"))


def legend_of(path: Path, name: str) -> dict[str, str]:
    categories = style_of(path, name).findall("renderer-v2/categories/category")
    return {c.attrib["value"]: c.attrib["label"] for c in categories}


def test_layers_and_tables_are_there(written: Path) -> None:
    layers = dict(pyogrio.list_layers(written))
    assert layers["parcels"] == "Polygon"
    assert layers["balance"] == "Polygon"
    assert layers["check_points"] == "Point"
    assert layers["check_lines"] == "LineString"
    assert layers["check_polygons"] == "Polygon"
    for table in ("balance_table", "balance_cross", "change_matrix", "change_lineage", "extra"):
        assert layers[table] is None


def test_nothing_is_lost_when_a_layer_is_split(written: Path) -> None:
    parts = [n for n in pyogrio.list_layers(written)[:, 0] if n.startswith("check_p")]
    parts.append("check_lines")
    total = sum(pyogrio.read_info(written, layer=name)["features"] for name in parts)
    assert total == len(made.check().layer)


def test_tables_are_registered_as_attributes(written: Path) -> None:
    with closing(sqlite3.connect(written)) as connection:
        kinds = dict(connection.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert kinds["balance_table"] == kinds["layer_styles"] == "attributes"
    assert kinds["parcels"] == "features"


def test_numbers_and_ids_survive(written: Path) -> None:
    table = pyogrio.read_dataframe(written, layer="balance_table")
    assert table["area_ha"].tolist() == made.balance().table["area_ha"].tolist()
    parcels = gpd.read_file(written, layer="parcels")
    assert parcels["parcel_id"].tolist() == made.parcels()["parcel_id"].tolist()
    assert parcels.crs == made.parcels().crs
    pieces = gpd.read_file(written, layer="balance")
    assert pieces["parcel_ids"][0] == "P3, P4"


def test_legends_speak_the_language_and_keep_the_codes(written: Path) -> None:
    parcels = legend_of(written, "parcels")
    assert parcels["forest"] == "Токой фондусунун жерлери"
    assert list(parcels)[:7] == made.CATEGORIES
    assert legend_of(written, "balance") == {
        "overlap": "Кабатталуулар",
        "gap": "Боштуктар",
        "outside": "Чек арадан тышкары",
    }
    assert legend_of(written, "check_polygons")["error"] == "Ката"
    assert list(legend_of(written, "registered")) == ["within", "above_20", "no_registered_area"]
    assert legend_of(written, "change") == {"settlement": "Калктуу конуштардын жерлери"}


def test_columns_have_titles(written: Path) -> None:
    aliases = {
        a.attrib["field"]: a.attrib["name"] for a in style_of(written, "parcels").iter("alias")
    }
    assert aliases["parcel_id"] == "Жер тилкеси"
    matrix = style_of(written, "change_matrix").iter("alias")
    assert next(a.attrib["name"] for a in matrix) == "Мурдагы категориясы"


def test_single_and_multi_parts_share_a_layer(tmp_path: Path) -> None:
    layer = made.parcels()
    shapes = [layer.geometry.iloc[[0, 2]].union_all(), layer.geometry.iloc[4]]
    frame = gpd.GeoDataFrame({"a": [1, 2]}, geometry=shapes, crs=layer.crs)
    write_geopackage(tmp_path / "a.gpkg", {"a": frame})
    assert pyogrio.read_info(tmp_path / "a.gpkg", layer="a")["geometry_type"] == "MultiPolygon"


def test_an_empty_layer_has_a_type_that_qgis_can_open(tmp_path: Path) -> None:
    write_geopackage(tmp_path / "a.gpkg", {"balance": made.balance().layer.iloc[:0]})
    assert (
        pyogrio.read_info(tmp_path / "a.gpkg", layer="balance")["geometry_type"] == "MultiPolygon"
    )


def test_a_file_that_stood_there_survives_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "a.gpkg"
    target.write_bytes(b"precious")
    monkeypatch.setattr(geopackage, "_write_styles", full)
    with pytest.raises(OutputError, match=re.escape("a.gpkg")):
        write_geopackage(target, {"parcels": made.parcels()})
    assert target.read_bytes() == b"precious"
    assert [p.name for p in tmp_path.iterdir()] == ["a.gpkg"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_geopackage(tmp_path / "no" / "a.gpkg", {"parcels": made.parcels()})
