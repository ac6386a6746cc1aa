"""Read layers from whatever land specialists have, and say clearly when it cannot be read."""

from __future__ import annotations

import difflib
import importlib
import warnings
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from ..errors import DataError, MissingDependency, SedpError, UsageError
from ..geometry.sound import is_finite, only
from ..messages import Message
from ..optional import has
from ..textfiles import is_there
from .encoding import check_complete, shapefile_encoding
from .mapping import NOTES, NOWHERE, apply_mapping, load_mapping
from .place import ADVICE, check_place
from .postgis import is_postgis, read_postgis, shown
from .schema import schema_of

_NETWORK_PREFIXES = ("MYSQL:", "WFS:", "/vsi")
# Tables that QGIS keeps in the GeoPackages of its layers.
_OF_QGIS = {"layer_styles", "qgis_projects"}
_AREAL = {3, 6, 7}
_LINES = {1, 2, 5}


def read_layer(
    path: str | Path,
    layer: str | None = None,
    *,
    kind: str,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
) -> gpd.GeoDataFrame:
    """Read a layer and give it the columns of its kind.

    Parameters
    ----------
    path : str or Path
        GeoPackage, Shapefile (its Cyrillic encoding is recognised), GeoJSON, FlatGeobuf, KML,
        DXF, GeoParquet, ``FILE|layername=NAME``, or PostGIS: ``PG:service=NAME`` or
        ``postgresql://USER@HOST/DATABASE``.
    layer : str, optional
        The layer's name where the source holds several; ``SCHEMA.TABLE`` of PostGIS.
    kind : str
        ``parcels``, ``boundary``, ``zones``, ``restrictions``, ``hazards``, ``buildings``, ….
    mapping : mapping or path of a TOML file, optional
        Fields and codes, see :func:`apply_mapping`.
    crs : anything pyproj understands, optional
        The coordinate reference system of a file that does not state one (DXF).

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the schema, all other fields, and a plain running index.

    Raises
    ------
    DataError
        File or layer missing, unreadable, empty, without geometry, without or with an
        impossible CRS, or of the wrong geometry; the sentence says how to mend it.

    Examples
    --------
    >>> from sedp_spatial import read_layer
    >>> parcels = read_layer(sample / "municipality.gpkg", "parcels", kind="parcels")
    >>> parcels.crs.name
    'Kyrg-06 / zone 3'
    """
    schema_of(kind)  # an unknown kind is refused before anything is read
    if isinstance(mapping, str | Path):
        mapping = load_mapping(mapping)
    raw, name = read_raw(path, layer, crs=crs or (mapping or {}).get("layer", {}).get("crs"))
    return prepare_layer(raw, kind=kind, mapping=mapping, source=name)


def read_raw(
    path: str | Path, layer: str | None = None, *, crs: Any = None
) -> tuple[gpd.GeoDataFrame, str]:
    """A layer with the fields that it has, and what it is called in sentences.

    Parameters and errors as of :func:`read_layer`.
    """
    if is_postgis(str(path)):
        raw = read_postgis(str(path), layer, crs=None if crs is None else _crs_of(crs))
        return raw, shown(str(path), layer)
    source, layer = _split(str(path), layer)
    raw = _read(source, layer)
    name = f"{source}|layername={layer}" if layer else source
    if isinstance(raw, gpd.GeoDataFrame) and raw.crs is None and crs is not None:
        raw = raw.set_crs(_crs_of(crs))
    return raw, name


def prepare_layer(
    raw: gpd.GeoDataFrame,
    *,
    kind: str,
    mapping: Mapping[str, Any] | None = None,
    source: str = "",
) -> gpd.GeoDataFrame:
    """Make a layer that is in memory already (QGIS's, PostGIS's) one of its kind.

    Parameters
    ----------
    raw : geopandas.GeoDataFrame
    kind, mapping
        As in :func:`read_layer`.
    source : str
        What the layer is called in sentences.

    Returns
    -------
    geopandas.GeoDataFrame
        As :func:`read_layer` returns it.

    Raises
    ------
    DataError
        As :func:`read_layer`, once the file is read.
    """
    if not isinstance(raw, gpd.GeoDataFrame):
        raise DataError("error.no_geometry", layer=source)
    if len(raw) == 0:
        raise DataError("error.no_features", layer=source)
    notes: list[Message] = []
    raw, twice = _named_apart(raw)
    if twice:
        notes.append(Message("note.fields_twice", layer=source, fields=twice))
    raw = _hashable(raw)
    raw, flattened = _flat(raw)
    if flattened:
        notes.append(Message("note.heights_dropped", layer=source, features=flattened))
    raw, nowhere = _on_earth(raw)
    if len(nowhere):
        notes.append(Message("note.bad_coordinates", layer=source, features=len(nowhere)))
    if schema_of(kind).geometry == "polygon":
        raw = _polygons(raw, source)
    check_place(raw, source)
    raw = raw.reset_index(drop=True)
    raw.attrs[NOTES] = notes
    raw.attrs[NOWHERE] = nowhere
    return apply_mapping(raw, mapping, kind=kind, source=source)


