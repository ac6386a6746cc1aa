"""The operations that other programs call by name: QGIS in-process, and the child process.

Both ways go through :func:`run`, so that they cannot differ: the same function, the same field
mapping, the same plain tables on the way out. What crosses the border is plain Python (numbers,
strings, WKB, the WKT of the CRS), because the caller may have another Python, another GEOS or no
geopandas at all.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import geopandas as gpd
import pandas as pd
import shapely

from .codes import labels, load_codes
from .errors import UsageError
from .optional import need
from .progress import Feedback, part, step
from .results import Result

Layers = Mapping[str, gpd.GeoDataFrame]
Parameters = Mapping[str, Any]

M2_PER_HA = 10_000
INTEGER, REAL, TEXT, BOOLEAN, DATETIME = "integer", "real", "text", "boolean", "datetime"
"""The kinds of column that cross the border. A boolean crosses as 0 or 1, a time as ISO text."""


@dataclass(frozen=True)
class Operation:
    """A library function under a stable name.

    Attributes
    ----------
    call : callable
        Takes the layers and the parameters by name and a feedback, returns a Result.
    layers : dict
        The kind (``parcels``, ``boundary``) of each layer that it takes, by argument name; empty
        where the parameter ``kind`` says it.
    figures : callable, optional
        Sums of the result's tables that people want to see as figures.
    page : callable, optional
        Writes a page for printing where the parameter ``page`` names a file.
    """

    call: Callable[[Layers, Parameters, Feedback | None], Result]
    layers: Mapping[str, str]
    figures: Callable[[Any], dict[str, Any]] | None = None
    page: Callable[[Path, Any, Layers, Parameters, str], None] | None = None


@dataclass(frozen=True)
class PlainTable:
    """A table or layer of a result in plain Python.

    Attributes
    ----------
    name : str
        The result's attribute (``table``, ``layer``, ``matrix``).
    columns : list of (str, str)
        Name and kind of each column.
    rows : list of list
        One list of values per row; a missing value is None.
    geometry : list of bytes or None, optional
        WKB per row; None for a table without geometry.
    crs_wkt : str
        The CRS as WKT 2, empty for a table.
    legend : dict
        For columns that hold codes: value, label in the reader's language and colour, in order.
    """

    name: str
    columns: list[tuple[str, str]]
    rows: list[list[Any]]
    geometry: list[bytes | None] | None = None
    crs_wkt: str = ""
    legend: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What an operation gives back, ready to cross the border."""

    numbers: dict[str, Any]
    notes: list[str]
    summary: str
    tables: list[PlainTable]


# --- the registry ---------------------------------------------------------------------------


