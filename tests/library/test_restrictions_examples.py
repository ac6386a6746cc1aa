"""The examples in the docstrings of restrictions and zoning run."""

from __future__ import annotations

import doctest
import importlib

import pytest

from sedp_spatial import read_layer
from sedp_spatial.restrictions import restriction_extract

MODULES = (
    "restrictions.extract",
    "restrictions.sanitary",
    "restrictions.strips",
    "restrictions.validity",
    "restrictions.warning",
    "zoning.capacity",
    "zoning.checking",
    "zoning.land_use_codes",
    "zoning.rules",
    "report.extract_page",
)


@pytest.fixture(scope="module")
def names(sample, parcels) -> dict:
    """What the examples speak of."""
    kinds = ("restrictions", "rivers", "zones", "buildings")
    file = sample / "municipality.gpkg"
    layers = {kind: read_layer(file, kind, kind=kind) for kind in kinds}
    restricted = restriction_extract(parcels, layers["restrictions"])
    return {"sample": sample, "parcels": parcels, "restricted": restricted, **layers}


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name, names):
    module = importlib.import_module(f"sedp_spatial.{name}")
    results = doctest.testmod(module, extraglobs=names)
    assert results.attempted > 0
    assert results.failed == 0
