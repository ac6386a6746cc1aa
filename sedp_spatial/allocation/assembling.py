"""From the chosen plots to the result: counted anew, checked, and said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import CalculationError
from ..messages import Message
from .claimed import Claims, Floats, Ints, use_label
from .inputs import Pairs
from .reasons import reasons
from .result import AllocationResult, plot_table, taken_by
from .sites import Sites
from .solving import EXACT_HA, Solution

_KEPT_HA = 1e-4  # a limit is broken by more than the solver's tolerance
_SHOWN_HA = 5e-3  # a shortage is the least where not a hundredth of a hectare is in doubt


@dataclass(frozen=True)
class Figures:
    """What a choice is worth, misses and exceeds."""

    value: float
    missing: float
    over: float


def figures(pairs: Pairs, claims: Claims, pair_of: Ints, phase_of: Ints) -> Figures:
    """The figures of a choice, from its plots."""
    chosen = pair_of[pair_of >= 0]
    table = taken_by(pairs, claims, pair_of, phase_of)
    return Figures(
        float((pairs.score[chosen] * pairs.area[chosen]).sum()),
        float(table["missing_ha"].sum()),
        float(table["over_ha"].sum()),
    )


def assembled(
    pairs: Pairs,
    claims: Claims,
    chosen: tuple[Ints, Ints],
    by_hand: tuple[Ints, Ints],
    solution: Solution,
    *,
    gap: float,
    beside: Sites | None,
    budget: Floats | None,
) -> AllocationResult:
    """The result without its layer."""
    pair_of, phase_of = chosen
    uses = taken_by(pairs, claims, pair_of, phase_of)
    hand = taken_by(pairs, claims, *by_hand)
    uses["greedy_ha"], uses["greedy_missing_ha"] = hand["allocated_ha"], hand["missing_ha"]
    mine, other = figures(pairs, claims, *chosen), figures(pairs, claims, *by_hand)
    spent = float(pairs.cost[pair_of[pair_of >= 0]].sum())
    _check_limits(uses, claims, spent, budget)
    table = plot_table(
        pairs, claims, pair_of, phase_of, None if beside is None else beside.named(pair_of)
    )
    said = reasons(
        pairs,
        claims,
        pair_of,
        money_left=None if budget is None else float(budget[-1]) - spent,
        lone=None if beside is None else pairs.area < beside.least[pairs.use],
    )
    table.insert(3, "reason", said)
    keys = ["use", "year", "missing_ha"] if claims.years else ["use", "missing_ha"]
    shortage = uses.loc[uses["missing_ha"] > 0, keys].reset_index(drop=True)
    # The solver's own claim of what is missing holds only if the plots bear it out.
    least = min(solution.shortfall_bound, mine.missing)
    shown = mine.missing - least <= _SHOWN_HA
    bound = max(solution.bound, mine.value) if np.isfinite(solution.bound) else _roof(pairs)
    off = (bound - mine.value) / bound if bound > 0 else 0.0
    taken = table["use"].notna()
    result = AllocationResult(
        table=table,
        layer=None,
        notes=(),
        uses=uses,
        shortage=shortage,
        greedy=_greedy_table(pairs, claims, by_hand[0]),
        objective=mine.value,
        bound=bound,
        gap=off,
        proven=bool(shown and (solution.proven or off <= gap + 1e-9)),
        allocated_ha=float(table.loc[taken, "area_ha"].sum()),
        plots=int(taken.sum()),
        missing_ha=mine.missing,
        missing_bound_ha=least,
        missing_proven=bool(shown),
        greedy_objective=other.value,
        greedy_missing_ha=other.missing,
    )
    return AllocationResult(
        **{**result.__dict__, "notes": tuple(_notes(result, claims, pairs, gap))}
    )


def _roof(pairs: Pairs) -> float:
    """What all plots would be worth, each for the use that it serves best."""
    best = np.zeros(len(pairs.ids))
    np.maximum.at(best, pairs.plot, pairs.score * pairs.area)
    return float(best.sum())


def _check_limits(uses: pd.DataFrame, claims: Claims, spent: float, budget: Floats | None) -> None:
    over = uses["over_ha"].to_numpy().reshape(claims.most.shape)
    if (over > claims.tolerance + _KEPT_HA).any():
        place = int(np.argmax(over - claims.tolerance)) % len(claims.uses)
        raise CalculationError("error.alloc_limit", use=use_label(claims.uses[place]))
    if budget is not None and spent > float(budget[-1]) * (1 + 1e-6) + 1e-3:
        raise CalculationError("error.alloc_budget", spent=spent, budget=float(budget[-1]))


def _greedy_table(pairs: Pairs, claims: Claims, pair_of: Ints) -> pd.DataFrame:
    chosen = pair_of[pair_of >= 0]
    names = np.array(claims.uses, dtype=object)
    return pd.DataFrame(
        {
            "parcel_id": pairs.ids[pair_of >= 0],
            "use": names[pairs.use[chosen]],
            "area_ha": pairs.area[chosen],
        }
    )


def _notes(result: AllocationResult, claims: Claims, pairs: Pairs, gap: float) -> list[Message]:
    notes = []
    for row in result.shortage.to_dict("records"):
        code = "note.alloc_short_year" if claims.years else "note.alloc_short"
        said = {str(name): value for name, value in row.items()}
        notes.append(Message(code, **{**said, "use": use_label(str(row["use"]))}))
    if result.missing_ha > 0:
        code = "note.alloc_short_proven" if result.missing_proven else "note.alloc_short_bound"
        notes.append(Message(code, missing=result.missing_ha, least=result.missing_bound_ha))
    for row in result.uses[result.uses["over_ha"] > 0].to_dict("records"):
        notes.append(
            Message("note.alloc_over", use=use_label(str(row["use"])), over=row["over_ha"])
        )
    percent = result.gap * 100
    if not result.proven:
        notes.append(Message("note.alloc_unproven", percent=percent))
    elif result.gap > gap + 1e-9 or gap > 0:
        notes.append(Message("note.alloc_within", percent=percent))
    else:
        notes.append(Message("note.alloc_best"))
    notes.append(_against_greedy(result))
    moved = 0
    if "status" in result.table.columns:
        taken = result.table[result.table["use"].notna()]
        moved = int((taken["status"] == "after_transformation").sum())
    if moved:
        notes.append(Message("note.alloc_transform", count=moved))
    if len(np.unique(pairs.score)) == 1 and len(np.unique(pairs.rank)) > 1:
        notes.append(Message("note.alloc_one_score"))
    return notes


def _against_greedy(result: AllocationResult) -> Message:
    if result.greedy_missing_ha > result.missing_ha + 10 * EXACT_HA:
        return Message(
            "note.alloc_greedy_misses",
            missing=result.greedy_missing_ha,
            here=result.missing_ha,
        )
    gain = result.objective - result.greedy_objective
    percent = gain / result.greedy_objective * 100 if result.greedy_objective > 0 else 0.0
    return Message("note.alloc_gain", gain=gain, percent=percent)
