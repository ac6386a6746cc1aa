"""Past revenue and expenditure as they are read and checked before anything is carried on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..codes import code_of, load_codes
from ..errors import DataError
from ..layers.mapping import NOTES
from ..messages import Message
from .findings import Findings
from .reading import numbers, one_municipality, table_of, text_of, years

SIDES = ("revenue", "expenditure")
_JUMP = 300.0  # thousands of som among som differ by a thousand; no item grows like that in a year


def read_history(revenue: Any, expenditure: Any) -> tuple[pd.DataFrame, list[Message]]:
    """Both tables as one: year, side, group, item, amount_som, status.

    Raises
    ------
    DataError
        Everything that is wrong in one list; or several municipalities in one table.
    """
    findings = Findings()
    read = [
        _read(table, side, findings)
        for table, side in zip((revenue, expenditure), SIDES, strict=True)
    ]
    frames = [frame for frame, _ in read]
    together = pd.concat(frames, ignore_index=True)
    last = [int(frame["year"].max()) for frame in frames if frame["year"].notna().any()]
    if len(set(last)) > 1:
        findings.error("last_years", "", revenue=str(last[0]), expenditure=str(last[-1]))
    _thousands(together, findings)
    findings.stop("budget_history")
    together["year"] = together["year"].astype("int64")
    notes = [note for _, told in read for note in told]
    warned = findings.table()
    return together, [*notes, *warned["message"]]


def _read(table: Any, side: str, findings: Findings) -> tuple[pd.DataFrame, list[Message]]:
    frame = table_of(table, "budget_lines")
    one_municipality(frame, side)
    if frame.empty:
        raise DataError("error.demand_empty", table=side)
    items = [text_of(cell) for cell in frame["item"]]
    names = [item or f"row:{row}" for row, item in enumerate(items, 1)]
    for name, item in zip(names, items, strict=True):
        if not item:
            findings.error("missing", name, column="item")
    read = pd.DataFrame({"year": years(frame, "year", findings, names)})
    read["side"] = side
    read["group"] = [
        _group(text_of(cell), side, name, findings)
        for name, cell in zip(names, frame["group"], strict=True)
    ]
    read["item"] = pd.Series(items, dtype=object)
    read["amount_som"] = numbers(frame, "amount_som", findings, names)
    read["status"] = [text_of(cell) or "actual" for cell in frame["status"]]
    again = read[read.duplicated(["year", "group", "item"], keep=False) & read["year"].notna()]
    for twice in again[["year", "item"]].drop_duplicates().to_dict("records"):
        findings.error("line_twice", twice["item"], year=f"{twice['year']:.0f}")
    return read, list(frame.attrs.get(NOTES, []))


def _group(text: str, side: str, name: str, findings: Findings) -> str | None:
    groups = load_codes("budget_groups")
    code = code_of("budget_groups", text)
    # "Other" is said alike on both sides.
    if code in ("other", "other_revenue"):
        code = "other_revenue" if side == "revenue" else "other"
    if code is None or groups[code]["side"] != side:
        allowed = ", ".join(c for c, entry in groups.items() if entry["side"] == side)
        findings.error("code", name, column="group", value=text, allowed=allowed)
        return None
    return code


def _thousands(lines: pd.DataFrame, findings: Findings) -> None:
    """Suspicions that one amount among its years, or one of the two tables, is in thousands."""
    key: Any
    wide = lines.pivot_table(
        index=["side", "item"], columns="year", values="amount_som", aggfunc="sum", sort=False
    )
    for key, row in wide.iterrows():
        item = key[1]
        paid = row[row > 0]
        ratio = paid / paid.median() if len(paid) else paid
        for year in ratio.index[(ratio < 1 / _JUMP) | (ratio > _JUMP)]:
            findings.warn("line_jump", str(item), year=f"{year:.0f}", amount=float(row[year]))
    sums = lines.groupby(["year", "side"])["amount_som"].sum().unstack()
    if set(SIDES) <= set(sums.columns):
        ratio = (sums["revenue"] / sums["expenditure"]).replace([np.inf, 0.0], np.nan).dropna()
        for year in ratio.index[(ratio < 1 / _JUMP) | (ratio > _JUMP)]:
            sides = {side: float(sums.loc[year, side]) for side in SIDES}
            findings.warn("sides_apart", "", year=f"{year:.0f}", **sides)
