"""Measured against registered areas."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import Polygon

from sedp_spatial import DataError, RegisteredResult, UsageError, area_m2, compare_registered
from tests.library.builders import block, bow_tie, layer, squares


def classes(result: RegisteredResult) -> list[str]:
    return result.table["tolerance_class"].tolist()


def one_hectare_each(registered: list[Any], **columns: Any) -> gpd.GeoDataFrame:
    """Squares whose measured area is known to the square centimetre."""
    frame = layer(squares(len(registered)), **columns)
    measured = area_m2(frame, edges="drawn") / 1e4
    return frame.assign(
        registered_area_ha=[
            m * share if isinstance(share, float) else share
            for m, share in zip(measured, registered, strict=True)
        ]
    )


def test_each_parcel_gets_its_tolerance_class() -> None:
    shares = [1.0, 1 / 1.009, 1 / 1.011, 1 / 0.96, 1 / 0.94, 1 / 1.19, 1 / 1.21, 0.0001]
    result = compare_registered(one_hectare_each(shares))
    assert classes(result) == [
        "within",
        "within",
        "above_1",
        "above_1",
        "above_5",
        "above_5",
        "above_20",
        "above_20",
    ]
    assert result.table["difference_share"].tolist()[:3] == pytest.approx([0, 0.009, 0.011])


def test_what_cannot_be_compared_is_a_class_not_a_loss() -> None:
    shapes = [block(0, 0), block(1, 0), None, Polygon(), block(2, 0), block(3, 0)]
    frame = layer(shapes, registered_area_ha=[1.0, np.nan, 1.0, 1.0, 0.0, -2.0])
    result = compare_registered(frame)
    assert classes(result) == [
        "within",
        "no_registered_area",
        "not_measured",
        "not_measured",
        "no_registered_area",
        "no_registered_area",
    ]
    assert result.classes["parcels"].sum() == len(frame)
    assert result.table["difference_ha"].notna().sum() == 1
    assert result.measured_ha == pytest.approx(1, rel=1e-3)
    assert result.registered_ha == 1
    assert result.difference_ha == pytest.approx(result.measured_ha - 1)
    notes = {note.code: str(note) for note in result.notes}
    assert "3 parcels" in notes["note.without_registered"]
    assert "P3" in notes["note.without_area"]


def test_an_outline_measured_as_mended_is_named() -> None:
    frame = layer([bow_tie(0, 0), block(2, 0)], registered_area_ha=[0.5, 1.0])
    result = compare_registered(frame)
    assert result.table["measured_ha"][0] == pytest.approx(0.5, rel=1e-3)
    note = next(n for n in result.notes if n.code == "note.measured_mended")
    assert "P1" in note


def test_registered_areas_in_words_count() -> None:
    frame = layer(squares(3), registered_area_ha=["1 га", "10000 м2", "много"])
    assert classes(compare_registered(frame)) == ["within", "within", "no_registered_area"]


def test_own_tolerances_name_their_own_classes() -> None:
    frame = one_hectare_each([1.0, 1 / 1.015, 1 / 1.03, 1 / 1.15])
    result = compare_registered(frame, tolerance_share=0.02, coarser=[0.1])
    assert classes(result) == ["within", "within", "above_2", "above_10"]
    assert list(result.classes["tolerance_class"])[:3] == ["within", "above_2", "above_10"]


def test_a_tolerance_above_the_coarser_bounds_replaces_them() -> None:
    frame = one_hectare_each([1 / 1.1, 1 / 1.4])
    assert classes(compare_registered(frame, tolerance_share=0.3)) == ["within", "above_30"]


def test_a_difference_of_exactly_the_tolerance_is_within_it() -> None:
    frame = one_hectare_each([1 / 1.0123])
    difference = compare_registered(frame).table["difference_share"][0]
    assert classes(compare_registered(frame, tolerance_share=difference)) == ["within"]
    less = float(np.nextafter(difference, 0))
    assert classes(compare_registered(frame, tolerance_share=less)) != ["within"]


def test_the_summary_adds_up_to_the_table() -> None:
    frame = one_hectare_each([1.0, 1 / 1.1, 1 / 1.3, None, 1 / 1.02])
    result = compare_registered(frame)
    summed = result.classes.set_index("tolerance_class")
    by_class = result.table.groupby("tolerance_class")["measured_ha"].sum()
    for name, measured in by_class.items():
        assert summed.loc[name, "measured_ha"] == pytest.approx(measured)
    assert list(summed.index) == [
        "within",
        "above_1",
        "above_5",
        "above_20",
        "no_registered_area",
        "not_measured",
    ]


def test_the_sample_has_the_differences_that_its_readme_promises(parcels: gpd.GeoDataFrame) -> None:
    result = compare_registered(parcels)
    counts = result.classes.set_index("tolerance_class")["parcels"]
    assert counts["above_20"] >= 7
    assert counts["no_registered_area"] == 9
    assert counts["within"] > 0.8 * len(parcels)
    assert counts.sum() == len(parcels)
    assert len(result.layer) == len(parcels)


def test_the_index_survives_even_if_it_repeats() -> None:
    frame = one_hectare_each([1.0, 1 / 1.1]).set_index(pd.Index([7, 7], name="fid"))
    result = compare_registered(frame)
    assert result.table.index.equals(frame.index)
    assert classes(result) == ["within", "above_5"]


@pytest.mark.parametrize("tolerance", [0, -0.01, float("nan"), float("inf")])
def test_a_tolerance_that_is_none(tolerance: float) -> None:
    with pytest.raises(UsageError) as caught:
        compare_registered(one_hectare_each([1.0]), tolerance_share=tolerance)
    assert caught.value.code == "error.tolerance"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (layer([]), "no_features"),
        (layer(squares(1)), "no_field"),
        (layer(squares(2), registered_area_ha=[np.nan, 0.0]), "no_registered_area"),
        (layer(squares(1), crs=None, registered_area_ha=[1.0]), "no_crs_of"),
    ],
)
def test_a_layer_that_cannot_be_compared(frame: gpd.GeoDataFrame, code: str) -> None:
    with pytest.raises(DataError) as caught:
        compare_registered(frame)
    assert caught.value.code == f"error.{code}"
