"""Scales: what a measured value is worth, from 0 (bad) to 1 (good)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..geometry.rings import Floats
from ..layers.cells import by_value, shortened, texts

Kind = Literal["points", "classes", "relative"]
_WAYS = "{good, bad} · {points = [[value, score], …]} · {classes = {…}} · {better = high|low}"
ANY = "*"


@dataclass(frozen=True)
class Scale:
    """How a value becomes a score.

    Attributes
    ----------
    kind : {"points", "classes", "relative"}
        By a line through points, by classes, or between the layer's own least and greatest value.
    points : tuple of (value, score)
        Rising values; before the first and behind the last the score stays.
    classes : mapping of class to score
        ``*`` stands for all others.
    better : {"high", "low"}
        For a relative scale: a benefit or a cost.
    """

    kind: Kind
    points: tuple[tuple[float, float], ...] = ()
    classes: Mapping[str, float] | None = None
    better: str = "high"


def read_scale(given: Mapping[str, Any] | None, criterion: str) -> Scale:
    """Read a scale as it is written in a table of criteria.

    Parameters
    ----------
    given : mapping
        ``{good = 0, bad = 1000}``: a straight line between the two. ``{points = [[0, 1],
        [500, 0.6], [2000, 0]]}``. ``{classes = {pasture = 1, "*" = 0.3}}``. ``{better = "low"}``:
        1 for the least value of the layer, 0 for the greatest.
    criterion : str
        What the sentence names.

    Raises
    ------
    UsageError
        If it is none of these, or a score lies outside 0…1.

    Examples
    --------
    >>> read_scale({"good": 0, "bad": 1000}, "road").points
    ((0.0, 1.0), (1000.0, 0.0))
    """
    keys = set(given or {})
    try:
        if given and keys == {"good", "bad"}:
            ends = sorted([(float(given["good"]), 1.0), (float(given["bad"]), 0.0)])
            return _checked(Scale("points", points=tuple(ends)), criterion)
        if given and keys == {"points"}:
            points = tuple((float(value), float(score)) for value, score in given["points"])
            return _checked(Scale("points", points=points), criterion)
        if given and keys == {"classes"}:
            classes = {str(name): float(score) for name, score in given["classes"].items()}
            return _checked(Scale("classes", classes=classes), criterion)
        if given and keys == {"better"} and given["better"] in ("high", "low"):
            return Scale("relative", better=given["better"])
    except (TypeError, ValueError, AttributeError) as error:
        raise _unreadable(criterion, given) from error
    raise _unreadable(criterion, given)


def _unreadable(criterion: str, given: Any) -> UsageError:
    return UsageError("error.siting_scale", criterion=criterion, given=str(given), ways=_WAYS)


def _checked(scale: Scale, criterion: str) -> Scale:
    scores = [score for _, score in scale.points] + list((scale.classes or {}).values())
    values = [value for value, _ in scale.points]
    rising = all(a < b for a, b in pairwise(values))
    if not scores or not rising or not all(0 <= score <= 1 for score in scores):
        given = list(scale.points) or dict(scale.classes or {})
        raise UsageError(
            "error.siting_scale_range", criterion=criterion, given=str(given), ways=_WAYS
        )
    return scale


def score_numbers(values: Floats, scale: Scale) -> Floats:
    """Scores of numbers; missing ones stay missing, infinite ones get the end of the scale.

    Examples
    --------
    >>> score_numbers(np.array([0.0, 250.0, np.inf]), read_scale({"good": 0, "bad": 1000}, "road"))
    array([1.  , 0.75, 0.  ])
    """
    if scale.kind == "relative":
        finite = values[np.isfinite(values)]
        low, high = (finite.min(), finite.max()) if len(finite) else (0.0, 0.0)
        if low == high:  # nothing tells the plots apart
            return np.where(np.isnan(values), np.nan, np.where(np.isposinf(values), 0.0, 1.0))
        share = np.clip((values - low) / (high - low), 0.0, 1.0)
        return share if scale.better == "high" else 1.0 - share
    known, scores = np.array(scale.points).T
    return np.interp(values, known, scores)


def score_classes(values: pd.Series, scale: Scale, criterion: str) -> Floats:
    """Scores of classes; missing ones stay missing unless the scale has ``*``.

    Raises
    ------
    DataError
        A class that the scale does not name.
    """
    classes = scale.classes or {}
    rest = classes.get(ANY, np.nan)
    cells = texts(values)
    unknown = [name for name in cells.dropna().unique() if name not in classes]
    if unknown and ANY not in classes:
        raise DataError(
            "error.siting_classes", criterion=criterion, classes=shortened(sorted(unknown))
        )
    scored = by_value(cells, lambda name: classes.get(name, rest), missing=rest)
    return np.asarray(scored, dtype=np.float64)


def plain_classes(names: Sequence[Any] | Any) -> list[str]:
    """Classes as texts, one or several."""
    several = names if isinstance(names, list | tuple) else [names]
    return [str(name) for name in several]
