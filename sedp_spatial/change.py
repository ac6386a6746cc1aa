"""What changed between two years: hectares from category to category, parcels split and merged."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from .errors import DataError
from .geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from .geometry.coverage import covering_faces, overlapping_pairs
from .geometry.cutting import difference
from .geometry.local import check_tolerance, metres_per_unit
from .geometry.rings import Floats, Geometries
from .geometry.sound import areal_part, is_finite, sound
from .layers.classes import classes_of, columns_of, print_order
from .layers.findings import feature_ids, notes_on_outlines
from .layers.place import check_place
from .layers.plane import plane_of
from .layers.schema import UNASSIGNED
from .lineage import lineage_of
from .messages import Message
from .progress import Feedback, step
from .results import Result

# Land that only one of the two layers covers.
NOT_COVERED = "not_covered"


@dataclass(frozen=True)
class ChangeResult(Result):
    """The result of :func:`land_change`.

    Attributes
    ----------
    table : pandas.DataFrame
        Per class: before_ha, after_ha, unchanged_ha, gain_ha, loss_ha, swap_ha (what was lost in
        one place and won in another: 2 · min(gain, loss)), net_ha (gain − loss).
    matrix : pandas.DataFrame
        Hectares from class (index ``from``) to class (columns ``to``). Row sums are the classes
        before, column sums the classes after; ``not_covered`` is land of one layer only.
    layer : geopandas.GeoDataFrame
        The pieces whose class changed: from, to, before_id, after_id, area_m2, geometry.
    lineage : pandas.DataFrame
        event (split | merge | regrouped | reshaped | renamed | transformed | new | gone),
        before_ids, after_ids (tuples), from_category, to_category, area_ha.
    before_ha, after_ha : float
        The land covered in each layer, overlaps counted once.
    changed_ha : float
        Land whose class differs, land covered only once included.
    residual_ha : float
        Σ of the matrix minus the land covered in either layer.
    """

    matrix: pd.DataFrame
    lineage: pd.DataFrame
    before_ha: float
    after_ha: float
    changed_ha: float
    residual_ha: float


@dataclass(frozen=True)
class _Side:
    """One of the two layers, made planar."""

    shapes: Geometries
    classes: np.ndarray
    ids: np.ndarray
    area_ha: Floats

    def frame(self) -> pd.DataFrame:
        """The parcels by position."""
        columns = {"id": self.ids, "class": self.classes, "area_ha": self.area_ha}
        return pd.DataFrame({**columns, "geometry": self.shapes})


def land_change(
    before: gpd.GeoDataFrame,
    after: gpd.GeoDataFrame,
    *,
    by: str = "category",
    tolerance_m: float = 0.05,
    feedback: Feedback | None = None,
) -> ChangeResult:
    """Compare the parcels of two dates.

    Parameters
    ----------
    before, after : geopandas.GeoDataFrame
        The parcel schema; ``after`` is brought to the CRS of ``before``. Where parcels of one
        layer overlap, the land counts for the first of them, and a note says how much it is.
    by : str
        The column whose classes are compared.
    tolerance_m : float
        Lines drawn anew within this distance make no split, merge or reshaping. The matrix
        counts every square metre all the same.
    feedback : Feedback, optional

    Returns
    -------
    ChangeResult

    Raises
    ------
    DataError
        If a layer has no features, no usable CRS, or the two do not lie in the same place.

    References
    ----------
    Pontius, Shusas, McEachern (2004), Detecting important categorical land changes while
    accounting for persistence (gain, loss, swap and net change).

    Examples
    --------
    >>> change = land_change(parcels_2021, parcels)
    >>> change.matrix.to_numpy().sum() > 17_000
    True
    """
    for name, layer in (("before", before), ("after", after)):
        if len(layer) == 0:
            raise DataError("error.no_features", layer=name)
        columns_of(by, layer)
        check_place(layer, name)
        if not is_finite(np.asarray(layer.geometry.values, dtype=object)).any():
            raise DataError("error.nothing_to_measure", layer=name)
    own, crs = before.crs, plane_of(before)
    before, after = _on(before, crs), _on(after, crs)
    if not shapely.intersects(shapely.box(*before.total_bounds), shapely.box(*after.total_bounds)):
        raise DataError("error.layers_apart")
    check_tolerance(tolerance_m)
    step(feedback, 0.0)
    old, old_notes = _side(before, by, crs, "before")
    new, new_notes = _side(after, by, crs, "after")
    step(feedback, 0.3)
    links = _links(old, new, crs)
    step(feedback, 0.8)
    width = tolerance_m / metres_per_unit(crs, before.total_bounds)
    lineage = lineage_of(
        links,
        before=old.frame(),
        after=new.frame(),
        width=width,
    )
    pieces = _with_remainders(links, old, new, crs)
    matrix = _matrix(pieces, by)
    changed = pieces[pieces["from"] != pieces["to"]]
    step(feedback, 1.0)
    return ChangeResult(
        table=_table(matrix, by),
        layer=_layer(changed, before.crs).to_crs(own),
        notes=(*old_notes, *new_notes, Message("note.change_tolerance", tolerance_m=tolerance_m)),
        matrix=matrix,
        lineage=lineage,
        before_ha=float(old.area_ha.sum()),
        after_ha=float(new.area_ha.sum()),
        changed_ha=float(changed["area_ha"].sum()),
        residual_ha=float(pieces["area_ha"].sum()) - _union_ha(old, new, crs),
    )


def _on(parcels: gpd.GeoDataFrame, crs: CRS) -> gpd.GeoDataFrame:
    return parcels if horizontal_crs(parcels.crs) == crs else parcels.to_crs(crs)


def _side(parcels: gpd.GeoDataFrame, by: str, crs: CRS, name: str) -> tuple[_Side, list[Message]]:
    shapes, mended = sound(np.asarray(parcels.geometry.values, dtype=object))
    classes, notes = classes_of(parcels, by)
    notes += notes_on_outlines(parcels, "parcel_id", shapes, mended)
    total = drawn_area_m2(shapes, crs).sum()
    shapes = _planar(shapes)
    area_ha = drawn_area_m2(shapes, crs) / HECTARE
    overlap = total / HECTARE - area_ha.sum()
    if overlap > 1e-9 * total / HECTARE:
        notes.append(Message("note.change_overlap", layer=name, overlap_ha=float(overlap)))
    kept = ~shapely.is_missing(shapes)
    ids = feature_ids(parcels, "parcel_id")
    side = _Side(shapes[kept], classes.to_numpy(dtype=object)[kept], ids[kept], area_ha[kept])
    return side, notes


def _planar(shapes: Geometries) -> Geometries:
    """Take from each polygon what an earlier one already covers."""
    pairs, _ = overlapping_pairs(shapes, covering_faces(shapes))
    planar = shapes.copy()
    for later in np.unique(pairs[:, 1]):
        earlier = shapely.union_all(shapes[pairs[pairs[:, 1] == later, 0]])
        planar[later] = difference(shapes[later], earlier)
    return planar


def _links(old: _Side, new: _Side, crs: CRS) -> pd.DataFrame:
    """What each parcel before has in common with each after: positions, area, the piece."""
    same_old, same_new = _unchanged(old.shapes, new.shapes)
    rest_old = np.setdiff1d(np.arange(len(old.shapes)), same_old)
    rest_new = np.setdiff1d(np.arange(len(new.shapes)), same_new)
    first, second = shapely.STRtree(new.shapes[rest_new]).query(
        old.shapes[rest_old], predicate="intersects"
    )
    first, second = rest_old[first], rest_new[second]
    pieces = areal_part(shapely.intersection(old.shapes[first], new.shapes[second]))
    real = ~shapely.is_missing(pieces)
    shapes = np.concatenate([old.shapes[same_old], pieces[real]])
    return pd.DataFrame(
        {
            "before": np.concatenate([same_old, first[real]]),
            "after": np.concatenate([same_new, second[real]]),
            "same_shape": np.arange(len(shapes)) < len(same_old),
            "area_ha": drawn_area_m2(shapes, crs) / HECTARE,
            "geometry": shapes,
        }
    )


def _unchanged(old: Geometries, new: Geometries) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of positions with the same outline, vertex for vertex."""
    left = pd.DataFrame({"outline": shapely.to_wkb(shapely.normalize(old)), "old": range(len(old))})
    right = pd.DataFrame(
        {"outline": shapely.to_wkb(shapely.normalize(new)), "new": range(len(new))}
    )
    both = left.merge(right, on="outline", how="inner").sort_values(["old", "new"])
    return both["old"].to_numpy(), both["new"].to_numpy()


