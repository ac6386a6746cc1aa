"""A copy of a file in which the rows of each municipality follow each other.

An external sort with bounded memory: one pass deals the rows out to buckets on disk, each of
which holds whole municipalities and fits into memory; then bucket after bucket is put in order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
from pyproj import CRS

from ..errors import DataError, UsageError
from ..geometry.area import horizontal_crs
from ..geometry.rings import Ints
from ..layers.geoparquet import PURPOSE, WKB, flat_bounds
from ..layers.mapping import apply_mapping
from ..layers.place import ADVICE
from ..optional import need
from ..progress import Feedback, step
from .partitions import Groups, groups_of
from .source import USED, Source, read_rows

GEOMETRY = "geometry"
_MOST_BUCKETS = 200  # files that are open at a time


class Stream:
    """Any source as Arrow tables: the columns that are needed, and outlines as they are stored.

    Parameters
    ----------
    path : Path
    layer : str or None
    source : Source or None
        Of a GeoParquet file.
    mapping : mapping or None
    keys : sequence of str
        The columns of the municipality and of the classes, without which there are no sums.
    batch : int
        Rows of a table.

    Attributes
    ----------
    crs : pyproj.CRS
    rows : int
    encoding : str
    bounds : tuple of float or None
        The extent, where the source tells it.
    """

    def __init__(
        self,
        path: Path,
        layer: str | None,
        source: Source | None,
        mapping: Mapping[str, Any] | None,
        keys: Sequence[str],
        batch: int,
    ) -> None:
        self._path, self._layer, self._source = path, layer, source
        self._mapping, self._keys, self._batch = mapping, keys, batch
        self._columns = list(dict.fromkeys((*keys, *USED)))
        if source is not None:
            self.crs, self.rows, self.encoding = source.crs, source.rows, source.encoding
            self.bounds = source.bounds
            return
        if not path.exists():
            raise DataError("error.no_file", path=str(path))
        pyogrio = need("pyogrio", purpose=str(path))
        try:
            info = pyogrio.read_info(path, layer=layer, force_total_bounds=True)
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise DataError("error.unreadable", path=str(path), reason=str(error)[:200]) from error
        if info["geometry_type"] is None:
            raise DataError("error.no_geometry", layer=str(path))
        if info["features"] == 0:
            raise DataError("error.no_features", layer=str(path))
        given = info["crs"] or (mapping or {}).get("layer", {}).get("crs")
        if given is None:
            raise DataError("error.no_crs_of", layer=str(path), advice=ADVICE)
        self.crs = horizontal_crs(CRS.from_user_input(given))
        self.rows, self.encoding = int(info["features"]), WKB
        self.bounds = flat_bounds(list(info["total_bounds"] or []))

    @property
    def municipality(self) -> str:
        """The column that names the municipality."""
        return self._keys[0]

    def tables(self, *, outlines: bool) -> Iterator[Any]:
        """Table after table; ``geometry`` is the last column, where it is wanted."""
        for table, geometry in self._raw():
            named = self._mapped(table, geometry)
            if outlines:
                named = named.append_column(GEOMETRY, table.column(geometry))
            yield named

    def _raw(self) -> Iterator[tuple[Any, str]]:
        if self._source is not None:
            names = [name for name in self._source.columns if name != self._source.geometry]
            for first in range(0, self.rows, self._batch):
                last = min(first + self._batch, self.rows)
                yield read_rows(self._source, first, last, names), self._source.geometry
            return
        pa = need("pyarrow", purpose=PURPOSE)
        options = {"layer": self._layer, "batch_size": self._batch, "use_pyarrow": True}
        pyogrio = need("pyogrio", purpose=str(self._path))
        with pyogrio.open_arrow(self._path, **options) as (meta, reader):
            for part in reader:
                yield pa.Table.from_batches([part]), meta["geometry_name"] or "wkb_geometry"

    def _mapped(self, table: Any, geometry: str) -> Any:
        """The columns of the schema, by the mapping or by their names in any case."""
        pa = need("pyarrow", purpose=PURPOSE)
        frame = table.drop_columns([geometry]).to_pandas()
        plain = gpd.GeoDataFrame(frame, geometry=[None] * len(frame))  # what is read has none yet
        mapped = apply_mapping(plain, self._mapping, kind="parcels", source=str(self._path))
        if self.municipality not in mapped.columns:
            raise no_municipality(str(self._path), self.municipality, list(frame.columns))
        for column in self._keys:
            if column not in mapped.columns:
                have = [name for name in mapped.columns if name != mapped.geometry.name]
                raise UsageError("error.no_group_column", column=column, columns=have)
        kept = mapped[[name for name in self._columns if name in mapped.columns]]
        texts = kept.select_dtypes(exclude="number").columns
        arrays = [
            pa.array(list(kept[name]), type=pa.string(), from_pandas=True)
            if name in texts
            else pa.array(kept[name].astype("float64"), from_pandas=True)
            for name in kept.columns
        ]
        return pa.table(arrays, names=list(kept.columns))


def no_municipality(path: str, column: str, have: Sequence[str]) -> DataError:
    """The error of a layer that does not say which municipality a feature lies in."""
    return DataError(
        "error.country_no_municipality", layer=path, column=column, columns=[*map(str, have)][:20]
    )


def group_aside(
    stream: Stream,
    scratch: Path,
    rows_for: Callable[[float], int],
    feedback: Feedback | None = None,
) -> Path:
    """Write a file in which the rows of each municipality follow each other.

    Parameters
    ----------
    stream : Stream
    scratch : Path
        An empty folder.
    rows_for : callable
        How many rows of so many bytes may be in memory.
    feedback : Feedback, optional

    Returns
    -------
    Path
        GeoParquet; municipalities in alphabetical order, their rows in the order of the source.
    """
    tables = stream.tables(outlines=False)
    groups = groups_of([table.column(stream.municipality).to_pandas() for table in tables])
    dealt, first = _Dealt(scratch), 0
    bucket: Ints | None = None
    for table in stream.tables(outlines=True):
        if bucket is None:
            bucket = _buckets(groups, rows_for(table.nbytes / len(table)))
        code = groups.code[first : first + len(table)]
        dealt.deal(table, code, bucket)
        first += len(table)
        step(feedback, 0.8 * first / max(stream.rows, 1))
    dealt.close()
    return dealt.in_order(scratch / "grouped.parquet", stream)


def _buckets(groups: Groups, rows: int) -> Ints:
    """The bucket of each municipality: whole ones, one after the other."""
    counts = np.bincount(groups.code, minlength=len(groups.names))
    rows = max(rows, -(-len(groups.code) // _MOST_BUCKETS))
    return np.cumsum(counts) // max(rows, 1)


class _Dealt:
    """Buckets on disk."""

    def __init__(self, scratch: Path) -> None:
        self._scratch, self._open = scratch, ExitStack()
        self._writers: dict[int, Any] = {}

    def deal(self, table: Any, code: Ints, bucket: Ints) -> None:
        """Put each row of a table into the bucket of its municipality."""
        pa = need("pyarrow", purpose=PURPOSE)
        table = table.append_column("sedp_group", pa.array(code))
        of_row = bucket[code]
        for number in np.unique(of_row).tolist():
            part = table.take(pa.array(np.flatnonzero(of_row == number)))
            if number not in self._writers:
                path = self._scratch / f"bucket-{number}.arrow"
                writer = pa.ipc.new_file(path, part.schema)
                self._writers[number] = self._open.enter_context(writer)
            self._writers[number].write_table(part)

    def close(self) -> None:
        """Finish all buckets."""
        self._open.close()

    def in_order(self, path: Path, stream: Stream) -> Path:
        """Put the buckets together, each in the order of its municipalities."""
        pa = need("pyarrow", purpose=PURPOSE)
        parquet = need("pyarrow.parquet", purpose=PURPOSE)
        with ExitStack() as opened:
            out: Any = None
            for number in sorted(self._writers):
                part = self._scratch / f"bucket-{number}.arrow"
                with pa.OSFile(str(part), "rb") as file:
                    table = pa.ipc.open_file(file).read_all()
                order = np.argsort(table.column("sedp_group").to_numpy(), kind="stable")
                table = table.take(pa.array(order)).drop_columns(["sedp_group"])
                if out is None:
                    schema = table.schema.with_metadata({b"geo": _geo(stream)})
                    out = opened.enter_context(parquet.ParquetWriter(path, schema))
                out.write_table(table.cast(out.schema))
                part.unlink()
        return path


def _geo(stream: Stream) -> bytes:
    """The description that makes a Parquet file GeoParquet."""
    column: dict[str, Any] = {"encoding": stream.encoding, "geometry_types": []}
    column["crs"] = stream.crs.to_json_dict()
    if stream.bounds is not None:
        column["bbox"] = list(stream.bounds)
    meta = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    return json.dumps(meta).encode()
