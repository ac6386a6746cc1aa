"""``area_m2`` against two other ways to measure, on every real layer and in several systems."""

from __future__ import annotations

import numpy as np
import pytest

from sedp_spatial import area_m2

from .independent import GEOD_NOISE_M2, geod_areas, own_map_areas

# The layer's own system first. 3857 is no measure of anything, 27572 counts in grads from Paris,
# 28411 and 28413 are Gauss-Krüger zones on Krassowsky's ellipsoid, 5514 is Prague's cadastre,
# 7692-7696 are Kyrg-06.
CASES = [
    *[("commune", crs) for crs in (2154, 4326, 3857, 32632, 3035, 27572)],
    *[("plots", crs) for crs in (3857, 4326, 32633, 5514)],
    *[("town", crs) for crs in (4326, 3857, 32641, 28411)],
    *[("districts", crs) for crs in (4326, 3857, 32643, 7694, 28413)],
    *[("old_districts", crs) for crs in (4326, 32642)],
    *[("country", crs) for crs in (4326, 3857)],
]


@pytest.mark.parametrize(("name", "crs"), CASES)
def test_area_agrees_with_the_geodesic_area(
    name: str, crs: int, request: pytest.FixtureRequest
) -> None:
    layer = request.getfixturevalue(name).to_crs(crs)
    measured = area_m2(layer)
    assert measured.index.equals(layer.index)
    geodesic = geod_areas(layer)
    np.testing.assert_allclose(measured, geodesic, rtol=1e-6, atol=GEOD_NOISE_M2)
    assert measured.sum() == pytest.approx(geodesic.sum(), rel=1e-6)


@pytest.mark.parametrize(
    ("name", "crs"), [case for case in CASES if case[0] in ("commune", "plots", "town")]
)
def test_small_polygons_without_the_noise_of_geod(
    name: str, crs: int, request: pytest.FixtureRequest
) -> None:
    layer = request.getfixturevalue(name).to_crs(crs)
    exact = own_map_areas(layer)
    small = np.isfinite(exact)
    assert small.mean() > 0.95
    # A square centimetre is what remains of rounding the coordinates of the smallest plots.
    np.testing.assert_allclose(area_m2(layer)[small], exact[small], rtol=1e-6, atol=1e-4)