def _with_remainders(links: pd.DataFrame, old: _Side, new: _Side, crs: CRS) -> pd.DataFrame:
    """The common pieces with their classes, and what only one of the layers covers."""
    pieces = pd.DataFrame(
        {
            "from": old.classes[links["before"]],
            "to": new.classes[links["after"]],
            "before_id": old.ids[links["before"]],
            "after_id": new.ids[links["after"]],
            "area_ha": links["area_ha"],
            "geometry": links["geometry"],
        }
    )
    gone = _remainder(links["before"].to_numpy(), links, old, crs)
    come = _remainder(links["after"].to_numpy(), links, new, crs)
    return pd.concat(
        [
            pieces,
            gone.rename(columns={"class": "from", "id": "before_id"}).assign(to=NOT_COVERED),
            come.rename(columns={"class": "to", "id": "after_id"}).assign(**{"from": NOT_COVERED}),
        ],
        ignore_index=True,
    )


def _remainder(owner: np.ndarray, links: pd.DataFrame, side: _Side, crs: CRS) -> pd.DataFrame:
    """What of each parcel of one layer is not in the other."""
    common = np.bincount(owner, weights=links["area_ha"], minlength=len(side.shapes))
    open_ = np.flatnonzero(side.area_ha - common > 1e-9 * side.area_ha)
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], [open_, open_ + 1])
    geometries = links["geometry"].to_numpy()[order]
    rest = np.array(
        [
            difference(side.shapes[position], shapely.union_all(geometries[start:end]))
            for position, start, end in zip(open_, *bounds, strict=True)
        ],
        dtype=object,
    )
    real = ~shapely.is_missing(rest)
    return pd.DataFrame(
        {
            "class": side.classes[open_][real],
            "id": side.ids[open_][real],
            "area_ha": drawn_area_m2(rest[real], crs) / HECTARE,
            "geometry": rest[real],
        }
    )


