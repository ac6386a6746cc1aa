"""The repair of a file too large for memory: shape by shape, and then along open seams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..errors import DataError, UsageError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.local import check_tolerance, metres_per_unit
from ..geometry.rings import Geometries, Ints
from ..geometry.scale import ArealScale, fit_areal_scale
from ..geometry.sound import is_finite, only, sound
from ..layers.boundary import Boundary, territory_of
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..layers.repair_seams import Changes, close_overlaps, cut_overhangs, fill_gaps
from ..layers.repairing import is_copy, rows_of_copies, table_of
from ..messages import Message
from ..progress import Feedback, part, step
from ..results import Result
from .appending import Appender, appending, as_path
from .merging import Notes
from .ordering import Ordered, in_order
from .pieces import Large, all_rows, named, open_large, pieces_of, prepared, rows_allowed
from .seams import Edges

_KIND = "parcels"
# A single table takes the log; the repaired layer needs a format of layers.
_FORMATS = (".gpkg", ".csv")


@dataclass(frozen=True)
class LargeRepairResult(Result):
    """What :func:`repair_file` did.

    Attributes
    ----------
    table : pandas.DataFrame
        The changes, as of :class:`RepairResult`.
    layer : None
        The repaired layer is in the outputs.
    places : geopandas.GeoDataFrame
        As of :class:`RepairResult`.
    features, changes, pieces : int
        Features of the repaired layer, rows of the table, parts that the file was read in.
    area_before_ha, area_after_ha, area_change_m2, largest_move_m : float
        As of :class:`RepairResult`.
    """

    features: int
    changes: int
    pieces: int
    area_before_ha: float
    area_after_ha: float
    area_change_m2: float
    largest_move_m: float
    places: gpd.GeoDataFrame


def repair_file(
    path: str | Path,
    *,
    out: Sequence[str | Path] = (),
    boundary: Boundary | None = None,
    tolerance_m: float = 0.01,
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    scratch: str | Path | None = None,
    lang: str = "en",
    feedback: Feedback | None = None,
) -> LargeRepairResult:
    """:func:`repair_layer` of parcels in a file too large for memory.

    Parameters
    ----------
    path : str or Path
        GeoParquet or any OGR source.
    out : sequence of Path
        A GeoPackage gets the layers ``repair`` (in the order of the file, outlines as
        multipolygons) and ``repair_places`` and the table ``repair_table``; .csv the table.
    boundary, tolerance_m
        As in :func:`repair_layer`.
    layer, mapping, crs
        As in :func:`read_layer`.
    memory_mb, scratch
        As in :func:`check_file`; the changes and the parcels at open seams are kept.
    lang : str
        The language of sentences in the outputs.
    feedback : Feedback, optional

    Returns
    -------
    LargeRepairResult

    Raises
    ------
    DataError, UsageError
        As :func:`read_layer` and :func:`repair_layer`; an output that takes no layer in parts.

    Examples
    --------
    >>> repair_file("country.parquet", out=["mended.gpkg"]).changes  # doctest: +SKIP
    """
    check_tolerance(tolerance_m)
    paths = [as_path(one) for one in out]
    for one in paths:
        if not isinstance(one, Path) or one.suffix.lower() not in _FORMATS:
            raise UsageError("error.large_output", path=str(one), allowed=", ".join(_FORMATS))
    large = open_large(path, layer, mapping=mapping, crs=crs)
    rows = rows_allowed(large, memory_mb)
    with (
        appending(paths, lang, "repair_table") as outputs,
        TemporaryDirectory(prefix="sedp-repair-", dir=scratch) as folder,
    ):
        step(feedback, 0.0)
        ordered = in_order(large, Path(folder), rows, part(feedback, 0.0, 0.2))
        repaired = _Repaired(large, ordered, Path(folder))
        for number in range(len(ordered.files)):
            step(feedback, 0.2 + 0.2 * number / len(ordered.files))
            repaired.piece(number)
        repaired.mend()
        repaired.close(boundary, tolerance_m, part(feedback, 0.4, 0.8))
        repaired.hand_on(rows, outputs, part(feedback, 0.8, 1.0))
        result = repaired.result(tolerance_m)
        for output in outputs:
            output.append("repair_table", result.table)
            output.append("repair_places", result.places)
    step(feedback, 1.0)
    return result


class _Repaired:
    """What is kept while piece after piece is repaired."""

    def __init__(self, large: Large, ordered: Ordered, folder: Path) -> None:
        self._large, self._ordered, self._folder = large, ordered, folder
        self._before = np.zeros(large.rows)
        self._copy = np.zeros(large.rows, dtype=bool)
        self._broken: list[gpd.GeoDataFrame] = []
        self._gone: list[gpd.GeoDataFrame] = []
        self._new: dict[int, Any] = {}
        self._rows: list[dict[str, Any]] = []
        self._copies: list[dict[str, Any]] = []
        self._crs: CRS | None = None
        self._scale: ArealScale | None = None
        self._unit = 1.0
        self._notes = Notes()

    @property
    def _flat(self) -> CRS:
        return horizontal_crs(self._crs)

    def piece(self, number: int) -> None:
        """Set copies and broken outlines of a piece aside, measure it, keep its shapes."""
        raw, rows = self._ordered.read(number)
        layer = prepared(self._large, raw, rows, _KIND)
        self._notes.add(layer.attrs.get(NOTES, []))
        if self._crs is None:
            self._crs = layer.crs
            if np.isfinite(self._ordered.extent).all():
                self._scale = fit_areal_scale(self._flat, self._ordered.extent)
                self._unit = metres_per_unit(self._flat, self._ordered.extent)
        outlines = np.asarray(layer.geometry.values, dtype=object)
        names = named(layer)["parcel_id"].to_numpy(dtype=object)
        copy = is_copy(layer)
        self._copy[rows] = copy
        shapes, mended = sound(outlines)
        known = {"row": rows, "name": names, "old": outlines, "new": shapes}
        frame = pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in known.items()})
        self._gone.append(frame[copy])
        self._broken.append(frame[mended & ~copy])
        self._before[rows] = self._areas(only(outlines, is_finite(outlines) & ~copy))
        kept = gpd.GeoDataFrame({"row": rows, "name": names}, geometry=shapes, crs=layer.crs)
        kept = kept[~(copy | shapely.is_missing(shapes))]
        kept.to_parquet(self._shapes(number), compression="lz4")

    def mend(self) -> None:
        """Write down the copies and the broken outlines of all pieces, in the file's order."""
        gone = _sorted(self._gone)
        self._copies = rows_of_copies(gone["name"].to_numpy(), gone["old"].to_numpy(), self._flat)
        broken = _sorted(self._broken)
        log = self._log(broken["name"].to_numpy())
        for position, (old, new) in enumerate(zip(broken["old"], broken["new"], strict=True)):
            log.changed("made_valid", position, old, new)
        self._take(broken["row"], broken["new"].to_numpy(), log)

    def close(
        self, boundary: Boundary | None, tolerance_m: float, feedback: Feedback | None
    ) -> None:
        """Overlaps, gaps and overhangs of the whole file, one kind after the other."""
        if not np.isfinite(self._ordered.extent).all():
            return
        extent = gpd.GeoDataFrame(geometry=[shapely.box(*self._ordered.extent)], crs=self._crs)
        check_place(extent, _KIND)
        territory = None if boundary is None else territory_of(boundary, extent)
        width = tolerance_m / self._unit
        faces = self._edges().faces(None, self._pieces)
        some = self._at(faces.shapes[faces.depth > 1])
        log = self._log(some["name"].to_numpy())
        if len(some):
            self._take(some["row"], close_overlaps(_array(some), width, log, faces), log)
        step(feedback, 0.4)
        faces = self._edges().faces(territory, self._pieces)
        some = self._at(faces.shapes[faces.inside & (faces.depth == 0)])
        log = self._log(some["name"].to_numpy())
        if len(some):
            filled = fill_gaps(_array(some), territory, width, log, faces)
            self._take(some["row"], filled, log)
        step(feedback, 0.8)
        if territory is None:
            return
        some = self._at(np.array([territory.boundary], dtype=object))
        log = self._log(some["name"].to_numpy())
        self._take(some["row"], cut_overhangs(_array(some), territory, width, log), log)

    def hand_on(self, rows: int, outputs: Sequence[Appender], feedback: Feedback | None) -> None:
        """The repaired layer in the order of the file."""
        if not outputs:
            return
        for first, raw in pieces_of(self._large, rows):
            step(feedback, first / self._large.rows)
            own = all_rows(first, len(raw))
            layer = prepared(self._large, raw, own, _KIND)
            layer = layer[~self._copy[own]]
            shapes = self._as_now(_array(layer), layer.index.to_numpy())
            kept = gpd.GeoSeries(shapes, index=layer.index, crs=layer.crs)
            for output in outputs:
                output.append("repair", layer.set_geometry(kept))

    def result(self, tolerance_m: float) -> LargeRepairResult:
        """The log and the sums."""
        rows = [*self._copies, *self._rows]
        table = table_of(rows)
        after = self._before.copy()
        if self._new:
            changed = np.fromiter(self._new, dtype=np.int64)
            after[changed] = self._areas(np.array([*self._new.values()], dtype=object))
        copied = sum(row["area_before_m2"] for row in self._copies)
        pieces, features = len(self._ordered.files), self._large.rows
        return LargeRepairResult(
            table=table,
            layer=None,
            notes=(
                *self._notes.all(),
                Message("note.repaired", changes=len(table), tolerance_m=tolerance_m),
                Message("note.large_pieces", features=features, pieces=pieces),
            ),
            features=features - int(self._copy.sum()),
            changes=len(table),
            pieces=pieces,
            area_before_ha=float(self._before.sum() + copied) / HECTARE,
            area_after_ha=float(after.sum()) / HECTARE,
            area_change_m2=float(after.sum() - self._before.sum() - copied),
            largest_move_m=float(table["moved_m"].max()) if len(table) else 0.0,
            places=gpd.GeoDataFrame(
                table.copy(),
                geometry=np.array([row["place"] for row in rows], dtype=object),
                crs=self._crs,
            ),
        )

    def _areas(self, shapes: Geometries) -> Any:
        if not (shapely.area(shapes) > 0).any():
            return np.zeros(len(shapes))
        return drawn_area_m2(shapes, self._flat, scale=self._scale, compiled=True)

    def _log(self, names: Any) -> Changes:
        every = np.ones(len(names), dtype=bool)
        return Changes(names, self._flat, self._scale, self._unit, every, ~every)

    def _take(self, rows: pd.Series, shapes: Geometries, log: Changes) -> None:
        """Remember the shapes that are not those on disk any more."""
        self._rows.extend(log.rows())
        changed = log.positions()
        places = rows.to_numpy()[changed].tolist()
        self._new.update(zip(map(int, places), shapes[changed], strict=True))

    def _edges(self) -> Edges:
        edges = Edges.none()
        for piece in self._pieces():
            edges.add(_array(piece))
        return edges

    def _at(self, places: Geometries) -> gpd.GeoDataFrame:
        """The parcels that touch some places, in the order of the file."""
        found = []
        for piece in self._pieces():
            near = shapely.STRtree(_array(piece)).query(places, predicate="intersects")[1]
            found.append(piece.iloc[np.unique(near)])
        if not found:
            raise DataError("error.no_features", layer=self._large.name)
        return pd.concat(found, ignore_index=True).sort_values("row", ignore_index=True)

    def _pieces(self) -> Iterator[gpd.GeoDataFrame]:
        """The shapes as they are now."""
        for number in range(len(self._ordered.files)):
            piece = gpd.read_parquet(self._shapes(number))
            shapes = self._as_now(_array(piece), piece["row"].to_numpy())
            yield piece.set_geometry(gpd.GeoSeries(shapes, index=piece.index, crs=piece.crs))

    def _as_now(self, shapes: Geometries, rows: Ints) -> Geometries:
        """Outlines with those put in that have changed."""
        shapes = shapes.copy()
        changed = np.flatnonzero(np.isin(rows, np.fromiter(self._new, dtype=np.int64)))
        for position in changed.tolist():
            shapes[position] = self._new[int(rows[position])]
        return shapes

    def _shapes(self, number: int) -> Path:
        return self._folder / f"shapes-{number}.parquet"


def _sorted(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(frames).sort_values("row", ignore_index=True)


def _array(layer: gpd.GeoDataFrame) -> Geometries:
    return np.asarray(layer.geometry.values, dtype=object)
