"""Land for work: declared hectares of projects, and floor area for the jobs beyond them."""

from __future__ import annotations

from ..messages import Message
from .activity import Activity, sectors
from .steps import HECTARES, M2_PER_HA, Case, Step, step


def employment(case: Case, activity: Activity) -> list[Step]:
    """The steps of every sector that has a norm of floor area per job.

    Notes
    -----
    Hectares that a project declares are taken as they are, and its jobs are then not counted by
    norm: never both. hectares = jobs × (1 − infill) × m² per job ÷ plot ratio.
    """
    steps: list[Step] = []
    for sector in sectors():
        if f"job_area_{sector}" in case.norms and activity.concerns(sector):
            steps += declared(case, activity, sector, use=sector)
            steps += _by_jobs(case, activity, sector)
    return steps


def declared(
    case: Case, activity: Activity, sector: str, *, use: str, kind: str = ""
) -> list[Step]:
    """The hectares that the projects of a sector (and a kind of land) declare."""
    rows = activity.started(sector, case.base_year, case.year)
    rows = rows[rows["hectares"] > 0]
    if kind:
        rows = rows[rows["land_kind"] == kind]
    if rows.empty:
        return []
    named = [
        Message("formula.project", name=name, hectares=float(area))
        for name, area in zip(rows["name"], rows["hectares"], strict=True)
    ]
    hectares = float(rows["hectares"].sum())
    return [
        step(
            "land", hectares, HECTARES, sector, use, land=True, formula="declared",
            projects=named,
        )
    ]  # fmt: skip


def _by_jobs(case: Case, activity: Activity, sector: str) -> list[Step]:
    jobs = activity.new_jobs(sector, case.base_year, case.year)
    rows = activity.started(sector, case.base_year, case.year)
    housed = float(rows.loc[rows["hectares"] > 0, "jobs"].sum())
    left = max(0.0, jobs - housed)
    if not jobs:
        return []
    where = (sector, sector)
    said = step("new_jobs", left, "jobs", *where, jobs=jobs, housed=housed)
    if not left:
        return [said]
    area, ratio = case.norm(f"job_area_{sector}"), case.norm(f"floor_ratio_{sector}")
    infill = case.norm("employment_infill")
    norms = ("employment_infill", f"job_area_{sector}", f"floor_ratio_{sector}")
    return [
        said,
        step(
            "land", left * (1 - infill) * area / ratio / M2_PER_HA, HECTARES, *where, land=True,
            formula="jobs_land", norms=norms, jobs=left, infill=100 * infill, area=area,
            ratio=ratio,
        ),
    ]  # fmt: skip
