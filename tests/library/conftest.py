"""What the library's tests share: the sample layers, and one profile for random tests."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from sedp_spatial import read_layer

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"

# The same examples every time, on however slow a machine.
settings.register_profile(
    "sedp",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("sedp")


@pytest.fixture(scope="session")
def sample() -> Path:
    return SAMPLE


@pytest.fixture(scope="session")
def parcels() -> gpd.GeoDataFrame:
    return read_layer(SAMPLE / "municipality.gpkg", "parcels", kind="parcels")


@pytest.fixture(scope="session")
def parcels_2021() -> gpd.GeoDataFrame:
    return read_layer(SAMPLE / "municipality.gpkg", "parcels_2021", kind="parcels")


@pytest.fixture(scope="session")
def boundary() -> gpd.GeoDataFrame:
    return read_layer(SAMPLE / "municipality.gpkg", "boundary", kind="boundary")


@pytest.fixture(scope="session")
def dirty() -> gpd.GeoDataFrame:
    return read_layer(SAMPLE / "dirty.gpkg", "parcels_dirty", kind="parcels")


@pytest.fixture(scope="session")
def dirty_boundary() -> gpd.GeoDataFrame:
    return read_layer(SAMPLE / "dirty.gpkg", "boundary", kind="boundary")


@pytest.fixture(scope="session")
def defects() -> pd.DataFrame:
    return pd.read_csv(SAMPLE / "dirty_defects.csv", dtype={"parcel_ids": str})
