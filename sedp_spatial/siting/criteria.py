"""Criteria: how each is measured, scaled and when it excludes, from the code file or the user."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..layers.cells import is_missing
from ..messages import Label
from ..textfiles import load_toml
from .scales import read_scale

MEASURES = ("slope", "sun", "raster", "distance", "network", "hazard", "column", "area")
_NEEDS_LAYER = ("slope", "sun", "raster", "distance", "network", "hazard")
_LIMITS = ("above", "below", "is")
_FILE = "siting_criteria"


@dataclass(frozen=True)
class Criterion:
    """One criterion.

    Attributes
    ----------
    code : str
    label : str
        What sentences call it, in the reader's language where it is one of the code file.
    measure : str
        One of ``MEASURES``.
    layer, category : str
        The layer it is measured in, and the category of parcels that stands in for it.
    where : mapping
        Only features with these values count.
    options : mapping
        ``column``, ``kind``, ``statistic``, ``value``, ``level``, ``hazard``, ``least_share``,
        ``least_coverage``.
    unit : str
    scale, exclude : mapping
        As written; the scale is read by :func:`read_scale`.
    missing : float or None
        The score of plots without a value.
    source : str
    """

    code: str
    label: str
    measure: str
    layer: str
    category: str
    where: Mapping[str, Any]
    options: Mapping[str, Any]
    unit: str
    scale: Mapping[str, Any]
    exclude: Mapping[str, Any]
    missing: float | None
    source: str

    @property
    def textual(self) -> bool:
        """Whether its values are classes and not numbers."""
        return self.measure == "column" and (
            self.options.get("kind") == "text" or "classes" in self.scale
        )


_FIELDS = {"measure", "layer", "category", "where", "unit", "scale", "exclude", "missing", "source"}
_OPTIONS = {
    "column", "kind", "statistic", "value", "level", "hazard", "least_share", "least_coverage",
}  # fmt: skip
_DESCRIBING = {"en", "ru", "ky", "date", "checked", "also"}


def read_criteria(given: Any = None) -> dict[str, Criterion]:
    """The criteria of the code file, with the user's own put over them.

    Parameters
    ----------
    given : mapping, DataFrame, path of a TOML file, sequence of codes, or None
        By code what differs from ``codes/siting_criteria.toml``; a code that it does not have is
        a new criterion with ``measure`` and ``scale``. A table has the column ``criterion``, one
        column per entry, and ``good``, ``bad``, ``above``, ``below`` for scale and limits. A
        sequence chooses among the ready criteria.

    Raises
    ------
    UsageError
        An entry, a measure or a limit that is not known, a scale that cannot be read, a criterion
        without a layer or column to be measured in.
    DataError
        A table without the column ``criterion``.

    Examples
    --------
    >>> read_criteria({"road": {"scale": {"good": 0, "bad": 800}}})["road"].scale
    {'good': 0, 'bad': 800}
    """
    ready = load_codes(_FILE)
    if isinstance(given, str | Path):
        given = read_toml(given)
        given = given.get("criteria", given)
    if isinstance(given, pd.DataFrame):
        given = _of_table(given)
    if isinstance(given, Sequence):
        unknown = [str(code) for code in given if code not in ready]
        if unknown:
            raise UsageError("error.siting_unknown", names=unknown, known=list(ready))
        return {code: _criterion(code, ready[code]) for code in map(str, given)}
    entries = dict(ready)
    for code, entry in (given or {}).items():
        if not isinstance(entry, Mapping):
            raise UsageError("error.siting_entry", criterion=str(code), given=str(entry))
        # Where a criterion is measured in another way, the ready limits and scale say nothing.
        base = ready.get(code, {})
        if entry.get("measure", base.get("measure")) != base.get("measure"):
            base = {key: base[key] for key in _DESCRIBING & set(base)}
        entries[str(code)] = {**base, **entry}
    return {code: _criterion(code, entry) for code, entry in entries.items()}


def _criterion(code: str, entry: Mapping[str, Any]) -> Criterion:
    strange = sorted(set(entry) - _FIELDS - _OPTIONS - _DESCRIBING)
    if strange:
        allowed = sorted(_FIELDS | _OPTIONS)
        raise UsageError("error.siting_keys", criterion=code, keys=strange, allowed=allowed)
    measure = entry.get("measure", "")
    if measure not in MEASURES:
        raise UsageError(
            "error.choice", name=f"{code}.measure", value=measure, allowed=", ".join(MEASURES)
        )
    wanted = "layer" if measure in _NEEDS_LAYER else "column" if measure == "column" else ""
    if wanted and not entry.get(wanted):
        raise UsageError("error.siting_incomplete", criterion=code, key=wanted)
    read_scale(entry.get("scale"), code)
    missing = entry.get("missing")
    if missing is not None and not 0 <= float(missing) <= 1:
        raise UsageError("error.siting_missing_score", criterion=code, value=str(missing))
    return Criterion(
        code=code,
        label=_label(code, entry),
        measure=measure,
        layer=str(entry.get("layer", "parcels")),
        category=str(entry.get("category", "")),
        where=entry.get("where", {}),
        options={key: entry[key] for key in _OPTIONS & set(entry)},
        unit=str(entry.get("unit", "")),
        scale=entry["scale"],
        exclude=check_limits(entry.get("exclude", {}), code),
        missing=None if missing is None else float(missing),
        source=str(entry.get("source", "")),
    )


def _label(code: str, entry: Mapping[str, Any]) -> str:
    own = entry.get("en") or entry.get("ru") or entry.get("ky") or code
    return Label(_FILE, code) if code in load_codes(_FILE) else str(own)


def check_limits(given: Mapping[str, Any], criterion: str) -> dict[str, Any]:
    """Limits beyond which a plot is not suitable: ``above``, ``below`` (numbers), ``is``.

    Raises
    ------
    UsageError
        If one is not known or no number.
    """
    wrong = not isinstance(given, Mapping) or bool(set(given) - set(_LIMITS))
    if not wrong:
        numbers = [given[key] for key in ("above", "below") if key in given]
        wrong = any(isinstance(n, bool) or not isinstance(n, int | float) for n in numbers)
    if wrong:
        raise UsageError(
            "error.siting_limits", criterion=criterion, given=str(given), allowed=list(_LIMITS)
        )
    return dict(given)


def _of_table(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """A table's rows as entries; empty cells are left out."""
    if "criterion" not in table.columns:
        raise DataError(
            "error.siting_table", column="criterion", found=[str(c) for c in table.columns]
        )
    entries = {}
    for row in table.to_dict("records"):
        entry = {str(key): value for key, value in row.items() if not _empty(value)}
        code = str(entry.pop("criterion"))
        scale = {key: entry.pop(key) for key in ("good", "bad") if key in entry}
        limits = {key: entry.pop(key) for key in ("above", "below") if key in entry}
        entry |= {"scale": scale} if scale else {}
        entry |= {"exclude": limits} if limits else {}
        entries[code] = entry
    return entries


def _empty(value: Any) -> bool:
    return not isinstance(value, Mapping | list | tuple) and is_missing(value)


def read_toml(path: str | Path) -> dict[str, Any]:
    """A TOML file.

    Raises
    ------
    UsageError
        No such file, or not TOML.
    """
    source = Path(path)
    if not source.is_file():
        raise UsageError("error.no_file", path=str(path))
    try:
        return load_toml(source)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError("error.siting_unreadable", path=str(path), reason=reason) from error


@dataclass(frozen=True)
class Use:
    """What one use asks of a plot.

    Attributes
    ----------
    code : str
    weights : mapping of criterion to weight
        As given, before they are shared out to 1.
    scales, excludes : mapping of criterion to mapping
        What this use has instead of the criterion's own.
    source : str
    consistency_ratio : float or None
        Of weights from pairwise judgements.
    own : bool
        Whether the user gave the weights: then no criterion may silently be left out.
    """

    code: str
    weights: Mapping[str, float]
    scales: Mapping[str, Any] = field(default_factory=dict)
    excludes: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    consistency_ratio: float | None = None
    own: bool = True
