"""Checks of numbers, codes and values."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import load_codes, recognise
from ..messages import Label
from .cells import distinct, texts
from .findings import Findings
from .mapping import UNREADABLE
from .numbers import to_numbers
from .schema import UNASSIGNED, Column, Schema

# How near the ratio of registered to measured area must be to that of two units.
_UNIT_LIKENESS = 0.25
_UNITS = ("m2", "sotka")
# The columns whose absence in a record matters to the balance.
_EXPECTED = ("category",)


def check_attributes(
    gdf: gpd.GeoDataFrame, findings: Findings, schema: Schema, measured_m2: np.ndarray
) -> None:
    """Report ids, codes and numbers that would make a table wrong."""
    geometries = np.asarray(gdf.geometry.values, dtype=object)
    if schema.id in gdf.columns:
        _check_ids(gdf[schema.id], geometries, findings)
    for column in schema.columns.values():
        if column.name not in gdf.columns:
            continue
        if column.type == "code":
            _check_codes(gdf[column.name], column, geometries, findings)
        elif column.type == "number":
            _check_numbers(gdf[column.name], column, geometries, findings)
    for entry in gdf.attrs.get(UNREADABLE, []):
        here = (gdf.index == entry["row"]) & gdf[entry["column"]].isna().to_numpy()
        for position in np.flatnonzero(here):
            _add_bad_number(findings, position, geometries, entry["column"], entry["value"])
    if "registered_area_ha" in gdf.columns:
        _check_registered_unit(gdf["registered_area_ha"], geometries, findings, measured_m2)


def _check_ids(ids: pd.Series, geometries: np.ndarray, findings: Findings) -> None:
    names = texts(ids).reset_index(drop=True)
    for position in np.flatnonzero(names.isna()):
        findings.add("missing_id", [position], geometries[position])
    repeated = names[names.notna() & names.duplicated(keep=False)]
    for name, group in repeated.groupby(repeated):
        positions = group.index.to_numpy()
        place = shapely.geometrycollections(_present(geometries[positions]))
        findings.add("duplicate_id", positions, place, name=str(name), count=len(positions))


def _check_codes(
    values: pd.Series, column: Column, geometries: np.ndarray, findings: Findings
) -> None:
    cells = texts(values)
    if column.name in _EXPECTED:
        _add_together(
            findings, "missing_value", cells.isna(), geometries, column=_label(column.name)
        )
    known = recognise(column.codes or "", distinct(cells))
    allowed = ", ".join(load_codes(column.codes or ""))
    for value in (value for value, code in known.items() if code is None):
        _add_together(
            findings,
            "unknown_code",
            cells == value,
            geometries,
            column=_label(column.name),
            value=value if value != UNASSIGNED else "–",
            allowed=allowed,
        )


def _add_together(
    findings: Findings, rule: str, concerned: pd.Series, geometries: np.ndarray, **params: Any
) -> None:
    """One finding for all features with the same fault: it is mended in one go."""
    positions = np.flatnonzero(concerned)
    if len(positions):
        place = shapely.geometrycollections(_present(geometries[positions]))
        findings.add(rule, positions, place, **params)


def _check_numbers(
    values: pd.Series, column: Column, geometries: np.ndarray, findings: Findings
) -> None:
    numbers, unreadable = to_numbers(values, as_area=column.unit == "ha")
    negative = (numbers < 0).to_numpy()
    for position in np.flatnonzero(unreadable.to_numpy() | negative):
        _add_bad_number(findings, position, geometries, column.name, str(values.iloc[position]))


def _add_bad_number(
    findings: Findings, position: Any, geometries: np.ndarray, column: str, value: str
) -> None:
    findings.add("bad_number", [position], geometries[position], column=_label(column), value=value)


def _check_registered_unit(
    registered: pd.Series, geometries: np.ndarray, findings: Findings, measured_m2: np.ndarray
) -> None:
    """A registered area that is 10 000 or 100 times the measured one was entered in m² or сотка.

    Where most of the layer is like that, the mapping lacks the unit; one row per parcel says so
    all the same, because every one of them would be wrong in the balance.
    """
    numbers, _ = to_numbers(registered)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = numbers.to_numpy() / (measured_m2 / 10_000)
    for unit in _UNITS:
        factor = 1 / load_codes("units")[unit]["in_ha"]
        alike = np.abs(ratio / factor - 1) < _UNIT_LIKENESS
        for position in np.flatnonzero(alike):
            findings.add(
                "registered_unit",
                [position],
                geometries[position],
                area_m2=float(measured_m2[position]),
                registered=float(numbers.iloc[position]),
                measured_ha=float(measured_m2[position] / 10_000),
                meant_ha=float(numbers.iloc[position] / factor),
                unit=unit,
            )


def _label(column: str) -> Label:
    return Label("labels", f"column.{column}")


def _present(geometries: np.ndarray) -> np.ndarray:
    return geometries[~shapely.is_missing(geometries)]
