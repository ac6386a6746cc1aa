"""The real country as a file of 53 districts, under its real mudflows."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from sedp_spatial import country_sums

from .conftest import ADMIN
from .independent import laid_flat
from .realdata import real

pytestmark = pytest.mark.slow


def test_mudflows_of_the_whole_country(
    districts: gpd.GeoDataFrame, country: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    read = gpd.read_file(real(ADMIN, "mudflows_w_admin2.json"))
    mudflows = read.assign(hazard="mudflow", level=read["mudflow"].astype(str))
    land = districts[["parcel_id", "geometry"]].assign(
        municipality=districts["ADM2_EN"], category="agricultural"
    )
    land.to_parquet(tmp_path / "districts.parquet")
    found = country_sums(
        tmp_path / "districts.parquet",
        boundary=land[["municipality", "geometry"]],
        country=country,
        hazards=mudflows,
    )
    assert (found.received, found.lost) == (53, 0)
    assert found.municipalities_ha / 100 == pytest.approx(191_810, abs=1)
    assert found.territory_ha / 100 == pytest.approx(200_176, abs=1)
    assert abs(found.residual_ha) < 1e-9 * found.territory_ha
    # Lake Issyk-Kul, Bishkek and Osh belong to no district.
    assert found.seams.loc[found.seams["kind"] == "gap", "area_ha"].max() > 620_000
    levels = found.hazards.groupby(["municipality", "hazard"])["area_ha"].sum()
    own = found.municipalities.set_index("municipality")
    for (name, _), area in levels.items():
        # Layers in degrees: the balance lays them flat, levels are measured as they are drawn.
        assert area == pytest.approx(own.loc[name, "parcels_ha"], rel=1e-5)
    assert found.hazards_residual_ha is not None and found.hazards_residual_ha < 1e-6
    name = "Jumgal" if "Jumgal" in set(districts["ADM2_EN"]) else districts["ADM2_EN"].iloc[17]
    place = int(np.flatnonzero((districts["ADM2_EN"] == name).to_numpy())[0])
    both = laid_flat(
        gpd.GeoSeries([districts.geometry.iloc[place], *mudflows.geometry], crs=districts.crs)
    )
    near = shapely.make_valid(np.asarray(both.iloc[1:].values, dtype=object))
    expected = shapely.intersection(shapely.union_all(near), both.iloc[0]).area / 1e4
    assert own.loc[name, "exposed_ha"] == pytest.approx(expected, rel=1e-5)
