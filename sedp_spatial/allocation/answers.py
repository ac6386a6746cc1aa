"""No land left: the guide's three answers side by side, and what each of them leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import source_of
from ..demand import Norms, load_norms
from ..demand.reading import frame_of, numbers, require
from ..messages import Message
from ..progress import Feedback, step
from ..results import Result
from ..zoning import CapacityResult
from .claimed import use_label
from .costs import COSTS, answer_costs
from .result import AllocationResult
from .three_answers import Answer, densify, exchange, transform

ANSWERS = ("densify", "transform", "exchange")


@dataclass(frozen=True)
class AnswersResult(Result):
    """The result of :func:`shortage_answers`.

    Attributes
    ----------
    table : pandas.DataFrame
        answer (densify | transform | exchange), use, missing_ha, hectares (what the answer gives,
        at most what is missing; whole plots may give more: available_ha), available_ha (all that
        the answer could give), dwellings, cost_som, closes (whether it closes the shortage
        alone), obstacles (a sentence), in_order_ha and left_ha (one answer after the other, in
        the guide's order: what this one adds and what is then missing).
    layer : None
    plots : pandas.DataFrame
        parcel_id, use, area_ha, reason, with category, ownership, land_kind where known: the plots
        to be transformed.
    offers : pandas.DataFrame
        municipality, use, offered_ha, taken_ha, cost_som, note: of the neighbours.
    obstacles : pandas.DataFrame
        answer, use, obstacle (a sentence), plots, hectares.
    costs : pandas.DataFrame
        item, value, unit, source, date, checked, own.
    missing_ha, left_ha : float
        The shortage, and what remains of it after all three answers.
    dwelling_m2 : float
        Land of a dwelling with its share of streets.
    """

    plots: pd.DataFrame
    offers: pd.DataFrame
    obstacles: pd.DataFrame
    costs: pd.DataFrame
    missing_ha: float
    left_ha: float
    dwelling_m2: float


def shortage_answers(
    shortage: Any,
    *,
    capacity: CapacityResult | None = None,
    transformable: pd.DataFrame | None = None,
    neighbours: pd.DataFrame | None = None,
    costs: Mapping[str, Any] | str | Path | None = None,
    norms: Norms | Mapping[str, Any] | str | Path | None = None,
    feedback: Feedback | None = None,
) -> AnswersResult:
    """Lay the guide's three answers to a shortage side by side.

    Parameters
    ----------
    shortage : AllocationResult or DataFrame
        use, missing_ha. Of an allocation the plots that it took are not offered again.
    capacity : CapacityResult, optional
        What still fits into the zones: the first answer (housing only).
    transformable : DataFrame, optional
        Candidates (see :func:`allocate_plots`) of status ``after_transformation``; of these the
        plots of state and municipal land. obstacles or reason: sentences; verdict
        (``would_be_returned`` leaves a plot out); compensation_som: losses of farming.
    neighbours : DataFrame, optional
        municipality, use, offered_ha; cost_som (of the whole offer), note.
    costs : mapping or path of a TOML file, optional
        Instead of the examples of ``codes/answer_costs.toml``.
    norms : optional
        See :func:`load_norms`: the plot of a dwelling and its share of streets.
    feedback : Feedback, optional

    Returns
    -------
    AnswersResult
        Nothing is said of an answer whose input is not given, but for a note.

    Raises
    ------
    DataError, UsageError
        Tables without their columns, numbers that cannot be right, costs that are not known.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 81: (1) use better what is built, (2) transform
    vacant state or municipal land, (3) exchange with neighbouring territories.

    Examples
    --------
    >>> answers = shortage_answers(chosen, capacity=capacity)
    >>> list(answers.table["answer"].unique())
    ['densify']
    """
    missing, gone = _missing(shortage)
    prices = answer_costs(costs)
    per_dwelling = _dwelling_m2(norms)
    made: list[Answer] = []
    notes: list[Message] = []
    if capacity is not None:
        made.append(densify(missing, capacity, gone, prices, per_dwelling))
    if transformable is not None:
        left = transformable
        if gone:
            left = left[~left["parcel_id"].isin(gone)]
        made.append(transform(missing, left, prices, per_dwelling))
    step(feedback, 0.7)
    if neighbours is not None:
        made.append(exchange(missing, neighbours, prices, per_dwelling))
    said = {answer.name for answer in made}
    unsaid = [name for name in ANSWERS if name not in said]
    notes += [Message(f"note.answers_without_{name}") for name in unsaid]
    if not prices["own"].all():
        notes.append(Message("note.example_norms", file=f"{COSTS}.toml"))
    table = _in_order(missing, made)
    left_ha = _left(missing, table)
    for use, hectares in left_ha.items():
        if missing[use] > 0:
            code = "note.answers_open" if hectares > 0 else "note.answers_closed"
            notes.append(Message(code, use=use_label(use), left=hectares))
    notes += [note for answer in made for note in answer.notes]
    if not source_of(COSTS).get("checked"):
        notes.append(Message("note.answers_obstacles"))
    step(feedback, 1.0)
    return AnswersResult(
        table=table,
        layer=None,
        notes=tuple(dict.fromkeys(notes)),
        plots=_joined([answer.plots for answer in made]),
        offers=_joined([answer.offers for answer in made]),
        obstacles=_joined([answer.obstacles for answer in made]),
        costs=prices.reset_index(),
        missing_ha=sum(missing.values()),
        left_ha=sum(left_ha.values()),
        dwelling_m2=per_dwelling,
    )


def _missing(shortage: Any) -> tuple[dict[str, float], set[Any]]:
    """Hectares by use, and the plots that are taken already."""
    gone: set[Any] = set()
    rows = shortage
    if isinstance(shortage, AllocationResult):
        taken = shortage.table[shortage.table["use"].notna()]
        gone, rows = set(taken["parcel_id"]), shortage.shortage
        if rows.empty:
            return {}, gone
    rows = frame_of(rows, "shortage")
    require(rows, ("use", "missing_ha"), "shortage")
    hectares = numbers(rows, "missing_ha", "shortage")
    # With phases, the use misses what it misses at its worst.
    most = hectares.groupby(rows["use"].astype(str)).max().sort_index()
    return {str(use): float(need) for use, need in most.items()}, gone


def _dwelling_m2(norms: Norms | Mapping[str, Any] | str | Path | None) -> float:
    known = norms if isinstance(norms, Norms) else load_norms(norms)
    return known["plot_individual"].central * known["gross_factor"].central


def _in_order(missing: dict[str, float], made: list[Answer]) -> pd.DataFrame:
    columns = ["answer", "use", "missing_ha", "hectares", "available_ha", "dwellings", "cost_som",
               "closes", "obstacles", "in_order_ha", "left_ha"]  # fmt: skip
    rows = []
    for use, hectares in missing.items():
        left = hectares
        for answer in made:
            row = answer.rows.get(use)
            if row is None:
                continue
            adds = min(left, row["hectares"])
            left = max(left - adds, 0.0)
            rows.append({"answer": answer.name, "use": use, "missing_ha": hectares, **row,
                         "closes": row["hectares"] >= hectares - 1e-9, "in_order_ha": adds,
                         "left_ha": left})  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    table["obstacles"] = pd.Series([row["obstacles"] for row in rows], dtype=object)
    return table


def _left(missing: dict[str, float], table: pd.DataFrame) -> dict[str, float]:
    added = table.groupby("use")["in_order_ha"].sum().to_dict()
    left = {use: need - float(added.get(use, 0.0)) for use, need in missing.items()}
    return {use: hectares if hectares > 1e-9 else 0.0 for use, hectares in left.items()}


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    kept = [frame for frame in frames if len(frame.columns)]
    filled = [frame for frame in kept if len(frame)]
    if filled:
        return pd.concat(filled, ignore_index=True)
    return kept[0] if kept else pd.DataFrame()
