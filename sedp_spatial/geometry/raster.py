"""Rasters read window by window: by rasterio where it is, by GDAL's own bindings in QGIS.

QGIS's installer for Windows brings ``osgeo.gdal`` and no rasterio. Both are asked for the same
bytes, so the numbers do not depend on who reads. A band of GDAL is read as bytes, because its
array module must be built for the very numpy that runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, cast

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS
from pyproj.exceptions import CRSError

from ..errors import DataError
from ..optional import has, need
from .area import horizontal_crs
from .rings import Floats

Affine = tuple[float, float, float, float, float, float]
Nodata = float | Literal["declared"] | None

_UNPLACED: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
_TYPES = {"Byte": "uint8", "Int8": "int8"}


class Raster(Protocol):
    """One band of cells on a grid.

    Attributes
    ----------
    name : str
        What it is called in sentences.
    width, height : int
        Columns and rows.
    transform : tuple of float
        a, b, c, d, e, f: x = a·column + b·row + c, y = d·column + e·row + f.
    crs : pyproj.CRS
        Horizontal.
    nodata : float or None
        The value that means "nothing is known here", where one is declared.
    block : tuple of int
        Rows and columns that are stored together.
    """

    @property
    def name(self) -> str:
        """What it is called in sentences."""
        ...

    @property
    def width(self) -> int:
        """Columns."""
        ...

    @property
    def height(self) -> int:
        """Rows."""
        ...

    @property
    def transform(self) -> Affine:
        """From column and row to x and y."""
        ...

    @property
    def crs(self) -> CRS:
        """Horizontal."""
        ...

    @property
    def nodata(self) -> float | None:
        """The declared value for nothing."""
        ...

    @property
    def block(self) -> tuple[int, int]:
        """Rows and columns stored together."""
        ...

    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """The values of a window, as they are stored."""
        ...

    def scaled(self, values: Floats) -> Floats:
        """Stored values in the unit that they stand for."""
        ...


@dataclass(frozen=True)
class _Band:
    """What both readers know of a band."""

    name: str
    width: int
    height: int
    transform: Affine
    crs: CRS
    nodata: float | None
    block: tuple[int, int]
    scale: float
    offset: float
    source: Any
    number: int

    def scaled(self, values: Floats) -> Floats:
        """Stored values in the unit that they stand for."""
        plain = self.scale == 1.0 and self.offset == 0.0
        return values if plain else values * self.scale + self.offset


class _RasterioBand(_Band):
    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """The values of a window, as they are stored."""
        from rasterio.windows import Window

        try:
            values: NDArray[Any] = self.source.read(
                self.number, window=Window(column, row, columns, rows)
            )
        except OSError as error:  # a raster that was cut or damaged shows it only here
            raise DataError("error.unreadable", path=self.name, reason=str(error)) from error
        return values


class _GdalBand(_Band):
    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """The values of a window, as they are stored."""
        gdal = need("osgeo.gdal", purpose=self.name)
        band = self.source.GetRasterBand(self.number)
        kind = gdal.GetDataTypeName(band.DataType)
        data = band.ReadRaster(column, row, columns, rows)
        if data is None:
            raise DataError("error.unreadable", path=self.name, reason=gdal.GetLastErrorMsg())
        values = np.frombuffer(bytes(data), dtype=_TYPES.get(kind, kind.lower()))
        return values.reshape(rows, columns)


@dataclass(frozen=True)
class ArrayRaster:
    """Cells in memory, with a place on the Earth.

    Attributes
    ----------
    values : ndarray of shape (rows, columns)
    transform : tuple of float
        As :class:`Raster` has it.
    crs : pyproj.CRS
    nodata : float or None
    name : str
    """

    values: NDArray[Any]
    transform: Affine
    crs: CRS
    nodata: float | None = None
    name: str = "raster"

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.values.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.values.shape[0])

    @property
    def block(self) -> tuple[int, int]:
        """Everything is at hand."""
        return (1, self.width)

    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """The values of a window."""
        return self.values[row : row + rows, column : column + columns]

    def scaled(self, values: Floats) -> Floats:
        """The values stand for themselves."""
        return values


@contextmanager
def open_raster(raster: str | Path | Raster, *, band: int = 1) -> Iterator[Raster]:
    """Open one band of a raster file; what is a raster already is passed through.

    Parameters
    ----------
    raster : path or Raster
        Any file that GDAL reads.
    band : int
        Counted from 1.

    Yields
    ------
    Raster

    Raises
    ------
    DataError
        No such file, not a raster, no such band, no CRS or no place on the Earth.
    MissingDependency
        If neither rasterio nor GDAL's Python bindings are there.

    Examples
    --------
    >>> with open_raster("sample_layers/dem.tif") as dem:
    ...     dem.width, dem.height
    (720, 443)
    """
    if not isinstance(raster, str | Path):
        yield raster
        return
    path = str(raster)
    if not Path(path).exists() and not path.startswith("/vsi"):
        raise DataError("error.no_file", path=path)
    if has("rasterio") or not has("osgeo"):
        with _opened_by_rasterio(path, band) as opened:
            yield opened
    else:
        yield _opened_by_gdal(path, band)


@contextmanager
def _opened_by_rasterio(path: str, band: int) -> Iterator[Raster]:
    rasterio = need("rasterio", purpose=path)
    try:
        source = rasterio.open(path)
    except rasterio.errors.RasterioIOError as error:
        raise DataError("error.unreadable", path=path, reason=str(error)) from error
    with source:
        _check_band(path, band, source.count)
        yield _RasterioBand(
            name=path,
            width=source.width,
            height=source.height,
            transform=_placed(path, tuple(source.transform)[:6]),
            crs=_crs_of(path, source.crs.to_wkt() if source.crs else ""),
            nodata=source.nodatavals[band - 1],
            block=source.block_shapes[band - 1],
            scale=source.scales[band - 1],
            offset=source.offsets[band - 1],
            source=source,
            number=band,
        )


def _opened_by_gdal(path: str, band: int) -> Raster:
    gdal = need("osgeo.gdal", purpose=path)
    gdal.UseExceptions()
    try:
        source = gdal.Open(path)
    except RuntimeError as error:
        raise DataError("error.unreadable", path=path, reason=str(error)) from error
    _check_band(path, band, source.RasterCount)
    opened = source.GetRasterBand(band)
    c, a, b, f, d, e = source.GetGeoTransform()
    wide, high = opened.GetBlockSize()
    return _GdalBand(
        name=path,
        width=source.RasterXSize,
        height=source.RasterYSize,
        transform=_placed(path, (a, b, c, d, e, f)),
        crs=_crs_of(path, source.GetProjection()),
        nodata=opened.GetNoDataValue(),
        block=(high, wide),
        scale=opened.GetScale() or 1.0,
        offset=opened.GetOffset() or 0.0,
        source=source,
        number=band,
    )


def _check_band(path: str, band: int, count: int) -> None:
    if not 1 <= band <= count:
        raise DataError("error.no_band", path=path, band=band, bands=count)


def _placed(path: str, transform: tuple[float, ...]) -> Affine:
    a, b, _, d, e, _ = transform
    if transform == _UNPLACED or a * e - b * d == 0.0:
        raise DataError("error.raster_unplaced", path=path)
    return cast(Affine, transform)


def _crs_of(path: str, wkt: str) -> CRS:
    try:
        return horizontal_crs(CRS.from_wkt(wkt) if wkt else None)
    except (CRSError, DataError) as error:
        raise DataError("error.raster_no_crs", path=path) from error


@dataclass(frozen=True)
class Tile:
    """A window of a raster: its first row and column, and how many of both."""

    row: int
    column: int
    rows: int
    columns: int


def tiles_of(raster: Raster, window: Tile, most_cells: int) -> Iterator[Tile]:
    """Cut a window into tiles that hold whole blocks of the file where they can.

    Parameters
    ----------
    raster : Raster
    window : Tile
    most_cells : int
        What a tile may hold.
    """
    wide = min(window.columns, _whole(raster.block[1], max(most_cells // 256, 1)))
    high = min(window.rows, _whole(raster.block[0], max(most_cells // max(wide, 1), 1)))
    for row in _cuts(window.row, window.rows, high):
        for column in _cuts(window.column, window.columns, wide):
            yield Tile(row[0], column[0], row[1], column[1])


def _whole(block: int, most: int) -> int:
    return most if block > most else most // block * block


def _cuts(first: int, count: int, size: int) -> Iterator[tuple[int, int]]:
    """Stretches that end where a multiple of the size does, so that blocks are read once."""
    start, end = first, first + count
    while start < end:
        stop = min((start // size + 1) * size, end)
        yield start, stop - start
        start = stop


def missing_in(values: NDArray[Any], nodata: float | None) -> NDArray[np.bool_]:
    """Which stored values stand for nothing: NaN and the nodata value."""
    floating = np.issubdtype(values.dtype, np.floating)
    missing = np.isnan(values) if floating else np.zeros(values.shape, dtype=bool)
    if nodata is None or np.isnan(nodata):
        return missing
    # A nodata of -3.4028235e38 is declared with more digits than float32 cells have.
    return missing | (values == (values.dtype.type(nodata) if floating else nodata))
