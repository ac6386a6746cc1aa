"""What restricts which parcel: areas that can be worked out on paper, dates, and bad layers."""

from __future__ import annotations

import datetime

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import MultiPolygon, Point

from sedp_spatial import DataError, UsageError, area_m2, read_layer
from sedp_spatial.restrictions import restriction_extract
from sedp_spatial.restrictions.strictest import regime_order
from sedp_spatial.restrictions.validity import parse_day
from tests.library.builders import GRID, block, bow_tie, layer, squares

LAW = "Law 1"


def limits(shapes: list, **columns: object) -> gpd.GeoDataFrame:
    """Restrictions with these outlines: conditional corridors unless columns say otherwise."""
    count = len(shapes)
    given = {
        "kind": ["corridor"] * count,
        "regime": ["conditional"] * count,
        "name": [f"R{number}" for number in range(1, count + 1)],
        "legal_basis": [LAW] * count,
        "valid_from": [None] * count,
        "valid_to": [None] * count,
        **columns,
    }
    return gpd.GeoDataFrame(given, geometry=shapes, crs=GRID)


@pytest.fixture(scope="module")
def restrictions(sample) -> gpd.GeoDataFrame:
    return read_layer(sample / "municipality.gpkg", "restrictions", kind="restrictions")


@pytest.fixture(scope="module")
def in_2026(parcels, restrictions):
    return restriction_extract(parcels, restrictions, on="2026-11-22")


def square_m2() -> float:
    return float(area_m2(layer(squares(1)), edges="drawn").iloc[0])


# --- areas --------------------------------------------------------------------------------------


def test_half_a_parcel_under_a_corridor():
    parcels = layer(squares(2), registered_area_ha=[2.0, None])
    result = restriction_extract(parcels, limits([block(0.5, 0, 0.5, 1)]))
    row = result.table.iloc[0]
    assert len(result.table) == 1
    assert row["parcel_id"] == "P1"
    assert row["area_m2"] == pytest.approx(square_m2() / 2, rel=1e-6)
    assert row["share"] == pytest.approx(0.5, rel=1e-6)
    assert row["share_of_registered"] == pytest.approx(row["area_m2"] / 20_000)
    assert (row["kind"], row["regime"], row["legal_basis"]) == ("corridor", "conditional", LAW)
    assert result.parcels["strictest_regime"].tolist() == ["conditional", "free"]
    assert result.restricted_parcels == 1
    assert result.layer.geometry.iloc[0].equals(block(0.5, 0, 0.5, 1))


def test_overlapping_polygons_of_one_restriction_count_once():
    twice = limits([block(0, 0, 0.6, 1), block(0.4, 0, 0.6, 1)], name=["Кан", "Кан"])
    result = restriction_extract(layer(squares(1)), twice)
    assert len(result.table) == 1
    assert result.table["share"].iloc[0] == pytest.approx(1.0, rel=1e-6)
    assert len(result.layer) == 1


def test_restrictions_of_other_names_are_rows_of_their_own_and_their_union_counts_once():
    two = limits([block(0, 0, 0.6, 1), block(0.4, 0, 0.6, 1)])
    result = restriction_extract(layer(squares(1)), two)
    assert result.table["share"].tolist() == pytest.approx([0.6, 0.6], rel=1e-6)
    assert result.parcels["restricted_m2"].iloc[0] == pytest.approx(square_m2(), rel=1e-6)
    assert result.parcels["free_m2"].iloc[0] == 0.0


def test_one_restriction_with_two_laws_names_both_and_the_widest_validity():
    parts = limits(
        [block(0, 0, 0.3, 1), block(0.3, 0, 0.3, 1)],
        name=["Кан", "Кан"],
        legal_basis=["Law 1", "Law 2"],
        valid_from=["2012-01-01", "01.07.2010"],
        valid_to=["2030", "2040-05-01"],
    )
    row = restriction_extract(layer(squares(1)), parts).table.iloc[0]
    assert row["legal_basis"] == "Law 1; Law 2"
    assert (row["valid_from"], row["valid_to"]) == ("2010-07-01", "2040-05-01")


def test_the_strictest_regime_takes_the_land():
    shapes = [block(0, 0), block(0.5, 0, 0.5, 1), block(0.75, 0, 0.25, 1), block(0, 0, 2, 1)]
    regimes = ["conditional", "partly_prohibited", "prohibited", "notice"]
    result = restriction_extract(layer(squares(2)), limits(shapes, regime=regimes))
    first = result.parcels.iloc[0]
    shares = [first[f"{regime}_m2"] / square_m2() for regime in regime_order()]
    assert shares == pytest.approx([0.25, 0.25, 0.5, 0.0, 0.0], abs=1e-6)
    assert result.parcels["strictest_regime"].tolist() == ["prohibited", "notice"]
    assert result.table["regime"].tolist()[:4] == ["prohibited", "partly_prohibited", *regimes[::3]]
    assert result.regimes["regime"].tolist() == [*regimes[2::-1], "notice"]


