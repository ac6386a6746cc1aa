"""The inputs of a demand run in one file: which table is what, own norms, the ledger.

A TOML file beside the user's tables and layers; ``sample_layers/forecast.toml`` is one.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import DataError, UsageError
from ..geometry import area_m2
from ..layers import read_layer
from ..layers.table_files import read_csv_table
from ..messages import Message
from ..population import project_hamilton_perry, read_table, scenarios
from ..progress import Feedback
from ..textfiles import load_toml
from .land import land_demand
from .norms import Norms, load_norms
from .present import Present, present_from_layers
from .result import DemandResult
from .steps import M2_PER_HA
from .trend import built_land

_PARTS = {
    "base_year", "years", "territory", "population", "present", "economy", "ledger", "norms",
    "trend",
}  # fmt: skip
_LAYERS = {"buildings": "buildings", "villages": "places", "facilities": "places"}
_TABLES = ("projects", "jobs", "crops", "livestock", "beds")


@dataclass(frozen=True)
class DemandInputs:
    """What :func:`land_demand` is asked with.

    Attributes
    ----------
    population : pandas.DataFrame
        year, age, female, male, scenario.
    norms : Norms
    present : Present
    options : mapping
        Further arguments of :func:`land_demand`.
    territory : mapping
        The territory's name by language.
    notes : tuple of Message
        How the population was carried forward.
    """

    population: pd.DataFrame
    norms: Norms
    present: Present
    options: Mapping[str, Any] = field(default_factory=dict)
    territory: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()


def read_inputs(path: str | Path) -> DemandInputs:
    """Read a file of inputs and the tables and layers that it names, relative to its folder.

    Parameters
    ----------
    path : str or Path
        TOML with ``base_year`` and ``years``; ``[population]`` forecast, or counts (two counts by
        age and sex five years apart) and history; ``[present]`` layers and figures;
        ``[economy]`` projects, jobs, crops, livestock, beds; ``[[ledger]]`` rows; ``[norms.…]``;
        ``[trend]`` parcel layers by year.

    Raises
    ------
    UsageError
        No such file, not TOML, a part that is not known, a population that is not named.
    DataError
        What the tables and norms are refused for.

    Examples
    --------
    >>> inputs = read_inputs(sample / "forecast.toml")
    >>> sorted(inputs.population.scenario.unique())
    ['central', 'high', 'low']
    """
    source = Path(path)
    return inputs_of(_toml(source), source.parent, source.name)


def inputs_of(
    read: Mapping[str, Any],
    folder: Path,
    name: str,
    *,
    layers: Mapping[str, gpd.GeoDataFrame] | None = None,
) -> DemandInputs:
    """The inputs that a file names, once it is read.

    Parameters
    ----------
    read : mapping
        The parts that :func:`read_inputs` describes.
    folder : Path
        The folder to which its tables and layers are relative.
    name : str
        What the file is called in sentences.
    layers : mapping of name to GeoDataFrame, optional
        Layers that are in memory already: ``buildings``, ``villages``, ``facilities``, and the
        parcels of a year as ``trend.parcels.2021``.

    Raises
    ------
    UsageError, DataError
        As :func:`read_inputs`.
    """
    unknown = sorted(set(read) - _PARTS)
    if unknown:
        raise UsageError("error.inputs_part", path=name, parts=unknown)
    norms = load_norms(read.get("norms"))
    people, history, notes = population_of(read, folder)
    economy = {part: _table(folder / file) for part, file in read.get("economy", {}).items()}
    strange = sorted(set(economy) - set(_TABLES))
    if strange:
        raise UsageError("error.inputs_part", path=name, parts=strange)
    options: dict[str, Any] = {"base_year": read.get("base_year"), "years": read.get("years")}
    options["economy"] = economy.pop("jobs", None)
    options |= economy
    if "ledger" in read:
        options["ledger"] = pd.DataFrame(read["ledger"])
    given = dict(layers or {})
    if "trend" in read:
        options["history"] = _history(read["trend"], folder, history, given)
    return DemandInputs(
        population=people,
        norms=norms,
        present=_present(read.get("present", {}), folder, norms, given),
        options=options,
        territory=read.get("territory", {}),
        notes=notes,
    )


def demand_of(
    inputs: DemandInputs, *, scenario: str = "all", feedback: Feedback | None = None
) -> DemandResult:
    """The land demand of inputs that were read.

    Examples
    --------
    >>> demand = demand_of(read_inputs(sample / "forecast.toml"))
    >>> demand.total_ha(2036, "low") < demand.total_ha(2036, "high")
    True
    """
    demand = land_demand(
        inputs.population,
        norms=inputs.norms,
        present=inputs.present,
        scenario=scenario,
        feedback=feedback,
        **inputs.options,
    )
    return dataclasses.replace(demand, notes=(*inputs.notes, *demand.notes))


def _toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    try:
        return load_toml(path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError("error.norms_unreadable", path=str(path), reason=reason) from error


def _table(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    return read_csv_table(path)


def population_of(
    read: Mapping[str, Any], folder: Path
) -> tuple[pd.DataFrame, pd.DataFrame | None, tuple[Message, ...]]:
    """A forecast as it is, or one by Hamilton–Perry held to the totals of each scenario."""
    named = read.get("population", {})
    if "forecast" in named:
        return _table(folder / named["forecast"]), None, ()
    if "counts" not in named or not read.get("years"):
        raise UsageError("error.inputs_population")
    counts = read_table(folder / named["counts"], kind="population_age_sex")
    counts = counts.groupby(["year", "age"])[["female", "male"]].sum().reset_index()
    years = sorted(int(year) for year in counts["year"].unique())
    if len(years) < 2:
        raise DataError("error.demand_one_year", table=named["counts"], year=list(map(str, years)))
    earlier, later = (counts[counts["year"] == year] for year in years[-2:])
    wanted = sorted(read["years"])
    history: pd.DataFrame | None = None
    totals: dict[str, pd.DataFrame | None] = {"central": None}
    notes: tuple[Message, ...] = ()
    if "history" in named:
        history = read_table(folder / named["history"], kind="population_history")
        told = scenarios(history, years=wanted)
        totals = {
            str(name): part[["year", "population"]] for name, part in told.table.groupby("scenario")
        }
        notes = told.notes
    parts = []
    for name, control in totals.items():
        forecast = project_hamilton_perry(earlier, later, years=wanted, control_total=control)
        parts.append(forecast.table.assign(scenario=name))
        notes = (*notes, *(note for note in forecast.notes if note not in notes))
    return pd.concat(parts, ignore_index=True), history, notes


def _present(
    told: Mapping[str, Any], folder: Path, norms: Norms, given: Mapping[str, gpd.GeoDataFrame]
) -> Present:
    figures = dict(told)
    file = figures.pop("layers", None)
    named = {name: figures.pop(name) for name in _LAYERS if name in figures}
    if named and not all(isinstance(one, str) and one for one in (file, *named.values())):
        raise UsageError("error.inputs_present", names=sorted(named))
    layers = {
        name: read_layer(folder / str(file), layer, kind=_LAYERS[name])
        for name, layer in named.items()
    }
    layers |= {name: given[name] for name in _LAYERS if name in given}
    return present_from_layers(norms=norms, **layers, **figures)


def _history(
    told: Mapping[str, Any],
    folder: Path,
    history: pd.DataFrame | None,
    given: Mapping[str, gpd.GeoDataFrame],
) -> pd.DataFrame:
    """Built land by year from parcel layers, or from a table year, population, built_ha."""
    if not isinstance(told, Mapping):
        raise UsageError("error.inputs_trend")
    table, named = told.get("table"), told.get("parcels")
    if isinstance(table, str):
        return _table(folder / table)
    if (
        not isinstance(named, Mapping)
        or not all(isinstance(file, str) for file in named.values())
        or not all(str(year).isdecimal() for year in named)
    ):
        raise UsageError("error.inputs_trend")
    if history is None:
        raise UsageError("error.inputs_history")
    layers = []
    for year, file in named.items():
        parcels = given.get(f"trend.parcels.{year}")
        if parcels is None:
            parcels = read_layer(str(folder / file), kind="parcels")
        area = area_m2(parcels) / M2_PER_HA
        layers.append(
            (int(year), pd.DataFrame(parcels.drop(columns="geometry")).assign(area_ha=area))
        )
    return built_land(layers, history.set_index("year")["population"])
