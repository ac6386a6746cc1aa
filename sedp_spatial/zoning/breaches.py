"""Breaches of zone rules as rows of a table, each with a place to zoom to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..messages import Message

COLUMNS = (
    "feature",
    "zone",
    "rule",
    "severity",
    "allowed",
    "found",
    "allowed_value",
    "found_value",
    "share",
    "message",
    "suggestion",
)
_NUMBERS = ("allowed_value", "found_value", "share")
_SEVERITIES = ("error", "warning", "info")


class Breaches:
    """A growing list of breaches."""

    def __init__(self, crs: Any) -> None:
        self._crs = crs
        self._rows: list[dict[str, Any]] = []
        self._shapes: list[Any] = []

    def add(
        self,
        feature: str,
        zone: str | None,
        rule: str,
        shape: Any,
        message: Message,
        suggestion: Message,
        *,
        allowed: float | str | Sequence[str] = np.nan,
        found: float | str = np.nan,
        share: float = np.nan,
    ) -> None:
        """Add one breach of a rule of ``codes/zoning_checks.toml``."""
        self._rows.append(
            {
                "feature": feature,
                "zone": zone,
                "rule": rule,
                "severity": load_codes("zoning_checks")[rule]["severity"],
                "allowed": _text(allowed),
                "found": _text(found),
                "allowed_value": _value(allowed),
                "found_value": _value(found),
                "share": share,
                "message": message,
                "suggestion": suggestion,
            }
        )
        self._shapes.append(shape)

    def frames(self) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
        """The table and the layer: the gravest first, then in the order of the rules."""
        rules = list(load_codes("zoning_checks"))
        rank = [
            (_SEVERITIES.index(row["severity"]), rules.index(row["rule"]), position)
            for position, row in enumerate(self._rows)
        ]
        order = [position for *_, position in sorted(rank)]
        table = pd.DataFrame(
            {
                name: pd.Series(
                    [self._rows[position][name] for position in order],
                    dtype="float64" if name in _NUMBERS else "object",
                )
                for name in COLUMNS
            }
        )
        shapes = np.empty(len(order), dtype=object)
        for place, position in enumerate(order):
            shapes[place] = self._shapes[position]
        return table, gpd.GeoDataFrame(table.copy(), geometry=shapes, crs=self._crs)


def _text(value: float | str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "; ".join(value)
    return "" if np.isnan(value) else f"{value:.10g}"


def _value(value: float | str | Sequence[str]) -> float:
    return float(value) if isinstance(value, int | float | np.floating) else float("nan")
