"""Make a package from a plan, or from the layers of a GeoPackage."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..layers import read_layer
from ..optional import need
from ..plan import PlanResult, read_plan, run_plan
from ..plan.desk import Shelf
from ..plan.provenance import provenance
from ..plan.steps import STEPS
from ..progress import Feedback
from ..restrictions.validity import Day
from .exchange import KINDS, write_package

# Which tables of which results go up; revenues do not.
_TABLES = {
    "balance": ("balance", "table"),
    "exposure": ("exposure", "table"),
    "demand": ("demand", "table"),
    "supply": ("supply", "by_use"),
}
_LAYERS = ("boundary", "parcels", "restrictions", "hazards", "buildings", "zones", "villages",
           "facilities")  # fmt: skip


def pack_plan(
    plan_toml: str | Path,
    path: str | Path,
    *,
    results: str | Path | None = None,
    run: bool = True,
    names: Mapping[str, str] | None = None,
    code: str = "",
    year: int | None = None,
    vintage: Day = None,
    lang: str | None = None,
    feedback: Feedback | None = None,
) -> dict[str, Any]:
    """Pack the layers of a plan, and the tables that its run gives, for the district.

    Parameters
    ----------
    plan_toml : str or Path
        The plan file, or its folder.
    path : str or Path
        The package, ending in ``.zip``.
    results : str or Path, optional
        The folder of the plan's results: steps that are finished are taken from there. A
        temporary one if not given.
    run : bool
        Whether the tables are packed; without them only the layers are.
    names, code, year
        In the place of the plan's own.
    vintage : str or date, optional
        The day of the layers; the plan's day of rules if not given.
    lang : {"ky", "ru", "en"}, optional
        In which the run tells its progress; the plan's first language if not given. What is
        packed is the same in all.
    feedback : Feedback, optional

    Returns
    -------
    dict
        layers and tables (their names), seal.

    Raises
    ------
    PlanError, UsageError, DataError, OutputError
        As :func:`run_plan` and :func:`write_package`.

    Examples
    --------
    >>> told = pack_plan(sample / "plan.toml", folder / "kok-ongur.zip", run=False)
    >>> "parcels" in told["layers"]
    True
    """
    plan = read_plan(plan_toml)
    shelf = Shelf(plan)
    layers = {name: shelf.layer(f"layers.{name}") for name in _LAYERS if plan.has(f"layers.{name}")}
    tables: dict[str, pd.DataFrame] = {}
    rows: list[dict[str, Any]] = []
    if run:
        spoken = None if lang is None else tuple(dict.fromkeys((lang, *plan.languages)))
        with nullcontext(results) if results is not None else TemporaryDirectory() as folder:
            told_by_run = run_plan(
                plan.path, folder, languages=spoken, documents=False, feedback=feedback
            )
        tables, rows = _tables(told_by_run)
    own = {**plan.territory, **(names or {})}
    told = provenance(plan, STEPS, rows)
    seal = write_package(
        path,
        layers,
        tables,
        municipality=own,
        year=plan.base_year if year is None else year,
        code=code or str(plan.value("territory.code", "")),
        vintage=vintage if vintage is not None else plan.value("rules.on"),
        provenance=told,
    )
    return {"layers": list(layers), "tables": list(tables), "seal": seal}


def _tables(result: PlanResult) -> tuple[dict[str, pd.DataFrame], list[dict[str, Any]]]:
    tables = {}
    for name, (step, attribute) in _TABLES.items():
        part = result.parts.get(step)
        if part is not None:
            tables[name] = getattr(part, attribute)
    rows: list[dict[str, Any]] = [
        {str(key): value for key, value in row.items()} for row in result.table.to_dict("records")
    ]
    return tables, rows


def pack_layers(
    source: str | Path,
    path: str | Path,
    *,
    names: Mapping[str, str],
    year: int,
    code: str = "",
    vintage: Day = None,
    direction: str = "up",
) -> dict[str, Any]:
    """Pack the layers and tables of a GeoPackage that are called as the schema calls them.

    Returns
    -------
    dict
        layers and tables (their names), left_out (layers and tables of other names, which are not
        packed), seal.

    Raises
    ------
    UsageError
        If the file has no layer of a known name.
    DataError
        If it cannot be read.
    """
    pyogrio = need("pyogrio", purpose="GeoPackage (.gpkg)")
    try:
        listed = pyogrio.list_layers(str(source))
    except pyogrio.errors.DataSourceError as error:
        raise DataError("error.unreadable", path=str(source), reason=str(error)[:200]) from error
    known = {**{kind: kind for kind in load_codes("schema")}, **KINDS}
    layers: dict[str, gpd.GeoDataFrame] = {}
    tables: dict[str, pd.DataFrame] = {}
    left_out: list[str] = []
    for name, shape in listed:
        if name in known and shape is not None:
            layers[str(name)] = read_layer(source, str(name), kind=known[name])
        elif shape is None and name in (*_TABLES, "norms"):
            tables[str(name)] = pd.DataFrame(pyogrio.read_dataframe(source, layer=name))
        else:
            left_out.append(str(name))
    if not layers:
        raise UsageError("error.no_layer", path=str(source), layer="parcels", layers=sorted(known))
    seal = write_package(
        path,
        layers,
        tables,
        municipality=names,
        year=year,
        code=code,
        vintage=vintage,
        direction=direction,
        provenance={"source": {"file": Path(source).name, "left_out": left_out}},
    )
    return {
        "layers": list(layers),
        "tables": list(tables),
        "left_out": left_out,
        "seal": seal,
    }
