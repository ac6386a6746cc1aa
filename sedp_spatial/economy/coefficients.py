"""The coefficients of the investment chain: cited data that a plan may replace."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..textfiles import load_toml

Overrides = Mapping[str, Any] | str | Path


@dataclass(frozen=True)
class Coefficient:
    """One number of the chain, its unit and where it comes from."""

    name: str
    value: float
    unit: str
    source: str
    checked: bool


def coefficients(overrides: Overrides | None = None) -> dict[str, Coefficient]:
    """The coefficients by name, with a plan's own in place of ours.

    Parameters
    ----------
    overrides : mapping or path of a TOML file, optional
        Entries as in ``codes/economy_coefficients.toml``: ``value`` and ``source``, the latter
        being required.

    Raises
    ------
    DataError
        An entry without a source, or whose value is not a number above zero.
    UsageError
        A name that the chain does not know; no such file.

    Examples
    --------
    >>> coefficients()["hectares_per_million_som"].value
    17.5
    >>> own = {"hectares_per_million_som": {"value": 12.0, "source": "canal project 2026"}}
    >>> coefficients(own)["hectares_per_million_som"].source
    'canal project 2026'
    """
    shipped = load_codes("economy_coefficients")
    given = _given(overrides)
    unknown = sorted(set(given) - set(shipped))
    if unknown:
        raise UsageError(
            "error.choice", name="coefficients", value=unknown[0], allowed=", ".join(shipped)
        )
    found = {}
    for name, entry in shipped.items():
        merged = {**entry, **given.get(name, {})}
        source = given.get(name, entry).get("source")
        value = merged["value"]
        if not source:
            raise DataError("error.coefficient_source", name=name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
            raise DataError("error.coefficient_value", name=name, value=str(value))
        if not math.isfinite(value):
            raise DataError("error.coefficient_value", name=name, value=str(value))
        checked = bool(given.get(name, entry).get("checked", False))
        found[name] = Coefficient(name, float(value), merged["unit"], str(source), checked)
    return found


def _given(overrides: Overrides | None) -> Mapping[str, Any]:
    if overrides is None:
        return {}
    if isinstance(overrides, Mapping):
        return overrides
    path = Path(overrides)
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    try:
        entries = load_toml(path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError("error.unreadable_table", path=str(path), reason=str(error)) from error
    return {name: entry for name, entry in entries.items() if name != "meta"}