def _crs_of(given: Any) -> CRS:
    try:
        return CRS.from_user_input(given)
    except CRSError as error:
        raise UsageError("error.crs_unknown", crs=str(given), advice=ADVICE) from error


def _split(path: str, layer: str | None) -> tuple[str, str | None]:
    """Take ``FILE|layername=NAME`` apart, as QGIS writes it."""
    source, _, options = path.partition("|")
    for option in options.split("|"):
        key, _, value = option.partition("=")
        if key == "layername" and layer is None:
            layer = value
        elif option and key not in ("layername", "geometrytype", "layerid"):
            raise UsageError("error.layer_option", option=option, path=path)
    return source, layer


def _read(source: str, layer: str | None) -> gpd.GeoDataFrame:
    if not source.startswith(_NETWORK_PREFIXES):
        _check_file(Path(source))
    if source.lower().endswith((".parquet", ".geoparquet")):
        return _read_parquet(source)
    options: dict[str, Any] = {}
    if source.lower().endswith(".shp"):
        check_complete(Path(source))
        encoding = shapefile_encoding(Path(source))
        options = {"encoding": encoding} if encoding else {}
    engines = [engine for engine in ("pyogrio", "fiona") if has(engine)]
    if not engines:
        raise MissingDependency(
            "error.missing_dependency", module="pyogrio", purpose=source, install="pyogrio"
        )
    layer = _layer_name(source, layer, engines[0])
    reason: Exception | None = None
    for engine in engines:
        try:
            with warnings.catch_warnings():
                # Repeated fids and the like: check_layer reports what matters of it.
                warnings.simplefilter("ignore")
                read = gpd.read_file(source, layer=layer, engine=engine, **options)
            _check_count(read, source, layer, engine)
            return read
        except SedpError:
            raise
        except Exception as error:  # every driver has its own kinds
            reason = reason or error
    raise DataError("error.unreadable", path=source, reason=_first_line(reason)) from reason


def _check_count(read: gpd.GeoDataFrame, source: str, layer: str | None, engine: str) -> None:
    """Refuse a file that ends early: some drivers give the features before its end as if all."""
    if engine == "pyogrio":
        stated = importlib.import_module(engine).read_info(source, layer=layer)["features"]
    else:
        with importlib.import_module(engine).open(source, layer=layer) as collection:
            stated = len(collection)
    if 0 <= len(read) < stated:
        raise DataError("error.unreadable", path=source, reason=f"{len(read)} < {stated}")


def _check_file(path: Path) -> None:
    if not is_there(path):
        near: list[str] = []
        if is_there(path.parent) and path.parent.is_dir():
            names = [p.name for p in path.parent.iterdir()]
            near = difflib.get_close_matches(path.name, names, n=3, cutoff=0.5)
        raise UsageError(
            "error.no_file_near" if near else "error.no_file", path=str(path), near=near
        )
    if path.is_dir() and path.suffix.lower() != ".gdb":
        files = sorted(p.name for p in path.iterdir() if p.suffix.lower() in _SUFFIXES)
        raise UsageError("error.directory", path=str(path), files=files[:10] or ["–"])
    if path.is_file() and path.stat().st_size == 0:
        raise DataError("error.unreadable", path=str(path), reason="0 bytes")


_SUFFIXES = {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".kml", ".dxf", ".parquet", ".gml"}


def _read_parquet(source: str) -> gpd.GeoDataFrame:
    if not has("pyarrow"):
        raise MissingDependency(
            "error.missing_dependency", module="pyarrow", purpose="GeoParquet", install="pyarrow"
        )
    try:
        return _with_sound_texts(gpd.read_parquet(source))
    except Exception as error:  # pyarrow and geopandas raise many kinds
        raise DataError("error.unreadable", path=source, reason=_first_line(error)) from error


