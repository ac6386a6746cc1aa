"""The measures of a plan as a store that several people change on the map, read by the plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..budget import measures_table
from ..budget.measure_store import is_store, read_store, write_store
from ..errors import OutputError, SedpError, UsageError
from ..results import Result
from .amending import amend, with_key
from .checks import MEASURE_YEARS
from .reading import Plan, read_plan

KEY = "budget.measures"
FILE = "measures.gpkg"


@dataclass(frozen=True)
class MeasuresStore(Result):
    """Where the measures of a plan are edited.

    Attributes
    ----------
    table : pandas.DataFrame
        file, measures.
    file : str
    began : {"yes", "no"}
        Whether the store was made just now, from the table that the plan named before.
    measures : int
        The user's own; generated ones are made by each run and come in when they are changed.
    """

    file: str
    began: str
    measures: int


def measures_store(plan: str | Path) -> MeasuresStore:
    """The store of a plan's measures, made from its table where there is none yet.

    Parameters
    ----------
    plan : str or Path
        The ``plan.toml``. A new store is ``measures.gpkg`` beside it and is named in it; the table
        that was named before stays as it is, and is no longer read.

    Raises
    ------
    UsageError
        If ``measures.gpkg`` is there already and belongs to nobody, or if the table that the plan
        names is not there.
    DataError
        What is wrong with the table; a store begins with sound measures.
    OutputError
        If a file cannot be written.
    """
    read = read_plan(plan, allow_missing=True)
    named = read.value(KEY)
    if named and not read.has(KEY):
        # An empty store in the place of one that was moved away would forget all its measures.
        raise UsageError("error.no_file", path=read.source(KEY))
    if named and is_store(str(named)):
        source = read.source(KEY)
        return _told(Path(source.partition("|")[0]), "no", len(read_store(source)))
    file = read.folder / FILE
    if file.exists():
        raise UsageError("error.measures_there", path=str(file), key=KEY)
    begun = _begun(read)
    write_store(file, begun)
    try:
        amend(read.path, lambda text: with_key(text, KEY, FILE))
    except (SedpError, OSError) as error:
        file.unlink(missing_ok=True)  # else the next attempt would find what nobody named
        if isinstance(error, SedpError):
            raise
        raise OutputError("error.no_right_to_write", path=str(read.path)) from error
    return _told(file, "yes", len(begun))


def _begun(plan: Plan) -> pd.DataFrame:
    """The measures of the plan's table; none where it names none."""
    if not plan.has(KEY):
        return pd.DataFrame({"measure_id": pd.Series(dtype=object), "parcel_ids": []})
    horizon = int(plan.value("budget.years", MEASURE_YEARS))
    return measures_table(plan.source(KEY), base_year=plan.base_year, horizon=horizon).table


def _told(file: Path, began: str, count: int) -> MeasuresStore:
    row = {"file": str(file), "measures": count}
    return MeasuresStore(pd.DataFrame([row]), None, (), str(file), began, count)
