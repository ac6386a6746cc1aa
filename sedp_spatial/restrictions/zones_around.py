"""Zones of a given width around things: strips beside rivers, belts around landfills.

Widths are metres on the ground. The things are therefore brought to a conformal map centred on
them, where a metre is a metre in every direction, and each kind of zone is one buffer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Proj, Transformer
from pyproj.crs import ProjectedCRS
from pyproj.crs.coordinate_operation import TransverseMercatorConversion

from ..errors import DataError, UsageError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.cutting import difference
from ..geometry.rings import Floats, Geometries
from ..geometry.scale import geodetic_base
from ..geometry.sound import areal_part
from ..layers.cells import shortened, texts
from ..layers.numbers import to_numbers
from ..layers.place import check_place
from ..messages import Message
from ..results import Result
from .distance_rules import COLUMNS, DistanceRules

# Segments per quarter of a circle: an arc loses 0.16 % of its own area, a straight strip nothing.
QUARTER = 16
_EDGE_DEGREES = 0.002  # an edge drawn in degrees keeps its course when it is cut this fine
_STRETCH = 1e-3  # a map this much out of scale somewhere is mentioned
_POLYGONS = (3, 6)


@dataclass(frozen=True)
class ZonesResult(Result):
    """Zones made by rule.

    Attributes
    ----------
    table : pandas.DataFrame
        class, kind, regime, width_m, features, area_m2, legal_basis; one row per rule, and one
        with an empty kind for every class that has no rule.
    layer : geopandas.GeoDataFrame
        The zones as restrictions: kind, regime, name, legal_basis, valid_from, valid_to, class,
        width_m, geometry; in the CRS of the input.
    without_rule : int
        How many features have no rule and therefore no zone.
    """

    without_rule: int


def zones_together(drawn: Sequence[ZonesResult]) -> ZonesResult:
    """Several kinds of zones as one result, in the CRS of the first.

    Raises
    ------
    UsageError
        If there is none.
    """
    if not drawn:
        raise UsageError("error.zones_of_nothing")
    layers = [zones.layer for zones in drawn if zones.layer is not None]
    crs = layers[0].crs
    return ZonesResult(
        table=pd.concat([zones.table for zones in drawn], ignore_index=True),
        layer=gpd.GeoDataFrame(
            pd.concat([layer.to_crs(crs) for layer in layers], ignore_index=True), crs=crs
        ),
        notes=tuple(note for zones in drawn for note in zones.notes),
        without_rule=sum(zones.without_rule for zones in drawn),
    )


def zones_around(
    features: gpd.GeoDataFrame, rules: DistanceRules, *, by: str, layer: str
) -> ZonesResult:
    """Draw the zones of a table of rules around features.

    Parameters
    ----------
    features : geopandas.GeoDataFrame
        Lines, polygons or points with a column ``class``; lines may have ``width_m``, whose half
        is added, so that the zone begins at the bank.
    rules : DistanceRules
    by : {"class", "name"}
        Whether a class makes one zone or each name its own.
    layer : str
        What the layer is called in errors.

    Returns
    -------
    ZonesResult

    Raises
    ------
    DataError
        No features, no CRS, no column ``class``, or no feature that has a rule.
    UsageError
        If ``by`` is something else.
    """
    if by not in ("class", "name"):
        raise UsageError("error.choice", name="by", value=str(by), allowed="class, name")
    if len(features) == 0:
        raise DataError("error.no_features", layer=layer)
    check_place(features, layer)
    if "class" not in features.columns:
        have = [str(name) for name in features.columns if name != features.geometry.name]
        raise DataError(
            "error.no_field", layer=layer, field="class", column="class", nearest=have or ["–"]
        )
    words = texts(features["class"]).fillna("–")
    classes = words.map(lambda word: rules.words.get(str(word).casefold()))
    local = local_metric_crs(features)
    things = _Things(
        to_metres(features, local),
        classes.to_numpy(dtype=object),
        _names(features) if by == "name" else np.full(len(features), None, dtype=object),
        _half_widths(features),
    )
    zones = _zones(things, rules.table)
    if len(zones) == 0:
        raise DataError(
            "error.no_rule_fits",
            layer=layer,
            classes=sorted(set(words)),
            ruled=sorted(set(rules.table["class"])),
        )
    drawn = gpd.GeoDataFrame(zones, geometry="geometry", crs=local).to_crs(features.crs)
    drawn.geometry = areal_part(shapely.make_valid(np.asarray(drawn.geometry.values, dtype=object)))
    missing = classes.isna()
    return ZonesResult(
        table=_summary(drawn, rules.table, words[missing], classes),
        layer=drawn.drop(columns=["rule"]),
        notes=(*rules.notes, *_notes(features, local, words[missing])),
        without_rule=int(missing.sum()),
    )


def local_metric_crs(features: gpd.GeoDataFrame) -> CRS:
    """A conformal map on the layer's own datum, true to scale in the middle of the layer."""
    crs = horizontal_crs(features.crs)
    base = geodetic_base(crs)
    left, bottom, right, top = features.total_bounds
    lon, lat = Transformer.from_crs(crs, base, always_xy=True).transform(
        (left + right) / 2, (bottom + top) / 2
    )
    return ProjectedCRS(
        TransverseMercatorConversion(lat, lon, 0.0, 0.0, 1.0), geodetic_crs=base, name="local"
    )


