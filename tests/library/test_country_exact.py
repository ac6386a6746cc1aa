"""No digit of a country's sums depends on what is measured together with what."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial import CountryResult, country_sums
from tests.benchmarks.country import Country, make_country, write_country

LAYERS = ("parcels", "boundaries", "restrictions", "hazards")


def changed(country: Country, change: Any) -> Country:
    return dataclasses.replace(country, **{name: change(getattr(country, name)) for name in LAYERS})


def plain() -> Country:
    return make_country(1_000, 12, seed=11)


def in_degrees() -> Country:
    return changed(make_country(300, 12, seed=11), lambda layer: layer.to_crs(4326))


def of_pastures() -> Country:
    """Parcels of several kilometres, whose cut pieces are measured by themselves, and a bow tie."""
    country = make_country(600, 12, seed=11)
    corner = country.parcels.total_bounds[:2]

    def wide(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        shapes = np.asarray(layer.geometry.values, dtype=object)
        grown = shapely.transform(shapes, lambda xy: (xy - corner) * 15 + corner)
        return layer.set_geometry(grown, crs=layer.crs)

    country = changed(country, wide)
    shapes = np.array(country.parcels.geometry.values, dtype=object)
    middle = shapely.get_coordinates(shapes[400].centroid)
    tie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    shapes[400] = shapely.transform(tie, lambda xy: xy * 1500 + middle)
    parcels = country.parcels.set_geometry(shapes, crs=country.parcels.crs)
    return dataclasses.replace(country, parcels=parcels)


def without_boundaries() -> Country:
    return dataclasses.replace(plain(), boundaries=None)


def summed(country: Country, path: Path, **options: Any) -> CountryResult:
    return country_sums(
        path,
        boundary=country.boundaries,
        restrictions=country.restrictions,
        hazards=country.hazards,
        **options,
    )


@pytest.mark.parametrize("make", [plain, in_degrees, of_pastures, without_boundaries])
def test_workers_and_memory_change_no_digit(make: Any, tmp_path: Path) -> None:
    country = make()
    outlined = country if country.boundaries is not None else plain()
    path = write_country(outlined, tmp_path)["parcels"]
    whole = summed(country, path)
    assert whole.parcels == len(country.parcels) and whole.restricted_ha
    for options in ({"workers": 1}, {"workers": 5}, {"memory_mb": 1}):
        found = summed(country, path, **options)
        assert found.numbers() == whole.numbers()
        for name, table in whole.tables().items():
            pd.testing.assert_frame_equal(table, found.tables()[name], check_exact=True)
