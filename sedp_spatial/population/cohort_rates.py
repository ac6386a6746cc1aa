"""All rates of a cohort-component forecast, read from their tables into arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from .cells import SEXES, Floats, group_name
from .life_table import check_rates, person_years_of, survival_of
from .people import People
from .rates import births_array, rate_array, sex_ratio_array


@dataclass(frozen=True)
class Rates:
    """All rates of a forecast as arrays; axes (periods, sexes, groups)."""

    survival: Floats
    births: Floats
    boys: Floats
    migration: Floats


def read_rates(
    people: People,
    starts: Sequence[int],
    *,
    mx: pd.DataFrame | None,
    lived: pd.DataFrame | None,
    asfr: pd.DataFrame,
    sex_ratio: Any,
    migration: pd.DataFrame | None,
    radix: float | None,
) -> tuple[Rates, Floats, list[Message]]:
    """All rates as arrays, the life expectancies (periods, sexes), and what was assumed."""
    ages = [int(age) for age in people.ages]
    if (mx is None) == (lived is None):
        raise UsageError("error.mx_or_lx")
    if mx is not None:
        years, notes = _years_from_rates(mx, starts, ages)
        births = 1.0
    else:
        years, births, notes = _years_given(lived, starts, ages, radix)
    expectancy = years.sum(axis=-1) / births
    if (expectancy[:, 1] > expectancy[:, 0]).any():
        place = int(np.argmax(expectancy[:, 1] > expectancy[:, 0]))
        notes.append(
            Message(
                "note.mortality_swapped",
                period=starts[place],
                men=float(expectancy[place, 1]),
                women=float(expectancy[place, 0]),
            )
        )
    fertility, more = births_array(asfr, starts, ages)
    ratios, also = sex_ratio_array(sex_ratio, starts)
    if migration is None:
        net: Floats = np.zeros((len(starts), 2, len(ages)))
        also = [*also, Message("note.no_migration")]
    else:
        net, others = rate_array(
            migration, table="migration", value="net", periods=starts, ages=ages, negative=True
        )
        also = [*also, *others]
    rates = Rates(
        survival=survival_of(years, births),
        births=fertility,
        boys=ratios / (1.0 + ratios),
        migration=net,
    )
    return rates, expectancy, [*notes, *more, *also]


def _years_from_rates(
    mx: pd.DataFrame, starts: Sequence[int], ages: list[int]
) -> tuple[Floats, list[Message]]:
    abridged_ages = [0, 1, *ages[1:]]
    rates, notes = rate_array(mx, table="mx", value="mx", periods=starts, ages=abridged_ages)
    rows = ["0", "1–4", *(group_name(age, ages[-1]) for age in ages[1:])]
    for table in rates.reshape(-1, len(abridged_ages)):
        check_rates(table, rows, "mx")
    years = np.stack(
        [person_years_of(rates[:, place], sex) for place, sex in enumerate(SEXES)], axis=1
    )
    return years, [Message("note.life_table"), *notes]


def _years_given(
    lived: pd.DataFrame | None, starts: Sequence[int], ages: list[int], radix: float | None
) -> tuple[Floats, float, list[Message]]:
    if lived is None:
        raise UsageError("error.mx_or_lx")
    years, notes = rate_array(lived, table="Lx", value="Lx", periods=starts, ages=ages)
    first = float(years[..., 0].max())
    if first <= 0:
        raise DataError("error.cell_unreadable", table="Lx", row="0–4", column="Lx", value=first)
    births = float(radix) if radix is not None else 10.0 ** np.ceil(np.log10(first / 5) - 1e-12)
    if first > 5 * births * (1 + 1e-9):
        raise DataError(
            "error.radix", table="Lx", row="0–4", column="Lx", value=first, radix=births
        )
    rising = np.diff(years[..., :-1], axis=-1) > 1e-9 * first
    if rising.any():
        place = int(np.argwhere(rising)[0][-1])
        raise DataError(
            "error.lx_rises",
            table="Lx",
            column="Lx",
            row=group_name(ages[place + 1], ages[-1]),
            before=group_name(ages[place], ages[-1]),
        )
    return years, births, [Message("note.lx_given", radix=births), *notes]
