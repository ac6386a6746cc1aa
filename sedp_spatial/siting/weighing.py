"""Weights of the criteria per use: from the code file, the user, or pairwise judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from .ahp import AhpResult, ahp_weights
from .criteria import Criterion, Use, check_limits
from .scales import read_scale

_FILE = "siting_weights"
_KEYS = {"weights", "ahp", "scale", "exclude", "source"}
_KEYS_OF_FILE = {"date", "checked"}
ONE_USE = "site"


def read_uses(
    weights: Any, uses: Sequence[str] | None, criteria: Mapping[str, Criterion]
) -> list[Use]:
    """What each use asks of a plot.

    Parameters
    ----------
    weights : mapping, Series, AhpResult, DataFrame or None
        Weights by criterion for every use; or by use one of these, or an entry with ``weights`` or
        ``ahp`` (``criteria`` and ``matrix``), ``scale``, ``exclude``, ``source``; or a table with
        use, criterion, weight. Uses that are asked for and not given are taken from
        ``codes/siting_weights.toml``.
    uses : sequence of str or None
        Which uses, in this order; all that are given, or all of the code file.
    criteria : mapping
        As :func:`read_criteria` returns it.

    Raises
    ------
    UsageError
        A use without weights, a criterion that is not known, a key that is not known.
    DataError
        Weights that are negative, no numbers, or all zero; judgements that
        :func:`ahp_weights` refuses.
    """
    given = _by_use(weights, uses)
    ready = load_codes(_FILE)
    wanted = list(dict.fromkeys(uses)) if uses is not None else list(given or ready)
    unknown = [use for use in wanted if use not in given and use not in ready]
    if unknown or not wanted:
        raise UsageError("error.siting_no_weights", uses=unknown, known=list({**given, **ready}))
    return [
        _own(use, given[use], criteria)
        if use in given
        else _use(use, ready[use], criteria, own=False)
        for use in wanted
    ]


def _by_use(weights: Any, uses: Sequence[str] | None) -> dict[str, Any]:
    if weights is None:
        return {}
    if isinstance(weights, pd.DataFrame):
        missing = [c for c in ("use", "criterion", "weight") if c not in weights.columns]
        if missing:
            found = [str(c) for c in weights.columns]
            raise DataError("error.siting_table", column=missing[0], found=found)
        return {
            str(use): part.set_index("criterion")["weight"].to_dict()
            for use, part in weights.groupby("use", sort=False)
        }
    if isinstance(weights, AhpResult | pd.Series) or _plain(weights):
        return dict.fromkeys(uses or [ONE_USE], weights)
    if not isinstance(weights, Mapping):
        raise DataError("error.siting_weights", found=type(weights).__name__)
    return {str(use): entry for use, entry in weights.items()}


def _plain(weights: Any) -> bool:
    return isinstance(weights, Mapping) and not any(
        isinstance(value, Mapping | AhpResult | pd.Series) for value in weights.values()
    )


def _own(use: str, entry: Any, criteria: Mapping[str, Criterion]) -> Use:
    if isinstance(entry, AhpResult | pd.Series) or not set(entry) & _KEYS:
        entry = {"weights": entry}
    # A use that only changes scales or limits keeps the ready weights.
    ready = load_codes(_FILE).get(use, {})
    own = "weights" in entry or "ahp" in entry
    if not own and not ready:
        raise UsageError("error.siting_no_weights", uses=[use], known=list(load_codes(_FILE)))
    merged = dict(entry) if own else {**ready, **entry}
    for key in ("scale", "exclude"):
        merged[key] = {**ready.get(key, {}), **entry.get(key, {})}
    return _use(use, merged, criteria, own=own)


def _use(use: str, entry: Mapping[str, Any], criteria: Mapping[str, Criterion], own: bool) -> Use:
    strange = sorted(set(entry) - _KEYS - _KEYS_OF_FILE)
    if strange:
        raise UsageError("error.siting_keys", criterion=use, keys=strange, allowed=sorted(_KEYS))
    ratio: float | None = None
    weights = entry.get("weights", {})
    if "ahp" in entry:
        judged = judgements(entry["ahp"], use)
        weights, ratio = judged.weights, judged.consistency_ratio
    elif isinstance(weights, AhpResult):
        weights, ratio = weights.weights, weights.consistency_ratio
    numbers = _numbers(dict(weights), use)
    scales, limits = entry.get("scale", {}), entry.get("exclude", {})
    unknown = [name for name in [*numbers, *scales, *limits] if name not in criteria]
    if unknown and own:
        raise UsageError(
            "error.siting_unknown", names=list(dict.fromkeys(unknown)), known=list(criteria)
        )
    for name, scale in scales.items():
        read_scale(scale, f"{use}.{name}")
    return Use(
        code=use,
        weights=numbers,
        scales=scales,
        excludes={
            name: check_limits(given, f"{use}.{name}")
            for name, given in limits.items()
            if name in criteria
        },
        source=str(entry.get("source", "")),
        consistency_ratio=ratio,
        own=own,
    )


def judgements(entry: Mapping[str, Any], use: str) -> AhpResult:
    """Weights from pairwise judgements as a file has them: ``criteria`` and ``matrix``.

    Fractions may be written as texts ("1/3").

    Raises
    ------
    DataError
        As :func:`ahp_weights`, or for something that is no number.
    """
    try:
        matrix = [[float(Fraction(str(cell))) for cell in row] for row in entry["matrix"]]
        names = [str(name) for name in entry["criteria"]]
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        raise DataError("error.siting_judgements", use=use, reason=str(error)) from error
    if len({len(row) for row in matrix}) != 1:
        raise DataError("error.ahp_not_square", found=str([len(row) for row in matrix]))
    return ahp_weights(matrix, criteria=names)


def _numbers(weights: Mapping[Any, Any], use: str) -> dict[str, float]:
    """The weights as numbers, refused where they cannot be weights."""
    numbers = {}
    for name, value in weights.items():
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if not np.isfinite(number) or number < 0:
            raise DataError("error.siting_weight", use=use, criterion=str(name), value=str(value))
        numbers[str(name)] = number
    if not sum(numbers.values()) > 0:
        raise DataError("error.siting_weights_zero", use=use)
    return numbers


def shares(use: Use, measured: Iterable[str]) -> dict[str, float]:
    """The weights of the criteria that were measured, shared out to add up to 1.

    Raises
    ------
    DataError
        If none of the criteria with a weight could be measured.
    """
    kept = {name: use.weights[name] for name in use.weights if name in set(measured)}
    total = sum(kept.values())
    if not total > 0:
        raise DataError("error.siting_nothing_measured", use=use.code, criteria=list(use.weights))
    return {name: weight / total for name, weight in kept.items()}
