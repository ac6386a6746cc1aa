"""What the district must know before it relies on the sums."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..layers.cells import shortened
from ..messages import Message

COLUMNS = ("severity", "rule", "municipality", "others", "file", "area_ha", "message", "suggestion")
SEVERITY = {
    "package_refused": "error",
    "not_computed": "error",
    "double_municipality": "error",
    "same_package": "warning",
    "missing_municipality": "error",
    "parcel_twice": "error",
    "building_twice": "warning",
    "parcels_overlap": "error",
    "seam_overlap": "warning",
    "seam_gap": "warning",
    "seam_outside": "warning",
    "seam_narrow": "info",
    "other_year": "warning",
    "other_vintage": "info",
    "names_alike": "info",
    "name_joined": "info",
    "name_ambiguous": "warning",
    "name_unmatched": "warning",
    "total_contradicts": "warning",
    "own_total_contradicts": "warning",
    "no_layer": "info",
    "no_boundary": "warning",
}
_MANY = 3
_ORDER = ("error", "warning", "info")


@dataclass
class Findings:
    """A growing list of findings."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        rule: str,
        municipality: str = "",
        *,
        others: str = "",
        file: str = "",
        area_ha: float = np.nan,
        said_as: str = "",
        **params: Any,
    ) -> None:
        """Add one; its sentences are ``district.<rule>`` (or ``said_as``) and its ``.mend``."""
        said = {"municipality": municipality, "others": others, "area_ha": area_ha, "file": file,
                **params}  # fmt: skip
        self.rows.append(
            {
                "severity": SEVERITY[rule],
                "rule": rule,
                "municipality": municipality,
                "others": others,
                "file": file,
                "area_ha": float(area_ha),
                "message": Message(f"district.{said_as or rule}", **said),
                "suggestion": Message(f"district.{said_as or rule}.mend", **said),
            }
        )

    def table(self) -> pd.DataFrame:
        """The gravest first, then by rule and municipality."""
        rules = list(SEVERITY)
        rows = sorted(
            _together(self.rows),
            key=lambda row: (
                _ORDER.index(row["severity"]), rules.index(row["rule"]), row["municipality"],
                row["others"],
            ),
        )  # fmt: skip
        return pd.DataFrame(
            {
                name: pd.Series(
                    [row[name] for row in rows], dtype="float64" if name == "area_ha" else "object"
                )
                for name in COLUMNS
            }
        )


def _together(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for a layer that many municipalities did not send, instead of one for each."""
    told: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["rule"] == "no_layer":
            told.setdefault(row["message"].params["layer"].code, []).append(row)
    many = {layer: found for layer, found in told.items() if len(found) > _MANY}
    away = {id(row) for found in many.values() for row in found}
    kept = [row for row in rows if id(row) not in away]
    for layer, found in many.items():
        names = [row["municipality"] for row in found]
        said = {"count": len(names), "names": shortened(names), "layer": Message(layer)}
        kept.append(
            {
                **found[0],
                "municipality": "",
                "others": ", ".join(names),
                "file": "",
                "message": Message("district.no_layer_many", **said),
                "suggestion": Message("district.no_layer_many.mend", **said),
            }
        )
    return kept