def test_a_sliver_is_told_apart_and_makes_no_regime_the_strictest():
    sliver = limits([block(-1, 0, 1.0005, 1)], regime=["prohibited"])  # 5 cm into the parcel
    result = restriction_extract(layer(squares(1)), sliver)
    row, parcel = result.table.iloc[0], result.parcels.iloc[0]
    assert row["sliver_m2"] == row["area_m2"] == pytest.approx(5.0, rel=1e-2)
    assert parcel["strictest_regime"] == "free"
    assert parcel["sliver_m2"] == row["sliver_m2"]
    assert parcel["prohibited_m2"] == pytest.approx(5.0, rel=1e-2)
    assert "slivers" in str(result.notes)
    strict = restriction_extract(layer(squares(1)), sliver, tolerance_m={"corridor": 0.01})
    assert strict.table["sliver_m2"].iloc[0] == 0.0
    assert strict.parcels["strictest_regime"].iloc[0] == "prohibited"


def test_the_index_of_the_parcels_survives():
    parcels = layer(squares(2)).set_axis([7, 3])
    result = restriction_extract(parcels, limits([block(1, 0)]))
    assert result.parcels.index.tolist() == [7, 3]
    assert result.parcels.loc[3, "strictest_regime"] == "conditional"


# --- the sample municipality --------------------------------------------------------------------


def test_the_table_of_categories_and_regimes_closes(in_2026):
    table = in_2026.categories.set_index("category")
    parts = [name for name in table.columns if name.endswith("_ha") and name != "area_ha"]
    assert table[parts].sum(axis=1).tolist() == pytest.approx(table["area_ha"].tolist(), abs=1e-6)
    body = table.drop(index="total")
    assert body.sum().tolist() == pytest.approx(table.loc["total"].tolist(), abs=1e-6)
    assert len(body) == 7
    assert table.loc["total", "area_ha"] == pytest.approx(17_620, abs=1e-3)
    assert table.loc["protected", "free_ha"] == pytest.approx(0, abs=1e-6)
    assert table.loc["forest", "partly_prohibited_ha"] == pytest.approx(
        table.at["forest", "area_ha"]
    )


def test_restricted_and_free_land_add_up_in_every_parcel(in_2026, parcels):
    by_parcel = in_2026.parcels
    regimes = [f"{regime}_m2" for regime in regime_order()]
    assert by_parcel[regimes].sum(axis=1).to_numpy() == pytest.approx(
        by_parcel["restricted_m2"].to_numpy(), rel=1e-12, abs=1e-9
    )
    total = by_parcel["restricted_m2"] + by_parcel["free_m2"]
    assert np.abs(total - by_parcel["measured_m2"]).max() < 1e-6
    assert (by_parcel[[*regimes, "free_m2"]] >= 0).all(axis=None)
    assert abs(in_2026.residual_ha) < 1e-9
    assert len(by_parcel) == len(parcels)


def test_the_regimes_are_the_union_that_geos_finds(in_2026, parcels, restrictions):
    chosen = in_2026.parcels.nlargest(20, "restrictions").index
    valid = restrictions[
        (restrictions["valid_from"] <= "2026-11-22")
        & ~(restrictions["valid_to"].fillna("9999") < "2026-11-22")
    ]
    cut = parcels.geometry[chosen].intersection(valid.union_all())
    oracle = area_m2(gpd.GeoSeries(cut, crs=parcels.crs), edges="drawn")
    assert in_2026.parcels.loc[chosen, "restricted_m2"].to_numpy() == pytest.approx(
        oracle.to_numpy(), rel=1e-8, abs=1e-3
    )


def test_only_what_is_in_force_counts(parcels, restrictions, in_2026):
    names = set(in_2026.restrictions["name"])
    assert "Долбоордук жол тилкеси" not in names  # ended in 2024
    assert "Күн-Төр коругу, коргоо тилкеси" not in names  # begins in 2028
    assert any("2 restrictions are not in force" in note for note in in_2026.notes)
    everything = restriction_extract(parcels, restrictions)
    assert everything.on is None
    assert {"Долбоордук жол тилкеси", "Күн-Төр коругу, коргоо тилкеси"} <= set(
        everything.restrictions["name"]
    )
    assert any("whatever their dates" in note for note in everything.notes)


@pytest.mark.parametrize(
    ("day", "counts"), [("2014-12-31", False), ("2015-01-01", True), ("2024-12-31", True)]
)
def test_both_ends_of_validity_count(day, counts):
    past = limits([block(0, 0)], valid_from=["2015-01-01"], valid_to=["2024"])
    result = restriction_extract(layer(squares(1)), past, on=day)
    assert (len(result.table) == 1) is counts
    assert result.restricted_parcels == int(counts)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-07-01", datetime.date(2024, 7, 1)),
        ("01.07.2024 ж.", datetime.date(2024, 7, 1)),
        ("2024-07-01T00:00:00", datetime.date(2024, 7, 1)),
        (2024.0, datetime.date(2024, 1, 1)),
        (pd.Timestamp("2024-07-01 10:00"), datetime.date(2024, 7, 1)),
        ("31.02.2024", None),
        ("жайында", None),
    ],
)
def test_dates_as_people_write_them(written, read):
    assert parse_day(written) == read


