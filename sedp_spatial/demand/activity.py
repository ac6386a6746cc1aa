"""What the economy floor and the investors say: new jobs and declared hectares by sector."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..codes import code_of, load_codes
from ..errors import DataError
from ..messages import Message
from .reading import frame_of, numbers, require, rows_of, whole_years

TABLE = "economy"
PROJECTS = "projects"
_COLUMNS = ("name", "sector", "year", "jobs", "hectares", "land_kind", "beds")
_ID = "project_id"


@dataclass(frozen=True)
class Activity:
    """New jobs by sector and year, and the projects with the land they declare.

    Attributes
    ----------
    jobs : pandas.DataFrame
        sector, year, jobs: new since the base year.
    projects : pandas.DataFrame
        name, sector, year, jobs, hectares, land_kind, beds: one row each.
    """

    jobs: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame({"sector": [], "year": [], "jobs": []})
    )
    projects: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_COLUMNS))

    def concerns(self, sector: str) -> bool:
        """Whether anything is said of a sector."""
        return sector in set(self.jobs["sector"]) or sector in set(self.projects["sector"])

    def started(self, sector: str, base_year: int, year: int) -> pd.DataFrame:
        """The projects of a sector that begin after the base year and not after a year."""
        rows = self.projects
        begun = (rows["year"] > base_year) & (rows["year"] <= year)
        return rows[(rows["sector"] == sector) & begun]

    def new_jobs(self, sector: str, base_year: int, year: int) -> float:
        """New jobs since the base year; at least those of the projects."""
        own = self.jobs[self.jobs["sector"] == sector].sort_values("year")
        forecast = 0.0
        if len(own):
            years = np.concatenate([[base_year], own["year"].to_numpy(dtype=np.float64)])
            jobs = np.concatenate([[0.0], own["jobs"].to_numpy(dtype=np.float64)])
            forecast = float(np.interp(year, years, jobs))
        return max(forecast, float(self.started(sector, base_year, year)["jobs"].sum()))


def sectors() -> list[str]:
    """The codes of the sectors, in the order in which they are printed."""
    return [code.partition(".")[2] for code in load_codes("labels") if code.startswith("sector.")]


def read_activity(
    economy: Any, projects: Any, scenario: str, base_year: int, last_year: int
) -> tuple[Activity, list[Message]]:
    """Read the economy floor's table and the list of projects.

    Parameters
    ----------
    economy : DataFrame, a result with ``.table``, or None
        sector, year and ``jobs`` (those there in that year) or ``change_jobs`` (against the base
        year); ``hectares`` (of all projects begun by then) where no list of projects is given;
        ``scenario`` is chosen from. A list of projects is recognised by ``project_id``.
    projects : DataFrame or None
        sector, year (in which it begins), jobs, hectares; land_kind, beds, project or project_id.
    scenario : str
    base_year, last_year : int

    Raises
    ------
    DataError
        Missing columns, a sector that is not known, negative numbers.
    """
    jobs = pd.DataFrame({"sector": [], "year": [], "jobs": []})
    notes: list[Message] = []
    if economy is not None:
        frame = frame_of(economy, TABLE)
        if projects is None and _ID in frame.columns:
            projects = frame
        else:
            frame = _of_scenario(frame, scenario)
            jobs = _jobs(frame, base_year)
            if projects is None and "hectares" in frame.columns:
                projects = _as_projects(frame)
    listed = pd.DataFrame(columns=_COLUMNS)
    if projects is not None:
        listed = _projects(frame_of(projects, PROJECTS))
        notes += _project_notes(listed, base_year, last_year)
    return Activity(jobs, listed), notes


def _of_scenario(frame: pd.DataFrame, scenario: str) -> pd.DataFrame:
    if "scenario" not in frame.columns:
        return frame
    named = frame["scenario"].astype(str).replace({"medium": "central"})
    chosen = frame[named == scenario] if (named == scenario).any() else frame[named == "central"]
    return chosen.reset_index(drop=True)


def _jobs(frame: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """New jobs since the base year, from the jobs of each year or from their change."""
    require(frame, ["sector", "year"], TABLE)
    changes = "change_jobs" in frame.columns
    column = "change_jobs" if changes else "jobs"
    require(frame, [column], TABLE)
    table = pd.DataFrame(
        {
            "sector": _sector_codes(frame, TABLE),
            "year": whole_years(frame, TABLE),
            "jobs": numbers(frame, column, TABLE, negative=changes, empty=True),
        }
    )
    table = table.groupby(["sector", "year"])[["jobs"]].sum().reset_index()
    parts = []
    for _, own in table.groupby("sector"):
        start = 0.0 if changes else float(np.interp(base_year, own["year"], own["jobs"]))
        later = own[own["year"] > base_year]
        parts.append(later.assign(jobs=later["jobs"] - start))
    return pd.concat(parts, ignore_index=True) if parts else table


def _as_projects(frame: pd.DataFrame) -> pd.DataFrame:
    """What is added each year to the running sums of hectares and jobs, as nameless projects."""
    frame = frame.sort_values("year", kind="stable").reset_index(drop=True)
    sums = {"hectares": numbers(frame, "hectares", TABLE, empty=True)}
    if "new_jobs" in frame.columns:
        sums["jobs"] = numbers(frame, "new_jobs", TABLE, empty=True)
    added = pd.DataFrame(sums).groupby(frame["sector"]).diff().fillna(pd.DataFrame(sums))
    return pd.concat([frame[["sector", "year"]], added.clip(lower=0.0)], axis=1)


def _projects(frame: pd.DataFrame) -> pd.DataFrame:
    require(frame, ["sector", "year"], PROJECTS)
    names = next((c for c in ("project", "name", "project_id") if c in frame.columns), None)
    counted = {
        column: numbers(frame, column, PROJECTS, empty=True) if column in frame.columns else 0.0
        for column in ("jobs", "hectares", "beds")
    }
    kinds = frame["land_kind"] if "land_kind" in frame.columns else pd.Series("", frame.index)
    return pd.DataFrame(
        {
            "name": (frame[names] if names else pd.Series("", frame.index)).astype(str),
            "sector": _sector_codes(frame, PROJECTS),
            "year": whole_years(frame, PROJECTS),
            "land_kind": kinds.fillna("").astype(str),
            **counted,
        }
    )


def _project_notes(listed: pd.DataFrame, base_year: int, last_year: int) -> list[Message]:
    notes = []
    for code, chosen in (
        ("note.projects_begun", listed["year"] <= base_year),
        ("note.projects_later", listed["year"] > last_year),
        ("note.projects_housing", (listed["sector"] == "housing") & (listed["hectares"] > 0)),
    ):
        if chosen.any():
            named = list(listed["name"][chosen])
            notes.append(
                Message(code, projects=named, hectares=float(listed["hectares"][chosen].sum()))
            )
    return notes


def _sector_codes(frame: pd.DataFrame, name: str) -> pd.Series:
    """The sectors' codes; labels in any language are understood."""
    known: dict[str, str] = {}
    for code in sectors():
        entry = load_codes("labels")[f"sector.{code}"]
        known |= {word.casefold(): code for word in (code, entry["en"], entry["ru"], entry["ky"])}

    found = frame["sector"].map(lambda value: _sector_code(str(value).strip(), known))
    if found.isna().any():
        lost = found.isna()
        raise DataError(
            "error.demand_sector",
            table=name,
            rows=rows_of(lost),
            values=sorted(set(frame["sector"][lost].astype(str))),
            allowed=sectors(),
        )
    return found


def _sector_code(word: str, known: dict[str, str]) -> str | None:
    return known.get(word.casefold()) or code_of("sectors", word)
