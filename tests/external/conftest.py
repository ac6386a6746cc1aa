"""The real layers, read once by the library, as a user would read them."""

from __future__ import annotations

import geopandas as gpd
import pytest

from sedp_spatial import BalanceResult, read_layer

from .realdata import real

COMMUNE = ("fr_commune", "cadastre_25354.gpkg")
ADMIN = "kgz_admin_hazard"


@pytest.fixture(scope="session")
def commune() -> gpd.GeoDataFrame:
    """511 parcels of a French commune with their official areas."""
    mapping = {
        "fields": {"parcel_id": "IDU", "registered_area_ha": {"field": "SUPF", "unit": "m2"}}
    }
    return read_layer(real(*COMMUNE), "PARCELLE", kind="parcels", mapping=mapping)


@pytest.fixture(scope="session")
def plots() -> gpd.GeoDataFrame:
    """407 plots of Prague, stored in Web Mercator."""
    path = real("prague_plots", "bubenec.gpkg")
    return read_layer(path, "plots", kind="parcels", mapping={"fields": {"parcel_id": "ID"}})


@pytest.fixture(scope="session")
def districts() -> gpd.GeoDataFrame:
    """53 districts and cities of Kyrgyzstan."""
    return read_layer(
        real(ADMIN, "kgz_admbnda_adm2_moes_20181119.json"),
        kind="parcels",
        mapping={"fields": {"parcel_id": "ADM2_PCODE"}},
    )


@pytest.fixture(scope="session")
def old_districts() -> gpd.GeoDataFrame:
    """40 districts of another vintage, stored with heights."""
    return read_layer(
        real(ADMIN, "District_KRYG.json"),
        kind="parcels",
        mapping={"fields": {"parcel_id": "Adm2_Code"}},
    )


@pytest.fixture(scope="session")
def country() -> gpd.GeoDataFrame:
    """The outline of Kyrgyzstan."""
    return read_layer(real(ADMIN, "admin-boundary-unified-polygon.json"), kind="boundary")


@pytest.fixture(scope="session")
def town() -> gpd.GeoDataFrame:
    """890 land-use polygons of a town, without any mapping of codes."""
    return read_layer(
        real("town_osm", "landuse.geojson"),
        kind="parcels",
        mapping={"fields": {"parcel_id": "id"}},
    )


def assert_closes(balance: BalanceResult) -> None:
    """The identity holds to 1e-9 and the printed column adds up to the territory."""
    terms = balance.parcels_ha - balance.overlap_ha + balance.gap_ha - balance.outside_ha
    assert terms == pytest.approx(balance.territory_ha, rel=1e-9)
    assert balance.residual_ha == pytest.approx(terms - balance.territory_ha, abs=1e-6)
    assert balance.table["area_ha"].sum() == pytest.approx(balance.territory_ha, rel=1e-9)
    assert balance.table["share"].sum() == pytest.approx(1.0, rel=1e-9)
