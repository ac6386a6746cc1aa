"""HiGHS solves the model: first whether the claims can be met, then how well.

scipy's ``milp`` takes no starting solution. The greedy choice is therefore a yardstick, and what is
returned when the time runs out before HiGHS has found anything better.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import CalculationError
from ..optional import need
from ..progress import Feedback, step
from .claimed import Floats
from .model import PURPOSE, Model
from .silence import silent

# HiGHS keeps rows to 1e-6: a square centimetre is not missing land.
EXACT_HA = 1e-6
_CLOSE_HA = 1e-4  # how closely a shortage of many hectares is pinned down
_MOST_CUTS = 200
# A hectare above a maximum costs more than any hectare is worth, so none is taken for its own sake.
_PENALTY = 2.0
_MANY = 60_000  # variables beyond which inner points are faster than the simplex
_SHARE = 0.3  # of the time that is left, for the questions before the last


@dataclass(frozen=True)
class Answer:
    """What HiGHS found: variables (None: nothing), the proven bound, whether it is proven."""

    x: Floats | None
    value: float
    bound: float
    proven: bool


@dataclass(frozen=True)
class Solution:
    """The best choice under the least shortfall.

    Attributes
    ----------
    x : ndarray or None
        None where the time was too short for any.
    bound : float
        No choice with this shortfall is worth more.
    proven : bool
        Whether the choice is the best within the gap asked for, and the shortfall the least.
    shortfall_bound : float
        No choice misses fewer hectares.
    shortfall_proven : bool
    """

    x: Floats | None
    bound: float
    proven: bool
    shortfall_bound: float
    shortfall_proven: bool


Cuts = Callable[[Floats], list[tuple[list[int], list[float]]]]


@dataclass
class Solver:
    """A model with the time that it may take, and what was learnt of it on the way.

    Attributes
    ----------
    model : Model
    deadline : float
        On the clock of ``time.monotonic``.
    gap : float
    cuts : callable, optional
        Of the variables, rows ``columns, values`` that must be ≤ 0 and are not.
    mended : callable, optional
        Of the variables, those that break no cut any more: what is given out when time is up.
    """

    model: Model
    deadline: float
    gap: float
    cuts: Cuts | None = None
    mended: Callable[[Floats], Floats] | None = None
    feedback: Feedback | None = None
    _rows: list[Any] = field(default_factory=list)

    def relaxed(self) -> Answer:
        """The best if plots could be divided: its value bounds that of every choice.

        All but a few plots of it are whole, so that it is also nearly the best choice.
        """
        high = self._highest(excess=True)
        return self._divided(self._value(), high, self._left(0.5))

    def best(self, relaxed: Answer) -> Solution:
        """The most valuable choice that meets the claims, or misses the fewest hectares."""
        step(self.feedback, 0.2)
        missed = 0.0
        if relaxed.x is None and relaxed.proven:
            missed = self._relaxed_shortfall()
        if missed <= EXACT_HA:
            found = self._ask(self._value(), high=self._highest(excess=True), share=1.0)
            bound = -max(found.bound, relaxed.bound)
            if found.x is not None:
                return Solution(found.x, bound, found.proven, 0.0, True)
            if not found.proven:
                return Solution(None, bound, False, missed, False)
        return self._least_shortfall(missed)

    def _least_shortfall(self, relaxed: float) -> Solution:
        model = self.model
        high = self._highest(shortfall=True, excess=True)
        short = np.zeros(model.size)
        short[model.shortfalls] = 1.0
        close = _CLOSE_HA / relaxed if relaxed > _CLOSE_HA else 0.0
        first = self._ask(short, high=high, share=_SHARE, gap=close)
        step(self.feedback, 0.5)
        if first.x is None:
            return Solution(None, np.inf, False, max(relaxed, first.bound), False)
        limits = [(short, max(float(short @ first.x), 0.0) + EXACT_HA)]
        step(self.feedback, 0.7)
        third = self._ask(self._value(), high=high, limits=limits, share=1.0)
        bound = max(relaxed, first.bound)
        x = third.x if third.x is not None else first.x
        proven = third.proven and third.x is not None and first.proven
        return Solution(x, -third.bound, proven, bound, first.proven)

    def better(self, start: Solution, weight: Floats, loss: float) -> Solution:
        """Among the choices that are worth as much but ``loss``, the one of least weight."""
        if start.x is None:
            return start
        model, value = self.model, -self._value()
        worth = float(value @ start.x)
        short, over = np.zeros(model.size), np.zeros(model.size)
        short[model.shortfalls], over[model.excesses] = 1.0, 1.0
        limits = [(-value, -worth * (1.0 - loss) + EXACT_HA)]
        limits += [(one, max(float(one @ start.x), 0.0) + EXACT_HA) for one in (short, over)]
        full = np.zeros(model.size)
        full[model.counts] = weight
        high = self._highest(shortfall=True, excess=True)
        found = self._ask(full, high=high, limits=limits, share=1.0, gap=1e-3)
        if found.x is None or float(full @ found.x) > float(full @ start.x):
            return start
        return Solution(
            found.x, start.bound, start.proven, start.shortfall_bound, start.shortfall_proven
        )

    def _value(self) -> Floats:
        cost = np.zeros(self.model.size)
        cost[self.model.counts] = -self.model.value
        cost[self.model.excesses] = _PENALTY
        return cost

    def _highest(self, *, shortfall: bool = False, excess: bool = False) -> Floats:
        model = self.model
        high = np.zeros(model.size)
        high[model.counts] = model.most
        high[model.shortfalls] = model.least if shortfall else 0.0
        high[model.excesses] = model.spare if excess else 0.0
        return high

    def _relaxed_shortfall(self) -> float:
        """The hectares that are missing even if plots could be divided: proof of a shortage."""
        short = np.zeros(self.model.size)
        short[self.model.shortfalls] = 1.0
        high = self._highest(shortfall=True, excess=True)
        answer = self._divided(short, high, self._left(1.0))
        return max(answer.bound, 0.0) if np.isfinite(answer.bound) else 0.0

    def _left(self, share: float) -> float:
        return max((self.deadline - time.monotonic()) * share, 0.2)

    def _ask(
        self,
        cost: Floats,
        *,
        high: Floats,
        limits: list[tuple[Floats, float]] | None = None,
        share: float,
        gap: float | None = None,
    ) -> Answer:
        """Solve, and again with the cuts that the answer breaks, until it breaks none."""
        gap = self.gap if gap is None else gap
        until = time.monotonic() + self._left(share)
        bound = -np.inf
        while True:
            left = max(until - time.monotonic(), 0.2)
            answer = self._solve(cost, high, limits or [], left, gap)
            # More cuts only make it dearer, so every round's bound holds.
            bound = max(bound, answer.bound)
            if answer.x is None or self.cuts is None:
                return Answer(answer.x, answer.value, bound, answer.proven)
            broken = self.cuts(answer.x)[:_MOST_CUTS]
            if not broken:
                return Answer(answer.x, answer.value, bound, answer.proven)
            self.add(broken)
            if time.monotonic() >= until:
                x = self.mended(answer.x) if self.mended is not None else None
                value = np.inf if x is None else float(cost @ x)
                return Answer(x, value, bound, False)

    def add(self, broken: list[tuple[list[int], list[float]]]) -> None:
        """Hold these rows from now on."""
        if not broken:
            return
        sparse = need("scipy.sparse", purpose=PURPOSE)
        row = np.repeat(np.arange(len(broken)), [len(columns) for columns, _ in broken])
        columns = np.concatenate([np.asarray(columns) for columns, _ in broken])
        values = np.concatenate([np.asarray(values) for _, values in broken])
        shape = (len(broken), self.model.size)
        self._rows.append(sparse.csr_matrix((values, (row, columns)), shape=shape))

    def _divided(self, cost: Floats, high: Floats, seconds: float) -> Answer:
        """Solve with divided plots; what time cuts short bounds nothing."""
        optimize = need("scipy.optimize", purpose=PURPOSE)
        sparse = need("scipy.sparse", purpose=PURPOSE)
        model = self.model
        upper, lower = np.isfinite(model.row_high), np.isfinite(model.row_low)
        rows = [model.matrix[upper], -model.matrix[lower], *self._rows]
        ends = [model.row_high[upper], -model.row_low[lower]]
        ends += [np.zeros(cut.shape[0]) for cut in self._rows]
        with silent():
            found = optimize.linprog(
                cost,
                A_ub=sparse.vstack(rows, format="csc"),
                b_ub=np.concatenate(ends),
                bounds=np.column_stack([np.zeros(model.size), high]),
                method="highs-ipm" if model.size > _MANY else "highs",
                options={"time_limit": seconds},
            )
        if found.status == 2:  # proven to have no solution
            return Answer(None, np.inf, np.inf, True)
        if found.status != 0:
            return Answer(None, np.inf, -np.inf, False)
        return Answer(np.asarray(found.x, dtype=np.float64), found.fun, float(found.fun), True)

    def _solve(
        self,
        cost: Floats,
        high: Floats,
        limits: list[tuple[Floats, float]],
        seconds: float,
        gap: float,
    ) -> Answer:
        optimize = need("scipy.optimize", purpose=PURPOSE)
        model = self.model
        rows = [optimize.LinearConstraint(model.matrix, model.row_low, model.row_high)]
        rows += [optimize.LinearConstraint(cut, -np.inf, 0.0) for cut in self._rows]
        rows += [optimize.LinearConstraint(row[None, :], -np.inf, most) for row, most in limits]
        kinds = np.zeros(model.size)
        kinds[model.counts] = 1.0
        with silent():
            found = optimize.milp(
                cost,
                constraints=rows,
                integrality=kinds,
                bounds=optimize.Bounds(np.zeros(model.size), high),
                options={"time_limit": seconds, "mip_rel_gap": gap, "presolve": True},
            )
        if found.status == 2:  # proven to have no solution
            return Answer(None, np.inf, np.inf, True)
        if found.status not in (0, 1):
            raise CalculationError("error.alloc_solver", reason=str(found.message))
        bound = -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound)
        if found.x is None:
            return Answer(None, np.inf, bound, False)
        x = np.asarray(found.x, dtype=np.float64)
        x[model.counts] = np.rint(x[model.counts])
        return Answer(x, float(cost @ x), min(bound, float(cost @ x)), found.status == 0)
