"""Plots of Prague stored in Web Mercator, where a square metre looks like two and a half."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial import area_m2, check_layer, land_balance

from .conftest import assert_closes
from .independent import enclosed_gaps, geod_areas


def test_true_hectares(plots: gpd.GeoDataFrame) -> None:
    assert plots.area.sum() / 1e4 == pytest.approx(67.7, abs=0.05)  # what must never be shown
    assert area_m2(plots).sum() / 1e4 == pytest.approx(27.894, abs=0.001)
    balance = land_balance(plots)
    assert balance.parcels_ha == pytest.approx(27.894, abs=0.001)
    assert_closes(balance)


def test_findings_are_measured_in_metres_of_the_ground(plots: gpd.GeoDataFrame) -> None:
    """Listed one by one is what is wider than a centimetre on the ground, not on the map."""
    gaps = gpd.GeoSeries(enclosed_gaps(plots), crs=plots.crs)
    ground = np.sqrt(geod_areas(plots).sum() / plots.area.sum())  # metres per map unit
    circles = shapely.maximum_inscribed_circle(gaps.values, tolerance=1e-5)
    widths = 2 * shapely.length(circles) * ground
    found = check_layer(plots, tolerance_m=0.01).table
    listed = found[found["rule"] == "gap"]
    # Between 0.8 and 1.2 times the tolerance either answer is right.
    assert (widths > 0.012).sum() <= len(listed) <= (widths > 0.008).sum()
    wide = sorted(geod_areas(gaps)[widths > 1.0])
    np.testing.assert_allclose(sorted(listed["area_m2"])[-len(wide) :], wide, rtol=1e-5, atol=0.1)


def test_what_is_narrower_than_the_tolerance_is_summed_up(plots: gpd.GeoDataFrame) -> None:
    def area(found: pd.DataFrame, rule: str) -> float:
        return float(found["area_m2"][found["rule"].str.startswith(rule)].sum())

    fine, coarse = (check_layer(plots, tolerance_m=m).table for m in (0.001, 0.5))
    for rule in ("gap", "overlap"):
        assert area(fine, rule) == pytest.approx(area(coarse, rule), abs=1e-6)
    assert not (coarse["rule"] == "overlap").any()
    assert (coarse["severity"][coarse["rule"] == "overlap_below_tolerance"] == "info").all()


def test_lengths_are_those_of_the_ground(plots: gpd.GeoDataFrame) -> None:
    """The same layer in metres of the ground has the same findings."""
    web = check_layer(plots).table
    metres = check_layer(plots.to_crs(32633)).table
    for rule in ("gap", "overlap"):
        here, there = (t[t["rule"] == rule].sort_values("area_m2") for t in (web, metres))
        longest = min(3, len(here), len(there))
        np.testing.assert_allclose(
            here["length_m"].tail(longest), there["length_m"].tail(longest), rtol=5e-3
        )
