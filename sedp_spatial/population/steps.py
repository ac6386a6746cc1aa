"""One step of the cohort-component method: five years older, births, deaths, migrants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .cells import Floats
from .cohort_rates import Rates

STEP = 5
# The shares of a step's migrants that come at its start and at its end.
TIMING = {"half": (0.5, 0.5), "start": (1.0, 0.0), "end": (0.0, 1.0)}


@dataclass(frozen=True)
class Step:
    """What happened in one step; arrays (..., sexes, groups), births (..., sexes).

    ``mothers`` are the births by age of the mother, (..., groups).
    """

    end: Floats
    mothers: Floats
    births: Floats
    deaths: Floats
    moved: Floats


def take_step(
    now: Floats, rates: Rates, place: int, migration_timing: str, births_from: str
) -> Step:
    """One step of five years.

    Arrays may carry leading axes (draws of a simulation) before (sexes, groups).
    """
    early, late = TIMING[migration_timing]
    survival, net = rates.survival[place], rates.migration[place]
    came = np.maximum(early * net, -now)  # nobody leaves who is not there
    exposed = older(now + came)
    survivors = exposed * survival
    left = survivors + np.maximum(late * net, -survivors)
    if births_from == "with_migrants":
        women = (now + came)[..., 0, :] + left[..., 0, :]
    else:
        women = now[..., 0, :] + (older(now) * survival)[..., 0, :]
    mothers = STEP * rates.births[place] * women / 2.0
    born = mothers.sum(axis=-1)
    boys = born * rates.boys[place]
    births = np.stack([born - boys, boys], axis=-1)
    exposed[..., 0] = births
    survivors[..., 0] = births * survival[..., 0]
    went = np.maximum(late * net, -survivors)
    return Step(
        end=survivors + went,
        mothers=mothers,
        births=births,
        deaths=exposed - survivors,
        moved=came + went,
    )


def older(people: Floats) -> Floats:
    """Everybody five years older: the last two groups together, the first one empty."""
    grown = np.zeros_like(people)
    grown[..., 1:] = people[..., :-1]
    grown[..., -1] += people[..., -1]
    return grown
