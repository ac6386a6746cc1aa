"""A town's land use from OpenStreetMap, brought to the seven categories by a mapping file."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from sedp_spatial import area_m2, check_layer, land_balance, read_layer

from .conftest import assert_closes
from .independent import geod_areas, laid_flat, overlapping_pairs
from .realdata import real

DUPLICATE = "51244936"

CATEGORIES = {
    "agricultural": ["allotments", "farmland", "meadow", "natural_grassland"],
    "industry": ["industrial", "railway", "military", "quarry", "landfill"],
    "forest": ["natural_wood", "forest", "logging"],
    "water": ["natural_wetland"],
    "reserve": ["natural_scrub", "greenfield"],
    "settlement": ["residential", "garages", "retail", "grass", "recreation_ground"],
}
FIELDS = '[fields]\nparcel_id = "id"\ncategory = "landuse"\n'


def mapping_file(folder: Path, fallback: str | None) -> Path:
    """A mapping as a user writes it; leisure, cemeteries and the like are left to ``"*"``."""
    codes = [f'{value} = "{code}"' for code, values in CATEGORIES.items() for value in values]
    if fallback:
        codes.append(f'"*" = "{fallback}"')
    path = folder / "town.toml"
    path.write_text(FIELDS + "[codes.category]\n" + "\n".join(codes) + "\n", encoding="utf-8")
    return path


def read_town(folder: Path, fallback: str | None = "settlement") -> gpd.GeoDataFrame:
    return read_layer(
        real("town_osm", "landuse.geojson"), kind="parcels", mapping=mapping_file(folder, fallback)
    )


def expected_sums(fallback: str) -> dict[str, float]:
    """Hectares by category from the raw file by Geod."""
    raw = gpd.read_file(real("town_osm", "landuse.geojson"))
    code = {value: code for code, values in CATEGORIES.items() for value in values}
    category = raw["landuse"].map(code).fillna(fallback)
    return pd.Series(geod_areas(raw) / 1e4).groupby(category).sum().to_dict()


@pytest.mark.filterwarnings("ignore:Several features with id")
@pytest.mark.parametrize("fallback", ["settlement", None])
def test_hectares_by_category(tmp_path: Path, fallback: str | None) -> None:
    town = read_town(tmp_path, fallback)
    balance = land_balance(town)
    rows = balance.table.set_index("category")
    assert list(rows.index[:7]) == [
        "agricultural",
        "settlement",
        "industry",
        "protected",
        "forest",
        "water",
        "reserve",
    ]
    assert ("unassigned" in rows.index) == (fallback is None)
    for category, hectares in expected_sums(fallback or "unassigned").items():
        assert rows.loc[category, "area_ha"] == pytest.approx(hectares, rel=1e-6), category
    assert rows["parcels"].sum() == 890
    assert rows.loc["protected", "area_ha"] == 0


def test_values_without_a_code_are_listed(tmp_path: Path) -> None:
    town = read_town(tmp_path, fallback=None)
    notes = [n for n in town.attrs["sedp_notes"] if n.code == "note.codes_unassigned"]
    known = {value for values in CATEGORIES.values() for value in values}
    lost = town["landuse"][~town["landuse"].isin(known)]
    assert len(notes) == 1
    said = str(notes[0])
    assert str(len(lost)) in said and "leisure_park (54)" in said and "cemetery (3)" in said
    assert (town["category"] == "unassigned").sum() == len(lost) == 132


def test_sum_of_the_polygons(tmp_path: Path) -> None:
    """In degrees the short way between two vertices is meant: 6 657.86 ha, not 6 657.83."""
    town = read_town(tmp_path)
    assert area_m2(town).sum() / 1e4 == pytest.approx(6_657.9, abs=0.05)
    assert land_balance(town).parcels_ha == pytest.approx(6_657.9, abs=0.05)


def test_overlaps_are_counted_once(tmp_path: Path) -> None:
    town = read_town(tmp_path)
    flat = laid_flat(town)
    union, total = flat.union_all().area / 1e4, flat.area.sum() / 1e4
    assert union == pytest.approx(6_570, abs=5)
    balance = land_balance(town)
    assert_closes(balance)
    assert balance.covered_ha == pytest.approx(union, rel=1e-6)
    assert balance.overlap_ha == pytest.approx(total - union, rel=1e-5)
    assert balance.parcels_ha - balance.overlap_ha == pytest.approx(balance.covered_ha, rel=1e-9)
    pieces = balance.layer[balance.layer["kind"] == "overlap"]
    surplus = (pieces["area_m2"] * (pieces["depth"] - 1)).sum() / 1e4
    assert surplus == pytest.approx(balance.overlap_ha, rel=1e-9)


def test_overlapping_neighbours_are_named(town: gpd.GeoDataFrame) -> None:
    found = check_layer(town, tolerance_m=1e-6).table
    named = {frozenset(ids) for ids in found["feature_ids"][found["rule"] == "overlap"]}
    expected = {pair for pair in overlapping_pairs(town, "parcel_id") if len(pair) == 2}
    assert named == expected


def test_overlaps_of_hectares_are_errors(town: gpd.GeoDataFrame) -> None:
    """The layer is drawn in degrees; 86 ha are not below a tolerance of a centimetre."""
    found = check_layer(town).table
    listed = found["area_m2"][found["rule"] == "overlap"].sum()
    narrow = found["area_m2"][found["rule"] == "overlap_below_tolerance"].sum()
    assert listed / 1e4 > 85
    assert narrow < 100


def test_the_same_findings_in_degrees_and_in_metres(town: gpd.GeoDataFrame) -> None:
    """Tolerances are metres of the ground whatever the layer is drawn in."""
    degrees, metres = (check_layer(layer).table for layer in (town, town.to_crs(32641)))
    counts = [table["rule"].value_counts() for table in (degrees, metres)]
    for rule in ("sliver", "duplicate_id", "duplicate_geometry"):
        assert counts[0].get(rule, 0) == counts[1].get(rule, 0), rule
    # Whether a piece as wide as the tolerance is listed may differ; that is a handful.
    for rule in ("overlap", "gap"):
        assert counts[0].get(rule, 0) == pytest.approx(counts[1].get(rule, 0), rel=0.1), rule


def test_the_duplicate_is_reported(town: gpd.GeoDataFrame) -> None:
    found = check_layer(town).table
    repeated = found[found["rule"] == "duplicate_id"]
    assert list(repeated["feature_ids"]) == [(DUPLICATE, DUPLICATE)]
    assert list(repeated["severity"]) == ["error"]
    copies = found[found["rule"] == "duplicate_geometry"]
    assert list(copies["feature_ids"]) == [(DUPLICATE, DUPLICATE)]
