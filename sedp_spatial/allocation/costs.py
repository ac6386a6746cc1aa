"""What the three answers cost: the examples that ship, with a plan's own values in their place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..textfiles import load_toml

COSTS = "answer_costs"


def answer_costs(given: Mapping[str, Any] | str | Path | None = None) -> pd.DataFrame:
    """The unit costs, each with its source.

    Parameters
    ----------
    given : mapping or path of a TOML file, optional
        By entry of ``codes/answer_costs.toml``: a number, or ``value`` with ``source``.

    Returns
    -------
    pandas.DataFrame
        Indexed by item: value, unit, source, date, checked, own.

    Raises
    ------
    UsageError
        An entry that is not known, a file that cannot be read.
    DataError
        A value that is not a number or negative.
    """
    known = load_codes(COSTS)
    columns = ("value", "unit", "source", "date", "checked")
    rows = {code: {name: entry[name] for name in columns} for code, entry in known.items()}
    table = pd.DataFrame.from_dict(rows, orient="index").assign(own=False)
    for code, entry in _mapping(given).items():
        if code not in known:
            raise UsageError(
                "error.choice", name=COSTS, value=code, allowed=", ".join(sorted(known))
            )
        own = dict(entry) if isinstance(entry, Mapping) else {"value": entry}
        value = pd.to_numeric(pd.Series([own.get("value")]), errors="coerce").iloc[0]
        if not (np.isfinite(value) and value >= 0):
            raise DataError("error.alloc_cost", item=code, value=str(own.get("value")))
        table.loc[code, "value"] = float(value)
        table.loc[code, "source"] = str(own.get("source", "–"))
        table.loc[code, ["checked", "own"]] = [bool(own.get("checked", False)), True]
        if "date" in own:
            table.loc[code, "date"] = own["date"]
    return table.rename_axis("item")


def price(costs: pd.DataFrame, item: str) -> float:
    """The value of an item, som per unit."""
    value: float = costs["value"].to_dict()[item]
    return value


def _mapping(given: Mapping[str, Any] | str | Path | None) -> dict[str, Any]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        path = Path(given)
        try:
            given = load_toml(path)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            reason = str(error).splitlines()[0]
            raise UsageError("error.norms_unreadable", path=str(path), reason=reason) from error
    return {code: entry for code, entry in given.items() if code != "meta"}
