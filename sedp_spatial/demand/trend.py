"""The trend of built land against population, beside the demand that the norms give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..errors import DataError
from ..messages import Label, Message
from ..results import Result
from .reading import frame_of, numbers, require, rows_of, whole_years

TABLE = "built land"
MODELS = ("linear", "log", "exponential")
_FACTOR = 2.0
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TrendResult(Result):
    """The result of :func:`built_trend`.

    Attributes
    ----------
    table : pandas.DataFrame
        year, population, built_ha, added_ha (since the last year of the past), capped_added_ha
        (no more a year than was ever taken up).
    models : pandas.DataFrame
        model, a, b, rmse_ha, chosen.
    best : str
        The model with the smallest RMSE; the simpler one where two are equal.
    highest_uptake_ha : float
        The largest yearly uptake of the past, in hectares.
    sdg_11_3_1 : float or None
        Land consumption rate ÷ population growth rate; None where the population stood still.
    land_rate_share, population_rate_share : float
        The two yearly rates, ln(last ÷ first) ÷ years.
    """

    models: pd.DataFrame
    best: str
    highest_uptake_ha: float
    sdg_11_3_1: float | None
    land_rate_share: float
    population_rate_share: float


def built_trend(history: pd.DataFrame, population: pd.Series) -> TrendResult:
    """Fit built land to population, and carry it to the population of years to come.

    Parameters
    ----------
    history : DataFrame
        year, population, built_ha; at least two years, three to tell the models apart.
    population : Series
        Persons by year.

    Raises
    ------
    DataError
        Missing columns, fewer than two years, built land or people of zero, the same year twice.

    References
    ----------
    Linear built = a + b·P; log built = a + b·ln P; exponential built = a·exp(b·P), fitted to the
    logarithms; chosen by the root mean square error in hectares. SDG indicator 11.3.1:
    [ln(U₂/U₁)/t] ÷ [ln(P₂/P₁)/t].

    Examples
    --------
    >>> history = pd.DataFrame({"year": [2016, 2021, 2026], "population": [9e3, 10e3, 11e3],
    ...                         "built_ha": [180.0, 200.0, 220.0]})
    >>> trend = built_trend(history, pd.Series({2031: 12e3}))
    >>> trend.best, round(float(trend.table.built_ha[0]), 3), round(trend.sdg_11_3_1, 3)
    ('linear', 240.0, 1.0)
    """
    years, people, built = _history(history)
    fits = {model: _fit(model, people, built) for model in MODELS}
    rmse = {model: _rmse(model, fits[model], people, built) for model in MODELS}
    best = min(MODELS, key=lambda model: (round(rmse[model], 9), MODELS.index(model)))
    span = float(years[-1] - years[0])
    land_rate = float(np.log(built[-1] / built[0])) / span
    people_rate = float(np.log(people[-1] / people[0])) / span
    highest = float(max(0.0, (np.diff(built) / np.diff(years)).max()))
    notes = [Message("note.trend_two_years")] if len(years) < 3 else []
    return TrendResult(
        table=_forecast(best, fits[best], population, years[-1], built[-1], highest),
        layer=None,
        notes=tuple(notes),
        models=pd.DataFrame(
            {
                "model": list(MODELS),
                "a": [fits[model][0] for model in MODELS],
                "b": [fits[model][1] for model in MODELS],
                "rmse_ha": [rmse[model] for model in MODELS],
                "chosen": [model == best for model in MODELS],
            }
        ),
        best=best,
        highest_uptake_ha=highest,
        sdg_11_3_1=land_rate / people_rate if abs(people_rate) > 1e-12 else None,
        land_rate_share=land_rate,
        population_rate_share=people_rate,
    )


def _history(history: Any) -> tuple[Floats, Floats, Floats]:
    frame = frame_of(history, TABLE)
    require(frame, ["year", "population", "built_ha"], TABLE)
    frame = pd.DataFrame(
        {
            "year": whole_years(frame, TABLE),
            "population": numbers(frame, "population", TABLE),
            "built_ha": numbers(frame, "built_ha", TABLE),
        }
    )
    for column in ("population", "built_ha"):
        if (frame[column] <= 0).any():
            raise DataError(
                "error.trend_zero", table=TABLE, column=column, rows=rows_of(frame[column] <= 0)
            )
    twice = frame.duplicated("year")
    if twice.any():
        raise DataError("error.demand_twice", table=TABLE, rows=rows_of(twice), columns=["year"])
    if len(frame) < 2:
        raise DataError("error.trend_short", table=TABLE)
    frame = frame.sort_values("year")
    return tuple(frame[c].to_numpy(dtype=np.float64) for c in frame.columns)  # type: ignore[return-value]


def _fit(model: str, people: Floats, built: Floats) -> tuple[float, float]:
    """Least squares of a line, on logarithms where the model has them."""
    across = np.log(people) if model == "log" else people
    up = np.log(built) if model == "exponential" else built
    spread = across - across.mean()
    slope = float((spread * (up - up.mean())).sum() / (spread**2).sum()) if spread.any() else 0.0
    start = float(up.mean() - slope * across.mean())
    return (float(np.exp(start)), slope) if model == "exponential" else (start, slope)


def _value(model: str, fit: tuple[float, float], people: Floats) -> Floats:
    a, b = fit
    if model == "exponential":
        return np.asarray(a * np.exp(b * people))
    return np.asarray(a + b * (np.log(people) if model == "log" else people))


def _rmse(model: str, fit: tuple[float, float], people: Floats, built: Floats) -> float:
    return float(np.sqrt(np.mean((_value(model, fit, people) - built) ** 2)))


def _forecast(
    model: str,
    fit: tuple[float, float],
    population: pd.Series,
    last_year: float,
    last_ha: float,
    highest: float,
) -> pd.DataFrame:
    people = np.maximum(population.to_numpy(dtype=np.float64), 1.0)
    years = population.index.to_numpy(dtype=np.int64)
    built = _value(model, fit, people)
    added = built - last_ha
    return pd.DataFrame(
        {
            "year": years,
            "population": population.to_numpy(dtype=np.float64),
            "built_ha": built,
            "added_ha": added,
            "capped_added_ha": np.minimum(added, highest * np.maximum(years - last_year, 0)),
        }
    )


def compare(
    trend: TrendResult, demand: pd.DataFrame, scenario: str, base_year: int
) -> tuple[pd.DataFrame, list[Message]]:
    """Trend and norms side by side, with a warning where they differ by more than twice.

    Parameters
    ----------
    trend : TrendResult
        For the people of the scenario.
    demand : DataFrame
        year, demand_ha: the built sectors of the norm-based demand.
    scenario : str
    base_year : int
    """
    start = trend.table.set_index("year")["added_ha"]
    rows: list[dict[str, Any]] = []
    for year, norm_ha in zip(demand["year"], demand["demand_ha"], strict=True):
        trend_ha = float(start[year] - start[base_year])
        apart = _apart(float(norm_ha), trend_ha)
        rows.append(
            {
                "scenario": scenario,
                "year": int(year),
                "norm_ha": float(norm_ha),
                "trend_ha": trend_ha,
                "ratio": float(norm_ha) / trend_ha if trend_ha > 0 else None,
                "disagree": apart,
            }
        )
    notes = [
        Message(
            "note.trend_disagrees",
            scenario=Label("labels", f"scenario.{scenario}"),
            norm_ha=row["norm_ha"],
            trend_ha=row["trend_ha"],
            year=str(row["year"]),
            model=Label("labels", f"model.{trend.best}"),
        )
        for row in rows
        if row["disagree"]
    ]
    return pd.DataFrame(rows), notes


def _apart(norm_ha: float, trend_ha: float) -> bool:
    if norm_ha <= 0 and trend_ha <= 0:
        return False
    smaller, larger = sorted((norm_ha, trend_ha))
    return smaller <= 0 or larger > _FACTOR * smaller


def built_land(layers: Sequence[tuple[int, pd.DataFrame]], population: pd.Series) -> pd.DataFrame:
    """Built hectares by year from parcel layers: settlement land that is not left empty.

    Parameters
    ----------
    layers : sequence of (year, parcels)
        Parcels with category, land_kind and area_ha.
    population : Series
        Persons by year.
    """
    rows = []
    for year, parcels in layers:
        built = (parcels["category"] == "settlement") & parcels["land_kind"].isin(
            ["household_plot", "built", "road"]
        )
        rows.append((year, float(population[year]), float(parcels.loc[built, "area_ha"].sum())))
    return pd.DataFrame(rows, columns=["year", "population", "built_ha"])
