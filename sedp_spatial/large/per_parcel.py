"""Functions that judge each parcel by itself, called on one piece of a file after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from ..errors import DataError
from ..geometry.area import horizontal_crs
from ..geometry.sound import sound
from ..layers.cells import shortened
from ..layers.mapping import NOTES
from ..messages import Message
from ..progress import Feedback, step
from ..registered import RegisteredResult, measured_against_registered
from ..restrictions import ExtractResult, restriction_extract
from ..restrictions.cleaning import cleaned
from ..restrictions.themes import THEME
from ..restrictions.validity import Day
from ..results import Result
from .appending import appending
from .merging import Notes, sums_of
from .pieces import Large, all_rows, named, open_large, pieces_of, prepared, rows_allowed

Work = Callable[[gpd.GeoDataFrame], Result]
_ZONE_BYTES = 600.0  # a vertex of the zones: shape, prepared shape, edges, their index, its copies


@dataclass(frozen=True)
class LargeResult(Result):
    """What is known of a large file once its rows are written.

    Attributes
    ----------
    table : pandas.DataFrame
        The sums: of the extract by category, of the registered areas by class; the columns of
        ``categories`` and ``classes`` there.
    layer : None
        Rows and pieces are in the outputs.
    features, pieces : int
        How many rows were read, and in how many pieces.
    figures : dict of str to float
        The scalar figures of the function (``measured_ha``, …), added up.
    """

    features: int
    pieces: int
    figures: dict[str, float]

    def numbers(self) -> dict[str, Any]:
        """The figures and the counts."""
        return {**self.figures, "features": self.features, "pieces": self.pieces}


def extract_file(
    path: str | Path,
    restrictions: gpd.GeoDataFrame,
    *,
    out: Sequence[str | Path] = (),
    on: Day = None,
    tolerance_m: float | Mapping[str, float] = 0.1,
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    lang: str = "en",
    feedback: Feedback | None = None,
) -> LargeResult:
    """:func:`restriction_extract` of a file too large for memory.

    Parameters
    ----------
    path : str or Path
        Parcels: GeoParquet or any OGR source; read in runs of rows in the order of the file. One
        whose neighbours follow each other is worked on fastest.
    restrictions, on, tolerance_m
        As in :func:`restriction_extract`; the restrictions are kept in memory.
    out : sequence of str or Path
        ``.gpkg`` (``extract`` the pieces, ``extract_table``, ``extract_parcels``,
        ``extract_categories``, ``extract_restrictions``), ``.csv`` or ``.parquet`` (the table).
        They take their place when all of them are complete.
    layer, mapping, crs
        As in :func:`read_layer`.
    memory_mb : float
        What the process may take, about.
    lang : str
        The language of sentences in the outputs.
    feedback : Feedback, optional

    Returns
    -------
    LargeResult
        ``table`` as ``ExtractResult.categories``; figures restricted_parcels, measured_ha,
        restricted_ha, free_ha, residual_ha.

    Raises
    ------
    DataError, UsageError, CalculationError
        As :func:`read_layer` and :func:`restriction_extract`; ``UsageError`` also for an output
        that does not take one piece after the other, and for a database.

    Examples
    --------
    >>> result = extract_file("country.parquet", zones, out=["x.gpkg"])  # doctest: +SKIP
    >>> abs(result.figures["residual_ha"]) < 1e-6  # doctest: +SKIP
    True
    """
    large = open_large(path, layer, mapping=mapping, crs=crs)
    near = _Near(restrictions)

    def work(parcels: gpd.GeoDataFrame) -> Result:
        some = near.of(parcels)
        return restriction_extract(parcels, some, on=on, tolerance_m=tolerance_m)

    run = _Run(large, "extract", ("table", "layer", "parcels"), ("categories", "restrictions"))
    run.notes = Notes(
        ("note.restrictions_untouched", "note.restrictions_elsewhere", "note.restriction_findings")
    )
    with appending([_file(p) for p in out], lang, "extract_table") as outputs:
        rows = rows_allowed(large, memory_mb, near.vertices * _ZONE_BYTES)
        run.go(work, rows, outputs, feedback)
        # Every restriction in force, also those that no piece came near to.
        first = run.first
        if not isinstance(first, ExtractResult):
            raise DataError("error.no_features", layer=large.name)
        every = _all_restrictions(restrictions, first, run.sample, on, tolerance_m)
        keys = [*THEME]
        listed = sums_of([every.restrictions, *run.sums["restrictions"]], keys)
        listed = listed.astype(object).where(listed.notna(), None).astype(listed.dtypes)
        for output in outputs:
            output.append("extract_restrictions", listed)
            output.append("extract_categories", run.total("categories"))
    notes = [*run.notes.all(), *_on_restrictions(listed, every)]
    return run.result("categories", notes)


def registered_file(
    path: str | Path,
    *,
    out: Sequence[str | Path] = (),
    tolerance_share: float = 0.01,
    coarser: Sequence[float] = (0.05, 0.20),
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    lang: str = "en",
    feedback: Feedback | None = None,
) -> LargeResult:
    """:func:`compare_registered` of a file too large for memory.

    Parameters
    ----------
    tolerance_share, coarser
        As in :func:`compare_registered`.
    path, out, layer, mapping, crs, memory_mb, lang, feedback
        As in :func:`extract_file`; a GeoPackage gets ``registered``, ``registered_table`` and
        ``registered_classes``.

    Returns
    -------
    LargeResult
        ``table`` as ``RegisteredResult.classes``; figures measured_ha, registered_ha,
        difference_ha.

    Raises
    ------
    DataError, UsageError
        As :func:`compare_registered` and :func:`extract_file`.

    Examples
    --------
    >>> registered_file("country.parquet", out=["registered.csv"]).table  # doctest: +SKIP
    """
    large = open_large(path, layer, mapping=mapping, crs=crs)

    def work(parcels: gpd.GeoDataFrame) -> Result:
        return measured_against_registered(
            parcels, tolerance_share=tolerance_share, coarser=coarser
        )

    run = _Run(large, "registered", ("table", "layer"), ("classes",))
    with appending([_file(p) for p in out], lang, "registered_table") as outputs:
        run.go(work, rows_allowed(large, memory_mb), outputs, feedback)
        for output in outputs:
            output.append("registered_classes", run.total("classes"))
        if not run.figures["registered_ha"]:
            raise DataError("error.no_registered_area", layer=large.name)
    if not isinstance(run.first, RegisteredResult):
        raise DataError("error.no_features", layer=large.name)
    return run.result("classes", run.notes.all())


class _Run:
    """Calls a function on one piece after the other, hands rows on and keeps sums."""

    def __init__(
        self, large: Large, name: str, handed_on: tuple[str, ...], summed: tuple[str, ...]
    ) -> None:
        self._large, self._name, self._handed_on = large, name, handed_on
        self.sums: dict[str, list[pd.DataFrame]] = {name: [] for name in summed}
        self.figures: dict[str, float] = {}
        self.notes = Notes()
        self.first: Result | None = None
        self.sample = gpd.GeoDataFrame()
        self._features = self._pieces = 0

    def go(self, work: Work, rows: int, outputs: Sequence[Any], feedback: Feedback | None) -> None:
        for first, raw in self._measurable(rows):
            step(feedback, first / self._large.rows)
            piece = prepared(self._large, raw, all_rows(first, len(raw)), "parcels")
            self.notes.add(piece.attrs.get(NOTES, []))
            result = work(named(piece))
            if self.first is None:
                self.first, self.sample = result, piece.iloc[:0]
            self._take(result, outputs)
            self._features += len(piece)
            self._pieces += 1
        step(feedback, 1.0)

    def _measurable(self, rows: int) -> Iterator[tuple[int, gpd.GeoDataFrame]]:
        """The pieces; one without any land goes with the next, or at the end with the last."""
        ready: list[gpd.GeoDataFrame] = []
        bare: list[gpd.GeoDataFrame] = []
        start = 0
        for _, raw in pieces_of(self._large, rows):
            if not (shapely.area(np.asarray(raw.geometry.values, dtype=object)) > 0).any():
                bare.append(raw)
                continue
            if ready:
                yield start, _one_below_the_other(ready)
                start += sum(map(len, ready))
            ready, bare = [*bare, raw], []
        yield start, _one_below_the_other([*ready, *bare])

    def _take(self, result: Result, outputs: Sequence[Any]) -> None:
        frames: dict[str, Any] = {**result.tables(), **result.layers()}
        for part in self._handed_on:
            name = self._name if part == "layer" else f"{self._name}_{part}"
            for output in outputs:
                output.append(name, frames[part])
        for part in self.sums:
            self.sums[part].append(frames[part])
        for name, value in result.numbers().items():
            if isinstance(value, int | float):
                self.figures[name] = self.figures.get(name, 0) + value
        self.notes.add(result.notes)

    def total(self, part: str) -> pd.DataFrame:
        """The sums of a table, a row ``total`` at the end where there is one."""
        key = str(self.sums[part][0].columns[0])
        merged = sums_of(self.sums[part], [key])
        last = merged[key] == "total"
        return pd.concat([merged[~last], merged[last]], ignore_index=True)

    def result(self, part: str, notes: list[Message]) -> LargeResult:
        said = Message("note.large_pieces", features=self._features, pieces=self._pieces)
        return LargeResult(
            table=self.total(part),
            layer=None,
            notes=(*notes, said),
            features=self._features,
            pieces=self._pieces,
            figures=dict(self.figures),
        )


def _one_below_the_other(pieces: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    return pieces[0] if len(pieces) == 1 else pd.concat(pieces, ignore_index=True)


class _Near:
    """The restrictions that a piece may touch: whole ones, as they count as one by their name."""

    def __init__(self, restrictions: gpd.GeoDataFrame) -> None:
        self._all = restrictions
        clean = cleaned(restrictions).layer
        names = clean.groupby(THEME, dropna=False, sort=False).ngroup().to_numpy()
        self._group = np.full(len(restrictions), -1)
        self._group[clean["row"].to_numpy()] = names
        self._bounds: dict[str, Any] = {}
        self.vertices = int(shapely.get_num_coordinates(restrictions.geometry.values).sum())

    def of(self, parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Those whose extent meets that of the parcels; a single one where none does."""
        crs, own = horizontal_crs(parcels.crs), horizontal_crs(self._all.crs)
        left, bottom, right, top = parcels.total_bounds
        if crs != own:
            change = Transformer.from_crs(crs, own, always_xy=True)
            left, bottom, right, top = change.transform_bounds(left, bottom, right, top, 99)
        edge = 1e-3 * max(right - left, top - bottom)
        boxes = shapely.bounds(np.asarray(self._all.geometry.values, dtype=object))
        with np.errstate(invalid="ignore"):
            meets = (
                (boxes[:, 0] <= right + edge)
                & (boxes[:, 2] >= left - edge)
                & (boxes[:, 1] <= top + edge)
                & (boxes[:, 3] >= bottom - edge)
            )
        kept = np.isin(self._group, np.unique(self._group[meets & (self._group >= 0)]))
        kept &= self._group >= 0
        if not kept.any() and (self._group >= 0).any():  # one that it does not touch will do
            kept = self._group == self._group[self._group >= 0][0]
        return self._all[kept] if kept.any() else self._all


