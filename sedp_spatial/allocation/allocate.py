"""Which plots go to which use, so that all sectors together are served best."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import UsageError
from ..messages import Message
from ..progress import Feedback, step
from .assembling import Figures, assembled, figures
from .claimed import Claims, Floats, Ints, read_claims
from .greedy import filled, greedy
from .inputs import Pairs, read_pairs
from .model import Model, build, grouped, plots_of
from .result import AllocationResult, on_map
from .sites import Sites
from .solving import EXACT_HA, Solution, Solver

_SPARE_SECONDS = 0.05  # of the time limit, for what comes after the solver


def allocate_plots(
    candidates: Any,
    claims: Any,
    *,
    time_limit_s: float = 60,
    gap: float = 0.0,
    min_plot_ha: float | Mapping[str, float] | None = None,
    budget_som: float | Mapping[int, float] | None = None,
    phases: Sequence[int] | None = None,
    sites: pd.DataFrame | None = None,
    min_site_ha: float | Mapping[str, float] | None = None,
    rank_loss: float = 0.0,
    parcels: gpd.GeoDataFrame | None = None,
    feedback: Feedback | None = None,
) -> AllocationResult:
    """Choose whole plots for all uses together: the most suitability × hectares.

    Each plot goes to one use or to none; each use gets its minimum at least and its maximum at
    most. Where the minimums cannot all be met, the fewest possible hectares are missing, and
    among all choices that miss as few the best is taken.

    Parameters
    ----------
    candidates : DataFrame
        parcel_id, use, area_ha (> 0), suitability (0…1): one row per permitted pair of plot and
        use. cost_som is needed with a budget; rank (lower first), status (``no`` bars the pair),
        reason, category, ownership, land_kind, in_use are used and handed on.
    claims : DataFrame
        use, min_ha, max_ha (empty: 0, and without limit). tolerance_ha: by how much the maximum
        may be exceeded (by one plot at most) where minimum and maximum are so close that whole
        plots may miss both; 0 if not given. year: claims by the end of that year, counted from
        the start.
    time_limit_s : float
        When it is up, the best choice so far is given with its bound, ``proven`` False.
    gap : float
        Stop when the choice is proven to be within this share of the best.
    min_plot_ha : float or mapping of use to float, optional
        Smaller plots are left.
    budget_som : float or mapping of year to float, optional
        The plots taken (until the end of the year) cost no more.
    phases : sequence of int, optional
        Which years of the claims; all if not given.
    sites : GeoDataFrame or DataFrame, optional
        The parcels, or pairs parcel_id, neighbour_id: plots of one use that lie together are one
        site.
    min_site_ha : float or mapping of use to float, optional
        The smallest site of a use; needs ``sites``.
    rank_loss : float
        The share of the best value that may be given up so that plots of a lower rank (unused
        municipal land) are taken; 0 uses the rank among identical plots only.
    parcels : geopandas.GeoDataFrame, optional
        For the layer of the result; ``sites`` serves where it holds the parcels.
    feedback : Feedback, optional

    Returns
    -------
    AllocationResult

    Raises
    ------
    DataError
        Columns or numbers that are wrong, minimum above maximum, uses that are not known, plots
        without area, a pair twice, no candidate left (the reasons are counted).
    UsageError
        Options that cannot be right.
    MissingDependency
        Without scipy.

    Notes
    -----
    HiGHS (through scipy) solves the model in whole numbers; identical plots are merged. The model
    with divided plots comes first: its bound holds for whole plots too, and where its whole plots,
    filled up, are within ``gap`` of the bound nothing more is asked. Repeated
    runs, in whatever order the rows come, give the same plots; only where the time limit stops
    the work may another run get further.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 78 and 82.

    Examples
    --------
    >>> chosen = allocate_plots(candidates, claims)
    >>> chosen.proven
    True
    """
    _check_options(time_limit_s, gap, rank_loss, min_site_ha, sites)
    deadline = time.monotonic() + time_limit_s * (1 - _SPARE_SECONDS)
    wanted = read_claims(claims, phases)
    pairs, notes = read_pairs(
        candidates, wanted, min_plot_ha=min_plot_ha, with_cost=budget_som is not None
    )
    budget = _budget(budget_som, wanted)
    step(feedback, 0.1)
    beside = None if sites is None else Sites(sites, min_site_ha, pairs, wanted)
    merge = beside is None or not beside.least.any()
    groups = grouped(pairs, len(wanted.uses), merge=merge, by_rank=rank_loss > 0)
    model = build(pairs, wanted, groups, budget)
    by_hand = greedy(pairs, wanted, budget)
    solver = Solver(model, deadline, gap, feedback=feedback)
    if beside is not None and beside.least.any():
        _with_sites(solver, beside, pairs)
    relaxed = solver.relaxed()
    whole = None
    if relaxed.x is not None and merge and rank_loss == 0:
        whole = filled(pairs, wanted, plots_of(model, pairs, np.floor(relaxed.x + 1e-7)), budget)
    if whole is not None and _enough(figures(pairs, wanted, *whole), -relaxed.bound, gap):
        solution = Solution(None, -relaxed.bound, True, 0.0, True)
    else:
        solution = solver.best(relaxed)
    if rank_loss > 0:
        solution = solver.better(solution, _rank_weight(model, pairs), rank_loss)
    step(feedback, 0.8)
    found = None if solution.x is None else plots_of(model, pairs, solution.x)
    found = whole if found is None else found
    if found is not None and merge and rank_loss == 0:
        found = filled(pairs, wanted, found, budget)
    # Sites and ranks ask for more than value, which the greedy choice does not know.
    chosen = found if found is not None and (not merge or rank_loss > 0) else None
    chosen = chosen or _choice(pairs, wanted, found, by_hand)
    if chosen is by_hand:
        notes.append(Message("note.alloc_greedy"))
    result = assembled(
        pairs,
        wanted,
        chosen,
        by_hand,
        solution if chosen is not by_hand else replace(solution, proven=False),
        gap=gap,
        beside=beside,
        budget=budget,
    )
    layer = on_map(result.table, parcels if parcels is not None else _parcels_in(sites))
    step(feedback, 1.0)
    return replace(result, layer=layer, notes=tuple(dict.fromkeys([*notes, *result.notes])))


def _check_options(
    time_limit_s: float,
    gap: float,
    rank_loss: float,
    min_site_ha: Any,
    sites: Any,
) -> None:
    if not (np.isfinite(time_limit_s) and time_limit_s > 0):
        raise UsageError("error.alloc_positive", name="time_limit_s", value=str(time_limit_s))
    for name, share in (("gap", gap), ("rank_loss", rank_loss)):
        if not 0 <= share < 1:
            raise UsageError("error.share", name=name, value=str(share))
    if min_site_ha is not None and sites is None:
        raise UsageError("error.alloc_no_sites")


def _budget(given: float | Mapping[int, float] | None, claims: Claims) -> Floats | None:
    """Som that may be spent until the end of each phase."""
    if given is None:
        return None
    if isinstance(given, Mapping):
        strange = [year for year in given if int(year) not in claims.years]
        if strange:
            raise UsageError("error.alloc_phases", phases=strange, found=list(claims.years) or "–")
        values = [float(given.get(year, np.inf)) for year in claims.years]
    else:
        values = [float(given)] * claims.least.shape[0]
    budget = np.array(values)
    if np.isnan(budget).any() or (budget < 0).any():
        raise UsageError("error.alloc_positive", name="budget_som", value=str(given))
    # A limit of a later year also holds before it.
    least: Floats = np.minimum.accumulate(budget[::-1])[::-1]
    return np.minimum(least, 1e15)


def _with_sites(solver: Solver, beside: Sites, pairs: Pairs) -> None:
    model = solver.model

    def cuts(x: Floats) -> list[tuple[list[int], list[float]]]:
        return beside.cuts(model, plots_of(model, pairs, x)[0])

    def mended(x: Floats) -> Floats:
        return beside.mended(model, x, plots_of(model, pairs, x)[0])

    solver.cuts, solver.mended = cuts, mended
    solver.add(beside.first_cuts(model))


def _rank_weight(model: Model, pairs: Pairs) -> Floats:
    """Hectares × place of the rank: 0 for the first."""
    place = np.unique(pairs.rank, return_inverse=True)[1].reshape(-1)
    weight: Floats = place[pairs.plot[model.pair]] * pairs.area[model.pair]
    return weight


def _enough(choice: Figures, bound: float, gap: float) -> bool:
    """Whether a choice meets all claims and is known to be as good as was asked for."""
    meets = choice.missing == 0 and choice.over == 0 and np.isfinite(bound)
    return bool(meets and bound - choice.value <= gap * bound + EXACT_HA * 1e-3)


def _choice(
    pairs: Pairs,
    claims: Claims,
    found: tuple[Ints, Ints] | None,
    by_hand: tuple[Ints, Ints],
) -> tuple[Ints, Ints]:
    """The solver's choice, or the greedy one where that is better (time ran out)."""
    if found is None:
        return by_hand
    mine, other = (figures(pairs, claims, *one) for one in (found, by_hand))
    better = other.missing < mine.missing - 1e-4 or (
        other.missing <= mine.missing + 1e-4
        and other.over <= mine.over + 1e-4
        and other.value > mine.value * (1 + 1e-9)
    )
    return by_hand if better else found


def _parcels_in(sites: pd.DataFrame | None) -> gpd.GeoDataFrame | None:
    return sites if isinstance(sites, gpd.GeoDataFrame) else None
