"""Risks: the shares of revenue that may be lost, and of expenditure that may be added."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..errors import DataError
from .findings import Findings
from .guide_rules import revenue_at_risk
from .reading import codes, numbers, table_of, text_of
from .reading import years as years_of


def risks_of(given: Any, planned: pd.DataFrame) -> pd.DataFrame:
    """What each risk takes in each year. Two risks on one line take it one after the other."""
    columns = ["risk", "year", "side", "group", "item", "amount_som", "share", "loss_som"]
    if given is None:
        return pd.DataFrame(columns=columns)
    frame = table_of(given, "budget_risks")
    findings = Findings()
    names = [text_of(cell) or f"row:{row}" for row, cell in enumerate(frame["risk"], 1)]
    groups = codes(frame, "group", "budget_groups", findings, names)
    shares = numbers(frame, "share", findings, names)
    first = years_of(frame, "from_year", findings, names, required=False)
    last = years_of(frame, "to_year", findings, names, required=False)
    for name, share in zip(names, shares, strict=True):
        if share > 1:
            findings.error("share", name, value=f"{share:g}")
    findings.stop("budget_history")
    left = planned["amount_som"].copy()
    rows: list[dict[str, Any]] = []
    for place, name in enumerate(names):
        item = text_of(frame["item"].iloc[place])
        hit = (planned["group"] == groups.iloc[place]) & (planned["amount_som"] > 0)
        hit &= (planned["item"] == item) if item else True
        hit &= planned["year"] >= (first.iloc[place] if first.iloc[place] > 0 else 0)
        hit &= planned["year"] <= (last.iloc[place] if last.iloc[place] > 0 else 9999)
        if not hit.any():
            raise DataError("error.risk_line", risk=name, group=groups.iloc[place], item=item)
        share = float(shares.iloc[place])
        for at in planned.index[hit]:
            line, amount = planned.loc[at], float(left[at])
            loss = revenue_at_risk(amount, share).value_som
            if line["side"] == "revenue":
                left[at] = amount - loss
            rows.append({"risk": name, "year": line["year"], "side": line["side"],
                         "group": line["group"], "item": line["item"], "amount_som": amount,
                         "share": share, "loss_som": loss})  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def at_risk(frame: pd.DataFrame, risks: pd.DataFrame) -> pd.DataFrame:
    """The forecast's lines if every risk comes true."""
    lost = risks.groupby(["year", "group", "item"])["loss_som"].sum()
    keys = list(zip(frame["year"], frame["group"], frame["item"], strict=True))
    loss = pd.Series([float(lost.get(key, 0.0)) for key in keys], index=frame.index)
    sign = frame["side"].map({"revenue": -1.0, "expenditure": 1.0})
    return frame.assign(amount_som=frame["amount_som"] + sign * loss)
