"""Which parcel became which: splits, merges and the like, from what two layers have in common."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import shapely

from .geometry.sound import width_at_most

# A common piece below this share of the smaller of both parcels is a redrawn line, not descent.
_DESCENT = 0.02
_COLUMNS = ("event", "before_ids", "after_ids", "from_category", "to_category", "area_ha")


def lineage_of(
    links: pd.DataFrame, *, before: pd.DataFrame, after: pd.DataFrame, width: float
) -> pd.DataFrame:
    """Name what happened to each parcel that did not stay as it was.

    Parameters
    ----------
    links : pandas.DataFrame
        before, after (positions), same_shape, area_ha, geometry (what both have in common).
    before, after : pandas.DataFrame
        id, class, area_ha, geometry of the parcels, by position.
    width : float
        Common pieces and moved edges nowhere wider (map units) do not count.

    Returns
    -------
    pandas.DataFrame
        event, before_ids, after_ids, from_category, to_category, area_ha (of the land concerned).
    """
    descent = _descent(links, before, after, width)
    families = _families(descent, len(before), len(after))
    same_shape = _same_shape(descent, before, after, width)
    rows = [_row(old, new, before, after, same_shape) for old, new in families]
    frame = pd.DataFrame([row for row in rows if row is not None], columns=list(_COLUMNS))
    rank = [_EVENTS.index(event) for event in frame["event"]]
    return frame.iloc[np.argsort(rank, kind="stable")].reset_index(drop=True)


_EVENTS = (
    "split",
    "merge",
    "regrouped",
    "transformed",
    "reshaped",
    "renamed",
    "new",
    "gone",
)


def _descent(
    links: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame, width: float
) -> pd.DataFrame:
    """The links that are more than a redrawn line."""
    smaller = np.minimum(
        before["area_ha"].to_numpy()[links["before"]], after["area_ha"].to_numpy()[links["after"]]
    )
    real = links["same_shape"].to_numpy() | (links["area_ha"].to_numpy() > _DESCENT * smaller)
    doubtful = np.flatnonzero(real & ~links["same_shape"].to_numpy())
    real[doubtful] &= ~width_at_most(links["geometry"].to_numpy()[doubtful], width)
    return links[real]


def _same_shape(
    descent: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame, width: float
) -> set[int]:
    """The parcels before whose outline is that of one after, but for lines drawn anew."""
    same = set(descent.loc[descent["same_shape"], "before"])
    alone = ~(descent["before"].duplicated(keep=False) | descent["after"].duplicated(keep=False))
    pairs = descent[alone & ~descent["same_shape"].astype(bool)]
    odd = shapely.symmetric_difference(
        before["geometry"].to_numpy()[pairs["before"]], after["geometry"].to_numpy()[pairs["after"]]
    )
    return same | set(pairs["before"][width_at_most(odd, width)])


def _families(
    descent: pd.DataFrame, count_before: int, count_after: int
) -> Iterable[tuple[list[int], list[int]]]:
    """Parcels before and after that are connected by descent."""
    root = list(range(count_before + count_after))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for first, second in zip(descent["before"], descent["after"] + count_before, strict=True):
        root[find(int(first))] = find(int(second))
    families: dict[int, tuple[list[int], list[int]]] = {}
    for node in range(count_before + count_after):
        old, new = families.setdefault(find(node), ([], []))
        if node < count_before:
            old.append(node)
        else:
            new.append(node - count_before)
    return families.values()


def _row(
    old: list[int],
    new: list[int],
    before: pd.DataFrame,
    after: pd.DataFrame,
    same_shape: set[int],
) -> dict[str, object] | None:
    """The row of one family; none where everything stayed as it was."""
    if len(old) == len(new) == 1:
        event = _one_to_one(before.iloc[old[0]], after.iloc[new[0]], old[0] in same_shape)
    else:
        event = _many(set(before["id"].iloc[old]), set(after["id"].iloc[new]))
    if event is None:
        return None
    left, right = before.iloc[old], after.iloc[new]
    return {
        "event": event,
        "before_ids": tuple(left["id"]),
        "after_ids": tuple(right["id"]),
        "from_category": ", ".join(dict.fromkeys(left["class"])),
        "to_category": ", ".join(dict.fromkeys(right["class"])),
        "area_ha": float(max(left["area_ha"].sum(), right["area_ha"].sum())),
    }


def _one_to_one(old: pd.Series, new: pd.Series, same_shape: bool) -> str | None:
    if old["class"] != new["class"]:
        return "transformed"
    if not same_shape:
        return "reshaped"
    return None if old["id"] == new["id"] else "renamed"


def _many(old: set[str], new: set[str]) -> str:
    if not old:
        return "new"
    if not new:
        return "gone"
    if old == new:
        return "reshaped"  # a line was moved between neighbours
    if len(old) == 1:
        return "split"
    return "merge" if len(new) == 1 else "regrouped"
