"""The check of a file too large for memory: piece by piece, and then along what no piece closes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..geometry.area import horizontal_crs
from ..geometry.local import check_tolerance, metres_per_unit
from ..geometry.rings import Ints
from ..layers.boundary import Boundary, territory_of
from ..layers.cells import texts
from ..layers.checking import CheckResult
from ..layers.checks_of_attributes import check_attributes
from ..layers.checks_of_coverage import report_coverage
from ..layers.checks_of_shapes import check_place_in_crs, check_shapes
from ..layers.mapping import NOTES
from ..layers.schema import schema_of
from ..messages import Message
from ..progress import Feedback, part, step
from .collecting import Collected, Whole
from .merging import Notes
from .ordering import Ordered, in_order
from .pieces import Large, named, open_large, prepared, rows_allowed
from .seams import Edges, concerned

_KIND = "parcels"


def check_file(
    path: str | Path,
    *,
    boundary: Boundary | None = None,
    tolerance_m: float = 0.01,
    sliver_m: float = 0.5,
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    scratch: str | Path | None = None,
    feedback: Feedback | None = None,
) -> CheckResult:
    """:func:`check_layer` of parcels in a file too large for memory.

    The rows are dealt out into pieces of neighbours on disk. Each piece is checked by itself, but
    for what lies between pieces: the edges that no piece cancels bound the overlaps, gaps and
    overhangs of the whole file. Only the parcels there are looked at together.

    Parameters
    ----------
    path : str or Path
        GeoParquet or any OGR source.
    boundary, tolerance_m, sliver_m
        As in :func:`check_layer`.
    layer, mapping, crs
        As in :func:`read_layer`.
    memory_mb : float
        What the process may take, about. Findings, uncancelled edges and the parcels at defects
        are kept: where most neighbours have different vertices, that is most of the layer.
    scratch : str or Path, optional
        Where a copy of the file goes; the system's folder for temporary files if not given.
    feedback : Feedback, optional

    Returns
    -------
    CheckResult
        The findings that :func:`check_layer` has for the whole layer.

    Raises
    ------
    DataError, UsageError
        As :func:`read_layer` and :func:`check_layer`.

    Examples
    --------
    >>> check_file("country.parquet", memory_mb=1500).errors  # doctest: +SKIP
    """
    check_tolerance(tolerance_m)
    check_tolerance(sliver_m)
    large = open_large(path, layer, mapping=mapping, crs=crs)
    rows = rows_allowed(large, memory_mb)
    with TemporaryDirectory(prefix="sedp-check-", dir=scratch) as folder:
        step(feedback, 0.0)
        ordered = in_order(large, Path(folder), rows, part(feedback, 0.0, 0.2))
        checked = _Checked(large, ordered, Path(folder), sliver_m)
        for number in range(len(ordered.files)):
            step(feedback, 0.2 + 0.5 * number / len(ordered.files))
            checked.piece(number)
        checked.repeated_ids()
        step(feedback, 0.75)
        territory = None
        if boundary is not None:
            territory = territory_of(boundary, checked.outline())
        checked.coverage(territory, tolerance_m, part(feedback, 0.75, 1.0))
    table, places = checked.whole.frames(ordered.extent, checked.crs)
    counts = table["severity"].value_counts()
    notes = [
        *checked.notes.all(),
        Message("note.checked", features=large.rows, tolerance_m=tolerance_m),
        Message("note.large_pieces", features=large.rows, pieces=len(ordered.files)),
    ]
    if boundary is None:
        notes.append(Message("note.no_boundary"))
    return CheckResult(
        table=table,
        layer=places,
        notes=tuple(notes),
        features=large.rows,
        errors=int(counts.get("error", 0)),
        warnings=int(counts.get("warning", 0)),
        infos=int(counts.get("info", 0)),
    )


class _Checked:
    """What is kept while piece after piece is checked."""

    def __init__(self, large: Large, ordered: Ordered, folder: Path, sliver_m: float) -> None:
        self._large, self._ordered, self._folder = large, ordered, folder
        self._sliver_m = sliver_m
        self._edges = Edges.none()
        self._ids = np.zeros(large.rows, dtype=np.uint64)
        self.crs: CRS | None = None
        self.whole, self.notes = Whole(), Notes()

    def piece(self, number: int) -> None:
        """Check what a piece can know by itself; keep its outlines and its rim."""
        layer, rows = self._layer(number)
        self.crs = layer.crs
        self.notes.add(layer.attrs.get(NOTES, []))
        names = named(layer)["parcel_id"].to_numpy(dtype=object)
        findings = Collected(self.whole, rows, names)
        crs, schema = horizontal_crs(layer.crs), schema_of(_KIND)
        shapes, measured = check_shapes(
            layer, findings, crs, schema, self._sliver_m, self._ordered.extent
        )
        check_attributes(layer, findings, schema, measured)
        if schema.id in layer.columns:
            own = texts(layer[schema.id])
            there = own.notna().to_numpy()
            hashed = pd.util.hash_array(own[there].to_numpy(dtype=object))
            self._ids[rows[there]] = np.maximum(hashed, 1)  # 0 is none
        self._edges.add(shapes)
        kept = gpd.GeoDataFrame({"row": rows, "name": names}, geometry=shapes, crs=layer.crs)
        kept[~kept.geometry.isna()].to_parquet(self._shapes(number), compression="lz4")

    def repeated_ids(self) -> None:
        """Numbers that occur more than once anywhere in the file."""
        order = np.argsort(self._ids, kind="stable")
        along = self._ids[order]
        same = (along[1:] == along[:-1]) & (along[1:] != 0)
        rows = np.sort(order[np.append(same, False) | np.append(False, same)])
        if len(rows) == 0:
            return
        parts = []
        for number in range(len(self._ordered.files)):
            layer, own = self._layer(number)
            parts.append(layer[np.isin(own, rows)])
        some = pd.concat(parts).sort_index()
        plain = gpd.GeoDataFrame(
            {"parcel_id": some["parcel_id"].to_numpy()},
            geometry=some.geometry.to_numpy(),
            crs=some.crs,
        )
        found = Collected(
            self.whole, some.index.to_numpy(), texts(plain["parcel_id"]), of_piece=False
        )
        check_attributes(plain, found, schema_of(_KIND), np.zeros(len(plain)))

    def coverage(
        self, territory: shapely.Geometry | None, tolerance_m: float, feedback: Feedback | None
    ) -> None:
        """Overlaps, gaps, overhangs and seams of the whole file; and whether it is far away."""
        outline = self.outline()
        everything = Collected(self.whole, np.empty(0, int), [], of_piece=False)
        crs = horizontal_crs(outline.crs)
        check_place_in_crs(self._ordered.extent, everything, crs)
        if not np.isfinite(self._ordered.extent).all():
            return
        unit = metres_per_unit(crs, self._ordered.extent)
        width = tolerance_m / unit
        faces = self._edges.faces(territory, self._pieces)
        step(feedback, 0.3)
        some = concerned(faces, self._pieces, width)
        if len(some) == 0:
            return
        findings = Collected(self.whole, some["row"].to_numpy(), some["name"].to_numpy())
        shapes = np.asarray(some.geometry.values, dtype=object)
        tree = shapely.STRtree(shapes)
        report_coverage(
            shapes, tree, faces, findings, crs, territory, width, unit, part(feedback, 0.5, 1.0)
        )

    def outline(self) -> gpd.GeoDataFrame:
        """The extent of the layer as a layer."""
        return gpd.GeoDataFrame(geometry=[shapely.box(*self._ordered.extent)], crs=self.crs)

    def _layer(self, number: int) -> tuple[gpd.GeoDataFrame, Ints]:
        raw, rows = self._ordered.read(number)
        return prepared(self._large, raw, rows, _KIND), rows

    def _pieces(self) -> Iterator[gpd.GeoDataFrame]:
        for number in range(len(self._ordered.files)):
            yield gpd.read_parquet(self._shapes(number))

    def _shapes(self, number: int) -> Path:
        return self._folder / f"shapes-{number}.parquet"
