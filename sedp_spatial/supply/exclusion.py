"""The land that each use loses to restrictions, hazards and zones: exact unions per parcel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from ..errors import CalculationError
from ..geometry.area import horizontal_crs
from ..geometry.dissolve import joined
from ..geometry.local import metres_per_unit
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..layers.reach import cut_to_reach
from ..messages import Message
from ..overlay import overlap_areas

_EDGE_M = 200.0  # an edge drawn in another CRS keeps its course when it is cut this fine
_WHOLE = 1e-9  # a parcel covered but for this share is covered
# What a union may differ from the bounds that its parts set, as a share of the parcel and in m².
_AGREES_SHARE = 1e-6
_AGREES_M2 = 1e-2

Key = tuple[str, ...]  # ("regime", code) · ("hazard", name, level) · ("zone", code)
Keys = frozenset[Key]


@dataclass
class Themes:
    """Land by what lies on it, one shape per key, in the CRS of the parcels."""

    crs: CRS
    shapes: dict[Key, shapely.Geometry] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def add(self, layer: gpd.GeoDataFrame, keys: Sequence[Key]) -> None:
        """Join the polygons of each key of a layer, brought to the parcels' CRS."""
        crs = horizontal_crs(layer.crs)
        wanted = horizontal_crs(self.crs)
        if crs != wanted:
            layer, cut = cut_to_reach(layer, wanted)
            self.notes += cut
            unit = metres_per_unit(crs, layer.total_bounds)
            fine = layer.set_geometry(layer.geometry.segmentize(_EDGE_M / unit))
            layer = fine.to_crs(self.crs)
            self.notes.append(Message("note.brought_to_crs", features=len(layer), crs=wanted.name))
        shapes = sound(np.asarray(layer.geometry.values, dtype=object))[0]
        named: dict[Key, list[int]] = {}
        for position, key in enumerate(keys):
            named.setdefault(key, []).append(position)
        for key, positions in named.items():
            whole = joined(shapes[positions][~shapely.is_missing(shapes[positions])])
            if whole is not None:
                self.shapes[key] = whole


class Covers:
    """How much of each parcel lies under the union of a set of keys.

    Every set is measured once, all of them in one overlay.
    """

    def __init__(self, parcels: gpd.GeoDataFrame, measured: Floats, themes: Themes) -> None:
        self._parcels = parcels[[parcels.geometry.name]]
        self._measured = measured
        self._themes = themes
        self._areas: dict[Keys, Floats] = {}

    def measure(self, sets: Iterable[Keys]) -> None:
        """Measure sets of keys; those already measured and the empty one cost nothing."""
        there = [self._there(keys) for keys in sets]
        wanted = [keys for keys in dict.fromkeys(there) if keys and keys not in self._areas]
        if not wanted:
            return
        shapes: list[shapely.Geometry] = []
        numbers: list[int] = []
        for number, keys in enumerate(wanted):
            for key in sorted(keys):
                shapes.append(self._themes.shapes[key])
                numbers.append(number)
        pieces = np.empty(len(shapes), dtype=object)
        pieces[:] = shapes
        zones = gpd.GeoDataFrame({"set": numbers}, geometry=pieces, crs=self._parcels.crs)
        found = overlap_areas(self._parcels, zones, by="set")
        parcel = found["parcel"].to_numpy()
        number_of = found["set"].to_numpy()
        area = found["area_m2"].to_numpy()
        for number, keys in enumerate(wanted):
            mine = number_of == number
            covered = np.zeros(len(self._measured))
            covered[parcel[mine]] = area[mine]
            self._areas[keys] = self._tidy(covered)

    def of(self, keys: Keys) -> Floats:
        """Square metres of each parcel under the union of the keys."""
        there = self._there(keys)
        if not there:
            return np.zeros(len(self._measured))
        self.measure([there])
        return self._areas[there]

    def _there(self, keys: Keys) -> Keys:
        return frozenset(key for key in keys if key in self._themes.shapes)

    def _tidy(self, covered: Floats) -> Floats:
        """No more than the parcel; wholly covered where only rounding is left over."""
        whole = covered >= self._measured * (1 - _WHOLE)
        return np.where(whole, self._measured, np.maximum(covered, 0.0))


def check_union(whole: Floats, parts: Sequence[Floats], measured: Floats) -> None:
    """Hold a union against its parts, which are measured on their own.

    Raises
    ------
    CalculationError
        If a union is smaller than one of its parts or larger than all of them together.
    """
    slack = _AGREES_SHARE * measured + _AGREES_M2
    together = np.sum(parts, axis=0)
    largest = np.max(parts, axis=0)
    off = np.maximum(whole - together, largest - whole)
    if (off > slack).any():
        raise CalculationError("error.supply_union", off_m2=float(off.max()))