def _with_sound_texts(read: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """A damaged file may hold texts that are none, and the first to use one would fail."""
    for column in read.columns:
        if isinstance(read[column].dtype, pd.StringDtype):
            pyarrow = importlib.import_module("pyarrow")
            pyarrow.chunked_array(read[column].array.__arrow_array__()).validate(full=True)
    return read


def _layer_name(source: str, layer: str | None, engine: str) -> str | None:
    """The layer to read; an error that lists the layers where the name is missing or wrong."""
    try:
        module = importlib.import_module(engine)
        listed = module.list_layers(source) if engine == "pyogrio" else module.listlayers(source)
    except Exception as error:  # every driver has its own kinds
        raise DataError("error.unreadable", path=source, reason=_first_line(error)) from error
    names = [str(item[0]) if engine == "pyogrio" else str(item) for item in listed]
    names = [name for name in names if name not in _OF_QGIS] or names
    if layer is None:
        if len(names) > 1:
            raise UsageError("error.which_layer", path=source, layers=names)
        return names[0] if len(listed) > 1 else None
    if layer not in names:
        near = difflib.get_close_matches(layer, names, n=3, cutoff=0.4) or names
        raise UsageError("error.no_layer", path=source, layer=layer, layers=near)
    return layer


def _flat(gdf: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, int]:
    geometries = np.asarray(gdf.geometry.values, dtype=object)
    high = shapely.has_z(geometries)
    if not high.any():
        return gdf, 0
    return gdf.set_geometry(
        gpd.GeoSeries(shapely.force_2d(geometries), index=gdf.index, crs=gdf.crs)
    ), int(high.sum())


def _named_apart(gdf: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[str]]:
    """The fields of a damaged table that are called alike, told apart by a number."""
    if gdf.columns.is_unique:
        return gdf, []
    names: list[str] = []
    twice: list[str] = []
    for name in map(str, gdf.columns):
        other, number = name, 2
        while other in names:
            other, number = f"{name}_{number}", number + 1
        names.append(other)
        twice += [name] * (other != name)
    apart = pd.DataFrame(gdf)
    apart.columns = pd.Index(names)
    return gpd.GeoDataFrame(apart, geometry=gdf.geometry.name, crs=gdf.crs), twice


def _hashable(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Lists and tables in cells, as GeoJSON and GeoParquet may hold, as the text of them."""
    for column in gdf.columns:
        cells = gdf[column]
        if column == gdf.geometry.name or cells.dtype != object:
            continue
        if not all(isinstance(cell, Hashable) for cell in cells):
            told = cells.map(lambda cell: cell if isinstance(cell, Hashable) else str(cell))
            gdf = gdf.assign(**{column: told})
    return gdf


def _on_earth(gdf: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[int]]:
    """Take outlines away whose coordinates are no numbers, or far beyond any map: the features
    stay, and the check names them. One such outline would throw all that is drawn or measured.
    """
    shapes = np.asarray(gdf.geometry.values, dtype=object)
    present = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    nowhere = present & ~is_finite(shapes)
    if not nowhere.any():
        return gdf, []
    kept = gpd.GeoSeries(only(shapes, ~nowhere), index=gdf.index, crs=gdf.crs)
    return gdf.set_geometry(kept), np.flatnonzero(nowhere).tolist()


def _polygons(gdf: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Refuse layers of points or lines; closed lines of a drawing (DXF) become polygons."""
    geometries = np.asarray(gdf.geometry.values, dtype=object)
    kinds = set(shapely.get_type_id(geometries).tolist()) - {-1}
    if not kinds or kinds & _AREAL:
        return gdf
    if kinds <= _LINES and name.lower().split("|")[0].endswith((".dxf", ".kml")):
        closed = shapely.is_closed(geometries) & (shapely.get_num_coordinates(geometries) > 3)
        if closed.any():
            shapes = geometries.copy()
            shapes[closed] = [
                shapely.Polygon(shapely.get_coordinates(line)) for line in geometries[closed]
            ]
            return gdf.set_geometry(gpd.GeoSeries(shapes, index=gdf.index, crs=gdf.crs))
    found = sorted({shapely.GeometryType(kind).name.lower() for kind in kinds})
    raise DataError("error.not_polygons", layer=name, found=found)


def _first_line(error: Exception | None) -> str:
    if isinstance(error, SedpError):
        return str(error)
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