def _check(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .layers import check_layer

    return _with_feedback(
        check_layer, feedback, layers["parcels"], kind="parcels", **_boundary(layers), **parameters
    )


def _repair(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .layers import repair_layer

    return _with_feedback(
        repair_layer, feedback, layers["parcels"], **_boundary(layers), **parameters
    )


def _balance(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .balance import land_balance

    return _with_feedback(
        land_balance, feedback, layers["parcels"], **_boundary(layers), **parameters
    )


def _registered(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .registered import compare_registered

    return _with_feedback(compare_registered, feedback, layers["parcels"], **parameters)


def _change(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .change import land_change

    return _with_feedback(land_change, feedback, layers["before"], layers["after"], **parameters)


def _overlap(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .overlay import overlap_result

    return overlap_result(layers["parcels"], layers["zones"], feedback=feedback, **parameters)


def _overlap_figures(result: Result) -> dict[str, Any]:
    return {
        "parcels": int(result.table["parcel_id"].nunique()),
        "overlap_ha": float(result.table["area_m2"].sum()) / M2_PER_HA,
        "sliver_m2": float(result.table["sliver_m2"].sum()),
    }


def _population(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """Totals by year are carried on by a growth rule, counts by age by Hamilton–Perry."""
    from .population import project_growth, project_hamilton_perry, read_table, scenarios
    from .population.growth import GrowthRule

    path, years, rule = (parameters[key] for key in ("table", "years", "rule"))
    step(feedback, 0.0)
    if rule == "hamilton_perry":
        counts = read_table(path, kind="population_age_sex")
        summed = counts.groupby(["year", "age"])[["female", "male"]].sum().reset_index()
        known = sorted(summed["year"].unique())
        if len(known) < 2:
            raise UsageError("error.two_counts", path=Path(path).name)
        earlier, later = (summed[summed["year"] == year] for year in known[-2:])
        return project_hamilton_perry(earlier, later, years=years)
    history = read_table(path, kind="population_history")
    if rule == "scenarios":
        return scenarios(history, years=years)
    return project_growth(history, years=years, rule=cast(GrowthRule, rule))


def _population_figures(result: Result) -> dict[str, Any]:
    """The people of the last year, of the central scenario where there are several."""
    table = result.table
    if "scenario" in table.columns:
        table = table[table["scenario"] == "central"]
    last = table[table["year"] == table["year"].max()]
    columns = [name for name in ("population", "female", "male") if name in last.columns]
    return {"last_year": int(last["year"].iloc[0]), "people": float(last[columns].to_numpy().sum())}


def _demand(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """A file of inputs names everything; else tables and layers are put together here."""
    from .demand import DemandInputs, demand_of, load_norms, present_from_layers, read_inputs
    from .demand.inputs import population_of
    from .population import read_table

    scenario = parameters["scenario"]
    if parameters.get("inputs"):
        return demand_of(read_inputs(parameters["inputs"]), scenario=scenario, feedback=feedback)
    norms = load_norms(parameters.get("norms"))
    years = parameters.get("years")
    tables = ("forecast", "counts", "history")
    named = {key: parameters[key] for key in tables if parameters.get(key)}
    people, _, notes = population_of({"population": named, "years": years}, Path())
    options: dict[str, Any] = {"years": years, "ledger": parameters.get("plots", 0.0)}
    if parameters.get("projects"):
        options["projects"] = read_table(parameters["projects"], kind="economic_projects")
    inputs = DemandInputs(
        population=people,
        norms=norms,
        present=present_from_layers(norms=norms, **layers),
        options=options,
        notes=notes,
    )
    return demand_of(inputs, scenario=scenario, feedback=feedback)


def _demand_figures(result: Any) -> dict[str, Any]:
    """The land of the last year, of the central scenario where it was asked for."""
    totals = result.totals
    names = list(totals["scenario"])
    chosen = totals[totals["scenario"] == ("central" if "central" in names else names[0])]
    last = chosen[chosen["year"] == chosen["year"].max()].iloc[0]
    keys = ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha")
    return {"last_year": int(last["year"]), **{key: float(last[key]) for key in keys}}


def _demand_page(
    path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str
) -> None:
    from .demand import read_inputs
    from .report.demand_page import write_demand_page

    name = ""
    if parameters.get("inputs"):
        name = read_inputs(parameters["inputs"]).territory.get(lang, "")
    write_demand_page(path, result, lang=lang, territory_name=name)


def _extract(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The extract, with the zones that are drawn by rule."""
    from .restrictions import restriction_extract, sanitary_zones, warning_zones, water_strips

    drawn = [layers["restrictions"]]
    zones: list[Result] = []
    if "rivers" in layers:
        zones.append(water_strips(layers["rivers"], parameters.get("water_rules"), by="name"))
    if "objects" in layers:
        zones.append(sanitary_zones(layers["objects"], parameters.get("sanitary_rules"), by="name"))
    if parameters.get("warning_distance_m"):
        zones.append(warning_zones(drawn[0], parameters["warning_distance_m"]))
    drawn += [zone.layer.to_crs(drawn[0].crs) for zone in zones if zone.layer is not None]
    notes = [note for zone in zones for note in zone.notes]
    result = restriction_extract(
        layers["parcels"],
        _one_layer(drawn),
        on=parameters.get("on"),
        tolerance_m=parameters["tolerance_m"],
        feedback=feedback,
    )
    return replace(result, notes=(*notes, *result.notes))


def _one_layer(drawn: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    if len(drawn) == 1:
        return drawn[0]
    named = [
        layer if layer.geometry.name == "geometry" else layer.rename_geometry("geometry")
        for layer in drawn
    ]
    return gpd.GeoDataFrame(pd.concat(named, ignore_index=True), crs=drawn[0].crs)


def _extract_page(
    path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str
) -> None:
    from .report.extract_page import write_extract_page

    write_extract_page(path, result, layers["parcels"], str(parameters["parcel"]), lang=lang)


def _zoning(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .zoning import check_zoning

    return check_zoning(
        layers["features"],
        layers["zones"],
        buildings=layers.get("buildings"),
        feedback=feedback,
        **parameters,
    )


def _capacity(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .zoning import zoning_capacity

    return zoning_capacity(
        layers["parcels"], layers["buildings"], layers["zones"], feedback=feedback, **parameters
    )


def _exposure(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .hazards import hazard_exposure
    from .population import read_table

    given = dict(parameters)
    table = given.pop("population", None)
    return hazard_exposure(
        layers["buildings"],
        layers["hazards"],
        areas=layers.get("areas"),
        parcels=layers.get("parcels"),
        facilities=layers.get("facilities"),
        population=read_table(table, kind="population_age_sex") if table else None,
        feedback=feedback,
        **given,
    )


PAGE = ("page", "parcel")
"""Parameters of the page, which the library function does not take."""
PAGE_NEEDS = {"_demand_page": ("jinja2", "bokeh"), "_extract_page": ("jinja2",)}
_KINDS = {"parcels": "parcels", "buildings": "buildings", "projects": "zones"}
"""Projects are plots with columns of their own, which every kind of layer passes through."""

OPERATIONS: dict[str, Operation] = {
    "check": Operation(_check, {"parcels": "parcels", "boundary": "boundary"}),
    "repair": Operation(_repair, {"parcels": "parcels", "boundary": "boundary"}),
    "balance": Operation(_balance, {"parcels": "parcels", "boundary": "boundary"}),
    "registered": Operation(_registered, {"parcels": "parcels"}),
    "change": Operation(_change, {"before": "parcels", "after": "parcels"}),
    "overlap": Operation(
        _overlap, {"parcels": "parcels", "zones": "zones"}, figures=_overlap_figures
    ),
    "population": Operation(_population, {}, figures=_population_figures),
    "demand": Operation(
        _demand,
        {"buildings": "buildings", "villages": "places", "facilities": "places"},
        figures=_demand_figures,
        page=_demand_page,
    ),
    "extract": Operation(
        _extract,
        {
            "parcels": "parcels",
            "restrictions": "restrictions",
            "rivers": "rivers",
            "objects": "rivers",
        },
        page=_extract_page,
    ),
    "zoning": Operation(_zoning, {"features": "", "zones": "zones", "buildings": "buildings"}),
    "capacity": Operation(
        _capacity, {"parcels": "parcels", "buildings": "buildings", "zones": "zones"}
    ),
    "exposure": Operation(
        _exposure,
        {
            "buildings": "buildings",
            "hazards": "hazards",
            "areas": "places",
            "parcels": "parcels",
            "facilities": "places",
        },
    ),
}


def run(
    name: str,
    layers: Layers,
    parameters: Parameters,
    *,
    mappings: Mapping[str, Mapping[str, Any]] | None = None,
    mapping_file: str | None = None,
    sources: Mapping[str, str] | None = None,
    lang: str = "en",
    title: str = "",
    feedback: Feedback | None = None,
) -> Outcome:
    """Run an operation and give its result back in plain Python.

    Parameters
    ----------
    name : str
        A key of ``OPERATIONS``.
    layers : dict of GeoDataFrame
        As the user has them, before any field mapping, by argument name.
    parameters : dict
        Keyword arguments of the library function.
    mappings : dict, optional
        For each layer the field mapping that overrides that of the file.
    mapping_file : str, optional
        A TOML file with a field and code mapping for the parcel layers.
    sources : dict, optional
        What the user calls each layer, for the sentences.
    lang : str
        ``ky``, ``ru`` or ``en``, for sentences and labels.
    title : str
        The heading of the summary page.
    feedback : Feedback, optional
        Hears progress, and is asked whether to stop.

    Raises
    ------
    SedpError
        Whatever the library finds wrong with the layers or the parameters.
    """
    from .layers import load_mapping

    operation = OPERATIONS[name]
    from_file = load_mapping(mapping_file) if mapping_file else {}
    given = {key: value for key, value in parameters.items() if key not in PAGE}
    page = _page_of(operation, parameters)
    mapped = {
        key: _mapped(
            frame,
            operation.layers[key] or _KINDS[str(parameters["kind"])],
            from_file,
            (mappings or {}).get(key, {}),
            (sources or {}).get(key, key),
        )
        for key, frame in layers.items()
    }
    step(feedback, 0.1)
    result = operation.call(mapped, given, part(feedback, 0.1, 0.9))
    step(feedback, 0.9)
    if page is not None and operation.page is not None:
        operation.page(page, result, mapped, parameters, lang)
    return outcome(result, lang, title, operation.figures)


def outcome(
    result: Result,
    lang: str,
    title: str,
    figures: Callable[[Any], dict[str, Any]] | None = None,
) -> Outcome:
    """A result in plain Python, its sentences said in one language."""
    from .report.summary import summary_page

    shown = _shown(result, lang, figures)
    said = result.translated(lang)
    frames = {**said.tables(), **said.layers()}
    numbers = {**said.numbers(), **(figures(result) if figures else {})}
    return Outcome(
        numbers={key: plain_value(value) for key, value in numbers.items()},
        notes=[str(note) for note in said.notes],
        summary=summary_page(shown, lang, title),
        tables=[plain_table(key, frame, lang) for key, frame in frames.items()],
    )


_SETTINGS = ("by", "seed", "draws", "low_quantile", "high_quantile", "rounding", "growth_share",
             "open_age", "base")  # fmt: skip
"""Figures that are settings, or said better by others: they stay off the summary page."""


@dataclass(frozen=True)
class _Shown(Result):
    """What the summary page shows of a result."""

    figures: dict[str, Any]

    def numbers(self) -> dict[str, Any]:
        """The figures of the result and the sums of its tables."""
        return self.figures


def _shown(result: Result, lang: str, figures: Callable[[Any], dict[str, Any]] | None) -> _Shown:
    """Years are names and whole numbers have no decimals; codes of a forecast become words."""
    from .report.table_book import named

    told = {key: value for key, value in result.numbers().items() if key not in _SETTINGS}
    numbers = {**told, **(figures(result) if figures else {})}
    if "last_year" in numbers:
        numbers["year"] = numbers.pop("last_year")
    for name, value in numbers.items():
        if name.endswith("year"):
            numbers[name] = str(value)
        elif isinstance(value, float) and value.is_integer() and not name.endswith("_ha"):
            numbers[name] = int(value)
    table = named(result.table, lang) if {"year", "scenario"} & {*result.table} else result.table
    return _Shown(table, None, result.notes, numbers)


def _with_feedback(
    function: Callable[..., Result], feedback: Feedback | None, *args: Any, **kwargs: Any
) -> Result:
    if "feedback" in inspect.signature(function).parameters:
        kwargs["feedback"] = feedback
    return function(*args, **kwargs)


def _page_of(operation: Operation, parameters: Parameters) -> Path | None:
    """The page that is wanted; what it needs is asked for before the work and not after it."""
    if operation.page is None or not parameters.get("page"):
        return None
    for module in PAGE_NEEDS.get(operation.page.__name__, ()):
        need(module, purpose=str(parameters["page"]))
    return Path(parameters["page"])


def _boundary(layers: Layers) -> dict[str, gpd.GeoDataFrame | None]:
    return {"boundary": layers.get("boundary")}


def _mapped(
    frame: gpd.GeoDataFrame,
    kind: str,
    from_file: Mapping[str, Any],
    own: Mapping[str, Any],
    source: str,
) -> gpd.GeoDataFrame:
    """Give a layer the columns of the schema; the mapping file is about the parcels alone."""
    from .layers import prepare_layer

    if kind != "parcels":
        return prepare_layer(frame, kind=kind, mapping=own or None, source=source)
    mapping = {
        "fields": {**from_file.get("fields", {}), **own.get("fields", {})},
        "codes": {**from_file.get("codes", {}), **own.get("codes", {})},
    }
    return prepare_layer(frame, kind=kind, mapping=mapping, source=source)


# --- in: plain columns to a frame -----------------------------------------------------------


def build_frame(
    columns: Sequence[tuple[str, str, Sequence[Any]]],
    geometry: Sequence[bytes | None],
    crs_wkt: str,
    index: Sequence[int],
) -> gpd.GeoDataFrame:
    """A GeoDataFrame from plain columns: name, kind and values, with WKB and a WKT 2 CRS.

    A geometry that cannot even be represented comes in as missing rather than stop the work:
    the check names it.
    """
    frame_index = pd.Index(list(index), dtype="int64")
    data = {name: _series(kind, values, frame_index) for name, kind, values in columns}
    shapes = shapely.from_wkb(
        pd.Series(list(geometry), dtype=object).to_numpy(), on_invalid="ignore"
    )
    return gpd.GeoDataFrame(data, geometry=shapes, crs=crs_wkt or None, index=frame_index)


def _series(kind: str, values: Sequence[Any], index: pd.Index[int]) -> pd.Series[Any]:
    missing = any(value is None for value in values)
    if kind == REAL or (kind == INTEGER and missing):
        return pd.Series(values, index=index, dtype="float64")
    if kind == INTEGER:
        return pd.Series(values, index=index, dtype="int64")
    if kind == DATETIME:
        return pd.to_datetime(pd.Series(values, index=index, dtype=object), errors="coerce")
    if kind == BOOLEAN:
        truth = [None if value is None else bool(value) for value in values]
        return pd.Series(truth, index=index, dtype=object if missing else bool)
    return pd.Series(values, index=index, dtype=object)


# --- out: a frame to plain columns ----------------------------------------------------------


def plain_table(name: str, frame: pd.DataFrame, lang: str) -> PlainTable:
    """A table or layer of a result in plain Python; a named index becomes columns."""
    if any(level is not None for level in frame.index.names):
        frame = frame.reset_index()
    geometry, crs_wkt = None, ""
    if isinstance(frame, gpd.GeoDataFrame):
        geometry = [None if g is None else shapely.to_wkb(g, flavor="iso") for g in frame.geometry]
        crs_wkt = frame.crs.to_wkt("WKT2_2019") if frame.crs else ""
        frame = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    columns = [(str(column), _kind(frame.iloc[:, i])) for i, column in enumerate(frame.columns)]
    values = [
        [_as_kind(kind, value) for value in frame.iloc[:, i]] for i, (_, kind) in enumerate(columns)
    ]
    legend = {
        column: entries
        for (column, _), cells in zip(columns, values, strict=True)
        if (entries := legend_of(column, cells, lang))
    }
    rows = [list(row) for row in zip(*values, strict=True)]
    return PlainTable(name, columns, rows, geometry, crs_wkt, legend)


def _kind(column: pd.Series[Any]) -> str:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return DATETIME
    kinds = {_kind_of(plain_value(value)) for value in column}
    kinds.discard(None)
    if kinds == {INTEGER, REAL}:
        return REAL
    if len(kinds) == 1:
        return str(kinds.pop())
    if not kinds and pd.api.types.is_numeric_dtype(column.dtype):
        return REAL
    return TEXT


def _kind_of(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int):
        return INTEGER
    if isinstance(value, float):
        return REAL
    return TEXT


def _as_kind(kind: str, value: Any) -> Any:
    plain = plain_value(value)
    return str(plain) if kind == TEXT and plain is not None else plain


def plain_value(value: Any) -> Any:
    """A value as int, float, str, bool or None.

    Examples
    --------
    >>> plain_value(["A-1", "A-2"]), plain_value(float("nan"))
    ('A-1, A-2', None)
    """
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(plain_value(item)) for item in value)
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    return value if isinstance(value, bool | int | float) else str(value)


_CODE_FILES = {
    "regime": ("regimes",),
    "strictest_regime": ("regimes",),
    "category": ("categories",),
    "land_kind": ("land_kinds",),
    "to": ("categories", "land_kinds"),
}
"""The code files that the values of a column may come from."""


def legend_of(column: str, values: Sequence[Any], lang: str) -> list[tuple[str, str, str]]:
    """Value, label and colour of a column that holds codes; empty for any other column."""
    for name in _CODE_FILES.get(column, ()):
        coloured = {code: e["colour"] for code, e in load_codes(name).items() if "colour" in e}
        if not coloured.keys().isdisjoint(values):
            said = labels(name, lang)
            return [(code, said[code], colour) for code, colour in coloured.items()]
    return []
