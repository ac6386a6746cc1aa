"""A spoiled copy of the parcels and the list of what was spoiled: a known answer for checks.

Each defect sits on its own parcel far from the others. New outlines start and end at vertices that
exist, so a planted overlap or gap has no stray millimetre companions beside it.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from sample_layers.generate import place
from sample_layers.generate.boundary import ellipsoidal_area
from sample_layers.generate.coverage import neighbours
from sample_layers.generate.place import Floats

Row = dict[str, Any]
APART = 330.0


class Spoiler:
    """The copy while it is being spoiled."""

    def __init__(self, clean: gpd.GeoDataFrame, border: Polygon, rng: np.random.Generator) -> None:
        """Start from the clean parcels; ordinary fields away from the border may be spoiled."""
        self.frame = clean.copy()
        self.shapes = clean.geometry.to_numpy().copy()
        self.clean = clean.geometry.to_numpy()
        self.ids = clean["parcel_id"].to_numpy()
        self.border = border
        self.shared = neighbours(self.clean)
        self.taken: list[Point] = []
        self.dropped: set[int] = set()
        self.added: list[Row] = []
        self.rows: list[Row] = []
        self.unnamed: list[tuple[Row, int]] = []
        field = (clean["origin"] == "field").to_numpy()
        area = shapely.area(self.clean)
        inside = shapely.within(self.clean, border.buffer(-120))
        simple = shapely.get_num_interior_rings(self.clean) == 0
        self.plain = rng.permutation(
            np.flatnonzero(field & (area > 4000) & (area < 40_000) & inside & simple)
        ).tolist()

    def note(self, rule: str, ids: list[str], area: float, note: str) -> Row:
        """Add a line to the answer list; a negative area means that none applies."""
        row = {
            "defect_id": "",
            "rule": rule,
            "parcel_ids": ";".join(ids),
            "area_m2": round(area, 4) if area >= 0 else None,
            "note": note,
        }
        self.rows.append(row)
        return row

    def area(self, geometry: Any) -> float:
        """Ellipsoidal area, as the library measures it."""
        return float(ellipsoidal_area(np.array([geometry], dtype=object))[0])

    def free(self, i: int) -> bool:
        """Whether no other defect is near."""
        centre = self.clean[i].centroid
        return all(centre.distance(p) > APART for p in self.taken)

    def take(self, fit: Any = None) -> int:
        """The next ordinary field that is far from every other defect."""
        for i in self.plain:
            if self.free(i) and (fit is None or fit(i)):
                self.taken.append(self.clean[i].centroid)
                return int(i)
        raise RuntimeError("no parcel left for a defect: lower APART")

    def common_edge(self, i: int) -> tuple[int, int, Floats, Floats] | None:
        """``(neighbour, position, a, b)`` of a long straight edge shared with another field."""
        ring = shapely.get_coordinates(shapely.force_2d(self.clean[i].exterior))
        edges = np.hypot(*np.diff(ring, axis=0).T)
        for k in np.argsort(-edges).tolist()[:2]:
            if edges[k] < 100:
                continue
            for j in sorted(self.shared[i]):
                if self.frame["origin"].iloc[j] != "field" or self.clean[j].interiors:
                    continue
                other = {tuple(p) for p in shapely.get_coordinates(self.clean[j])}
                common = tuple(ring[k]) in other and tuple(ring[k + 1]) in other
                if common and self.shared[i][j] >= edges[k] - 1e-6:
                    return j, int(k), ring[k], ring[k + 1]
        return None

    def bulge(self, i: int, outward: float) -> tuple[int, Polygon, Polygon]:
        """Parcel ``i`` with its common edge pushed out (or in): neighbour, new shape, the strip."""
        found = self.common_edge(i)
        assert found is not None
        j, k, a, b = found
        strip = self.strip(self.clean[i], a, b, outward)
        ring = shapely.get_coordinates(self.clean[i].exterior)
        shape = Polygon(
            np.vstack([ring[: k + 1], shapely.get_coordinates(strip)[1:3], ring[k + 1 :]])
        )
        return j, shape, strip

    def can_bulge(self, i: int, outward: float) -> bool:
        """Whether the strip lies within the one parcel it is meant to spoil."""
        if self.common_edge(i) is None:
            return False
        j, shape, strip = self.bulge(i, outward)
        room = self.clean[j if outward > 0 else i]
        return bool(shape.is_valid and room.covers(shapely.buffer(strip, -0.002)))

    @staticmethod
    def strip(owner: Polygon, a: Floats, b: Floats, outward: float) -> Polygon:
        """A long thin trapezoid on the edge a–b."""
        along = (b - a) / np.hypot(*(b - a))
        out = np.array([along[1], -along[0]]) * (1 if owner.exterior.is_ccw else -1)
        inset = 3.0 + abs(outward)
        c, d = a + along * inset + out * outward, b - along * inset + out * outward
        return Polygon(np.round(np.vstack([a, c, d, b]), 3))


def _edges(s: Spoiler) -> None:
    """Overlaps, gaps and slivers along a common line."""
    for width, note in (
        (8.0, "8 m over the line"),
        (3.0, "3 m over the line"),
        (0.2, "sliver overlap 0.2 m wide"),
    ):
        i = s.take(lambda i, w=width: s.can_bulge(i, w))
        j, s.shapes[i], strip = s.bulge(i, width)
        s.note("overlap", [s.ids[i], s.ids[j]], s.area(strip), note)
    for width, note in (
        (6.0, "gap 6 m wide"),
        (2.0, "gap 2 m wide"),
        (0.15, "sliver gap 0.15 m wide"),
    ):
        i = s.take(lambda i, w=width: s.can_bulge(i, -w))
        j, s.shapes[i], strip = s.bulge(i, -width)
        s.note("gap", [s.ids[i], s.ids[j]], s.area(strip), note)
    for number, width in enumerate((0.25, 0.12, 0.2), 1):
        i = s.take(lambda i, w=width: s.can_bulge(i, -w))
        _, s.shapes[i], strip = s.bulge(i, -width)
        identity = f"{s.ids[i].rsplit('-', 1)[0]}-90{number:02d}"
        s.added.append(
            {
                **s.frame.iloc[i].to_dict(),
                "parcel_id": identity,
                "geometry": strip,
                "registered_area_ha": round(s.area(strip) / 1e4, 5),
            }
        )
        s.note("sliver", [identity], s.area(strip), f"{width} m wide strip cut off {s.ids[i]}")


def _touching(s: Spoiler, hole: Any, without: set[int]) -> list[str]:
    tree = shapely.STRtree(s.clean)
    near = tree.query(hole, "intersects")
    return [
        str(s.ids[j])
        for j in sorted(near.tolist())
        if j not in without
        and shapely.intersection(s.clean[j].boundary, hole.boundary).length > 1e-3
    ]


def _broken(s: Spoiler) -> None:
    """Bow-ties, missing, empty and collapsed geometries."""

    def four(i: int) -> bool:
        return (
            len(s.clean[i].exterior.coords) == 5
            and s.clean[i].convex_hull.area < s.clean[i].area * 1.0001
        )

    for _ in range(3):
        i = s.take(four)
        p = shapely.get_coordinates(s.clean[i].exterior)
        s.shapes[i] = Polygon(p[[0, 2, 1, 3, 0]])
        valid = shapely.make_valid(s.shapes[i])
        assert valid.difference(s.clean[i]).area < 1e-3
        s.note(
            "invalid_geometry",
            [s.ids[i]],
            s.area(s.clean[i]),
            "bow-tie: two corners swapped; area of the sound parcel",
        )
        for hole in shapely.get_parts(shapely.difference(s.clean[i], valid)):
            if hole.area > 0.1:
                s.note(
                    "gap",
                    [s.ids[i], *_touching(s, hole, {i})],
                    s.area(hole),
                    f"left open by the bow-tie {s.ids[i]}",
                )
    for rule, value in (("null_geometry", None), ("empty_geometry", Polygon())):
        for _ in range(2):
            i = s.take()
            s.shapes[i] = value
            s.note(rule, [s.ids[i]], -1, "the record is there, its outline is not")
            s.note(
                "gap",
                _touching(s, s.clean[i], {i}),
                s.area(s.clean[i]),
                f"hole where {s.ids[i]} should be",
            )
    for number in (1, 2):
        i = s.take()
        a, b = shapely.get_coordinates(s.clean[i].exterior)[:2]
        identity = f"{s.ids[i].rsplit('-', 1)[0]}-91{number:02d}"
        s.added.append(
            {
                **s.frame.iloc[i].to_dict(),
                "parcel_id": identity,
                "geometry": Polygon([a, b, a, a]),
                "registered_area_ha": 0.0,
            }
        )
        s.note("zero_area", [identity], 0.0, f"extra record collapsed to an edge of {s.ids[i]}")


def _records(s: Spoiler) -> None:
    """Duplicates, missing and foreign values, parts, a wrong unit, the outside."""
    for number in (1, 2):
        i = s.take()
        identity = f"{s.ids[i].rsplit('-', 1)[0]}-92{number:02d}"
        s.added.append({**s.frame.iloc[i].to_dict(), "parcel_id": identity})
        s.note(
            "duplicate_geometry",
            [s.ids[i], identity],
            s.area(s.clean[i]),
            "extra record with the same outline",
        )
    for _ in range(2):
        i, j = s.take(), s.take()
        s.frame.loc[s.frame.index[j], "parcel_id"] = s.ids[i]
        s.note(
            "duplicate_id",
            [s.ids[i]],
            -1,
            f"given to {s.ids[j]} (row {j}) as well, which is far away",
        )
    for _ in range(2):
        i = s.take()
        s.frame.loc[s.frame.index[i], "parcel_id"] = None
        s.unnamed.append((s.note("missing_id", [s.ids[i]], -1, f"was {s.ids[i]}"), i))
    for _ in range(3):
        i = s.take()
        s.frame.loc[s.frame.index[i], "category"] = None
        s.note("missing_value", [s.ids[i]], s.area(s.clean[i]), "category is null")
    for column, value in (
        ("category", "Жайыт?"),
        ("category", "земли прочие"),
        ("land_kind", "огород-бахча"),
    ):
        i = s.take()
        s.frame.loc[s.frame.index[i], column] = value
        s.note("unknown_code", [s.ids[i]], s.area(s.clean[i]), f"{column} = {value}")
    for _ in range(3):
        i = s.take()
        row = s.frame.index[i]
        s.frame.loc[row, "registered_area_ha"] = round(s.area(s.clean[i]), 1)
        s.note("registered_unit", [s.ids[i]], s.area(s.clean[i]), "registered area given in m2")
    for _ in range(2):

        def second(i: int) -> int | None:
            for j in sorted(s.shared[i]):
                for k in sorted(s.shared[j]):
                    if (
                        s.frame["origin"].iloc[k] == "field"
                        and not s.clean[k].intersects(s.clean[i])
                        and s.clean[k].distance(s.clean[i]) < 150
                    ):
                        return k
            return None

        i = s.take(lambda i: second(i) is not None)
        k = second(i)
        assert k is not None
        s.shapes[i] = MultiPolygon([s.clean[i], s.clean[k]])
        s.dropped.add(k)
        row = s.frame.index[i]
        area = s.area(s.clean[i]) + s.area(s.clean[k])
        s.frame.loc[row, "registered_area_ha"] = round(area / 1e4, 4)
        s.note(
            "multipart", [s.ids[i]], area, f"two parts that do not touch; the other was {s.ids[k]}"
        )


def _outside(s: Spoiler) -> None:
    """One parcel beyond the border, one across it."""
    ring = shapely.get_coordinates(s.border.exterior)
    x, y = ring[np.argmin(ring[:, 0])]
    far = np.round(
        np.array([[x - 700, y], [x - 560, y + 9], [x - 565, y + 110], [x - 704, y + 101]]), 3
    )
    model = s.frame[s.frame["origin"] == "field"].iloc[0].to_dict()
    identity = f"{place.CADASTRE_PREFIX}-0999-0001"
    s.added.append(
        {
            **model,
            "parcel_id": identity,
            "geometry": Polygon(far),
            "registered_area_ha": round(s.area(Polygon(far)) / 1e4, 4),
        }
    )
    s.note("outside", [identity], s.area(Polygon(far)), "extra record, wholly outside the boundary")
    edge = {tuple(p) for p in ring}
    best: tuple[float, int, int] = (0.0, -1, -1)
    for i in np.flatnonzero(shapely.intersects(s.clean, s.border.exterior)).tolist():
        if s.frame["origin"].iloc[i] == "field" and not s.clean[i].interiors and s.free(i):
            points = shapely.get_coordinates(s.clean[i].exterior)
            for k in range(len(points) - 1):
                on_border = tuple(points[k]) in edge and tuple(points[k + 1]) in edge
                length = float(np.hypot(*(points[k + 1] - points[k])))
                if on_border and length > best[0]:
                    best = (length, i, k)
    _, i, k = best
    points = shapely.get_coordinates(s.clean[i].exterior)
    strip = s.strip(s.clean[i], points[k], points[k + 1], 9.0)
    s.shapes[i] = Polygon(
        np.vstack([points[: k + 1], shapely.get_coordinates(strip)[1:3], points[k + 1 :]])
    )
    assert s.shapes[i].is_valid and shapely.intersection(strip, s.border).area < 0.5
    s.taken.append(s.clean[i].centroid)
    s.note(
        "outside",
        [s.ids[i]],
        s.area(strip),
        "reaches 9 m over the boundary; area of the part outside",
    )


def build(
    clean: gpd.GeoDataFrame, border: Polygon, rng: np.random.Generator
) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """The dirty layer and its answer list."""
    clean = clean.copy()
    measured = ellipsoidal_area(clean.geometry.to_numpy()) / 10_000
    empty = clean["registered_area_ha"].isna()
    clean.loc[empty, "registered_area_ha"] = np.round(measured[empty.to_numpy()], 4)
    s = Spoiler(clean, border, rng)
    _outside(s)
    _edges(s)
    _broken(s)
    _records(s)
    frame = s.frame.set_geometry(gpd.GeoSeries(s.shapes, index=s.frame.index, crs=place.CRS))
    keep = [i for i in range(len(frame)) if i not in s.dropped]
    position = {i: row for row, i in enumerate(keep)}
    for row, i in s.unnamed:
        row["parcel_ids"] = f"row:{position[i]}"
    for row in s.rows:
        if row["rule"] == "duplicate_id":
            old = int(row["note"].split("(row ")[1].split(")")[0])
            row["note"] = row["note"].replace(f"(row {old})", f"(row:{position[old]})")
    added = gpd.GeoDataFrame(s.added, geometry="geometry", crs=place.CRS)
    frame = gpd.GeoDataFrame(
        pd.concat([frame.iloc[keep], added], ignore_index=True), geometry="geometry", crs=place.CRS
    )
    answer = pd.DataFrame(s.rows).sort_values("rule", kind="stable").reset_index(drop=True)
    answer["defect_id"] = [f"D{k:03d}" for k in range(1, len(answer) + 1)]
    return frame, answer
