"""The choice that a planner makes by hand: the best plots first, one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .claimed import Claims, Floats, Ints
from .inputs import Pairs


def greedy(pairs: Pairs, claims: Claims, budget: Floats | None) -> tuple[Ints, Ints]:
    """Take plots by suitability, first until the minimum of their use, then up to its maximum.

    Ties go to the larger plot, the lower rank, the lower id. Nothing is ever put back.

    Parameters
    ----------
    pairs : Pairs
    claims : Claims
    budget : ndarray, optional
        Som that may be spent until the end of each phase.

    Returns
    -------
    pair, phase : ndarray of int
        By plot; −1 where it is left.
    """
    phases, uses = claims.least.shape
    pair_of = np.full(len(pairs.ids), -1, dtype=np.int64)
    phase_of = np.full(len(pairs.ids), -1, dtype=np.int64)
    rows = _rows(pairs)
    taken, spent = [0.0] * uses, 0.0
    for phase in range(phases):
        # What is taken now counts for the later phases: none of their limits may be broken.
        most = claims.most[phase:].min(axis=0).tolist()
        money = np.inf if budget is None else float(budget[phase:].min())
        for goal in (claims.least[phase].tolist(), most):
            for pair, plot, use, area, cost in rows:
                if pair_of[plot] >= 0 or taken[use] >= goal[use]:
                    continue
                if taken[use] + area > most[use] or spent + cost > money:
                    continue
                pair_of[plot], phase_of[plot] = pair, phase
                taken[use] += area
                spent += cost
    return pair_of, phase_of


def filled(
    pairs: Pairs, claims: Claims, chosen: tuple[Ints, Ints], budget: Floats | None
) -> tuple[Ints, Ints]:
    """A choice with the plots added, in its last phase, that still fit under every limit.

    A solver that may stop short of the best leaves room here and there.
    """
    pair_of, phase_of = chosen[0].copy(), chosen[1].copy()
    most = claims.most[-1].tolist()
    money = np.inf if budget is None else float(budget[-1])
    own = pair_of[pair_of >= 0]
    taken = np.bincount(
        pairs.use[own], weights=pairs.area[own], minlength=len(claims.uses)
    ).tolist()
    spent = float(pairs.cost[own].sum())
    waiting = (pair_of[pairs.plot] < 0) & (pairs.score > 0)
    for pair, plot, use, area, cost in _rows(pairs, waiting):
        fits = taken[use] + area <= most[use] and spent + cost <= money
        if fits and pair_of[plot] < 0:
            pair_of[plot], phase_of[plot] = pair, len(claims.least) - 1
            taken[use] += area
            spent += cost
    return pair_of, phase_of


def _rows(pairs: Pairs, kept: NDArray[np.bool_] | None = None) -> list[tuple[Any, ...]]:
    """Pair, plot, use, hectares and cost: the most suitable first."""
    order = np.lexsort((pairs.use, pairs.plot, pairs.rank[pairs.plot], -pairs.area, -pairs.score))
    if kept is not None:
        order = order[kept[order]]
    columns = (order, pairs.plot[order], pairs.use[order], pairs.area[order], pairs.cost[order])
    return list(zip(*(column.tolist() for column in columns), strict=True))
