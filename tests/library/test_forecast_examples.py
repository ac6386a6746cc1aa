"""The examples in the docstrings of the forecasts give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

MODULES = [
    f"{package}.{module.name}"
    for package in ("sedp_spatial.population", "sedp_spatial.economy")
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name, sample):
    results = doctest.testmod(importlib.import_module(name), extraglobs={"sample": sample})
    assert results.failed == 0
