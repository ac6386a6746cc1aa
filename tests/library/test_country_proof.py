"""Regimes that are not those of the restrictions do not get out of a country's sums."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sedp_spatial import CountryResult, country_sums
from sedp_spatial.country import proof, zones
from sedp_spatial.errors import CalculationError
from sedp_spatial.geometry.rings import Geometries, Ints
from tests.benchmarks.country import Country, make_country, write_country

Parts = tuple[Geometries, Ints]


@pytest.fixture(scope="module")
def country() -> Country:
    return make_country(1_200, 4, seed=21)


@pytest.fixture(scope="module")
def file(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_country(country, tmp_path_factory.mktemp("proof"))["parcels"]


def summed(country: Country, file: Path) -> CountryResult:
    return country_sums(file, boundary=country.boundaries, restrictions=country.restrictions)


def uncut(shapes: Geometries, place: Ints) -> Parts:
    """Every regime keeps what stricter ones should have taken."""
    return shapes, place


def mildest(shapes: Geometries, place: Ints) -> Parts:
    """The mildest regime wins instead of the strictest."""
    parts, found = zones_of(shapes, place.max() - place)
    return parts, place.max() - found


def one_lost(shapes: Geometries, place: Ints) -> Parts:
    """A whole regime is forgotten."""
    parts, found = zones_of(shapes, place)
    return parts[found != found.min()], found[found != found.min()]


def one_too_many(shapes: Geometries, place: Ints) -> Parts:
    """Land of the country that no restriction lies over."""
    parts, found = zones_of(shapes, place)
    shifted = np.array([part.buffer(30.0) for part in parts], dtype=object)
    return shifted, found


zones_of = zones.strictest_parts


@pytest.mark.parametrize("wrong", [uncut, mildest, one_lost, one_too_many])
def test_wrong_regimes_do_not_get_out(
    country: Country,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    wrong: Callable[[Geometries, Ints], Parts],
) -> None:
    monkeypatch.setattr(zones, "strictest_parts", wrong)
    with pytest.raises(CalculationError) as error:
        summed(country, file)
    assert error.value.code == "error.regimes_not_closed"


def test_every_partition_is_looked_at_and_parcels_under_several_regimes_with_it(
    country: Country, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, looked_at = proof._by_unions, []

    def heard(*given: object) -> np.ndarray:
        expected = whole(*given)  # type: ignore[arg-type]
        looked_at.append(expected)
        return expected

    monkeypatch.setattr(proof, "_by_unions", heard)
    found = summed(country, file)
    regimes = found.regimes[found.regimes["regime"] != "free"]
    assert len(looked_at) == 4 == regimes["municipality"].nunique()
    assert all((expected.sum(axis=1) > 0).all() for expected in looked_at)
    assert sum(int(((expected > 0).sum(axis=1) > 1).sum()) for expected in looked_at) >= 10


def test_without_restrictions_there_is_nothing_to_look_at(
    country: Country, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "_by_unions", None)
    found = country_sums(file, boundary=country.boundaries, hazards=country.hazards)
    assert found.exposed_ha is not None and found.exposed_ha > 0
