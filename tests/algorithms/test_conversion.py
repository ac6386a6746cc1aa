"""What crosses between QGIS and the library, and what a user's choices turn into."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest

import sedp_spatial as sedp

from .harness import SAMPLE, Qgis

POLYGON = 3
"""WKB's number for a polygon without height or measure."""
SQUARE_METRES, SOTKA = 1, 2
"""Choices of the parameter AREA_UNIT."""


def test_features_come_in_whole_and_go_out_styled(qgis: Qgis) -> None:
    told = qgis.python("conversion.py")
    whole = told["whole"]
    assert whole["name"] == "жер тилкелери"
    assert whole["columns"] == [
        ["name", "text"],
        ["area", "real"],
        ["floors", "integer"],
        ["built", "datetime"],
    ]
    assert whole["values"] == [
        ["ң ө ү", 1.5, 3, "2021-05-09"],
        [None, None, None, None],
        ["", 0.1, 0, "2022-01-01"],
        ["no outline", 2.0, 1, None],
    ]
    assert whole["types"] == [POLYGON, POLYGON, POLYGON, None]
    assert sorted(told["selection"]["values"]) == sorted([whole["values"][0], whole["values"][2]])
    assert told["kept"][0] == "fid"
    assert told["own_crs"] == "PROJCRS[" and told["crs"]
    assert told["written"]
    assert told["fields"] == ["category", "share", "ready", "source_fid"]
    assert told["attributes"] == ["forest", "0.1", "True", "4"]
    assert told["colours"] == [["forest", "Лес", "#5c8a4a"], ["water", "Вода", "#6fa8d6"]]


def test_filtered_layer(qgis: Qgis) -> None:
    layer = f"{qgis.layer('municipality.gpkg', 'parcels')}|subset=\"category\" = 'forest'"
    done = qgis.algorithm("balance", {"PARCELS": Path(layer), "BY": 0})
    assert done.code == 0, done.text
    parcels = sedp.read_layer(SAMPLE / "municipality.gpkg", "parcels", kind="parcels")
    forest = sedp.land_balance(parcels[parcels["category"] == "forest"])
    assert done.results["parcels_ha"] == pytest.approx(forest.parcels_ha, rel=1e-9)


def test_names_that_differ_in_case_alone(qgis: Qgis, out: Path) -> None:
    parcels = gpd.read_file(SAMPLE / "municipality.gpkg", layer="parcels").iloc[:20]
    source = out / "upper.gpkg"
    parcels.rename(columns={"category": "CATEGORY"}).to_file(source, driver="GPKG", layer="layer")
    target = out / "repaired.gpkg"
    done = qgis.algorithm("repair", {"PARCELS": source, "REPAIRED": target})
    assert done.code == 0, done.text
    repaired = gpd.read_file(target)
    assert list(repaired["CATEGORY"]) == list(repaired["category_2"]) == list(parcels["category"])


def foreign(path: Path) -> Path:
    """The sample as a register might have it: other names, other codes, areas in sotka."""
    parcels = gpd.read_file(SAMPLE / "municipality.gpkg", layer="parcels")
    parcels["registered_area_ha"] *= 100
    parcels["category"] = parcels["category"].map({"forest": "Лес"}).fillna("Прочее")
    names = {"parcel_id": "KAD_NO", "category": "KATEGORIA", "registered_area_ha": "AREA"}
    parcels.rename(columns=names).to_file(path, driver="GPKG", layer="layer")
    return Path(f"{path}|layername=layer")


def mapping_file(path: Path) -> Path:
    path.write_text(
        "[fields]\n"
        'parcel_id = "KAD_NO"\n'
        'category = "KATEGORIA"\n'
        'registered_area_ha = { field = "AREA", unit = "m2" }\n'
        "[codes.category]\n"
        '"Лес" = "forest"\n'
        '"*" = "reserve"\n',
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("unit", [SQUARE_METRES, SOTKA])
def test_mapping_file_and_chosen_fields(qgis: Qgis, out: Path, unit: int) -> None:
    """A field chosen in the window goes before the file; everything else is the file's."""
    layer = foreign(out / "register.gpkg")
    mapping = mapping_file(out / "mapping.toml")
    chosen = {"FIELD_REGISTERED_AREA_HA": "AREA", "AREA_UNIT": SOTKA} if unit == SOTKA else {}
    done = qgis.algorithm("registered", {"PARCELS": layer, "MAPPING_FILE": mapping, **chosen})
    assert done.code == 0, done.text
    parcels = sedp.read_layer(SAMPLE / "municipality.gpkg", "parcels", kind="parcels")
    expected = sedp.compare_registered(parcels).registered_ha
    factor = 1.0 if unit == SOTKA else 0.01
    assert done.results["registered_ha"] == pytest.approx(expected * factor, rel=1e-9)
