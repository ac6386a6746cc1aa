"""Transformations carried out: no hectare created or lost, cut parcels, lineage."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, area_m2, land_balance, land_change
from sedp_spatial.transformation import LandChange, apply_transformation
from tests.library.builders import X, Y, block, layer, squares

CATEGORIES = ["agricultural", "settlement", "industry", "forest"]


def closes(result, parcels):
    """What must agree everywhere."""
    matrix = result.matrix.set_index("from")
    table = result.table.set_index("category")
    assert abs(result.residual_ha) < 1e-8
    assert matrix.to_numpy().sum() == pytest.approx(result.before_ha, rel=1e-12)
    for name in CATEGORIES:
        assert matrix.loc[name].sum() == pytest.approx(table.loc[name, "before_ha"], abs=1e-8)
        assert matrix[name].sum() == pytest.approx(table.loc[name, "after_ha"], abs=1e-8)
    assert table["net_ha"].sum() == pytest.approx(0, abs=1e-8)
    assert result.before.territory_ha == pytest.approx(result.after.territory_ha, abs=1e-8)
    assert land_balance(result.layer).parcels_ha == pytest.approx(
        land_balance(parcels).parcels_ha, abs=1e-8
    )


def test_whole_parcels_change_and_the_balance_closes():
    parcels = layer(squares(3), land_kind=["pasture"] * 3, note=["а", "б", "в"]).set_axis([9, 4, 7])
    done = apply_transformation(
        parcels, {"P1": "industry", "P3": {"category": "settlement", "land_kind": "built"}}
    )
    closes(done, parcels)
    assert list(done.layer["category"]) == ["industry", "agricultural", "settlement"]
    assert list(done.layer["land_kind"]) == ["pasture", "pasture", "built"]
    assert list(done.layer.index) == [9, 4, 7] and list(done.layer["note"]) == ["а", "б", "в"]
    assert list(parcels["category"]) == ["agricultural"] * 3
    assert done.lineage["event"].tolist() == ["transformed"] * 2
    assert done.changed["area_ha"].sum() == pytest.approx(done.changed_ha)
    again = land_change(parcels, done.layer)
    assert again.matrix.loc["agricultural", "industry"] == pytest.approx(
        done.matrix.set_index("from").loc["agricultural", "industry"]
    )


def test_a_site_cuts_parcels_with_new_numbers_and_shared_registered_areas():
    parcels = layer(squares(3), parcel_id=["A", "A/1", "C"], registered_area_ha=[1.1, None, 2.0])
    done = apply_transformation(parcels, LandChange("industry", site=block(0.5, 0.25, 2, 0.5)))
    closes(done, parcels)
    cut = done.lineage.set_index("from_category")
    assert set(done.lineage["event"]) == {"split"}
    assert done.lineage["before_ids"].tolist() == [("A",), ("A/1",), ("C",)]
    assert done.lineage["after_ids"].tolist()[0] == ("A/2", "A/3")
    assert len(set(done.layer["parcel_id"])) == len(done.layer) == 6
    registered = done.layer["registered_area_ha"]
    assert registered.iloc[0] + registered.iloc[1] == 1.1
    assert registered.iloc[0] == pytest.approx(1.1 / 4, rel=1e-6)
    assert registered.iloc[2:4].isna().all()
    assert done.layer.index.is_unique and list(done.layer.index[[0, 2, 4]]) == [0, 1, 2]
    assert cut["area_ha"].sum() == pytest.approx(done.changed_ha)
    assert done.layer.geometry.is_valid.all()


def test_slivers_move_no_boundary():
    parcels = layer(squares(2))
    done = apply_transformation(parcels, LandChange("forest", site=block(-0.0004, 0, 1.0008, 1)))
    assert list(done.layer["category"]) == ["forest", "agricultural"]
    assert list(done.layer["parcel_id"]) == ["P1", "P2"]
    closes(done, parcels)


def test_degrees_are_cut_on_the_flat_map():
    parcels = layer(squares(2)).to_crs("EPSG:4326")
    site = gpd.GeoSeries([block(0.3, 0.2, 1, 0.4)], crs="EPSG:7694")
    done = apply_transformation(parcels, LandChange("water", site=site))
    assert abs(done.residual_ha) < 1e-8
    whole = area_m2(site, edges="drawn").iloc[0] / 1e4
    assert done.changed_ha == pytest.approx(whole, rel=1e-5)
    assert max(done.after.overlap_ha, done.after.gap_ha) < 1e-9


@pytest.mark.parametrize(
    ("changes", "error", "text"),
    [
        ({}, DataError, "selected"),
        ({"P1": "завод"}, UsageError, "industry"),
        ({"P1": {"category": "water", "land_kind": "lake"}}, UsageError, "lake"),
        ({"Z": "water"}, UsageError, "Z"),
        ([LandChange("water", ["P1"]), LandChange("forest", ["P1"])], DataError, "P1"),
        ([LandChange("water", site=block(5, 5))], DataError, ""),
        (["P1"], UsageError, "str"),
    ],
)
def test_bad_changes_are_named(changes, error, text):
    with pytest.raises(error) as raised:
        apply_transformation(layer(squares(2)), changes)
    assert text in str(raised.value)


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10_000),
    turn=st.floats(0, 90),
    size=st.floats(20, 260),
    east=st.floats(0, 400),
    north=st.floats(0, 300),
)
def test_no_hectare_is_created_or_lost_however_a_site_cuts(seed, turn, size, east, north):
    random = np.random.default_rng(seed)
    parcels = layer(
        squares(4, 3),
        category=random.choice(CATEGORIES, 12),
        registered_area_ha=random.uniform(0.5, 1.5, 12),
    )
    site = shapely.affinity.rotate(shapely.box(0, 0, size, size * 0.7), turn)
    site = shapely.affinity.translate(site, X + east, Y + north)
    try:
        done = apply_transformation(parcels, LandChange("industry", site=site))
    except DataError as nothing:
        assert nothing.code in ("error.transformation_nothing_selected", "error.boundary_elsewhere")
        return
    closes(done, parcels)
    assert done.layer["registered_area_ha"].sum() == pytest.approx(
        parcels["registered_area_ha"].sum(), rel=1e-12
    )
    assert set(done.changed["to_category"]) == {"industry"}


def test_the_sample_municipality_stays_whole(parcels, boundary):
    middle = parcels.geometry.iloc[len(parcels) // 2].centroid.buffer(400)
    done = apply_transformation(
        parcels, LandChange("settlement", site=middle, land_kind="built"), boundary=boundary
    )
    assert done.after.territory_ha == pytest.approx(17_620, abs=1e-3)
    assert abs(done.residual_ha) < 1e-6
    assert abs(done.after.residual_ha) < 1e-4
