"""The country from its 53 districts: mudflows on their land, and names in three languages."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial import DistrictResult, roll_up

from .conftest import ADMIN
from .independent import laid_flat
from .realdata import real

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def mudflows() -> gpd.GeoDataFrame:
    """221 polygons, one for each district and class of recurrence."""
    read = gpd.read_file(real(ADMIN, "mudflows_w_admin2.json"))
    return read.assign(hazard="mudflow", level=read["mudflow"].astype(str))


@pytest.fixture(scope="module")
def register(districts: gpd.GeoDataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name_en": districts["ADM2_EN"],
            "name_ru": districts["ADM2_RU"],
            "name_ky": districts["ADM2_KY"],
            "code": districts["parcel_id"],
        }
    )


@pytest.fixture(scope="module")
def rolled(
    districts: gpd.GeoDataFrame,
    country: gpd.GeoDataFrame,
    mudflows: gpd.GeoDataFrame,
    register: pd.DataFrame,
) -> DistrictResult:
    each = {
        name: {"boundary": districts.iloc[[place]][["geometry"]]}
        for place, name in enumerate(districts["ADM2_EN"])
    }
    return roll_up(
        each,
        boundary=country,
        register=register,
        hazards=mudflows,
        totals={"territory_ha": 20_017_600.0, "municipalities_ha": 19_181_000.0},
        parts=("balance", "restrictions"),
    )


def test_the_country_closes_with_its_seams(rolled: DistrictResult) -> None:
    assert (rolled.received, rolled.lost) == (53, 0)
    assert rolled.municipalities_ha / 100 == pytest.approx(191_810, abs=1)
    assert rolled.territory_ha / 100 == pytest.approx(200_176, abs=1)
    assert rolled.seam_overlap_ha == 0  # a valid coverage
    assert abs(rolled.residual_ha) < 1e-9 * rolled.territory_ha
    assert rolled.district["area_ha"].sum() == pytest.approx(rolled.territory_ha, rel=1e-9)
    # Lake Issyk-Kul, Bishkek and Osh belong to no district.
    assert rolled.seams.loc[rolled.seams["kind"] == "gap", "area_ha"].max() > 620_000
    assert "total_contradicts" not in set(rolled.findings["rule"])


def test_mudflows_by_district_agree_with_plain_intersections(
    rolled: DistrictResult, districts: gpd.GeoDataFrame, mudflows: gpd.GeoDataFrame
) -> None:
    levels = rolled.hazards.groupby(["municipality", "hazard"])["area_ha"].sum()
    land = rolled.municipalities.set_index("municipality")["parcels_ha"]
    for (name, _), area in levels.items():
        # Layers in degrees: the balance lays them flat, levels are measured as they are drawn.
        assert area == pytest.approx(land[name], rel=1e-5)
    for place in (0, 17, 40):
        name = districts["ADM2_EN"].iloc[place]
        both = laid_flat(
            pd.concat([districts.geometry.iloc[[place]], mudflows.geometry], ignore_index=True)
        )
        own = both.iloc[0]
        near = [
            shape for shape in shapely.make_valid(both.iloc[1:].values) if shape.intersects(own)
        ]
        expected = shapely.intersection(shapely.union_all(np.array(near)), own).area / 1e4
        found = rolled.municipalities.set_index("municipality").loc[name, "exposed_ha"]
        assert found == pytest.approx(expected, rel=1e-5)


def test_every_name_is_joined_by_the_same_spelling(rolled: DistrictResult) -> None:
    assert set(rolled.names["status"]) == {"exact"}


def test_names_of_another_vintage_are_joined_with_their_score(
    register: pd.DataFrame, old_districts: gpd.GeoDataFrame
) -> None:
    """40 districts spelt in another way: joined where alike, listed where not, none invented."""
    few = {
        row["Adm2_KR"] or row["Adm2_RU"]: {
            "boundary": gpd.GeoDataFrame(geometry=[row["geometry"]], crs=old_districts.crs)
        }
        for row in old_districts.to_dict("records")
    }
    found = roll_up(few, register=register, parts=("balance",))
    names = found.names
    joined = names[names["status"].isin(["exact", "similar"])]
    assert len(joined) >= 30
    assert joined["joined_to"].is_unique
    assert names.loc[names["status"] == "similar", "score"].between(0.8, 1.0).all()
    doubtful = names[names["status"].isin(["ambiguous", "unmatched"])]
    listed = found.findings[found.findings["rule"].isin(["name_ambiguous", "name_unmatched"])]
    assert set(listed["municipality"]) == set(doubtful["municipality"])
    # This vintage is no valid coverage: its overlaps and seams are said as well.
    assert found.seam_overlap_ha > 0
    assert set(found.seams["kind"]) >= {"overlap"}
