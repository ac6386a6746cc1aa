"""Who pays: the text ``source=som;source=som`` of a measure as rows that add up to its cost."""

from __future__ import annotations

import math

import pandas as pd

from ..codes import code_of, load_codes
from .findings import Findings
from .reading import listed, number_of

_TOLERANCE_SOM = 0.5  # amounts are whole som where people write them


def sources_of(table: pd.DataFrame, frame: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """The sources of every measure: measure_id, source, amount_som; one row per source.

    Parameters
    ----------
    table : pandas.DataFrame
        measure_id, cost_som, sources.
    frame : pandas.DataFrame
        The table as it was read: if its header says thousands, so do its sources.
    findings : Findings
        Gets unknown sources, unreadable amounts, and sums that are not the cost, by name.
    """
    # Where the cost stands in thousands, the amounts beside it do too.
    factor = frame.attrs.get("factors", {}).get("cost_som", 1.0)
    rows: list[tuple[str, str, float]] = []
    for name, cost, text in zip(
        table["measure_id"], table["cost_som"], table["sources"], strict=True
    ):
        parts = _parts(name, text, factor, findings)
        if parts is None:
            continue
        rows += [(name, source, amount) for source, amount in parts.items()]
        if not math.isnan(cost):
            _check_sum(name, cost, sum(parts.values()), findings)
    sources = pd.DataFrame(rows, columns=["measure_id", "source", "amount_som"])
    return sources.astype({"measure_id": object, "source": object, "amount_som": "float64"})


def source_text(parts: dict[str, float]) -> str:
    """The sources as one text, whole som without a point.

    Examples
    --------
    >>> source_text({"donor": 12e6, "local_budget": 0.5})
    'donor=12000000;local_budget=0.5'
    """
    return ";".join(f"{name}={_plain(amount)}" for name, amount in parts.items())


def _plain(amount: float) -> str:
    return str(int(amount)) if float(amount).is_integer() else repr(float(amount))


def _parts(name: str, text: str, factor: float, findings: Findings) -> dict[str, float] | None:
    """Amount by source; None where something could not be read, so that no sum is compared."""
    parts: dict[str, float] = {}
    readable = True
    for entry in listed(text):
        source, sign, amount = entry.partition("=" if "=" in entry else ":")
        code, value = code_of("finance_sources", source), number_of(amount)
        if code is None:
            allowed = ", ".join(load_codes("finance_sources"))
            findings.error("source", name, value=source.strip(), allowed=allowed)
            readable = False
        elif not sign or value is None or math.isnan(value) or value < 0:
            findings.error("source_amount", name, source=source.strip(), value=amount.strip())
            readable = False
        else:
            parts[code] = parts.get(code, 0.0) + value * factor
    if not readable:
        return None
    if not parts:
        findings.error("no_source", name)
        return None
    return parts


def _check_sum(name: str, cost: float, paid: float, findings: Findings) -> None:
    if abs(paid - cost) <= _TOLERANCE_SOM:
        return
    sums = {"cost": cost, "paid": paid, "difference": paid - cost}
    # One of the two was written in thousands: say so, the difference alone would mislead.
    for larger, smaller in ((cost, paid), (paid, cost)):
        if smaller > 0 and math.isclose(larger, smaller * 1000, rel_tol=1e-9):
            findings.error("sources_thousands", name, **sums)
            return
    findings.error("sources_sum", name, **sums)
