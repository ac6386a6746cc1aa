"""The same parcels five years earlier, and the list of everything that happened in between.

History is made backwards: parts are joined, wholes are cut, purposes are set back. Cuts run only
between vertices that exist, so both years are valid coverages and differ nowhere else, not even
by a rounded millimetre.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Polygon

from sample_layers.generate import place
from sample_layers.generate.boundary import ellipsoidal_area
from sample_layers.generate.coverage import best_chord, chord_split, join, neighbours

Row = dict[str, Any]


@dataclass
class _Past:
    """Work in hand: what became of each present parcel, and the answers so far."""

    now: gpd.GeoDataFrame
    shared: dict[int, dict[int, float]]
    used: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    changed: dict[int, Row] = field(default_factory=dict)
    added: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    serial: dict[str, int] = field(default_factory=dict)

    def new_id(self, like: str) -> str:
        """A number in the same cadastral quarter that no present parcel has."""
        quarter = like.rsplit("-", 1)[0]
        self.serial[quarter] = self.serial.get(quarter, 7000) + 1
        return f"{quarter}-{self.serial[quarter]:04d}"

    def ids(self, members: list[int]) -> str:
        return ";".join(self.now["parcel_id"].iloc[sorted(members)])

    def answer(
        self, kind: str, before: str, after: str, old: Row, new: Row, area_m2: float
    ) -> None:
        self.answers.append(
            {
                "kind": kind,
                "ids_before": before,
                "ids_after": after,
                "from_category": old["category"],
                "to_category": new["category"],
                "from_land_kind": old["land_kind"],
                "to_land_kind": new["land_kind"],
                "area_ha": round(area_m2 / 10_000, 6),
            }
        )


def _area(polygons: list[Polygon]) -> float:
    return float(ellipsoidal_area(np.array(polygons, dtype=object)).sum())


def _reg(polygon: Polygon) -> float:
    return round(_area([polygon]) / 10_000, 4)


def _merge_back(past: _Past, members: list[int], before: Row) -> bool:
    """Present parts were one parcel: the change is a split."""
    polygons = [past.now.geometry.iloc[i] for i in members]
    whole = join(polygons)
    if len(whole) != 1 or whole[0].interiors or set(members) & past.used:
        return False
    first = past.now.iloc[min(members)]
    row = {**first.to_dict(), **before}
    row |= {"parcel_id": past.new_id(first["parcel_id"]), "geometry": whole[0]}
    row["registered_area_ha"] = _reg(whole[0])
    past.added.append(row)
    past.removed |= set(members)
    past.used |= set(members)
    past.answer("split", row["parcel_id"], past.ids(members), row, first.to_dict(), _area(whole))
    return True


def _components(members: list[int], shared: dict[int, dict[int, float]]) -> list[list[int]]:
    left, out = set(members), []
    while left:
        stack, group = [min(left)], []
        left.discard(stack[0])
        while stack:
            i = stack.pop()
            group.append(i)
            for j in sorted(shared[i]):
                if j in left:
                    left.discard(j)
                    stack.append(j)
        out.append(sorted(group))
    return out


def _new_quarters(past: _Past) -> None:
    """The new housing quarters were irrigated fields of the state land fund."""
    lots = np.flatnonzero((past.now["lot"] == "new").to_numpy()).tolist()
    field_row = {
        "category": "agricultural",
        "land_kind": "arable_irrigated",
        "ownership": "municipal",
        "in_use": "yes",
        "purpose": "Сугат айдоо (ФПС)",
        "village": None,
    }
    for group in _components(lots, past.shared):
        if len(group) > 1:
            _merge_back(past, group, field_row)


def _splits(past: _Past, count: int, rng: np.random.Generator) -> None:
    """Fields that were divided among heirs."""
    kinds = past.now["land_kind"].to_numpy()
    strips = np.flatnonzero(np.isin(kinds, ["arable_irrigated", "arable_rainfed"]))
    done = 0
    for i in rng.permutation(strips).tolist():
        if done == count:
            return
        size = int(rng.integers(2, 5))
        members = [i]
        while len(members) < size:
            near = past.shared[members[-1]]
            fit = [
                j
                for j, length in sorted(near.items())
                if kinds[j] == kinds[i]
                and past.now["ownership"].iloc[j] == past.now["ownership"].iloc[i]
                and j not in members
                and length > 90
            ]
            if not fit:
                break
            members.append(fit[0])
        if len(members) > 1 and not set(members) & past.used:
            area = sum(past.now.geometry.iloc[k].area for k in members)
            done += int(area < 150_000 and _merge_back(past, members, {}))


def _merges(past: _Past, count: int, rng: np.random.Generator) -> None:
    """Parcels that are one today and were two or three."""
    kinds = past.now["land_kind"].to_numpy()
    fit = np.isin(kinds, ["arable_irrigated", "arable_rainfed", "household_plot", "perennial"])
    fit &= past.now["lot"].ne("new").to_numpy()
    done = 0
    for i in rng.permutation(np.flatnonzero(fit)).tolist():
        if done == count:
            return
        polygon = past.now.geometry.iloc[i]
        chord = None if i in past.used else best_chord(polygon, 0.45)
        if chord is None:
            continue
        parts = list(chord_split(polygon, *chord))
        again = best_chord(parts[0], 0.45) if rng.random() < 0.3 else None
        if again is not None:
            parts = [*chord_split(parts[0], *again), parts[1]]
        if min(p.area for p in parts) < 300:
            continue
        row = past.now.iloc[i].to_dict()
        ids = [past.new_id(row["parcel_id"]) for _ in parts]
        for new_id, part in zip(ids, parts, strict=True):
            past.added.append(
                {**row, "parcel_id": new_id, "geometry": part, "registered_area_ha": _reg(part)}
            )
        past.removed.add(i)
        past.used.add(i)
        past.answer("merge", ";".join(ids), row["parcel_id"], row, row, _area([polygon]))
        done += 1


def _moved_lines(past: _Past, count: int, rng: np.random.Generator) -> None:
    """Neighbours who moved their common line: a corner of one belonged to the other."""
    kinds = past.now["land_kind"].to_numpy()
    fit = np.flatnonzero(np.isin(kinds, ["arable_irrigated", "arable_rainfed", "pasture"]))
    done = 0
    for i in rng.permutation(fit).tolist():
        if done == count:
            return
        polygon = past.now.geometry.iloc[i]
        chord = None if i in past.used else best_chord(polygon, 0.14)
        if chord is None:
            continue
        parts = sorted(chord_split(polygon, *chord), key=lambda p: p.area)
        for j in sorted(past.shared[i]):
            if j in past.used or past.now["origin"].iloc[j] not in ("field", "zone"):
                continue
            other = past.now.geometry.iloc[j]
            grown = join([other, parts[0]])
            touching = shapely.intersection(other.boundary, parts[0].boundary).length > 20
            if touching and len(grown) == 1 and len(grown[0].interiors) == len(other.interiors):
                row, near = past.now.iloc[i].to_dict(), past.now.iloc[j].to_dict()
                past.changed[i] = {"geometry": parts[1], "registered_area_ha": _reg(parts[1])}
                past.changed[j] = {"geometry": grown[0], "registered_area_ha": _reg(grown[0])}
                past.used |= {i, j}
                both = ";".join([near["parcel_id"], row["parcel_id"]])
                past.answer("moved_line", both, both, near, row, _area([parts[0]]))
                done += 1
                break


def _purposes(past: _Past, rng: np.random.Generator) -> None:
    """Changes of category (transformation) and of the kind of land, outlines unchanged."""
    now = past.now

    def back(i: int, before: Row) -> None:
        if i in past.used:
            return
        row = now.iloc[i].to_dict()
        kind = (
            "transformation"
            if before.get("category", row["category"]) != row["category"]
            else "land_kind"
        )
        past.changed[i] = before
        past.used.add(i)
        identity = row["parcel_id"]
        past.answer(kind, identity, identity, {**row, **before}, row, _area([row["geometry"]]))

    grazed = {
        "category": "agricultural",
        "land_kind": "pasture",
        "ownership": "municipal",
        "purpose": "Жайыт",
    }
    sown = {
        "category": "agricultural",
        "land_kind": "arable_irrigated",
        "ownership": "private",
        "purpose": "Сугат айдоо",
    }
    dry = {
        "category": "agricultural",
        "land_kind": "arable_rainfed",
        "ownership": "private",
        "purpose": "Кайрак айдоо",
    }
    for purpose, before in (
        ("Карьер (песок, гравий)", grazed),
        (
            "Полигон ТБО",
            {**grazed, "category": "reserve", "ownership": "state", "purpose": "Земли запаса"},
        ),
        ("Завод по переработке молока", sown),
        ("АЗС", sown),
        ("Вышка связи", grazed),
        ("Плодоовощехранилище", sown),
        ("Купочная ванна", dry),
    ):
        for i in np.flatnonzero((now["purpose"] == purpose).to_numpy()).tolist():
            back(i, before)
    reserve = now[(now["category"] == "protected") & (now["land_kind"] == "pasture")]
    extended = 0.0
    for i in sorted(reserve.index, key=lambda k: -now.geometry[k].centroid.y):
        if extended + now.geometry[i].area < 3_300_000:
            extended += now.geometry[i].area
            back(int(i), grazed)
    for kind, category, before, count in (
        (
            "pasture",
            "agricultural",
            {
                "category": "reserve",
                "ownership": "state",
                "purpose": "Земли запаса",
                "in_use": "no",
            },
            3,
        ),
        (
            "shrub",
            "forest",
            {"category": "agricultural", "ownership": "municipal", "purpose": "Кустарник"},
            2,
        ),
        (
            "fallow",
            "agricultural",
            {"land_kind": "arable_rainfed", "in_use": "yes", "purpose": "Кайрак айдоо"},
            9,
        ),
        (
            "perennial",
            "agricultural",
            {"land_kind": "arable_irrigated", "purpose": "Сугат айдоо"},
            12,
        ),
        ("household_plot", "settlement", {**sown}, 6),
    ):
        fit = (
            (now["land_kind"] == kind)
            & (now["category"] == category)
            & (now.geometry.area < 400_000)
        )
        fit &= now["lot"].ne("new") & ~now.index.isin(list(past.used))
        chosen = rng.permutation(np.flatnonzero(fit.to_numpy()))[:count]
        for i in sorted(chosen.tolist()):
            extra = {"village": None} if kind == "household_plot" else {}
            back(i, {**before, **extra})


def build(now: gpd.GeoDataFrame, rng: np.random.Generator) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """Parcels of the past year and the list of changes since."""
    past = _Past(now, neighbours(now.geometry.to_numpy()))
    _new_quarters(past)
    _purposes(past, rng)
    _splits(past, 46, rng)
    _merges(past, 38, rng)
    _moved_lines(past, 14, rng)
    rows = []
    for i, row in enumerate(now.to_dict("records")):
        if i not in past.removed:
            rows.append({**row, **past.changed.get(i, {})})
    frame = gpd.GeoDataFrame([*rows, *past.added], geometry="geometry", crs=place.CRS)
    frame = frame.sort_values("parcel_id", kind="stable").reset_index(drop=True)
    return frame, pd.DataFrame(past.answers)
