"""The choice of plots as a linear model in whole numbers.

Identical plots (same uses, areas, suitabilities and costs) are one variable that counts them.
Shortfalls and excesses of the claims are variables too, held at zero where they are not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..optional import need
from .claimed import Claims, Floats, Ints
from .inputs import Pairs

PURPOSE = "the choice of plots (HiGHS)"


@dataclass(frozen=True)
class Model:
    """Rows and columns of the model.

    The variables are, in this order: how many plots of a group go to a use in a phase; the
    shortfall of each claim; its excess.

    Attributes
    ----------
    pair : ndarray of int
        The pair that stands for each counting variable.
    phase : ndarray of int
        Its phase.
    value : ndarray
        Suitability × hectares of each counting variable.
    most : ndarray
        How many plots it can count.
    groups : ndarray of int
        The group of each plot.
    matrix : scipy.sparse.csr_matrix
        All rows; ``row_low`` and ``row_high`` bound them.
    claims : tuple of slice
        Where shortfalls and excesses stand among the variables.
    spare : ndarray
        The most that each excess may be.
    """

    pair: Ints
    phase: Ints
    value: Floats
    most: Floats
    groups: Ints
    matrix: Any
    row_low: Floats
    row_high: Floats
    shortfalls: slice
    excesses: slice
    least: Floats
    spare: Floats

    @property
    def counts(self) -> slice:
        """Where the counting variables stand."""
        return slice(0, len(self.pair))

    @property
    def size(self) -> int:
        """How many variables there are."""
        return self.excesses.stop


def grouped(pairs: Pairs, uses: int, *, merge: bool, by_rank: bool) -> Ints:
    """The group of each plot: plots that no claim, cost or score tells apart share one."""
    plots = len(pairs.ids)
    if not merge:
        return np.arange(plots)
    looks = np.full((plots, 3 * uses + 1), -1.0)
    looks[pairs.plot, pairs.use] = pairs.area
    looks[pairs.plot, uses + pairs.use] = pairs.score
    looks[pairs.plot, 2 * uses + pairs.use] = pairs.cost
    if by_rank:
        looks[:, -1] = pairs.rank
    return np.unique(looks, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)


def build(pairs: Pairs, claims: Claims, groups: Ints, budget: Floats | None) -> Model:
    """Set the model up.

    Parameters
    ----------
    pairs : Pairs
    claims : Claims
    groups : ndarray of int
        See :func:`grouped`.
    budget : ndarray, optional
        Som that may be spent until the end of each phase.
    """
    sparse = need("scipy.sparse", purpose=PURPOSE)
    phases, uses = claims.least.shape
    first, size = _firsts(groups)
    standing = np.flatnonzero(first[groups[pairs.plot]] == pairs.plot)
    pair = np.tile(standing, phases)
    phase = np.repeat(np.arange(phases), len(standing))
    count, needs = len(pair), phases * uses
    area, cost = pairs.area[pair], pairs.cost[pair]
    group = groups[pairs.plot[pair]]
    column = np.arange(count)
    total = count + 2 * needs

    def rows(row: Any, columns: Any, values: Any, height: int) -> Any:
        return sparse.csr_matrix((values, (row, columns)), shape=(height, total))

    blocks = [rows(group, column, np.ones(count), len(size))]
    low, high = [np.full(len(size), -np.inf)], [size.astype(np.float64)]
    # What a phase takes counts for every later one.
    later = [(phase <= until, until) for until in range(phases)]
    at = np.concatenate([until * uses + pairs.use[pair[took]] for took, until in later])
    columns = np.concatenate([column[took] for took, _ in later])
    taken = np.concatenate([area[took] for took, _ in later])
    claim = np.arange(needs)
    for extra, sign in ((count, 1.0), (count + needs, -1.0)):
        blocks.append(
            rows(
                np.concatenate([at, claim]),
                np.concatenate([columns, extra + claim]),
                np.concatenate([taken, np.full(needs, sign)]),
                needs,
            )
        )
    low += [claims.least.reshape(-1), np.full(needs, -np.inf)]
    high += [np.full(needs, np.inf), claims.most.reshape(-1)]
    if budget is not None:
        at = np.concatenate([np.full(took.sum(), until) for took, until in later])
        spent = np.concatenate([cost[took] for took, _ in later])
        # In units of the budget, so that som and hectares are of one size.
        unit = max(float(budget.max()), 1.0)
        blocks.append(rows(at, columns, spent / unit, phases))
        low.append(np.full(phases, -np.inf))
        high.append(budget / unit)
    return Model(
        pair=pair,
        phase=phase,
        value=pairs.score[pair] * area,
        most=size[group].astype(np.float64),
        groups=groups,
        matrix=sparse.vstack(blocks, format="csr"),
        row_low=np.concatenate(low),
        row_high=np.concatenate(high),
        shortfalls=slice(count, count + needs),
        excesses=slice(count + needs, total),
        least=claims.least.reshape(-1),
        spare=_spare(pairs, claims).reshape(-1),
    )


def _spare(pairs: Pairs, claims: Claims) -> Floats:
    """By how much each maximum may be exceeded: by one plot, where a claim is narrower than that.

    A claim is narrow that leaves less between its minimum and maximum than a small plot has (the
    lower quartile of its candidates): whole plots may then miss it on either side.
    """
    spare = np.zeros(claims.least.shape)
    for use in range(len(claims.uses)):
        area = pairs.area[pairs.use == use]
        if len(area):
            narrow = claims.most[:, use] - claims.least[:, use] < np.quantile(area, 0.25)
            most = np.minimum(claims.tolerance[:, use], area.max())
            spare[:, use] = np.where(narrow & (claims.least[:, use] > 0), most, 0.0)
    return spare


def _firsts(groups: Ints) -> tuple[Ints, Ints]:
    """The first plot of each group, and how many it has."""
    _, first, size = np.unique(groups, return_index=True, return_counts=True)
    return first.astype(np.int64), size.astype(np.int64)


def plots_of(model: Model, pairs: Pairs, counted: Floats) -> tuple[Ints, Ints]:
    """The pair and phase of every plot that is taken.

    Among identical plots those of the lower rank go first, then those of the lower id.

    Returns
    -------
    pair, phase : ndarray of int
        By plot; −1 where it is left.
    """
    taken = np.rint(counted[model.counts]).astype(np.int64)
    pair_of = np.full(len(pairs.ids), -1, dtype=np.int64)
    phase_of = np.full(len(pairs.ids), -1, dtype=np.int64)
    order = np.lexsort((np.arange(len(pairs.ids)), pairs.rank, model.groups))
    first = np.searchsorted(model.groups[order], np.arange(model.groups.max() + 1))
    used = np.zeros(len(first), dtype=np.int64)
    by_key = _lookup(pairs)
    for variable in np.flatnonzero(taken):
        pair = model.pair[variable]
        group = model.groups[pairs.plot[pair]]
        start = first[group] + used[group]
        chosen = order[start : start + taken[variable]]
        used[group] += taken[variable]
        pair_of[chosen] = by_key[chosen, pairs.use[pair]]
        phase_of[chosen] = model.phase[variable]
    return pair_of, phase_of


def _lookup(pairs: Pairs) -> NDArray[np.int64]:
    table = np.full((len(pairs.ids), int(pairs.use.max()) + 1), -1, dtype=np.int64)
    table[pairs.plot, pairs.use] = np.arange(len(pairs.plot))
    return table
