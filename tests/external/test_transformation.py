"""A published decision of the Cabinet of Ministers, built again to the last hectare.

31.59 ha = 14.61 irrigated + 1.36 household gardens + 2.87 unused + 0.25 rain-fed + 12.50 forest
fund, into the category of industry.
"""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import box

from sedp_spatial import area_m2
from sedp_spatial.transformation import (
    LandChange,
    apply_transformation,
    precheck_transformation,
)

DECISION = {
    ("agricultural", "arable_irrigated"): 14.61,
    ("agricultural", "arable_rainfed"): 0.25,
    ("agricultural", "household_plot"): 1.36,
    ("agricultural", "other"): 2.87,
    ("forest", "forest"): 12.50,
}
TOTAL = 31.59
X, Y = 3_358_000.0, 4_593_000.0


def rectangle(east: float, hectares: float, high: float = 250.0):
    """A rectangle whose area on the ellipsoid is so many hectares."""
    wide = hectares * 1e4 / high
    for _ in range(4):
        shape = box(X + east, Y, X + east + wide, Y + high)
        measured = area_m2(gpd.GeoSeries([shape], crs="EPSG:7694"), edges="drawn").iloc[0]
        wide *= hectares * 1e4 / measured
    return box(X + east, Y, X + east + wide, Y + high)


@pytest.fixture(scope="module")
def parcels() -> gpd.GeoDataFrame:
    shapes, east = [], 0.0
    for hectares in [*DECISION.values(), 40.0]:
        shapes.append(rectangle(east, hectares))
        east = shapes[-1].bounds[2] - X
    categories = [category for category, _ in DECISION] + ["settlement"]
    return gpd.GeoDataFrame(
        {
            "parcel_id": [f"Д-{number}" for number in range(1, 7)],
            "category": categories,
            "land_kind": [kind for _, kind in DECISION] + ["built"],
            "ownership": ["state"] * 6,
            "in_use": ["yes", "yes", "yes", "no", "yes", "yes"],
        },
        geometry=shapes,
        crs="EPSG:7694",
    )


@pytest.fixture(scope="module")
def decided(parcels):
    return precheck_transformation(
        parcels, "industry", purpose="industry", on="2022-06-01", parcel_ids=parcels.parcel_id[:5]
    )


def test_the_composition_is_printed_as_in_the_decision(decided):
    rows = decided.composition.set_index(["category", "land_kind"])
    assert rows["printed_ha"].to_dict() == DECISION
    assert round(decided.composition["printed_ha"].sum(), 2) == TOTAL
    assert decided.site_ha == pytest.approx(TOTAL, abs=1e-6)
    said = next(n for n in decided.notes if n.code == "note.transformation_composition")
    assert str(said) == (
        "Composition of the site, ha: 14.61 irrigated arable + 0.25 rain-fed arable + "
        "1.36 household gardens + 2.87 unused land + 12.50 Forest fund = 31.59 ha."
    )
    assert "12,50 Токой фондусунун жерлери = 31,59 га" in said.text("ky")


def test_the_moratorium_is_raised_for_the_irrigated_part_only(decided):
    rules = decided.table.set_index("rule")
    assert decided.verdict == "would_be_returned"
    assert rules.loc["moratorium_irrigated", "outcome"] == "blocks"
    assert rules.loc["moratorium_irrigated", "area_ha"] == pytest.approx(14.61, abs=1e-6)
    assert "14.61 ha" in rules.loc["moratorium_irrigated", "message"]
    assert rules.loc["forest_fund", "area_ha"] == pytest.approx(12.50, abs=1e-6)
    assert (rules["outcome"] == "blocks").sum() == 1


def test_without_the_moratorium_the_decision_could_be_taken(parcels):
    rules = {"moratorium_irrigated": {"valid_to": "2022-05-31"}}
    result = precheck_transformation(
        parcels.iloc[:5], "industry", purpose="industry", on="2022-06-01", rules=rules
    )
    assert result.verdict == "needs"
    assert "2022-05-31" in result.table.set_index("rule").loc["moratorium_irrigated", "message"]


def test_the_balance_after_the_decision_closes(parcels):
    done = apply_transformation(parcels, LandChange("industry", list(parcels.parcel_id[:5])))
    table = done.table.set_index("category")
    assert table.loc["industry", "after_ha"] == pytest.approx(TOTAL, abs=1e-6)
    assert table.loc["agricultural", "net_ha"] == pytest.approx(-19.09, abs=1e-6)
    assert table.loc["forest", "net_ha"] == pytest.approx(-12.50, abs=1e-6)
    assert done.before_ha == pytest.approx(done.after_ha, abs=1e-9) == pytest.approx(71.59)
    assert done.matrix.set_index("from").loc["forest", "industry"] == pytest.approx(12.50)


@pytest.mark.parametrize("crs", [None, "EPSG:4326"])
def test_a_real_commune_is_cut_without_a_gap_or_an_overlap(commune, crs):
    site = gpd.GeoSeries([commune.geometry.iloc[200].centroid.buffer(150)], crs=commune.crs)
    layer = commune if crs is None else commune.to_crs(crs)
    done = apply_transformation(layer, LandChange("settlement", site=site))
    assert len(done.layer) > len(layer)
    assert done.changed_ha == pytest.approx(done.matrix["settlement"].sum())
    assert abs(done.residual_ha) < 1e-8
    assert done.after.overlap_ha - done.before.overlap_ha < 1e-9
    assert done.after.gap_ha - done.before.gap_ha < 1e-9
    assert done.layer["registered_area_ha"].sum() == pytest.approx(
        commune["registered_area_ha"].sum(), rel=1e-12
    )
