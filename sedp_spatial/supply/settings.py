"""What land each use can take, and whose land comes first: the codes, with a plan's own values."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from numbers import Real
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import labels, load_codes
from ..errors import DataError, UsageError
from ..hazards.threshold import HazardFrom, hazard_from
from ..messages import Label
from ..textfiles import load_toml

FREE = ("yes", "conditional", "no")
ANY = "any"
_NO_CATEGORY = "unassigned"
# Which code file each list of a use is checked against.
_LISTS = {
    "zoning_uses": "",  # a plan may name its own
    "categories": "categories",
    "from_categories": "categories",
    "excluded_regimes": "regimes",
    "conditional_regimes": "regimes",
    "not_on": "land_kinds",
}
_WORDS = ("en", "ru", "ky", "colour", "note")


@dataclass(frozen=True)
class LandUse:
    """One use and the land that it can take; see ``codes/land_uses.toml``."""

    code: str
    name: str
    zoning_uses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    from_categories: tuple[str, ...] = ()
    excluded_regimes: tuple[str, ...] = ()
    conditional_regimes: tuple[str, ...] = ()
    hazard_from: tuple[tuple[str, HazardFrom], ...] = ()
    min_plot_m2: float = 0.0
    unbuilt: bool = True
    most_footprint_m2: float = 0.0
    not_on: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    checked: bool = False
    own: bool = False


@dataclass(frozen=True)
class Access:
    """Whose land: its rank, whether it is free (yes | conditional | no), its sentence."""

    code: str
    rank: int
    free: str
    name: str
    source: str = ""


@dataclass(frozen=True)
class Settings:
    """The uses that are asked for and the access to land, by code."""

    uses: tuple[LandUse, ...]
    access: Mapping[str, Access]
    own: tuple[str, ...] = ()

    @property
    def table(self) -> pd.DataFrame:
        """One row per use: its values, with source, date, checked and own."""
        rows = []
        for use in self.uses:
            row = {f.name: getattr(use, f.name) for f in fields(use) if f.name != "name"}
            row |= {name: ";".join(row[name]) for name in _LISTS}
            row["hazard_from"] = ";".join(
                f"{name}: {level.number if level.number is not None else '–':g}/{level.word}"
                if level.number is not None
                else f"{name}: {level.word}"
                for name, level in use.hazard_from
            )
            rows.append({"use": row.pop("code"), **row})
        return pd.DataFrame(rows)


def load_settings(
    settings: Mapping[str, Any] | str | Path | None = None, uses: Iterable[str] | None = None
) -> Settings:
    """Load the uses of land and the access to it, with a plan's own values in their place.

    Parameters
    ----------
    settings : mapping or path of a TOML file, optional
        By use of ``codes/land_uses.toml`` or kind of access of ``codes/land_access.toml``: the
        values that differ. A use that is not known is a new one and needs ``categories``.
    uses : iterable of str, optional
        Only these, in this order; all if not given.

    Raises
    ------
    UsageError
        A use, key, code or file that is not known.
    DataError
        A value that cannot be right.

    Examples
    --------
    >>> own = load_settings({"housing": {"min_plot_m2": 800, "source": "Resolution 14-2"}})
    >>> own.uses[0].min_plot_m2
    800.0
    """
    given = _mapping(settings)
    entries = {code: _use(code, dict(e), own=False) for code, e in load_codes("land_uses").items()}
    access = {code: _access(code, dict(e)) for code, e in load_codes("land_access").items()}
    for code, values in given.items():
        if not isinstance(values, Mapping):
            raise DataError("error.supply_setting", use=code, key=code, value=str(values))
        if code in access:
            shipped = load_codes("land_access")[code]
            access[code] = _access(code, {**shipped, **values}, set(values) - set(shipped))
        elif code in entries:
            shipped = load_codes("land_uses")[code]
            entries[code] = _use(code, {**shipped, **values}, own=True)
        else:
            known = [*entries, *access]
            near = difflib.get_close_matches(code, known, n=3, cutoff=0.75)
            if near or "categories" not in values:
                raise UsageError("error.supply_use", use=code, near=near or list(entries))
            entries[code] = _use(code, dict(values), own=True)
    return Settings(_chosen(entries, uses), access, tuple(given))


def _chosen(entries: Mapping[str, LandUse], uses: Iterable[str] | None) -> tuple[LandUse, ...]:
    if uses is None:
        return tuple(entries.values())
    wanted = list(dict.fromkeys([uses] if isinstance(uses, str) else uses))
    if not wanted:
        raise UsageError("error.supply_no_use", allowed=list(entries))
    for code in wanted:
        if code not in entries:
            near = difflib.get_close_matches(code, list(entries), n=3, cutoff=0.5)
            raise UsageError("error.supply_use", use=code, near=near or list(entries))
    return tuple(entries[code] for code in wanted)


def _mapping(settings: Mapping[str, Any] | str | Path | None) -> dict[str, Any]:
    if settings is None:
        return {}
    if isinstance(settings, Mapping):
        return {str(code): entry for code, entry in settings.items() if code != "meta"}
    path = Path(settings)
    try:
        read = load_toml(path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError("error.supply_settings", path=str(path), reason=reason) from error
    return {code: entry for code, entry in read.items() if code != "meta"}


def _use(code: str, entry: dict[str, Any], own: bool) -> LandUse:
    known = {f.name for f in fields(LandUse)} - {"code", "name", "own"}
    strange = sorted(set(entry) - known - set(_WORDS))
    if strange:
        raise UsageError("error.supply_key", use=code, key=strange, allowed=sorted(known))
    name = Label("land_uses", code) if code in load_codes("land_uses") else entry.get("en", code)
    use = LandUse(code=code, name=name, own=own)
    values: dict[str, Any] = {}
    for key, file in _LISTS.items():
        values[key] = _codes(code, key, entry.get(key, ()), file)
    for key in ("min_plot_m2", "most_footprint_m2"):
        values[key] = _number(code, key, entry.get(key, 0.0))
    for key in ("unbuilt", "checked"):
        values[key] = entry.get(key, getattr(use, key))
        if not isinstance(values[key], bool):
            raise DataError("error.supply_setting", use=code, key=key, value=str(values[key]))
    values["hazard_from"] = _hazards(code, entry.get("hazard_from", {}))
    values["source"] = str(entry.get("source", ""))
    values["date"] = str(entry.get("date", ""))
    return replace(use, **values)


def _codes(use: str, key: str, given: Any, file: str) -> tuple[str, ...]:
    if isinstance(given, str) or not all(isinstance(item, str) for item in given):
        raise DataError("error.supply_setting", use=use, key=key, value=str(given))
    allowed = [*labels(file, "en"), _NO_CATEGORY] if file else None
    strange = [item for item in given if allowed is not None and item not in allowed]
    if allowed is not None and strange:
        raise UsageError("error.supply_code", use=use, key=key, value=strange, allowed=allowed)
    return tuple(dict.fromkeys(given))


def _number(use: str, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 <= float(value) < 1e12:
        raise DataError("error.supply_setting", use=use, key=key, value=str(value))
    return float(value)


def _hazards(use: str, given: Any) -> tuple[tuple[str, HazardFrom], ...]:
    if not isinstance(given, Mapping):
        raise DataError("error.supply_setting", use=use, key="hazard_from", value=str(given))
    rows = []
    for hazard, level in given.items():
        least = hazard_from(level)
        if least is None:
            raise DataError("error.supply_setting", use=use, key="hazard_from", value=str(level))
        rows.append((str(hazard), least))
    return tuple(rows)


def _access(code: str, entry: dict[str, Any], strange: Iterable[str] = ()) -> Access:
    rank, free = entry.get("rank"), entry.get("free")
    if strange:
        raise UsageError(
            "error.supply_key", use=code, key=sorted(strange), allowed=["rank", "free"]
        )
    if isinstance(rank, bool) or not isinstance(rank, int) or rank < 1:
        raise DataError("error.supply_setting", use=code, key="rank", value=str(rank))
    if free not in FREE:
        raise DataError("error.supply_setting", use=code, key="free", value=str(free))
    name = Label("land_access", code)
    return Access(code, rank, free, name, str(entry.get("source", "")))