# --- bad input ----------------------------------------------------------------------------------


def test_a_self_crossing_restriction_is_mended_and_named():
    result = restriction_extract(layer(squares(1)), limits([bow_tie(0, 0)]))
    assert result.table["share"].iloc[0] == pytest.approx(0.5, rel=1e-6)
    finding = result.findings.iloc[0]
    assert (finding["rule"], finding["feature_ids"]) == ("mended", ("row:0",))
    assert "оңдо" in finding["suggestion"].text("ky") or "түзөт" in finding["suggestion"].text("ky")


def test_a_doubly_covered_polygon_is_not_counted_by_winding_number():
    double = MultiPolygon([block(0, 0), block(0.25, 0.25, 0.5, 0.5)])
    result = restriction_extract(layer(squares(1)), limits([double]))
    assert result.table["share"].iloc[0] == pytest.approx(1.0, rel=1e-6)


def test_records_without_an_outline_are_listed_and_the_others_counted():
    shapes = [None, Point(0, 0).buffer(0), block(0, 0)]
    result = restriction_extract(layer(squares(1)), limits(shapes))
    assert result.findings["rule"].tolist() == ["no_outline", "no_outline"]
    assert len(result.table) == 1


def test_another_crs_is_brought_to_that_of_the_parcels_and_noted():
    far = limits([block(0, 0, 0.5, 1)]).to_crs("EPSG:4326")
    result = restriction_extract(layer(squares(1)), far)
    assert result.table["share"].iloc[0] == pytest.approx(0.5, rel=1e-6)
    assert any("brought" in note.lower() or "crs" in note.code for note in result.notes)
    assert result.layer.crs == GRID


def test_restrictions_wholly_elsewhere_leave_all_free_and_say_so():
    result = restriction_extract(layer(squares(2)), limits([block(500, 500)]))
    assert len(result.table) == 0
    assert result.free_ha == pytest.approx(result.measured_ha)
    assert any(note.code == "note.restrictions_elsewhere" for note in result.notes)
    assert result.restrictions["parcels"].tolist() == [0]


def test_dates_the_wrong_way_round_are_reported_and_the_restriction_stays():
    wrong = limits([block(0, 0)], valid_from=["2030-01-01"], valid_to=["2020-01-01"])
    result = restriction_extract(layer(squares(1)), wrong, on="2026-11-22")
    assert len(result.table) == 1
    assert result.findings["rule"].tolist() == ["dates_reversed"]
    assert "2030-01-01" in result.findings["message"].iloc[0]


def test_unknown_kinds_and_regimes_are_reported():
    odd = limits(
        [block(0, 0), block(1, 0), block(2, 0)],
        kind=["протока", "ООПТ", "corridor"],
        regime=["кандайдыр", None, "частично запрещено"],
        valid_from=["?", None, None],
    )
    result = restriction_extract(layer(squares(3)), odd)
    assert sorted(result.findings["rule"]) == [
        "no_regime",
        "no_regime",
        "unknown_kind",
        "unreadable_date",
    ]
    assert result.table["regime"].tolist() == ["unassigned", "partly_prohibited"] * 1 + [
        "partly_prohibited"
    ]
    assert result.parcels["strictest_regime"].tolist()[0] == "unassigned"
    assert result.categories["unassigned_ha"].iloc[-1] == pytest.approx(square_m2() / 1e4)
    assert result.findings["message"].iloc[0].text("ky") != str(result.findings["message"].iloc[0])


def test_a_layer_with_only_outlines_counts_as_of_unknown_regime():
    bare = gpd.GeoDataFrame(geometry=[block(0, 0)], crs=GRID)
    result = restriction_extract(layer(squares(1)), bare)
    assert result.table["regime"].tolist() == ["unassigned"]
    assert result.restricted_ha == pytest.approx(result.measured_ha)


@pytest.mark.parametrize(
    ("change", "error", "code"),
    [
        ({"on": "summer"}, UsageError, "error.day"),
        ({"tolerance_m": -1}, UsageError, "error.tolerance"),
        ({"tolerance_m": {"forest": float("nan")}}, UsageError, "error.tolerance"),
    ],
)
def test_wrong_options_are_refused(change, error, code):
    with pytest.raises(error) as caught:
        restriction_extract(layer(squares(1)), limits([block(0, 0)]), **change)
    assert caught.value.code == code


def test_layers_without_features_or_crs_are_refused():
    one, some = layer(squares(1)), limits([block(0, 0)])
    for parcels, restrictions, code in (
        (one.iloc[:0], some, "error.no_features"),
        (one, some.iloc[:0], "error.no_features"),
        (one, some.set_crs(None, allow_override=True), "error.no_crs_of"),
        (one.set_geometry([None]), some, "error.nothing_to_measure"),
    ):
        with pytest.raises(DataError) as caught:
            restriction_extract(parcels.set_crs(GRID), restrictions)
        assert caught.value.code == code
