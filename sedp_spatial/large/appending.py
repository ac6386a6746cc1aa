"""Outputs that grow piece by piece and take their place only when all of them are complete."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import UsageError
from ..layers.postgis import Target
from ..layers.writing import GPKG_VERSION, flat_cells, replacing
from ..optional import need
from ..report.tables import write_csv
from ..results import translate_frame
from .pieces import STREAMED


class Appender:
    """One output file; the name of a table or layer is that of the library's other outputs."""

    def __init__(self, path: Path, lang: str, main: str) -> None:
        self._path, self._lang, self._main = path, lang, main
        self._schema: Any = None
        self._writer: Any = None
        self._started: set[str] = set()

    def append(self, name: str, frame: pd.DataFrame, *, mixed: bool = False) -> None:
        """Add the rows of one piece; a file of one table takes the main one only.

        ``mixed`` says that not all pieces hold polygons only.
        """
        if self._path.suffix.lower() == ".gpkg":
            self._to_gpkg(name, frame, mixed)
        elif name == self._main and self._path.suffix.lower() == ".csv":
            self._to_csv(translate_frame(frame, self._lang))
        elif name == self._main:
            self._to_parquet(flat_cells(translate_frame(frame, self._lang)))

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.close()

    def _to_gpkg(self, name: str, frame: pd.DataFrame, mixed: bool) -> None:
        pyogrio = need("pyogrio", purpose="GeoPackage (.gpkg)")
        if len(frame) == 0 and (name in self._started or not len(frame.columns)):
            return
        options: dict[str, Any] = {"append": self._path.exists()}
        if name not in self._started:
            options["VERSION"] = GPKG_VERSION
        if isinstance(frame, gpd.GeoDataFrame):
            # The first piece may hold polygons only, a later one parts of them.
            kinds = set(frame.geometry.geom_type.dropna())
            if kinds <= {"Polygon", "MultiPolygon"} and not mixed:
                options |= {"geometry_type": "MultiPolygon", "promote_to_multi": True}
            else:
                options |= {"geometry_type": "Unknown"}
        try:
            plain = flat_cells(translate_frame(frame, self._lang))
            pyogrio.write_dataframe(plain, self._path, layer=name, driver="GPKG", **options)
        except (pyogrio.errors.DataSourceError, RuntimeError) as error:
            raise OSError(errno.EIO, str(error)) from error
        self._started.add(name)

    def _to_csv(self, table: pd.DataFrame) -> None:
        piece = self._path.with_suffix(".piece")
        write_csv(piece, table)
        with piece.open(encoding="utf-8-sig", newline="") as read:
            if self._started:
                read.readline()
            mode, encoding = ("a", "utf-8") if self._started else ("w", "utf-8-sig")
            with self._path.open(mode, encoding=encoding, newline="") as write:
                while block := read.read(1 << 20):
                    write.write(block)
        piece.unlink()
        self._started.add(self._main)

    def _to_parquet(self, table: pd.DataFrame) -> None:
        pa = need("pyarrow", purpose="Parquet (.parquet)")
        parquet = need("pyarrow.parquet", purpose="Parquet (.parquet)")
        if self._writer is None:
            fields = [(name, _kind(table[name])) for name in table.columns]
            self._schema = pa.schema(fields)
            self._writer = parquet.ParquetWriter(self._path, self._schema)
        arrow = pa.Table.from_pandas(table, schema=self._schema, preserve_index=False)
        self._writer.write_table(arrow)


def _kind(column: pd.Series) -> Any:
    """The type of a column that the next pieces must fit too: texts, though all are missing."""
    pa = need("pyarrow", purpose="Parquet (.parquet)")
    if pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
        return pa.from_numpy_dtype(column.dtype)
    return pa.string()


@contextmanager
def appending(paths: Sequence[Path | Target], lang: str, main: str) -> Iterator[list[Appender]]:
    """Open the outputs; none of them appears before all pieces are written.

    Parameters
    ----------
    paths : sequence of Path
    lang : str
        The language of sentences in the tables.
    main : str
        The name of the table that files of a single table take.

    Raises
    ------
    UsageError
        A format that does not take one piece after the other.
    """
    for path in paths:
        if isinstance(path, Target) or path.suffix.lower() not in STREAMED:
            raise UsageError("error.large_output", path=str(path), allowed=", ".join(STREAMED))
    with ExitStack() as opened:
        made = [
            Appender(opened.enter_context(replacing(path)), lang, main)
            for path in paths
            if isinstance(path, Path)
        ]
        try:
            yield made
        finally:
            for one in made:
                one.close()


def as_path(path: Any) -> Any:
    """A text is a path; a database stays what it is, to be refused by name."""
    return Path(path) if isinstance(path, str) else path
