"""Losses of agricultural production: hectares by kind and quality times an editable base value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes, source_of
from ..errors import DataError
from ..messages import Message
from .rules import read_toml
from .site import Site

_TERMS = "terms"
_COLUMNS = ("land_kind", "quality", "area_ha", "som_per_ha", "som", "source", "checked")


def compensation_values(source: Any = None) -> dict[str, Any]:
    """The base values: those that ship, with the user's in their place.

    Parameters
    ----------
    source : path or mapping, optional
        A TOML file of the form of ``codes/compensation_values.toml``, or what it holds.

    Raises
    ------
    UsageError
        No such file, or not TOML.
    DataError
        A kind of land that is not known, or bands that are not rising numbers.
    """
    values = {code: dict(entry) for code, entry in load_codes("compensation_values").items()}
    for code, entry in read_toml(source).items():
        if code == "meta":
            continue
        if code != _TERMS and code not in load_codes("land_kinds"):
            raise DataError(
                "error.compensation_kind", kind=code, known=list(load_codes("land_kinds"))
            )
        values[code] = {**values.get(code, {}), **entry}
    for code, entry in values.items():
        if code != _TERMS:
            _check_bands(code, entry.get("bands", []))
    return values


def compensation_of(
    site: Site, target: str, purpose: str, source: Any = None
) -> tuple[pd.DataFrame, float, list[Message]]:
    """What the losses of a site are worth.

    Returns
    -------
    table : pandas.DataFrame
        land_kind, quality (Message), area_ha, som_per_ha, som, source, checked.
    total_som : float
    notes : list of Message
    """
    values = compensation_values(source)
    terms = values.get(_TERMS, {})
    date = source_of("compensation_values")["date"].isoformat()
    empty = pd.DataFrame({name: pd.Series(dtype=object) for name in _COLUMNS})
    if target == "agricultural":
        return empty, 0.0, [Message("note.compensation_none")]
    if purpose in terms.get("free_purposes", []):
        return empty, 0.0, [Message("note.compensation_free", source=str(terms.get("source", "")))]
    pieces = site.pieces
    counted = pieces[pieces["category"].isin(terms.get("categories", ["agricultural"]))]
    rows: list[dict[str, Any]] = []
    unknown_ha = 0.0
    for kind, entry in values.items():
        own = counted[counted["land_kind"] == kind]
        if kind == _TERMS or len(own) == 0:
            continue
        bands, quality = entry["bands"], own["quality"].to_numpy(dtype=float)
        limits = np.array([band.get("below", math.inf) for band in bands])
        place = np.searchsorted(limits, quality, side="right")
        place[np.isnan(quality)] = -1
        dearest = int(np.argmax([band["som_per_ha"] for band in bands]))
        for band in np.unique(place):
            area = float(own["area_ha"].to_numpy()[place == band].sum())
            value = float(bands[dearest if band < 0 else band]["som_per_ha"])
            unknown_ha += area if band < 0 else 0.0
            rows.append(
                {
                    "land_kind": kind,
                    "quality": _band_name(limits, int(band)),
                    "area_ha": area,
                    "som_per_ha": value,
                    "som": round(area * value, 2),
                    "source": str(entry.get("source", "")),
                    "checked": bool(entry.get("checked", False)),
                }
            )
    notes = []
    if rows and not all(row["checked"] for row in rows):
        notes.append(Message("note.compensation_examples", date=date))
    if unknown_ha:
        notes.append(Message("note.compensation_quality", area_ha=unknown_ha))
    table = pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object) if rows else empty
    kinds = dict.fromkeys(("area_ha", "som_per_ha", "som"), "float64")
    table = table.astype({**kinds, "checked": "bool"})
    return table, float(sum(row["som"] for row in rows)), notes


def _band_name(limits: np.ndarray, band: int) -> Message:
    if band < 0:
        return Message("transformation.quality_unknown")
    upper = limits[band]
    lower = limits[band - 1] if band else 0.0
    if math.isinf(upper):
        return Message("transformation.quality_from", lower=f"{lower:g}")
    return Message("transformation.quality_below", lower=f"{lower:g}", upper=f"{upper:g}")


def _check_bands(kind: str, bands: list[Mapping[str, Any]]) -> None:
    limits = [band.get("below", math.inf) for band in bands]
    numbers = [*limits, *(band.get("som_per_ha", -1) for band in bands)]
    good = all(isinstance(n, int | float) and not isinstance(n, bool) and n >= 0 for n in numbers)
    rising = all(a < b for a, b in pairwise(limits))
    if not bands or not good or not rising or not math.isinf(limits[-1]):
        raise DataError("error.compensation_bands", kind=kind)
