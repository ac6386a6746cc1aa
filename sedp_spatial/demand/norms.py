"""Norms: what one dwelling, place, job or burial takes, with its range, source and date.

The entries that ship stand in ``codes/norms.toml``; a plan replaces them with its own, and must
say where its own come from.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from numbers import Real
from pathlib import Path
from typing import Any, Literal, cast

import pandas as pd

from ..codes import code_of, load_codes
from ..errors import DataError, UsageError
from ..textfiles import load_toml

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("low", "central", "high")

_SHARES = ("share_individual", "share_low_rise", "share_multi_storey")
_KEYS = {"value", "unit", "source", "date", "checked", "note", *LEVELS}


@dataclass(frozen=True)
class Norm:
    """One norm.

    Attributes
    ----------
    code : str
        Its key in ``codes/norms.toml``.
    unit : str
        A code of ``unit.*`` in the labels: ``m2/plot``, ``share``, ``places/1000``, …
    low, central, high : float
        The values in rising order.
    raises : bool
        Whether a greater value asks for more land.
    source, date, note : str
        Where the value comes from, of which day, and what to know about it.
    checked : bool
        Whether the value was read in that source.
    own : bool
        Whether the plan replaced the value that ships.
    least, most : float
        The bounds within which a value makes sense.
    """

    code: str
    unit: str
    low: float
    central: float
    high: float
    raises: bool
    source: str
    date: str
    checked: bool
    note: str = ""
    own: bool = False
    least: float = 0.0
    most: float = math.inf

    def at(self, level: Level) -> float:
        """The value that gives the low, central or high demand for land.

        Examples
        --------
        >>> infill = load_norms()["infill_share"]
        >>> infill.at("low") > infill.at("high")
        True
        """
        if level == "central":
            return self.central
        return self.low if (level == "low") is self.raises else self.high


@dataclass(frozen=True)
class Norms:
    """The norms of one plan, by code."""

    entries: Mapping[str, Norm]

    def __getitem__(self, code: str) -> Norm:
        return self.entries[code]

    def __contains__(self, code: object) -> bool:
        return code in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    @property
    def table(self) -> pd.DataFrame:
        """norm, unit, low, central, high, raises, source, date, checked, own, note."""
        columns = ("unit", "low", "central", "high", "raises", "source", "date", "checked", "own")
        rows = [
            {"norm": code, **{name: getattr(norm, name) for name in (*columns, "note")}}
            for code, norm in self.entries.items()
        ]
        return pd.DataFrame(rows, columns=["norm", *columns, "note"])


def load_norms(overrides: Mapping[str, Any] | str | Path | None = None) -> Norms:
    """Load the norms that ship, with a plan's own values in their place.

    Parameters
    ----------
    overrides : mapping or path of a TOML file, optional
        By norm: ``value`` (or ``low``, ``central``, ``high``), ``source``, and if wished
        ``unit``, ``date``, ``checked``, ``note``. A single ``value`` has no range.

    Returns
    -------
    Norms

    Raises
    ------
    DataError
        A norm without a source; a value that is not a number, negative or out of bounds; a range
        that does not rise; a unit that does not fit; housing shares that do not add up to one.
    UsageError
        A norm that is not known, a key that is not known, a file that cannot be read.

    Notes
    -----
    Areas may be given in ha, m², sotka or km²: ``unit = "sotka/plot"``.

    Examples
    --------
    >>> norms = load_norms({"plot_individual": {"value": 8, "unit": "sotka/plot",
    ...                                         "source": "Resolution of the local council"}})
    >>> norms["plot_individual"].central
    800.0
    """
    entries = {code: _shipped(code, entry) for code, entry in load_codes("norms").items()}
    for code, given in _mapping(overrides).items():
        if code not in entries:
            near = difflib.get_close_matches(code, entries, n=3, cutoff=0.5) or sorted(entries)
            raise UsageError("error.norm_unknown", norm=code, near=near)
        entries[code] = _own(entries[code], given)
    _check_shares(entries)
    return Norms(entries)


def _mapping(overrides: Mapping[str, Any] | str | Path | None) -> dict[str, Any]:
    if overrides is None:
        return {}
    if isinstance(overrides, Mapping):
        return {code: entry for code, entry in overrides.items() if code != "meta"}
    path = Path(overrides)
    try:
        read = load_toml(path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError("error.norms_unreadable", path=str(path), reason=reason) from error
    return {code: entry for code, entry in read.items() if code != "meta"}


def _shipped(code: str, entry: Mapping[str, Any]) -> Norm:
    return Norm(
        code=code,
        unit=entry["unit"],
        low=float(entry["low"]),
        central=float(entry["central"]),
        high=float(entry["high"]),
        raises=entry["raises"],
        source=entry["source"],
        date=str(entry["date"]),
        checked=entry["checked"],
        note=entry.get("note", ""),
        least=float(entry.get("least", 0.0)),
        most=float(entry.get("most", math.inf)),
    )


def _own(norm: Norm, given: Any) -> Norm:
    """A norm with the plan's value, refused with a sentence where something is missing."""
    if not isinstance(given, Mapping) or not str(given.get("source") or "").strip():
        raise DataError("error.norm_without_source", norm=norm.code)
    unknown = sorted(set(given) - _KEYS)
    if unknown:
        raise UsageError("error.norm_key", norm=norm.code, key=unknown, allowed=sorted(_KEYS))
    if "value" not in given and "central" not in given:
        raise DataError("error.norm_without_value", norm=norm.code)
    factor = _factor(norm, given.get("unit"))
    central = _value(norm, given.get("central", given.get("value")), factor)
    low = _value(norm, given["low"], factor) if "low" in given else central
    high = _value(norm, given["high"], factor) if "high" in given else central
    if not low <= central <= high:
        raise DataError("error.norm_order", norm=norm.code, low=low, central=central, high=high)
    return dataclasses.replace(
        norm,
        low=low,
        central=central,
        high=high,
        source=str(given["source"]).strip(),
        date=str(given.get("date", "")),
        checked=bool(given.get("checked", False)),
        note=str(given.get("note", "")),
        own=True,
    )


def _value(norm: Norm, value: Any, factor: float) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise DataError("error.norm_number", norm=norm.code, value=str(value))
    number = float(value) * factor
    if not norm.least <= number <= norm.most:
        most: Any = norm.most if math.isfinite(norm.most) else "∞"
        raise DataError(
            "error.norm_bounds",
            norm=norm.code,
            value=number,
            unit=norm.unit,
            least=norm.least,
            most=most,
        )
    return number


def _factor(norm: Norm, unit: Any) -> float:
    """What a value in another unit of area is multiplied by."""
    if unit is None or str(unit) == norm.unit:
        return 1.0
    given, _, per = str(unit).partition("/")
    wanted, _, per_wanted = norm.unit.partition("/")
    area, goal = code_of("units", given), code_of("units", wanted)
    if area is None or goal is None or (per and per != per_wanted):
        raise DataError("error.norm_unit", norm=norm.code, unit=str(unit), expected=norm.unit)
    units = load_codes("units")
    return cast(float, units[area]["in_ha"]) / cast(float, units[goal]["in_ha"])


def _check_shares(entries: Mapping[str, Norm]) -> None:
    """The shares of the three types of housing are parts of one whole, whatever the level."""
    for level in LEVELS:
        total = sum(entries[code].at(level) for code in _SHARES)
        if not math.isclose(total, 1.0, abs_tol=1e-6):
            raise DataError("error.housing_shares", total=total, norms=list(_SHARES))
