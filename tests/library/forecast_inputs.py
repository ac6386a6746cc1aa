"""Small populations and rates made by hand, and random ones for the property tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

SEXES = ("female", "male")


def groups(open_age: int = 80) -> list[int]:
    return list(range(0, open_age + 5, 5))


def abridged(open_age: int = 80) -> list[int]:
    return [0, 1, *range(5, open_age + 5, 5)]


def mortality(open_age: int = 80, level: float = 1.0) -> np.ndarray:
    """Death rates that look like real ones: high at birth, low at ten, doubling every ten years."""
    ages = np.array(abridged(open_age), dtype=float)
    rates = 0.0001 + 0.00003 * np.exp(0.09 * ages)
    rates[:2] = 0.015, 0.001
    return level * rates


def tidy_mx(
    open_age: int = 80, periods: tuple[int, ...] = (2026,), **levels: float
) -> pd.DataFrame:
    level = {"female": 1.0, "male": 1.4, **levels}
    return pd.concat(
        pd.DataFrame(
            {
                "period_start": period,
                "sex": sex,
                "age": abridged(open_age),
                "mx": mortality(open_age, level[sex]),
            }
        )
        for period in periods
        for sex in SEXES
    ).reset_index(drop=True)


def tidy_asfr(periods: tuple[int, ...] = (2026,), tfr: float = 2.8) -> pd.DataFrame:
    shape = np.array([0.06, 0.31, 0.28, 0.2, 0.11, 0.035, 0.005])
    return pd.concat(
        pd.DataFrame({"period_start": p, "age": range(15, 50, 5), "asfr": tfr * shape / 5})
        for p in periods
    ).reset_index(drop=True)


def tidy_migration(
    net: float, open_age: int = 80, periods: tuple[int, ...] = (2026,)
) -> pd.DataFrame:
    return pd.concat(
        pd.DataFrame({"period_start": p, "sex": s, "age": groups(open_age), "net": net})
        for p in periods
        for s in SEXES
    ).reset_index(drop=True)


def people(open_age: int = 80, female: float = 100.0, male: float = 98.0) -> pd.DataFrame:
    ages = groups(open_age)
    falling = np.linspace(1.0, 0.1, len(ages)).round(2)
    return pd.DataFrame(
        {"female": female * falling, "male": male * falling}, index=pd.Index(ages, name="age")
    ).round()


def rates(periods: tuple[int, ...] = (2026,), open_age: int = 80) -> dict[str, Any]:
    return {
        "mx": tidy_mx(open_age, periods),
        "asfr": tidy_asfr(periods),
        "sex_ratio": 1.05,
    }


@dataclass
class Case:
    """A random country: its people and the arguments of project_cohorts."""

    population: pd.DataFrame
    arguments: dict[str, Any]


@st.composite
def countries(draw: st.DrawFn) -> Case:
    """Any open age, any rates that exist somewhere, migration larger than some groups."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    open_age = draw(st.sampled_from([50, 65, 80, 85, 100]))
    periods = draw(st.integers(1, 6))
    starts = tuple(2020 + 5 * step for step in range(periods))
    scale = draw(st.sampled_from([1.0, 50.0, 1e4, 1e7]))
    ages = groups(open_age)
    counts = random.uniform(0, scale, (len(ages), 2)) * (random.random((len(ages), 2)) > 0.1)
    counts[3] = scale  # somebody is always there
    mx = tidy_mx(open_age, starts)
    mx["mx"] *= random.uniform(0.05, 6.0, len(mx))
    asfr = tidy_asfr(starts)
    asfr["asfr"] = np.minimum(asfr["asfr"] * random.uniform(0, 3, len(asfr)), 1.0)
    migration = tidy_migration(1.0, open_age, starts)
    migration["net"] = random.normal(
        0, draw(st.sampled_from([0.0, 0.01, 0.5])) * scale, len(migration)
    )
    return Case(
        pd.DataFrame(counts, index=ages, columns=list(SEXES)),
        {
            "start": 2020,
            "periods": periods,
            "mx": mx,
            "asfr": asfr,
            "sex_ratio": draw(st.floats(0.95, 1.2)),
            "migration": draw(st.sampled_from([None, migration])),
            "migration_timing": draw(st.sampled_from(["half", "start", "end"])),
            "births_from": draw(st.sampled_from(["with_migrants", "without_migrants"])),
        },
    )
