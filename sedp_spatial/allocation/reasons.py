"""Why each plot was taken or left, in one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..messages import Message
from .claimed import Claims, Floats, Ints, use_label
from .inputs import Pairs
from .solving import EXACT_HA

# What stands in the way of a pair, the most telling first: a plot is told its last hope.
_CODES = ("room", "site", "budget", "worthless", "full", "large")
_SAYS = {code: f"reason.alloc_{code}" for code in _CODES}


def reasons(
    pairs: Pairs,
    claims: Claims,
    pair_of: Ints,
    *,
    money_left: float | None,
    lone: Any = None,
) -> pd.Series:
    """One sentence per plot.

    Parameters
    ----------
    pairs : Pairs
    claims : Claims
    pair_of : ndarray of int
        The pair of each plot that is taken; −1 where it is left.
    money_left : float, optional
        Som that are left of the budget.
    lone : ndarray of bool, optional
        Pairs that alone would not make a site that is large enough.
    """
    said: list[Message | None] = [None] * len(pairs.ids)
    _taken(said, pairs, claims, pair_of)
    _left(said, pairs, claims, pair_of, money_left, lone)
    _barred(said, pairs)
    return pd.Series(said, dtype=object)


def _taken(said: list[Any], pairs: Pairs, claims: Claims, pair_of: Ints) -> None:
    names = [use_label(use) for use in claims.uses]
    score = np.full((len(pairs.ids), len(claims.uses)), -1.0)
    score[pairs.plot, pairs.use] = pairs.score
    best = score.argmax(axis=1)
    status = pairs.frame["status"].to_numpy() if "status" in pairs.frame.columns else None
    spare = _spare_after(pairs, claims, pair_of)
    for plot in np.flatnonzero(pair_of >= 0).tolist():
        pair = pair_of[plot]
        use, value = int(pairs.use[pair]), float(pairs.score[pair])
        better = int(best[plot])
        code, more = "reason.alloc_taken", {}
        if score[plot, better] > value:
            code = "reason.alloc_taken_second"
            more = {"other": names[better], "other_score": float(score[plot, better])}
        elif spare[use] < pairs.area[pair]:
            code = "reason.alloc_taken_needed"
        sentence = Message(code, use=names[use], score=value, **more)
        if status is not None and status[pairs.row[pair]] == "after_transformation":
            sentence = Message("reason.alloc_transform", reason=sentence)
        said[plot] = sentence


def _spare_after(pairs: Pairs, claims: Claims, pair_of: Ints) -> Floats:
    """What each use has beyond its minimum at the end."""
    chosen = pair_of[pair_of >= 0]
    uses = len(claims.uses)
    got = np.bincount(pairs.use[chosen], weights=pairs.area[chosen], minlength=uses)
    spare: Floats = got - claims.least[-1]
    return spare


def _left(
    said: list[Any],
    pairs: Pairs,
    claims: Claims,
    pair_of: Ints,
    money_left: float | None,
    lone: Any,
) -> None:
    uses = len(claims.uses)
    chosen = pair_of[pair_of >= 0]
    got = np.bincount(pairs.use[chosen], weights=pairs.area[chosen], minlength=uses)
    least_taken = np.full(uses, np.inf)
    np.minimum.at(least_taken, pairs.use[chosen], pairs.score[chosen])
    most = claims.most[-1]
    waiting = np.flatnonzero(pair_of[pairs.plot] < 0)
    use, area = pairs.use[waiting], pairs.area[waiting]
    money = np.inf if money_left is None else money_left
    alone = np.zeros(len(pairs.plot), dtype=bool) if lone is None else lone
    code = np.select(
        [
            area > most[use] + EXACT_HA,
            got[use] + area > most[use] + EXACT_HA,
            pairs.score[waiting] <= 0,
            pairs.cost[waiting] > money,
            alone[waiting],
        ],
        ["large", "full", "worthless", "budget", "site"],
        default="room",
    )
    hope = pd.Series(code).map({name: place for place, name in enumerate(_CODES)}).to_numpy()
    order = np.lexsort((use, -pairs.score[waiting] * area, hope, pairs.plot[waiting]))
    plots, first = np.unique(pairs.plot[waiting][order], return_index=True)
    names = [use_label(use) for use in claims.uses]
    for plot, place in zip(plots.tolist(), order[first].tolist(), strict=True):
        at = int(use[place])
        values: dict[str, Any] = {"use": names[at], "score": float(pairs.score[waiting[place]])}
        if code[place] == "full":
            values["lowest"] = float(least_taken[at]) if np.isfinite(least_taken[at]) else 0.0
            values["most"] = float(most[at])
        if code[place] == "large":
            values |= {"area": float(area[place]), "most": float(most[at])}
        if code[place] == "budget":
            values |= {"cost": float(pairs.cost[waiting[place]]), "left": float(money)}
        said[plot] = Message(_SAYS[code[place]], **values)


def _barred(said: list[Any], pairs: Pairs) -> None:
    """Plots without any open pair say why: the supply's own sentence where it gave one."""
    frame = pairs.frame
    rows = frame[frame["barred"].notna()].drop_duplicates("plot")
    own = rows["reason"].tolist() if "reason" in rows.columns else [None] * len(rows)
    for plot, code, reason in zip(rows["plot"], rows["barred"], own, strict=True):
        if said[plot] is not None:
            continue
        spoken = isinstance(reason, str) and reason.strip()
        said[plot] = (
            Message("reason.alloc_refused", reason=reason)
            if code == "refused" and spoken
            else Message(f"reason.alloc_barred_{code}")
        )
