"""The invented country is what it says it is, and measuring it gives a table and a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from .country import Country, cached_country, make_country
from .country_runs import Growth, draw, exponent, growth, table


@pytest.fixture(scope="module")
def country() -> Country:
    return make_country(1_500, 6, seed=9)


def test_municipalities_are_tiled_and_share_their_borders(country: Country) -> None:
    clean = make_country(1_500, 6, seed=9, defects=0)
    assert len(clean.planted) == 0 < len(country.planted)
    shapes = np.asarray(clean.parcels.geometry.values, dtype=object)
    outlines = np.asarray(clean.boundaries.geometry.values, dtype=object)
    assert shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)
    assert shapely.coverage_is_valid(outlines)
    names = clean.parcels["municipality"]
    for name, outline in zip(clean.boundaries["municipality"], outlines, strict=True):
        mine = shapely.coverage_union_all(shapes[(names == name).to_numpy()])
        assert shapely.equals(mine, outline)
    assert names.is_monotonic_increasing
    vertices = shapely.get_num_coordinates(shapes)
    assert 10 < np.median(vertices) < 40


def test_zones_cross_borders(country: Country) -> None:
    outlines = np.asarray(country.boundaries.geometry.values, dtype=object)
    for layer in (country.restrictions, country.hazards):
        zones = np.asarray(layer.geometry.values, dtype=object)
        assert shapely.is_valid(zones).all()
        _, zone = shapely.STRtree(outlines).query(zones, predicate="intersects")[::-1]
        assert np.bincount(zone).max() > 1


def test_the_same_seed_gives_the_same_country(country: Country) -> None:
    again = make_country(1_500, 6, seed=9)
    for name in ("parcels", "boundaries", "restrictions", "hazards"):
        one, other = getattr(country, name), getattr(again, name)
        assert one.to_wkb().equals(other.to_wkb())
    assert country.planted.equals(again.planted)


def test_planted_defects_are_what_the_layers_show(country: Country) -> None:
    shapes = np.asarray(country.parcels.geometry.values, dtype=object)
    surplus = shapely.area(shapes).sum() - shapely.area(shapely.union_all(shapes))
    planted = country.planted.groupby("kind")["planar_m2"].sum()
    assert planted.get("overlap", 0.0) + planted.get("outside", 0.0) == pytest.approx(surplus)


def test_growth_is_measured_and_drawn(tmp_path: Path) -> None:
    rows = list(growth([600, 1_200], folder=tmp_path, say=lambda text: None))
    assert [len(str(row.parcels)) for row in rows] == [3, 4]
    assert all(row.peak_mb > 50 and row.limits_s > 0 for row in rows)
    assert "Exponents" in table(rows)
    draw(rows, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").stat().st_size > 10_000
    assert set(cached_country(600, tmp_path)) >= {"parcels", "planted"}


def test_the_exponent_of_a_line_is_one() -> None:
    rows = [Growth(n, 1, n / 1e6, n / 1e5, n / 1e5, 1.0, 1.0, 1.0) for n in (100_000, 400_000)]
    assert exponent(rows, "limits_s") == pytest.approx(1.0)
