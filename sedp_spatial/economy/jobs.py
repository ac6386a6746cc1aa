"""Jobs and output by sector and year: what is there, how it grows, what projects add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..layers.cells import is_missing
from ..messages import Message
from ..population.cells import Floats, need_columns, numbers
from ..population.growth import GrowthRule, project_growth
from ..population.series import Years
from ..results import Result
from .sectors import by_sector, sectors, som

Growth = float | Mapping[str, float]


@dataclass(frozen=True)
class OutputResult(Result):
    """The result of :func:`output_growth`.

    Attributes
    ----------
    table : pandas.DataFrame
        sector, year, output_som.
    rates : pandas.DataFrame
        sector, growth_share (per year).
    rule : str
        The growth rule.
    """

    rates: pd.DataFrame
    rule: str


@dataclass(frozen=True)
class JobsResult(Result):
    """The result of :func:`jobs_by_sector`.

    Attributes
    ----------
    table : pandas.DataFrame
        sector, year, jobs (base_jobs + new_jobs), base_jobs, new_jobs, change_jobs (against the
        base year), output_som (NaN where not known), investment_som and hectares (of projects
        in operation by that year).
    rule : str
        ``base_growth_and_projects``.
    base_year : int
    """

    rule: str
    base_year: int


def output_growth(
    outputs: pd.DataFrame, *, years: Years, rule: GrowthRule = "mean_growth"
) -> OutputResult:
    """Carry the output of each sector forward at the rate at which it has grown.

    Parameters
    ----------
    outputs : pandas.DataFrame
        sector, year, output_som (som a year, at constant prices).
    years : int or iterable of int
        How many years ahead, or the calendar years wanted.
    rule : {"mean_growth", "cagr", "log_linear"}
        As :func:`project_growth`.

    Returns
    -------
    OutputResult

    Raises
    ------
    DataError
        As :func:`project_growth`; amounts that look like thousands of som.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"sector": "agriculture", "year": [2024, 2025], "output_som": [1e8, 1.1e8]}
    >>> output_growth(pd.DataFrame(rows), years=1).table["output_som"].round().tolist()
    [121000000.0]
    """
    frame, notes = by_sector(outputs, "outputs")
    need_columns(frame, ("year", "output_som"), "outputs")
    rows = [f"{s} {y}" for s, y in zip(frame["sector"], frame["year"], strict=True)]
    frame["output_som"] = som(frame["output_som"], table="outputs", column="output_som", rows=rows)
    tables, rates = [], []
    for sector in _order(frame["sector"]):
        known = frame.loc[frame["sector"] == sector, ["year", "output_som"]]
        grown = project_growth(
            known.groupby("year", as_index=False).sum(),
            years=years,
            rule=rule,
            column="output_som",
        )
        tables.append(grown.table.assign(sector=sector))
        rates.append((sector, grown.growth_share))
        notes += list(grown.notes)
    table = pd.concat(tables, ignore_index=True)[["sector", "year", "output_som"]]
    return OutputResult(
        table=table,
        layer=None,
        notes=tuple(notes),
        rates=pd.DataFrame(rates, columns=["sector", "growth_share"]),
        rule=rule,
    )


def jobs_by_sector(
    base: pd.DataFrame | None = None,
    *,
    years: Iterable[int],
    projects: pd.DataFrame | None = None,
    growth: Growth = 0.0,
    productivity_growth: Growth = 0.0,
    base_year: int | None = None,
) -> JobsResult:
    """Jobs and output of each sector in the years of a plan.

    Parameters
    ----------
    base : pandas.DataFrame, optional
        sector, jobs and, optionally, output_som (som a year) in the base year. Without it only
        what the projects add is counted.
    years : iterable of int
        Calendar years wanted.
    projects : pandas.DataFrame, optional
        sector, year (from which the jobs are there), jobs and, optionally, investment_som and
        hectares.
    growth : float or mapping of sector to float
        Growth of output per year without the projects, as a share.
    productivity_growth : float or mapping of sector to float
        Growth of output per job and year; jobs grow by (1 + growth) / (1 + productivity).
    base_year : int, optional
        The year of ``base``; the year before the first one wanted if left out.

    Returns
    -------
    JobsResult

    Raises
    ------
    DataError
        A column or number missing, unreadable or negative; amounts in thousands of som.
    UsageError
        Neither base nor projects; years before the base year.

    Examples
    --------
    >>> import pandas as pd
    >>> base = pd.DataFrame({"sector": ["industry"], "jobs": [100]})
    >>> projects = pd.DataFrame({"sector": ["industry"], "year": [2028], "jobs": [55]})
    >>> jobs_by_sector(base, years=[2027, 2028], projects=projects).table["jobs"].tolist()
    [100.0, 155.0]
    """
    wanted = sorted({int(year) for year in years})
    if base is None and projects is None:
        raise UsageError("error.no_economy")
    if not wanted:
        raise UsageError("error.target_year", year="–", last=base_year or "–")
    start = wanted[0] - 1 if base_year is None else int(base_year)
    if wanted[0] < start:
        raise UsageError("error.target_year", year=wanted[0], last=start)
    now, notes = _base(base)
    new, more = _new(projects)
    rows = []
    for sector in _order(pd.Series([*now.index, *new["sector"]], dtype=object)):
        output_rate, work_rate = _rate(growth, sector), _rate(productivity_growth, sector)
        there = now.loc[sector] if sector in now.index else pd.Series({"jobs": 0.0})
        ours = new[new["sector"] == sector]
        for year in wanted:
            ahead = year - start
            base_jobs = there["jobs"] * ((1 + output_rate) / (1 + work_rate)) ** ahead
            running = ours[ours["year"] <= year]
            added = float(running["jobs"].sum())
            rows.append(
                {
                    "sector": sector,
                    "year": year,
                    "jobs": base_jobs + added,
                    "base_jobs": base_jobs,
                    "new_jobs": added,
                    "change_jobs": base_jobs + added - there["jobs"],
                    "output_som": there.get("output_som", np.nan) * (1 + output_rate) ** ahead,
                    "investment_som": float(running["investment_som"].sum()),
                    "hectares": float(running["hectares"].sum()),
                }
            )
    return JobsResult(
        table=pd.DataFrame(rows),
        layer=None,
        notes=(Message("note.jobs_by_sector", base_year=start), *notes, *more),
        rule="base_growth_and_projects",
        base_year=start,
    )


def _base(base: pd.DataFrame | None) -> tuple[pd.DataFrame, list[Message]]:
    """Jobs and output by sector."""
    if base is None:
        return pd.DataFrame({"jobs": pd.Series(dtype=float)}), [Message("note.no_base_jobs")]
    frame, notes = by_sector(base, "base")
    need_columns(frame, ("jobs",), "base")
    frame["jobs"] = numbers(frame["jobs"], table="base", column="jobs", rows=frame["sector"])
    columns = ["jobs"]
    if "output_som" in frame.columns:
        frame["output_som"] = som(
            frame["output_som"], table="base", column="output_som", rows=frame["sector"]
        )
        columns.append("output_som")
    return frame.groupby("sector")[columns].sum(), notes


def _new(projects: pd.DataFrame | None) -> tuple[pd.DataFrame, list[Message]]:
    columns = ["sector", "year", "jobs", "investment_som", "hectares"]
    if projects is None:
        return pd.DataFrame(columns=columns), []
    frame, notes = by_sector(projects, "projects")
    need_columns(frame, ("year", "jobs"), "projects")
    names = [str(name) for name in frame.get("project_id", pd.Series(range(1, len(frame) + 1)))]
    frame["year"] = numbers(frame["year"], table="projects", column="year", rows=names)
    for column in ("jobs", "investment_som", "hectares"):
        frame[column] = _optional(frame, column, names)
    return frame[columns], notes


def _optional(frame: pd.DataFrame, column: str, names: list[str]) -> Floats:
    """A column of projects; what a project does not state adds nothing."""
    values = np.zeros(len(frame))
    if column not in frame.columns:
        return values
    there = ~frame[column].map(is_missing).to_numpy(dtype=bool)
    rows = [name for name, known in zip(names, there, strict=True) if known]
    reader = som if column.endswith("_som") else numbers
    values[there] = reader(frame[column][there], table="projects", column=column, rows=rows)
    return values


def _rate(growth: Growth, sector: str) -> float:
    rate = float(growth.get(sector, 0.0)) if isinstance(growth, Mapping) else float(growth)
    if not -1 < rate < 10:
        raise DataError("error.growth_share", sector=sector, value=rate)
    return rate


def _order(found: pd.Series) -> list[str]:
    there = set(found)
    return [sector for sector in sectors() if sector in there]
