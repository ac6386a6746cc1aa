"""Carry transformations out on the map: the parcels after, and the balance before and after."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..balance import BalanceResult, land_balance
from ..errors import CalculationError, DataError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.sound import sound
from ..layers.boundary import Boundary
from ..layers.cells import shortened
from ..layers.classes import classes_of, print_order
from ..layers.findings import feature_ids
from ..layers.place import check_place
from ..layers.plane import laid, plane_of
from ..layers.schema import UNASSIGNED
from ..messages import Message
from ..progress import Feedback, step
from ..results import Result
from .catalogue import category_code, land_kind_code
from .decisions import LandChange, decisions_of
from .site import SLIVER_M, positions_of
from .splitting import split_along

_CLOSES_HA = 1e-6
_CLOSES_SHARE = 1e-9


@dataclass(frozen=True)
class TransformedResult(Result):
    """The result of :func:`apply_transformation`.

    Attributes
    ----------
    table : pandas.DataFrame
        category, before_ha, after_ha, net_ha: all seven categories, ``unassigned`` where it
        occurs, and what closes the balance (overlap, gap, outside).
    layer : geopandas.GeoDataFrame
        The parcels after, with the columns of the input.
    matrix : pandas.DataFrame
        Hectares from category (column ``from``) to category.
    changed : geopandas.GeoDataFrame
        The transformed land: case_id, parcel_id, from_category, to_category, from_land_kind,
        to_land_kind, area_ha, geometry.
    lineage : pandas.DataFrame
        event (split | transformed), before_ids, after_ids, from_category, to_category, area_ha.
    before, after : BalanceResult
    before_ha, after_ha, changed_ha : float
        Σ of the parcels before and after, and the land that changed its category.
    residual_ha : float
        after − before: zero but for rounding, or no result is given.
    """

    matrix: pd.DataFrame
    changed: gpd.GeoDataFrame
    lineage: pd.DataFrame
    before: BalanceResult
    after: BalanceResult
    before_ha: float
    after_ha: float
    changed_ha: float
    residual_ha: float


def apply_transformation(
    parcels: gpd.GeoDataFrame,
    changes: Any,
    *,
    boundary: Boundary | None = None,
    folder: str | Path | None = None,
    tolerance_m: float = SLIVER_M,
    feedback: Feedback | None = None,
) -> TransformedResult:
    """Change the category of land, and show that no hectare is created or lost.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema.
    changes : mapping, LandChange, CaseFile, or sequence of them
        A mapping is parcel number → target category (or ``{"category": …, "land_kind": …}``).
    boundary : GeoDataFrame, GeoSeries or polygon, optional
        The territory of both balances.
    folder : path, optional
        Where the site layers of cases lie.
    tolerance_m : float
        Parts nowhere wider than this are not cut off.
    feedback : Feedback, optional

    Returns
    -------
    TransformedResult

    Raises
    ------
    UsageError
        Unknown categories, kinds of land or parcels.
    DataError
        Nothing to change, or land that two decisions claim.
    CalculationError
        If the hectares before and after differ.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 77 and 84.

    Examples
    --------
    >>> done = apply_transformation(parcels, {"4-09-06-0011-0001": "industry"})
    >>> abs(done.residual_ha) < 1e-6
    True
    """
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    wanted = list(decisions_of(changes, folder))
    if not wanted:
        raise DataError("error.transformation_nothing_selected")
    step(feedback, 0.0)
    work = _Work.of(parcels)
    for change in wanted:
        work.apply(change, tolerance_m)
    step(feedback, 0.3)
    before = land_balance(parcels, boundary=boundary)
    step(feedback, 0.6)
    after = land_balance(work.parcels, boundary=boundary)
    step(feedback, 0.9)
    result = work.result(before, after)
    step(feedback, 1.0)
    return result


@dataclass
class _Work:
    """The parcels while decisions are applied one after the other."""

    given: gpd.GeoDataFrame
    parcels: gpd.GeoDataFrame
    from_category: np.ndarray
    from_kind: np.ndarray
    case: np.ndarray
    changed: np.ndarray
    cut: dict[str, tuple[str, str]]
    kept_kind: bool = False

    @classmethod
    def of(cls, parcels: gpd.GeoDataFrame) -> _Work:
        return cls(
            given=parcels,
            parcels=parcels.copy(),
            from_category=classes_of(parcels, "category")[0].to_numpy(dtype=object),
            from_kind=classes_of(parcels, "land_kind")[0].to_numpy(dtype=object),
            case=np.full(len(parcels), "", dtype=object),
            changed=np.zeros(len(parcels), dtype=bool),
            cut={},
        )

    def apply(self, change: LandChange, tolerance_m: float) -> None:
        """Cut where the site cuts, and give what lies within its new category."""
        category = category_code(change.category)
        kind = None if change.land_kind is None else land_kind_code(change.land_kind)
        if change.site is None:
            within = np.zeros(len(self.parcels), dtype=bool)
            within[positions_of(self.parcels, change.parcel_ids)] = True
        else:
            split = split_along(self.parcels, change.site, tolerance_m)
            self._take(split.parcels, split.origin, split.cut)
            within = split.within
        if not within.any():
            raise DataError("error.transformation_nothing_selected")
        if (within & self.changed).any():
            ids = feature_ids(self.parcels, "parcel_id", np.flatnonzero(within & self.changed))
            raise DataError("error.transformation_twice", ids=shortened(ids))
        _write(self.parcels, "category", within, category)
        if kind is not None:
            _write(self.parcels, "land_kind", within, kind)
        self.kept_kind |= kind is None
        self.changed |= within
        self.case[within] = change.case_id

    def _take(
        self, parcels: gpd.GeoDataFrame, origin: np.ndarray, cut: list[tuple[str, str, str]]
    ) -> None:
        self.parcels = parcels
        self.from_category, self.from_kind = self.from_category[origin], self.from_kind[origin]
        self.case, self.changed = self.case[origin], self.changed[origin]
        self.cut.update({old: (one, two) for old, one, two in cut})

    def result(self, before: BalanceResult, after: BalanceResult) -> TransformedResult:
        """The tables, and the proof that they close."""
        crs, plane = horizontal_crs(self.parcels.crs), plane_of(self.given)
        shapes = sound(laid(np.asarray(self.parcels.geometry.values, dtype=object), crs, plane))[0]
        area = drawn_area_m2(shapes, plane) / HECTARE
        to_category = classes_of(self.parcels, "category")[0].to_numpy(dtype=object)
        to_kind = classes_of(self.parcels, "land_kind")[0].to_numpy(dtype=object)
        residual = after.parcels_ha - before.parcels_ha
        off = max(abs(residual), abs(after.territory_ha - before.territory_ha))
        if off > _CLOSES_HA + _CLOSES_SHARE * before.parcels_ha:
            raise CalculationError("error.transformation_not_closed", off_ha=off)
        moved = self.changed & (to_category != self.from_category)
        ids = feature_ids(self.parcels, "parcel_id")
        changed = gpd.GeoDataFrame(
            {
                "case_id": self.case[self.changed],
                "parcel_id": ids[self.changed],
                "from_category": self.from_category[self.changed],
                "to_category": to_category[self.changed],
                "from_land_kind": self.from_kind[self.changed],
                "to_land_kind": to_kind[self.changed],
                "area_ha": area[self.changed],
            },
            geometry=np.asarray(self.parcels.geometry.values, dtype=object)[self.changed],
            crs=self.parcels.crs,
        )
        notes = [
            Message(
                "note.transformation_closed",
                changed_ha=float(area[moved].sum()),
                parcels=int(self.changed.sum()),
                total_ha=after.parcels_ha,
                off_m2=residual * HECTARE + 0.0,
            )
        ]
        if self.cut:
            notes.append(
                Message(
                    "note.transformation_cut", count=len(self.cut), ids=shortened(list(self.cut))
                )
            )
        if self.kept_kind:
            notes.append(Message("note.transformation_kept_kind"))
        return TransformedResult(
            table=_table(before, after),
            layer=self.parcels,
            notes=(*notes, *before.notes),
            matrix=_matrix(self.from_category, to_category, area),
            changed=changed,
            lineage=self._lineage(changed),
            before=before,
            after=after,
            before_ha=before.parcels_ha,
            after_ha=after.parcels_ha,
            changed_ha=float(area[moved].sum()),
            residual_ha=residual,
        )

    def _lineage(self, changed: gpd.GeoDataFrame) -> pd.DataFrame:
        old_of = {one: old for old, (one, _) in self.cut.items()}
        rows = []
        for row in changed.drop(columns=changed.geometry.name).to_dict("records"):
            name = str(row["parcel_id"])
            old = old_of.get(name)
            rows.append(
                {
                    "event": "transformed" if old is None else "split",
                    "before_ids": (name if old is None else old,),
                    "after_ids": (name,) if old is None else self.cut[old],
                    "from_category": row["from_category"],
                    "to_category": row["to_category"],
                    "area_ha": row["area_ha"],
                }
            )
        columns = ["event", "before_ids", "after_ids", "from_category", "to_category", "area_ha"]
        return pd.DataFrame(rows, columns=columns)


def _write(parcels: gpd.GeoDataFrame, column: str, within: np.ndarray, value: str) -> None:
    values = (
        parcels[column].to_numpy(dtype=object).copy()
        if column in parcels.columns
        else np.full(len(parcels), None, dtype=object)
    )
    values[within] = value
    parcels[column] = pd.Series(values, index=parcels.index, dtype=object)


def _table(before: BalanceResult, after: BalanceResult) -> pd.DataFrame:
    """Category by category, with the rows that close the balance."""
    old = before.table.set_index("category")["area_ha"]
    new = after.table.set_index("category")["area_ha"]
    order = list(dict.fromkeys([*old.index, *new.index]))
    tail = [name for name in ("unassigned", "overlap", "gap", "outside") if name in order]
    order = [name for name in order if name not in tail] + tail
    table = pd.DataFrame({"category": pd.Series(order, dtype=object)})
    table["before_ha"] = old.reindex(order).fillna(0.0).to_numpy()
    table["after_ha"] = new.reindex(order).fillna(0.0).to_numpy()
    table["net_ha"] = table["after_ha"] - table["before_ha"]
    return table


def _matrix(from_: np.ndarray, to: np.ndarray, area: np.ndarray) -> pd.DataFrame:
    frame = pd.DataFrame({"from": from_, "to": to, "area_ha": area})
    present = [*print_order("category"), *sorted({UNASSIGNED} & {*from_, *to})]
    matrix = frame.pivot_table(index="from", columns="to", values="area_ha", aggfunc="sum")
    matrix = matrix.reindex(index=present, columns=present).fillna(0.0)
    matrix.columns.name = None
    return matrix.rename_axis("from").reset_index()