def _matrix(pieces: pd.DataFrame, by: str) -> pd.DataFrame:
    present = set(pieces["from"]) | set(pieces["to"])
    codes = print_order(by)
    known = codes if by == "category" else [code for code in codes if code in present]
    others = sorted(present - set(codes) - {UNASSIGNED, NOT_COVERED}, key=str)
    classes = [*known, *others, *(c for c in (UNASSIGNED, NOT_COVERED) if c in present)]
    matrix = pieces.pivot_table(
        index="from", columns="to", values="area_ha", aggfunc="sum", fill_value=0.0
    )
    matrix = matrix.reindex(index=classes, columns=classes, fill_value=0.0)
    return matrix.rename_axis(index="from", columns="to")


def _table(matrix: pd.DataFrame, by: str) -> pd.DataFrame:
    values = matrix.to_numpy()
    same = np.diag(values)
    gain = values.sum(axis=0) - same
    loss = values.sum(axis=1) - same
    return pd.DataFrame(
        {
            by: pd.Series(list(matrix.index), dtype="object"),
            "before_ha": values.sum(axis=1),
            "after_ha": values.sum(axis=0),
            "unchanged_ha": same,
            "gain_ha": gain,
            "loss_ha": loss,
            "swap_ha": 2 * np.minimum(gain, loss),
            "net_ha": gain - loss,
        }
    )


def _layer(changed: pd.DataFrame, crs: object) -> gpd.GeoDataFrame:
    frame = changed.assign(area_m2=changed["area_ha"] * HECTARE).reset_index(drop=True)
    columns = ["from", "to", "before_id", "after_id", "area_m2"]
    ids = frame[["before_id", "after_id"]].astype("object")
    frame[["before_id", "after_id"]] = ids.where(ids.notna(), None)
    return gpd.GeoDataFrame(frame[columns], geometry=frame["geometry"].to_numpy(), crs=crs)


def _union_ha(old: _Side, new: _Side, crs: CRS) -> float:
    """The land covered in either layer, found without the pieces of the matrix."""
    faces = covering_faces(np.concatenate([old.shapes, new.shapes]))
    covered = drawn_area_m2(faces.shapes[faces.depth > 0], crs)
    return float(covered.sum()) / HECTARE
