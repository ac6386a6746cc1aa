"""A layer must have a place on the Earth that its coordinates can be in."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer
from pyproj.exceptions import ProjError

from ..errors import DataError
from ..geometry.area import horizontal_crs
from ..geometry.scale import geodetic_base
from ..geometry.sound import FARTHEST, is_finite

# The national grid, named in the advice on what to set.
ADVICE = "EPSG:7692–7696 (Kyrg-06)"
_DEGREES = 400.0
_POLE = 90.01


def check_place(gdf: gpd.GeoDataFrame, name: str = "") -> None:
    """Refuse a layer whose CRS is missing, local, or contradicted by its coordinates.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
    name : str
        What the layer is called in the error.

    Raises
    ------
    DataError
        With what to set in QGIS.
    """
    if gdf.crs is None:
        raise DataError("error.no_crs_of", layer=name, advice=ADVICE)
    try:
        crs = horizontal_crs(gdf.crs)
    except DataError as error:
        raise DataError(
            "error.no_place_on_earth_of", layer=name, crs=gdf.crs.name, advice=ADVICE
        ) from error
    bounds = gdf.total_bounds
    if not (np.abs(bounds) <= FARTHEST).all():  # one broken outline says nothing of the others
        shapes = np.asarray(gdf.geometry.values, dtype=object)
        whole = shapes[is_finite(shapes) & ~shapely.is_missing(shapes)]
        bounds = shapely.total_bounds(whole) if len(whole) else np.full(4, np.nan)
    if not np.isfinite(bounds).all():
        return  # nothing but missing geometries: check_layer lists them
    centre = ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    if crs.is_geographic:
        unit = np.degrees(crs.axis_info[0].unit_conversion_factor)
        lon, lat = np.abs(bounds[[0, 2]]).max() * unit, np.abs(bounds[[1, 3]]).max() * unit
        impossible = bool(lon > _DEGREES or lat > _POLE)
    else:
        try:
            to_degrees = Transformer.from_crs(crs, geodetic_base(crs), always_xy=True)
        except ProjError as error:  # the parameters of a damaged .prj lead nowhere
            raise DataError(
                "error.no_place_on_earth_of", layer=name, crs=crs.name, advice=ADVICE
            ) from error
        lon, lat = to_degrees.transform(*centre)
        # Degrees that are labelled as metres lie within a stone's throw of the grid's origin.
        degrees = bool(np.abs(bounds).max() <= 180.0) and crs.axis_info[0].unit_name == "metre"
        impossible = degrees or not (np.isfinite(lon) and np.isfinite(lat) and abs(lat) <= 90)
    if impossible:
        raise DataError(
            "error.wrong_crs",
            layer=name,
            crs=crs.name,
            x=float(centre[0]),
            y=float(centre[1]),
            advice=ADVICE,
        )
