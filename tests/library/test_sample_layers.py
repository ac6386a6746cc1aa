"""The sample municipality is what its README promises.

Nothing here uses the library: data that test a library must be checked by other means, here by
comparing edges and by plain geometry.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pyproj
import pytest
import rasterio
import shapely
from shapely.geometry import Polygon

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_layers"
MUNICIPALITY = SAMPLE / "municipality.gpkg"
DIRTY = SAMPLE / "dirty.gpkg"
MADE_WITH_GEOS = (3, 14, 1)

CATEGORIES = {"agricultural", "settlement", "industry", "protected", "forest", "water", "reserve"}
KINDS = {
    "arable_irrigated",
    "arable_rainfed",
    "perennial",
    "fallow",
    "hayfield",
    "pasture",
    "household_plot",
    "forest",
    "shrub",
    "marsh",
    "water",
    "road",
    "built",
    "other",
}
COLUMNS = [
    "parcel_id",
    "category",
    "land_kind",
    "ownership",
    "in_use",
    "purpose",
    "registered_area_ha",
    "village",
    "geometry",
]


@pytest.fixture(scope="module")
def layers() -> dict[str, gpd.GeoDataFrame]:
    names = [name for name, _ in pyogrio.list_layers(MUNICIPALITY)]
    return {name: gpd.read_file(MUNICIPALITY, layer=name) for name in names}


@pytest.fixture(scope="module")
def dirty() -> gpd.GeoDataFrame:
    return gpd.read_file(DIRTY, layer="parcels_dirty")


@pytest.fixture(scope="module")
def defects() -> pd.DataFrame:
    return pd.read_csv(SAMPLE / "dirty_defects.csv", dtype={"parcel_ids": str})


def geodesic_area(polygon: Polygon, crs: object) -> float:
    to_lonlat = pyproj.Transformer.from_crs(crs, pyproj.CRS(crs).geodetic_crs, always_xy=True)
    ring = shapely.get_coordinates(shapely.segmentize(polygon, 10.0).exterior)
    lon, lat = to_lonlat.transform(ring[:, 0], ring[:, 1])
    return abs(pyproj.Geod(ellps="GRS80").polygon_area_perimeter(lon, lat)[0])


def edges(polygons: np.ndarray) -> Counter:
    """Directed edges of the polygons, exteriors counter-clockwise and holes clockwise."""
    found: Counter = Counter()
    for polygon in (
        shapely.orient_polygons(polygons)
        if hasattr(shapely, "orient_polygons")
        else [shapely.geometry.polygon.orient(p) for p in polygons]
    ):
        for ring in [polygon.exterior, *polygon.interiors]:
            points = list(map(tuple, shapely.get_coordinates(ring)))
            found.update(itertools.pairwise(points))
    return found


def test_territory_is_17620_hectares_on_the_ellipsoid(layers):
    border = layers["boundary"]
    assert len(border) == 1 and border.geometry[0].is_valid and not border.geometry[0].interiors
    assert border.crs.to_epsg() == 7694
    assert geodesic_area(border.geometry[0], border.crs) == pytest.approx(176_200_000, abs=0.5)
    assert border["registered_area_ha"].tolist() == [17620.0]


@pytest.mark.parametrize("name", ["parcels", "parcels_2021"])
def test_parcels_are_a_coverage_that_tiles_the_boundary(layers, name):
    parcels, border = layers[name], layers["boundary"].geometry[0]
    shapes = parcels.geometry.to_numpy()
    assert list(parcels.columns) == COLUMNS
    assert parcels["parcel_id"].is_unique and parcels["parcel_id"].notna().all()
    assert set(parcels.geom_type) == {"Polygon"} and shapely.is_valid(shapes).all()
    points = shapely.get_coordinates(shapes)
    assert np.array_equal(points, np.round(points, 3))

    # A valid coverage: each inner edge is used once in each direction, the rest is the boundary.
    used = edges(shapes)
    assert max(used.values()) == 1
    outer = {e for e in used if (e[1], e[0]) not in used}
    assert outer == set(edges(np.array([border])))
    assert shapely.area(shapes).sum() == pytest.approx(border.area, abs=1e-3)
    if hasattr(shapely, "coverage_is_valid"):
        assert shapely.coverage_is_valid(shapes)


def test_parcels_are_described_in_the_schema(layers):
    parcels = layers["parcels"]
    assert 6000 <= len(parcels) <= 9000
    assert set(parcels["category"]) == CATEGORIES
    assert set(parcels["land_kind"]) == KINDS
    assert set(parcels["ownership"]) == {"state", "municipal", "private", "unknown"}
    assert set(parcels["in_use"]) == {"yes", "no", "unknown"}
    assert parcels["purpose"].str.len().between(2, 60).all()
    plots = parcels[parcels["land_kind"] == "household_plot"]
    assert 3000 <= len(plots) <= 4500 and 0.06 < plots.geometry.area.median() / 1e4 < 0.15
    # The narrowest parcel must be far from what a check calls a sliver.
    assert (2 * parcels.geometry.area / parcels.geometry.length).min() > 1.5


def test_registered_areas_differ_from_the_measured_ones_as_in_a_cadastre(layers):
    parcels = layers["parcels"]
    off = (parcels["registered_area_ha"] / (parcels.geometry.area / 1e4) - 1).abs()
    assert 1 <= parcels["registered_area_ha"].isna().sum() <= 20
    assert (off < 0.01).mean() > 0.9
    assert (off > 0.05).sum() > 20 and 3 <= (off > 0.2).sum() <= 20


def test_the_past_differs_only_where_the_answer_says(layers):
    now, past = layers["parcels"].set_index("parcel_id"), layers["parcels_2021"]
    past = past.set_index("parcel_id")
    answer = pd.read_csv(SAMPLE / "change_answer.csv")
    kinds = {"split", "merge", "transformation", "land_kind", "moved_line"}
    assert set(answer["kind"]) == kinds
    assert 0.02 < answer["area_ha"].sum() / 17620 < 0.04
    before = set(answer["ids_before"].str.split(";").explode())
    after = set(answer["ids_after"].str.split(";").explode())
    same = now.index.intersection(past.index).difference(list(before | after))
    assert set(now.index) - set(past.index) <= after
    assert set(past.index) - set(now.index) <= before
    assert (now.geometry[same].to_wkb() == past.geometry[same].to_wkb()).all()
    for column in ("category", "land_kind"):
        assert (now.loc[same, column] == past.loc[same, column]).all()
    for row in answer.itertuples():
        old = past.loc[row.ids_before.split(";")]
        new = now.loc[row.ids_after.split(";")]
        whole = shapely.union_all(new.geometry.to_numpy())
        assert whole.symmetric_difference(shapely.union_all(old.geometry.to_numpy())).area < 1e-3
        assert row.from_category in set(old["category"])
        assert row.to_category in set(new["category"])
        if row.kind == "split":
            assert len(old) == 1 and len(new) > 1
        if row.kind == "merge":
            assert len(old) > 1 and len(new) == 1
        if row.kind == "transformation":
            assert row.from_category != row.to_category
        if row.kind != "moved_line":
            assert row.area_ha == pytest.approx(whole.area / 1e4, rel=2e-4)


def test_people_agree_between_buildings_villages_and_tables(layers):
    villages = layers["villages"].set_index("village")
    buildings = layers["buildings"]
    ages = pd.read_csv(SAMPLE / "population_age_sex.csv")
    history = pd.read_csv(SAMPLE / "population_history.csv").set_index("year")["population"]
    assert len(villages) == 5
    living = buildings.groupby("village")[["residents", "households"]].sum()
    assert (living["residents"] == villages["population"]).all()
    assert (living["households"] == villages["households"]).all()
    by_year = ages.groupby(["year", "village"])[["female", "male"]].sum().sum(axis=1)
    assert (by_year[2026] == villages["population"]).all()
    assert (by_year.groupby("year").sum() == history[[2021, 2026]]).all()
    assert 15_000 < history[2026] < 17_500 and len(history) == 6
    assert sorted(ages["age"].unique()) == list(range(0, 85, 5))


def test_other_layers_and_tables_are_usable(layers):
    border = layers["boundary"].geometry[0].buffer(0.01)
    assert set(layers) == {
        "boundary",
        "parcels",
        "parcels_2021",
        "villages",
        "rivers",
        "roads",
        "zones",
        "restrictions",
        "hazards",
        "buildings",
        "facilities",
    }
    for name, layer in layers.items():
        assert layer.geometry.is_valid.all() and not layer.geometry.is_empty.any(), name
        assert layer.geometry.within(border).all(), name
        assert layer.crs.to_epsg() == 7694, name
    assert set(layers["rivers"]["class"]) == {"main", "tributary", "stream", "canal"}
    assert set(layers["hazards"]["hazard"]) == {"mudflow", "landslide", "flood"}
    assert set(layers["hazards"]["level"]) == {1, 2, 3}
    rules = pd.read_csv(SAMPLE / "zone_rules.csv")
    assert set(rules["zone"]) == set(layers["zones"]["zone"])
    measures = pd.read_csv(SAMPLE / "measures.csv")
    known = set(layers["parcels"]["parcel_id"])
    assert set(measures["parcel_ids"].dropna().str.split(";").explode()) <= known
    for row in measures.itertuples():
        parts = dict(item.split("=") for item in row.sources.split(";"))
        assert sum(map(int, parts.values())) == row.cost_som, row.measure_id
    reserve = pd.read_csv(SAMPLE / "budget_expenditure.csv")
    total = reserve.groupby("year")["amount_som"].sum()
    fund = reserve[reserve["group"] == "reserve_fund"].set_index("year")["amount_som"]
    assert (fund <= 0.02 * total).all()


def test_the_rasters_agree_with_the_layers(layers):
    border = layers["boundary"].geometry[0]
    with rasterio.open(SAMPLE / "hazard_mudflow.tif") as file:
        classes, transform = file.read(1), file.transform
        assert file.crs.to_epsg() == 7694 and file.nodata == 255
    assert set(np.unique(classes)) == {0, 1, 2, 3, 255}
    cell = abs(transform.a * transform.e)
    assert (classes != 255).sum() * cell == pytest.approx(border.area, rel=2e-3)
    mud = layers["hazards"].query("hazard == 'mudflow'")
    for level, polygons in mud.groupby("level"):
        assert (classes == level).sum() * cell == pytest.approx(polygons.area.sum(), rel=0.06)
    with rasterio.open(SAMPLE / "dem.tif") as file:
        assert file.crs.to_epsg() == 7694 and file.nodata == -32768
        main = layers["rivers"].query("`class` == 'main'").geometry.iloc[0]
        along = [z[0] for z in file.sample(main.segmentize(200).coords)]
        heights = file.read(1)
    assert abs(np.corrcoef(np.arange(len(along)), along)[0, 1]) > 0.98  # it flows downhill
    assert heights.max() - min(along) > 1200


def test_every_listed_defect_is_in_the_dirty_layer(dirty, defects):
    rules = defects.groupby("rule").size()
    assert rules.min() >= 2 and defects["defect_id"].is_unique
    assert set(rules.index) == {
        "overlap",
        "gap",
        "sliver",
        "invalid_geometry",
        "duplicate_geometry",
        "duplicate_id",
        "missing_id",
        "null_geometry",
        "empty_geometry",
        "missing_value",
        "unknown_code",
        "multipart",
        "outside",
        "zero_area",
        "registered_unit",
    }
    border = gpd.read_file(DIRTY, layer="boundary").geometry[0]
    by_id = dirty.groupby("parcel_id").groups

    def record(identity: str) -> pd.Series:
        if identity.startswith("row:"):
            return dirty.iloc[int(identity[4:])]
        return dirty.loc[by_id[identity][0]]

    for row in defects.itertuples():
        found = [record(i) for i in row.parcel_ids.split(";")]
        shapes = [r.geometry for r in found]
        if row.rule == "overlap":
            assert shapes[0].intersection(shapes[1]).area == pytest.approx(row.area_m2, rel=1e-3)
        elif row.rule == "sliver":
            width = 2 * shapes[0].area / shapes[0].length
            assert width < 0.3 and shapes[0].length > 150
        elif row.rule == "invalid_geometry":
            assert not shapes[0].is_valid
            assert shapely.make_valid(shapes[0]).geom_type == "MultiPolygon"
        elif row.rule == "duplicate_geometry":
            assert shapes[0].equals_exact(shapes[1], 0) and found[0].parcel_id != found[1].parcel_id
        elif row.rule == "duplicate_id":
            assert len(by_id[row.parcel_ids]) == 2
        elif row.rule == "missing_id":
            assert pd.isna(found[0].parcel_id)
        elif row.rule == "null_geometry":
            assert shapes[0] is None
        elif row.rule == "empty_geometry":
            assert shapes[0].is_empty
        elif row.rule == "missing_value":
            assert pd.isna(found[0].category)
        elif row.rule == "unknown_code":
            assert found[0].category not in CATEGORIES or found[0].land_kind not in KINDS
        elif row.rule == "multipart":
            assert len(shapes[0].geoms) == 2 and not shapes[0].geoms[0].touches(shapes[0].geoms[1])
        elif row.rule == "outside":
            assert shapes[0].difference(border).area == pytest.approx(row.area_m2, rel=1e-3)
        elif row.rule == "zero_area":
            assert shapes[0].area == 0 and not shapes[0].is_empty
        elif row.rule == "registered_unit":
            ratio = found[0].registered_area_ha / (shapes[0].area / 1e4)
            assert ratio == pytest.approx(10_000, rel=1e-3)


def test_nothing_else_is_wrong_in_the_dirty_layer(dirty, defects):
    border = gpd.read_file(DIRTY, layer="boundary").geometry[0]
    rows = {str(rule): found for rule, found in defects.groupby("rule")}
    assert dirty["parcel_id"].isna().sum() == len(rows["missing_id"])
    assert dirty["parcel_id"].dropna().duplicated().sum() == len(rows["duplicate_id"])
    assert dirty["category"].isna().sum() == len(rows["missing_value"])
    foreign = ~dirty["category"].dropna().isin(CATEGORIES)
    assert foreign.sum() + (~dirty["land_kind"].isin(KINDS)).sum() == len(rows["unknown_code"])
    assert dirty["registered_area_ha"].notna().all()
    assert dirty.geometry.isna().sum() == len(rows["null_geometry"])
    shapes = dirty.geometry.dropna()
    assert shapes.is_empty.sum() == len(rows["empty_geometry"])
    shapes = shapes[~shapes.is_empty & (shapes.area > 0)].to_numpy()
    repaired = shapely.make_valid(shapes)
    changed = ~shapely.is_valid(shapes)
    # A bow-tie whose lobes are equal has no net area, so it is asked for by validity alone.
    bow_ties = dirty.set_index("parcel_id").geometry[rows["invalid_geometry"]["parcel_ids"]]
    assert changed.sum() <= len(bow_ties)
    lost = shapely.make_valid(bow_ties[bow_ties.area == 0].to_numpy())
    ground = shapely.union_all([*repaired, *lost])

    holes = [p.area for p in shapely.get_parts(border.difference(ground)) if p.area > 1e-3]
    assert sorted(holes) == pytest.approx(sorted(rows["gap"]["area_m2"]), rel=1e-3)
    beyond = [p.area for p in shapely.get_parts(ground.difference(border)) if p.area > 1e-3]
    assert sorted(beyond) == pytest.approx(sorted(rows["outside"]["area_m2"]), rel=1e-3)

    tree = shapely.STRtree(repaired)
    a, b = tree.query(repaired, predicate="intersects")
    common = shapely.area(shapely.intersection(repaired[a[a < b]], repaired[b[a < b]]))
    planted = [*rows["overlap"]["area_m2"], *rows["duplicate_geometry"]["area_m2"]]
    assert sorted(common[common > 1e-3]) == pytest.approx(sorted(planted), rel=1e-3)


def test_files_are_small_enough_for_git():
    files = [p for p in SAMPLE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert sum(p.stat().st_size for p in files) < 10_000_000
    assert "invented" in (SAMPLE / "README.md").read_text(encoding="utf-8")


def test_the_generator_makes_these_files(tmp_path):
    if not hasattr(shapely, "coverage_simplify"):
        pytest.skip("the generator (not the data) needs shapely 2.1 or later")
    command = [sys.executable, "-m", "sample_layers.generate", "--out", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    for table in sorted(SAMPLE.glob("*.csv")):
        assert (tmp_path / table.name).exists(), table.name
    fresh = gpd.read_file(tmp_path / "municipality.gpkg", layer="parcels")
    border = gpd.read_file(tmp_path / "municipality.gpkg", layer="boundary")
    assert geodesic_area(border.geometry[0], border.crs) == pytest.approx(176_200_000, abs=0.5)
    assert shapely.coverage_is_valid(fresh.geometry.to_numpy())
    if shapely.geos_version != MADE_WITH_GEOS:
        return  # another GEOS may round a crossing to the next millimetre
    for table in sorted(SAMPLE.glob("*.csv")):
        assert (tmp_path / table.name).read_bytes() == table.read_bytes(), table.name
    for path in (MUNICIPALITY, DIRTY):
        for name, _ in pyogrio.list_layers(path):
            old = pyogrio.read_dataframe(path, layer=name)
            new = pyogrio.read_dataframe(tmp_path / path.name, layer=name)
            assert list(old.geometry.to_wkb()) == list(new.geometry.to_wkb()), name
            columns = old.columns.drop("geometry")
            pd.testing.assert_frame_equal(pd.DataFrame(old[columns]), pd.DataFrame(new[columns]))
