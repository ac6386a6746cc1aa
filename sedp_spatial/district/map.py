"""The map of the district's page: outlines as SVG paths, shaded by one figure."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..geometry.area import horizontal_crs
from ..layers.plane import laid, plane_of
from .result import DistrictResult

_WIDTH = 1000.0
_DIGITS = 1
_NOTHING = "#f0eee6"
_LIGHT, _DARK = np.array([246, 232, 204]), np.array([176, 74, 32])
_PALE, _DEEP = np.array([226, 238, 230]), np.array([20, 102, 91])


def district_map(result: DistrictResult) -> dict[str, Any]:
    """The paths, shades and labels of the map, in a frame of 1000 by its height."""
    layer = result.layer
    if layer is None or not len(layer):
        return {"height": 0, "shapes": [], "seams": [], "labels": []}
    plane = plane_of(layer)
    shapes = laid(np.asarray(layer.geometry.values, dtype=object), horizontal_crs(layer.crs), plane)
    west, south, east, north = shapely.total_bounds(shapes)
    scale = _WIDTH / max(east - west, 1e-9)
    hazard = bool(result.exposed_ha)
    column = "exposed_land_share" if hazard else "protected_share"
    values = layer[column].to_numpy(dtype=float)
    most = np.nanmax(values) if np.isfinite(values).any() else 0.0

    def path(shape: Any) -> str:
        simple = shapely.simplify(shape, 0.3 / scale, preserve_topology=False)
        parts = []
        for part in shapely.get_parts(simple):
            if part.geom_type != "Polygon":
                continue
            for ring in (part.exterior, *part.interiors):
                xy = shapely.get_coordinates(ring)[:-1]
                points = np.column_stack([(xy[:, 0] - west) * scale, (north - xy[:, 1]) * scale])
                told = (f"{x:.{_DIGITS}f} {y:.{_DIGITS}f}" for x, y in points)
                parts.append("M" + "L".join(told) + "Z")
        return "".join(parts)

    seams = _seams(result.seam_pieces, plane)
    crowded = len(layer) > 30
    return {
        "height": round((north - south) * scale, 1),
        "shapes": [
            {"path": path(shape), "colour": _shade(value, most, hazard), "name": str(name)}
            for shape, value, name in zip(shapes, values, layer["municipality"], strict=True)
        ],
        "seams": [path(shape) for shape in seams],
        "labels": []
        if crowded
        else [
            {
                "x": round((point.x - west) * scale, 1),
                "y": round((north - point.y) * scale, 1),
                "text": str(name),
            }
            for point, name in zip(
                shapely.point_on_surface(shapes), layer["municipality"], strict=True
            )
        ],
    }


def _seams(pieces: gpd.GeoDataFrame, plane: Any) -> list[Any]:
    wide = pieces[~pieces["narrow"].astype(bool) & (pieces["kind"] != "outside")]
    if not len(wide):
        return []
    shapes = np.asarray(wide.geometry.values, dtype=object)
    return list(laid(shapes, horizontal_crs(pieces.crs), plane))


def _shade(value: float, most: float, hazard: bool) -> str:
    if not np.isfinite(value):
        return _NOTHING
    light, dark = (_LIGHT, _DARK) if hazard else (_PALE, _DEEP)
    part = value / most if most > 0 else 0.0
    red, green, blue = np.rint(light + (dark - light) * part).astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"
