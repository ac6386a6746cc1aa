"""Sites that were marked on the map become cases of the plan, and can be taken out again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import UsageError
from ..layers.writing import write_layers
from ..results import Result
from ..transformation import read_cases, transformation_case
from .amending import amend, with_entry, with_key, without_entry, without_key
from .reading import Plan, read_plan

KEY = "transformation.cases"
FILE = "transformation.toml"
SITES = "sites"


@dataclass(frozen=True)
class KeptCase(Result):
    """What was changed in a plan.

    Attributes
    ----------
    table : pandas.DataFrame
        case_id, title, target_category, purpose, parcels (number, 0 where a site is drawn).
    case_id : str
    plan, file : str
        The plan, and the file of its cases.
    """

    case_id: str
    plan: str
    file: str


def keep_case(
    plan: str | Path,
    *,
    target: str,
    purpose: str,
    title: str = "",
    parcel_ids: Sequence[str] | None = None,
    site: gpd.GeoDataFrame | None = None,
) -> KeptCase:
    """Put a site among the cases of a plan.

    Parameters
    ----------
    plan : str or Path
        The ``plan.toml``. If it names no file of cases yet, ``transformation.toml`` beside it is
        begun and named.
    target, purpose : str
        Category asked for, and what for.
    title : str
    parcel_ids : sequence of str, optional
        Whole parcels; or
    site : GeoDataFrame, optional
        an outline, which is written into a GeoPackage of its own in ``sites`` beside the cases.

    Raises
    ------
    UsageError
        If the cases stand in a table (.csv, .xlsx), or a file must be changed by hand.
    OutputError
        If a file cannot be written, or somebody else wrote it at the same time.
    """
    read = read_plan(plan, allow_missing=True)
    file = _file(read)
    taken = {case.case_id for case in read_cases(file)} if file.exists() else set()
    number = next(n for n in range(1, len(taken) + 2) if f"S-{read.base_year}-{n:02d}" not in taken)
    name = f"S-{read.base_year}-{number:02d}"
    entry: dict[str, Any] = {"id": name, "title": title or name}
    if site is not None:
        outline = file.parent / SITES / f"{name}.gpkg"
        entry["site"] = f"{SITES}/{outline.name}"
    else:
        entry["parcel_ids"] = [str(one) for one in parcel_ids or ()]
    entry |= {"target_category": target, "purpose": purpose}
    case = transformation_case(entry)  # refuses before anything is written
    if site is not None:
        outline.parent.mkdir(parents=True, exist_ok=True)
        write_layers(outline, {"site": site[["geometry"]]})
    amend(file, lambda text: with_entry(text, "case", entry))
    if not read.value(KEY):
        amend(read.path, lambda text: with_key(text, KEY, FILE))
    return _kept(name, case.title, target, purpose, len(case.parcel_ids), read.path, file)


def drop_case(plan: str | Path, *, case: str) -> KeptCase:
    """Take a case out of a plan; its outline stays in ``sites``.

    Raises
    ------
    UsageError
        If there is no such case.
    """
    read = read_plan(plan, allow_missing=True)
    file = _file(read)
    found = {one.case_id: one for one in read_cases(file)} if file.exists() else {}
    if case not in found:
        raise UsageError("error.case_unknown", case=case, cases=list(found))
    gone = found[case]
    text = amend(file, lambda text: without_entry(text, "case", "id", case))
    if "[[case]]" not in text:  # a file without cases would stop the next run
        amend(read.path, lambda text: without_key(text, KEY))
        file.unlink()
    ids = len(gone.parcel_ids)
    return _kept(case, gone.title, gone.target_category, gone.purpose, ids, read.path, file)


def _file(plan: Plan) -> Path:
    named = plan.value(KEY)
    file = plan.folder / str(named or FILE)
    if file.suffix.lower() != ".toml":
        raise UsageError("error.cases_in_table", path=os.fspath(file))
    return file


def _kept(
    name: str, title: str, target: str, purpose: str, parcels: int, plan: Path, file: Path
) -> KeptCase:
    row = {
        "case_id": name,
        "title": title,
        "target_category": target,
        "purpose": purpose,
        "parcels": parcels,
    }
    return KeptCase(pd.DataFrame([row]), None, (), name, str(plan), str(file))