def _all_restrictions(
    restrictions: gpd.GeoDataFrame,
    first: ExtractResult,
    sample: gpd.GeoDataFrame,
    on: Day,
    tolerance_m: float | Mapping[str, float],
) -> ExtractResult:
    """The extract of one parcel far from everything: all restrictions, and what is odd of them."""
    shapes = sound(np.asarray(restrictions.geometry.values, dtype=object))[0]
    left, bottom, right, top = shapely.total_bounds(shapes)
    side = 1e-4 * max(right - left, top - bottom)
    far = shapely.box(left - 2 * side, bottom - 2 * side, left - side, bottom - side)
    one = gpd.GeoDataFrame({"parcel_id": ["–"]}, geometry=[far], crs=restrictions.crs)
    return restriction_extract(one.to_crs(sample.crs), restrictions, on=on, tolerance_m=tolerance_m)


def _on_restrictions(listed: pd.DataFrame, every: ExtractResult) -> list[Message]:
    """The notes that only the whole file can give."""
    codes = ("note.restriction_findings",)
    notes = [note for note in every.notes if note.code in codes]
    apart = listed[listed["parcels"] == 0]
    if len(listed) and len(apart) == len(listed):
        notes.append(Message("note.restrictions_elsewhere", features=len(apart)))
    elif len(apart):
        names = [name or kind for name, kind in zip(apart["name"], apart["kind"], strict=True)]
        notes.append(
            Message("note.restrictions_untouched", features=len(apart), names=shortened(names))
        )
    return notes


def _file(path: Any) -> Any:
    return Path(path) if isinstance(path, str) else path
