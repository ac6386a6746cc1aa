"""The causal chain of the guide: investment → hectares → jobs → income → houses (question 76).

hectares        = investment / 1 000 000 · hectares per million som
jobs            = hectares / hectares per job; of those in farming a share is in processing
income          = jobs · income per job and year
saved           = income · saving share
households      = jobs · houses per job, one house each
houses by year  = spread evenly over the years in which they become necessary
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..layers.cells import is_missing
from ..messages import Message
from ..population.cells import numbers
from ..population.printed import compare_printed
from ..results import Result
from .coefficients import Coefficient, Overrides
from .coefficients import coefficients as read_coefficients
from .sectors import OTHER, by_sector, som

_MILLION = 1_000_000.0
_FARMING = "agriculture"  # the only sector whose jobs are split into growing and processing


@dataclass(frozen=True)
class ChainResult(Result):
    """The result of :func:`investment_chain`.

    Attributes
    ----------
    table : pandas.DataFrame
        project_id, step, value, unit, formula, source: one row per step and project, in the
        order in which one follows from the other.
    houses_by_year : pandas.DataFrame
        year, houses: how many are necessary by then, all projects together. Years count from
        the investment (0) where no year is known.
    rule : str
        ``investment_chain``.
    investment_som, hectares, jobs, jobs_direct, jobs_processing : float
    income_som, saved_som : float
        A year.
    households, houses : float
        At least, at the end of the chain.
    first_house_year, last_house_year : int
        Years after the investment.
    """

    houses_by_year: pd.DataFrame
    rule: str
    investment_som: float
    hectares: float
    jobs: float
    jobs_direct: float
    jobs_processing: float
    income_som: float
    saved_som: float
    households: float
    houses: float
    first_house_year: int
    last_house_year: int


def investment_chain(
    investment: pd.DataFrame | float,
    *,
    coefficients: Overrides | None = None,
    printed: Mapping[str, float] | None = None,
) -> ChainResult:
    """Follow investments to hectares, jobs, income and the houses that will be needed.

    Parameters
    ----------
    investment : float or pandas.DataFrame
        Som, or projects: sector, investment_som and, optionally, project_id, year, hectares,
        jobs. Hectares and jobs that a project states stand in place of the coefficients.
    coefficients : mapping or path of a TOML file, optional
        Replaces entries of ``codes/economy_coefficients.toml``, each with its own source.
    printed : mapping, optional
        Figures that a document prints, to be compared in the notes (``hectares``, ``jobs``, …).

    Returns
    -------
    ChainResult

    Raises
    ------
    DataError
        An amount missing, negative, or so small that it must be thousands or millions of som; a
        coefficient without a source.

    Notes
    -----
    The coefficients of hectares and jobs come from an irrigation project; a project of another
    kind should state its own, and a note names those that do not.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 76.

    Examples
    --------
    >>> chain = investment_chain(20_000_000)
    >>> chain.hectares, chain.jobs_direct, chain.jobs_processing, chain.income_som, chain.houses
    (350.0, 30.0, 10.0, 7000000.0, 20.0)
    """
    known = read_coefficients(coefficients)
    projects, notes = _projects(investment)
    rows, sums = [], dict.fromkeys(_STEPS, 0.0)
    by_year: dict[int, float] = {}
    first, last = (int(known[name].value) for name in ("first_house_year", "last_house_year"))
    if not first <= last:
        raise DataError("error.coefficient_value", name="last_house_year", value=str(last))
    assumed = []
    for project in projects.to_dict("records"):
        steps = _steps(project, known)
        if steps["hectares"].assumed or steps["jobs"].assumed:
            assumed.append(str(project["project_id"]))
        for name, step in steps.items():
            sums[name] += step.value
            rows.append(
                (project["project_id"], name, step.value, _UNITS[name], step.said, step.source)
            )
        for year in range(first, last + 1):
            at = int(project["year"]) + year
            by_year[at] = by_year.get(at, 0.0) + steps["houses"].value / (last - first + 1)
    if assumed and isinstance(investment, pd.DataFrame):
        notes.append(Message("note.chain_assumed", projects=assumed))
    unchecked = [name for name, c in known.items() if not c.checked]
    return ChainResult(
        # As objects: text columns of pandas 3 would make plain strings of the formulas.
        table=pd.DataFrame(
            rows, columns=["project_id", "step", "value", "unit", "formula", "source"], dtype=object
        ).astype({"value": "float64"}),
        layer=None,
        notes=(
            Message("note.chain", first=first, last=last),
            *notes,
            *([Message("note.chain_unchecked", names=unchecked)] if unchecked else []),
            *compare_printed(printed, sums, "investment_chain"),
        ),
        houses_by_year=pd.DataFrame(
            {
                "year": sorted(by_year),
                "houses": np.cumsum([by_year[year] for year in sorted(by_year)]),
            }
        ),
        rule="investment_chain",
        first_house_year=first,
        last_house_year=last,
        **sums,
    )


_UNITS = {
    "investment_som": "som",
    "hectares": "ha",
    "jobs": "jobs",
    "jobs_direct": "jobs",
    "jobs_processing": "jobs",
    "income_som": "som/year",
    "saved_som": "som/year",
    "households": "households",
    "houses": "houses",
}
_STEPS = tuple(_UNITS)


@dataclass(frozen=True)
class _Step:
    value: float
    said: Message
    source: str
    assumed: bool = False


def _projects(investment: pd.DataFrame | float) -> tuple[pd.DataFrame, list[Message]]:
    """The projects with project_id, investment_som, year, hectares and jobs (NaN: not stated)."""
    if not isinstance(investment, pd.DataFrame):
        amount = som(
            pd.Series([investment]), table="investment", column="investment_som", rows=["1"]
        )
        given = {"project_id": "1", "sector": _FARMING, "investment_som": amount, "year": 0}
        return pd.DataFrame({**given, "hectares": np.nan, "jobs": np.nan}), []
    frame, notes = by_sector(investment, "projects")
    names = [str(name) for name in frame.get("project_id", pd.Series(range(1, len(frame) + 1)))]
    if "investment_som" not in frame.columns:
        columns = [str(column) for column in frame.columns]
        raise DataError(
            "error.table_column", table="projects", column="investment_som", columns=columns
        )
    found = pd.DataFrame({"project_id": names, "sector": frame["sector"].to_numpy()})
    found["investment_som"] = som(
        frame["investment_som"], table="projects", column="investment_som", rows=names
    )
    for column in ("year", "hectares", "jobs"):
        values = np.full(len(frame), 0.0 if column == "year" else np.nan)
        if column in frame.columns:
            there = ~frame[column].map(is_missing).to_numpy(dtype=bool)
            rows = [name for name, known in zip(names, there, strict=True) if known]
            values[there] = numbers(
                frame[column][there], table="projects", column=column, rows=rows
            )
        found[column] = values
    return found, notes


def _steps(project: Mapping[Any, Any], known: Mapping[str, Coefficient]) -> dict[str, _Step]:
    investment = float(project["investment_som"])
    steps = {
        "investment_som": _Step(investment, Message("note.step_investment"), "–"),
        "hectares": _stated(project, "hectares"),
        "jobs": _stated(project, "jobs"),
    }
    per_million, per_job = known["hectares_per_million_som"], known["hectares_per_job"]
    if not np.isfinite(steps["hectares"].value):
        said = Message("note.step_hectares", som=investment, per=per_million.value)
        steps["hectares"] = _Step(
            investment / _MILLION * per_million.value, said, per_million.source, True
        )
    hectares = steps["hectares"].value
    if not np.isfinite(steps["jobs"].value):
        said = Message("note.step_jobs", hectares=hectares, per=per_job.value)
        steps["jobs"] = _Step(hectares / per_job.value, said, per_job.source, True)
    jobs = steps["jobs"].value
    split, income_per = known["processing_share"], known["income_som_per_job"]
    saving, per_house = known["saving_share"], known["houses_per_job"]
    income = jobs * income_per.value
    share = split.value if project["sector"] in (_FARMING, OTHER) else 0.0
    processing = Message("note.step_processing", jobs=jobs, share=share * 100)
    direct = Message("note.step_direct", jobs=jobs, share=share * 100)
    earned = Message("note.step_income", jobs=jobs, per=income_per.value)
    saved = Message("note.step_saved", income=income, share=saving.value * 100)
    homes = Message("note.step_households", jobs=jobs, per=per_house.value)
    return {
        **steps,
        "jobs_direct": _Step(jobs * (1 - share), direct, split.source),
        "jobs_processing": _Step(jobs * share, processing, split.source),
        "income_som": _Step(income, earned, income_per.source),
        "saved_som": _Step(income * saving.value, saved, saving.source),
        "households": _Step(jobs * per_house.value, homes, per_house.source),
        "houses": _Step(jobs * per_house.value, Message("note.step_houses"), per_house.source),
    }


def _stated(project: Mapping[Any, Any], column: str) -> _Step:
    return _Step(float(project[column]), Message("note.step_stated"), "–")
