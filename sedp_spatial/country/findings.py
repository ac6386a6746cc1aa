"""What is missing from the country's sums, by municipality and with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..errors import SedpError
from ..layers.cells import shortened
from ..messages import Label, Message

COLUMNS = ("severity", "rule", "municipality", "features", "message", "suggestion")
SEVERITY = {
    "country_failed": "error",
    "country_flat_boundary": "error",
    "no_boundary": "warning",
    "no_parcels": "warning",
    "country_unknown_code": "warning",
    "country_unreadable": "warning",
    "country_without_area": "warning",
    "country_mended": "info",
}


def findings_table(
    remarks: pd.DataFrame, municipalities: pd.DataFrame, flat: Sequence[str]
) -> pd.DataFrame:
    """The gravest first, then by rule and municipality.

    Parameters
    ----------
    remarks : pandas.DataFrame
        municipality, rule, features, told.
    municipalities : pandas.DataFrame
        municipality, status, parcels.
    flat : sequence of str
        Municipalities whose boundary has no area.
    """
    rows = [_finding("country_flat_boundary", name, 1) for name in flat]
    for status in ("no_boundary", "no_parcels"):
        some = municipalities[municipalities["status"] == status]
        rows += [
            _finding(status, name, count)
            for name, count in zip(some["municipality"], some["parcels"].tolist(), strict=True)
        ]
    for name, rule, features, told in remarks.itertuples(index=False):
        if rule == "country_unknown_code":
            rows.append(_code_finding(rule, name, features, *told))
        elif rule == "country_failed":
            reason = told.message if isinstance(told, SedpError) else told
            rows.append(_finding(rule, name, features, reason=reason))
        elif rule == "country_unreadable":
            label = Label("labels", f"column.{told}")
            rows.append(_finding(rule, name, features, column=label))
        else:
            rows.append(_finding(rule, name, features, ids=told))
    rules = list(SEVERITY)
    rows.sort(key=lambda row: (rules.index(row["rule"]), row["municipality"], str(row["message"])))
    return pd.DataFrame(
        {
            name: pd.Series(
                [row[name] for row in rows], dtype="int64" if name == "features" else object
            )
            for name in COLUMNS
        }
    )


def _finding(rule: str, municipality: str, features: int, **said: Any) -> dict[str, Any]:
    told = {"municipality": municipality, "features": int(features), **said}
    code = rule if rule.startswith("country_") else f"country_{rule}"
    return {
        "severity": SEVERITY[rule],
        "rule": rule,
        "municipality": municipality,
        "features": int(features),
        "message": Message(f"finding.{code}", **told),
        "suggestion": Message(f"finding.{code}.mend", **told),
    }


def _code_finding(
    rule: str, municipality: str, features: int, column: str, value: str
) -> dict[str, Any]:
    label = Label("labels", f"column.{column}")
    return _finding(rule, municipality, features, column=label, values=shortened([value]))
