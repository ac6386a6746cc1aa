"""The examples in the docstrings of the supply of land and of the land management plan."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sedp_spatial import read_layer
from sedp_spatial.management import management_plan
from sedp_spatial.supply import candidates_from, land_supply

NAMES = (
    "sedp_spatial.supply.settings",
    "sedp_spatial.supply.land",
    "sedp_spatial.supply.candidates",
    "sedp_spatial.management.plan",
    "sedp_spatial.management.calendar",
    "sedp_spatial.management.proposals",
    "sedp_spatial.management.working_group",
    "sedp_spatial.management.hearings",
    "sedp_spatial.management.indicators",
)


@pytest.fixture(scope="module")
def names(sample: Path) -> dict[str, Any]:
    file = sample / "municipality.gpkg"
    layers = {
        kind: read_layer(file, kind, kind=kind)
        for kind in ("parcels", "restrictions", "zones", "hazards")
    }
    supply = land_supply(layers["parcels"], uses=["housing"])
    functions = {
        "land_supply": land_supply,
        "candidates_from": candidates_from,
        "management_plan": management_plan,
    }
    return {**layers, **functions, "sample": sample, "supply": supply, "pd": pd}


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_run(name: str, names: dict[str, Any]) -> None:
    module = importlib.import_module(name)
    result = doctest.testmod(module, extraglobs=names)
    assert result.attempted > 0 and result.failed == 0
