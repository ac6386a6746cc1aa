"""The invented country is what it says it is, and measuring it gives a table and a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from . import country_cluster
from .country import Country, cached_country, make_country
from .country_runs import Growth, draw, growth, law, run, table


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
    (row,) = growth([600], folder=tmp_path, repetitions=1, say=lambda text: None)
    assert (len(str(row.parcels)), row.municipalities) == (3, 2)
    rows = [row, replace(row, parcels=1_000_000, limits_s=1_000 * row.limits_s)]
    assert all(row.peak_mb > 50 and row.limits_s > 0 for row in rows)
    assert all(row.reading_s > 0 and row.reading_cpu_s > 0 for row in rows)
    assert "times the reading" in table(rows)
    draw(rows, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").stat().st_size > 10_000
    assert set(cached_country(600, tmp_path)) >= {"parcels", "planted"}


def test_what_is_paid_once_does_not_hide_how_the_rest_grows() -> None:
    sizes = (10_000, 30_000, 100_000, 400_000, 2_000_000)
    for exponent in (0.9, 1.0, 1.3):
        rows = [Growth(n, 1, 1.0, 0.8 + 3e-6 * n**exponent, 1.0, 1.0, 1.0, 1.0) for n in sizes]
        found = law(rows, "limits_s")
        assert found is not None and found.exponent == pytest.approx(exponent, abs=1e-3)
        assert found.fixed == pytest.approx(0.8, abs=1e-3)
        assert f"parcels ^ {exponent:.2f}" in table(rows)


def test_dask_is_compared_digit_by_digit(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    # A partition for each of the two municipalities, so that each worker has one in its hands.
    killer = country_cluster.Killer(hold=True)
    found = country_cluster.ways(
        10_000, folder=tmp_path, say=lambda text: None, killer=killer, memory_mb=1
    )
    assert [way.name for way in found][1:] == ["Dask, 2 workers", "Dask, 2 workers, one killed"]
    assert all(way.numbers > 100 and way.different == 0 for way in found)
    assert all(way.greatest == 0 and abs(way.residual_ha) < 1e-6 for way in found)
    assert "one killed" in country_cluster.table(found)


def test_a_digit_that_differs_is_counted(tmp_path: Path) -> None:
    path = cached_country(600, tmp_path)["parcels"]
    one = run(path, parts=("restrictions",))
    table = one.table.assign(area_ha=one.table["area_ha"] * (1 + 1e-15))
    numbers, different, greatest = country_cluster.compared(one, replace(one, table=table))
    assert 0 < different <= len(table) < numbers
    assert 1e-16 < greatest < 3e-15
