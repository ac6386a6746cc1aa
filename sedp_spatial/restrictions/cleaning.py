"""A layer of restrictions as it comes: kinds, regimes and dates understood, mistakes listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..codes import code_of, load_codes
from ..errors import DataError
from ..geometry.sound import sound
from ..layers.cells import by_value, texts
from ..layers.place import check_place
from ..layers.schema import UNASSIGNED
from ..messages import Message
from .validity import days, reversed_dates

FINDING_COLUMNS = ("rule", "severity", "feature_ids", "message", "suggestion")


@dataclass(frozen=True)
class Cleaned:
    """Restrictions that can be laid over parcels.

    Attributes
    ----------
    layer : geopandas.GeoDataFrame
        kind, regime, name, legal_basis, valid_from, valid_to (ISO text or None), row (position
        in the input), geometry (valid polygons); without the records that have no area.
    findings : pandas.DataFrame
        rule, severity, feature_ids, message, suggestion: one row per record and mistake.
    """

    layer: gpd.GeoDataFrame
    findings: pd.DataFrame


def cleaned(restrictions: gpd.GeoDataFrame) -> Cleaned:
    """Understand a layer of restrictions and say what is wrong with it.

    Parameters
    ----------
    restrictions : geopandas.GeoDataFrame
        kind, regime, name, legal_basis, valid_from, valid_to; any of them may be absent.

    Returns
    -------
    Cleaned
        A regime that is missing or unknown is that of the kind; where the kind is unknown, too,
        it is ``unassigned``, and the land counts as restricted. A kind without a code is kept.

    Raises
    ------
    DataError
        No features or no usable CRS.
    """
    if len(restrictions) == 0:
        raise DataError("error.no_features", layer="restrictions")
    check_place(restrictions, "restrictions")
    count = len(restrictions)
    index = pd.RangeIndex(count)
    given = {
        column: texts(restrictions[column]).set_axis(index)
        if column in restrictions.columns
        else pd.Series([None] * count, index=index, dtype="object")
        for column in ("kind", "regime", "name", "legal_basis")
    }
    shapes, mended = sound(np.asarray(restrictions.geometry.values, dtype=object))
    empty = shapely.is_missing(shapes)
    kinds = by_value(given["kind"], lambda word: code_of("restriction_kinds", word))
    regimes = by_value(given["regime"], lambda word: code_of("regimes", word))
    inherited = by_value(kinds, lambda kind: load_codes("restriction_kinds")[kind]["regime"])
    layer = gpd.GeoDataFrame(
        {
            "kind": kinds.where(kinds.notna(), given["kind"]).fillna(UNASSIGNED),
            "regime": regimes.where(regimes.notna(), inherited).fillna(UNASSIGNED),
            "name": given["name"],
            "legal_basis": given["legal_basis"],
        },
        geometry=shapes,
        crs=restrictions.crs,
    )
    findings = _Found(layer)
    for column in ("valid_from", "valid_to"):
        layer[column] = _read_days(restrictions, column, index, findings)
    findings.outlines(mended, empty)
    findings.kinds(given["kind"], kinds)
    findings.regimes(given["regime"], regimes, layer["regime"])
    findings.dates(layer)
    layer["row"] = np.arange(count)
    order = ["kind", "regime", "name", "legal_basis", "valid_from", "valid_to", "row", "geometry"]
    return Cleaned(layer.loc[~empty, order].reset_index(drop=True), findings.table())


def _read_days(
    restrictions: gpd.GeoDataFrame, column: str, index: pd.RangeIndex, findings: _Found
) -> pd.Series:
    if column not in restrictions.columns:
        return pd.Series([None] * len(index), index=index, dtype="object")
    written = restrictions[column].set_axis(index)
    iso, unreadable = days(written, end=column == "valid_to")
    for row in np.flatnonzero(unreadable).tolist():
        findings.add(
            "unreadable_date",
            "warning",
            row,
            Message(
                "check.restriction.unreadable_date",
                name=findings.name(row),
                column=column,
                value=str(written.iloc[row]),
            ),
            Message("check.restriction.unreadable_date.mend"),
        )
    return iso


class _Found:
    """The growing list of what is wrong with the restrictions."""

    def __init__(self, layer: gpd.GeoDataFrame) -> None:
        self._layer = layer
        self._rows: list[dict[str, Any]] = []

    def name(self, row: int) -> str:
        """What a restriction is called: its name, or its kind, and its place in the layer."""
        name = self._layer["name"].iloc[row] or self._layer["kind"].iloc[row]
        return f"{name} (row:{row})"

    def add(
        self, rule: str, severity: str, row: int, message: Message, suggestion: Message
    ) -> None:
        self._rows.append(
            {
                "rule": rule,
                "severity": severity,
                "feature_ids": (f"row:{row}",),
                "message": message,
                "suggestion": suggestion,
            }
        )

    def outlines(self, mended: NDArray[np.bool_], empty: NDArray[np.bool_]) -> None:
        for row in np.flatnonzero(mended).tolist():
            self.add(
                "mended",
                "warning",
                row,
                Message("check.restriction.mended", name=self.name(row)),
                Message("check.restriction.mended.mend"),
            )
        for row in np.flatnonzero(empty).tolist():
            self.add(
                "no_outline",
                "error",
                row,
                Message("check.restriction.no_outline", name=self.name(row)),
                Message("check.restriction.no_outline.mend"),
            )

    def kinds(self, given: pd.Series, codes: pd.Series) -> None:
        for row in np.flatnonzero(codes.isna()).tolist():
            self.add(
                "unknown_kind",
                "warning",
                row,
                Message(
                    "check.restriction.unknown_kind",
                    name=self.name(row),
                    value=given.iloc[row] or "–",
                ),
                Message(
                    "check.restriction.unknown_kind.mend",
                    allowed=", ".join(load_codes("restriction_kinds")),
                ),
            )

    def regimes(self, given: pd.Series, codes: pd.Series, used: pd.Series) -> None:
        for row in np.flatnonzero(codes.isna()).tolist():
            self.add(
                "no_regime",
                "error" if used.iloc[row] == UNASSIGNED else "warning",
                row,
                Message(
                    "check.restriction.no_regime",
                    name=self.name(row),
                    value=given.iloc[row] or "–",
                    used=str(used.iloc[row]),
                ),
                Message(
                    "check.restriction.no_regime.mend", allowed=", ".join(load_codes("regimes"))
                ),
            )

    def dates(self, layer: gpd.GeoDataFrame) -> None:
        for row in np.flatnonzero(reversed_dates(layer["valid_from"], layer["valid_to"])).tolist():
            self.add(
                "dates_reversed",
                "error",
                row,
                Message(
                    "check.restriction.dates_reversed",
                    name=self.name(row),
                    start=layer["valid_from"].iloc[row],
                    stop=layer["valid_to"].iloc[row],
                ),
                Message("check.restriction.dates_reversed.mend"),
            )

    def table(self) -> pd.DataFrame:
        return pd.DataFrame(self._rows, columns=list(FINDING_COLUMNS), dtype=object)
