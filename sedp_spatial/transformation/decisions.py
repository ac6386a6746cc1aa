"""Decisions to change land, whichever way they are given: numbers, polygons, or case files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..layers.boundary import Boundary
from ..layers.reading import read_layer
from .cases import CaseFile


@dataclass(frozen=True)
class LandChange:
    """One decision: which land goes to which category.

    Attributes
    ----------
    category : str
        The target category.
    parcel_ids : sequence of str
        Whole parcels; or
    site : GeoDataFrame, GeoSeries, polygon or None
        a polygon, which may cut parcels.
    land_kind : str or None
        The kind of land after it; ``None`` leaves it as it is.
    case_id : str
    """

    category: str
    parcel_ids: Sequence[str] = ()
    site: Boundary | None = None
    land_kind: str | None = None
    case_id: str = ""


def decisions_of(changes: Any, folder: str | Path | None) -> Iterable[LandChange]:
    """Every form of input as decisions."""
    if isinstance(changes, Mapping):
        same: dict[tuple[str, str | None], list[str]] = {}
        for name, target in changes.items():
            wanted = target if isinstance(target, Mapping) else {"category": target}
            key = (str(wanted.get("category", "")), wanted.get("land_kind"))
            same.setdefault(key, []).append(str(name))
        for (category, kind), ids in same.items():
            yield LandChange(category, ids, land_kind=kind)
        return
    if isinstance(changes, LandChange | CaseFile):
        changes = [changes]
    for one in changes:
        if isinstance(one, CaseFile):
            yield _of_case(one, folder)
        elif isinstance(one, LandChange):
            yield one
        else:
            raise UsageError("error.transformation_changes", value=type(one).__name__)


def _of_case(case: CaseFile, folder: str | Path | None) -> LandChange:
    site = None
    if case.site is not None:
        path, bar, layer = case.site.partition("|")
        place = path if folder is None else str(Path(folder) / path)
        site = read_layer(f"{place}{bar}{layer}", kind="boundary")
    return LandChange(
        case.target_category,
        case.parcel_ids if site is None else (),
        site,
        case.target_land_kind,
        case.case_id,
    )