def to_metres(features: gpd.GeoDataFrame, local: CRS) -> Geometries:
    """The geometries on the local map, long edges of a map in degrees cut first."""
    series = features.geometry
    if horizontal_crs(features.crs).is_geographic:
        series = series.segmentize(_EDGE_DEGREES)
    return np.asarray(series.to_crs(local).values, dtype=object)


def one_buffer(shapes: Geometries, width_m: float) -> shapely.Geometry:
    """All shapes together, widened once; what lies within polygons is left out."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    around = shapely.buffer(shapely.geometrycollections(parts), width_m, quad_segs=QUARTER)
    inner = parts[np.isin(shapely.get_type_id(parts), _POLYGONS)]
    if len(inner) == 0:
        return around
    return difference(around, shapely.union_all(shapely.make_valid(inner))) or shapely.Polygon()


@dataclass(frozen=True)
class _Things:
    """What zones are drawn around, feature by feature."""

    shapes: Geometries
    classes: np.ndarray
    names: np.ndarray
    half_widths: Floats


def _zones(things: _Things, rules: pd.DataFrame) -> list[dict[str, object]]:
    """One zone per rule and name, each made of one buffer per width of the thing itself."""
    present = ~(shapely.is_missing(things.shapes) | shapely.is_empty(things.shapes))
    zones: list[dict[str, object]] = []
    for number, rule in rules.iterrows():
        concerned = np.flatnonzero(present & (things.classes == rule["class"]))
        for name in dict.fromkeys(things.names[concerned]):
            same = concerned[[other == name for other in things.names[concerned]]]
            halves = things.half_widths[same]
            buffers = [
                one_buffer(things.shapes[same[halves == half]], rule["width_m"] + half)
                for half in np.unique(halves)
            ]
            shape = buffers[0] if len(buffers) == 1 else shapely.union_all(buffers)
            zones.append(
                {
                    **{column: rule[column] for column in COLUMNS},
                    "name": name,
                    "class": rule["class"],
                    "width_m": rule["width_m"],
                    "rule": number,
                    "geometry": shape,
                }
            )
    return zones


def _names(features: gpd.GeoDataFrame) -> np.ndarray:
    if "name" not in features.columns:
        return np.full(len(features), None, dtype=object)
    return texts(features["name"]).to_numpy(dtype=object)


def _half_widths(features: gpd.GeoDataFrame) -> Floats:
    """Half the width of lines that have one: their bank lies that far from the drawn line."""
    if "width_m" not in features.columns:
        return np.zeros(len(features))
    widths = to_numbers(features["width_m"], as_area=False)[0].to_numpy()
    lines = shapely.get_dimensions(np.asarray(features.geometry.values, dtype=object)) == 1
    return np.where(lines & (widths > 0), widths / 2, 0.0)


def _summary(
    zones: gpd.GeoDataFrame, rules: pd.DataFrame, unruled: pd.Series, classes: pd.Series
) -> pd.DataFrame:
    shapes = np.asarray(zones.geometry.values, dtype=object)
    areas = drawn_area_m2(shapes, horizontal_crs(zones.crs))
    table = rules[["class", "kind", "regime", "width_m", "legal_basis"]].copy()
    table["features"] = [int((classes == name).sum()) for name in table["class"]]
    table["area_m2"] = [
        float(areas[(zones["rule"] == rule).to_numpy()].sum()) for rule in rules.index
    ]
    counts = unruled.value_counts(sort=False)
    extra = pd.DataFrame(
        {"class": counts.index.astype(object), "features": counts.to_numpy(), "area_m2": 0.0}
    )
    order = ["class", "kind", "regime", "width_m", "features", "area_m2", "legal_basis"]
    if len(extra):
        extra = extra.assign(kind=None, regime=None, width_m=np.nan, legal_basis=None)
        table = pd.concat([table[order], extra[order]], ignore_index=True)
    return table[order].reset_index(drop=True)


def _notes(features: gpd.GeoDataFrame, local: CRS, unruled: pd.Series) -> list[Message]:
    notes = [Message("note.widths_on_ground", features=len(features))]
    if len(unruled):
        counts = unruled.value_counts(sort=False)
        listed = [f"{word} ({count})" for word, count in counts.items()]
        notes.append(Message("note.without_rule", features=len(unruled), classes=shortened(listed)))
    stretch = _largest_stretch(features, local)
    if stretch > _STRETCH:
        notes.append(Message("note.widths_stretched", percent=stretch * 100))
    return notes


def _largest_stretch(features: gpd.GeoDataFrame, local: CRS) -> float:
    """How far from true to scale the local map is at the corners of the layer."""
    crs = horizontal_crs(features.crs)
    left, bottom, right, top = features.total_bounds
    to_degrees = Transformer.from_crs(crs, geodetic_base(crs), always_xy=True)
    x, y = np.array([left, left, right]), np.array([bottom, top, top])
    lon, lat = to_degrees.transform(x, y)
    scale = np.asarray(Proj(local).get_factors(lon, lat).meridional_scale)
    return float(np.abs(scale - 1).max())
