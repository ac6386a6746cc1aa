"""Candidates in: checked, put in an order of their own, and turned into arrays."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..codes import load_codes
from ..demand.reading import frame_of, numbers, require
from ..errors import DataError, UsageError
from ..layers.cells import shortened
from ..layers.numbers import plain_numbers
from ..messages import Message
from .claimed import CLAIMS, Claims, Floats, Ints, use_label

CANDIDATES = "candidates"
_NEEDED = ("parcel_id", "use", "area_ha", "suitability")
_LAST = np.iinfo(np.int64).max  # the rank of a plot that has none: after all others


@dataclass(frozen=True)
class Pairs:
    """The permitted pairs of plot and use as arrays, in the order of parcel_id and use.

    Attributes
    ----------
    frame : pandas.DataFrame
        All pairs as they came, sorted, with the columns ``plot`` and ``barred`` (the code of the
        sentence why the pair is not open; None where it is).
    ids : ndarray
        parcel_id of each plot.
    row, plot, use : ndarray of int
        Of each open pair: its row in ``frame``, its plot, its place among the claimed uses.
    area, score, cost : ndarray
        Hectares, suitability, and som (zero where no cost is given).
    rank : ndarray of int
        By plot; the lower the sooner.
    """

    frame: pd.DataFrame
    ids: NDArray[np.object_]
    row: Ints
    plot: Ints
    use: Ints
    area: Floats
    score: Floats
    cost: Floats
    rank: Ints


def read_pairs(
    table: Any,
    claims: Claims,
    *,
    min_plot_ha: float | Mapping[str, float] | None,
    with_cost: bool,
) -> tuple[Pairs, list[Message]]:
    """Read the candidates.

    Pairs that the supply refused (status ``no``), uses that nobody claims, and plots below the
    smallest size are barred, each with its sentence.

    Raises
    ------
    DataError
        Columns missing, uses that are not known, plots without area, suitability outside 0…1, a
        pair twice, no candidate left.
    """
    given = frame_of(table, CANDIDATES)
    require(given, (*_NEEDED, *(["cost_som"] if with_cost else [])), CANDIDATES)
    if given["parcel_id"].isna().any():
        raise DataError("error.alloc_no_id", count=int(given["parcel_id"].isna().sum()))
    frame = _sorted(given)
    barred = pd.Series([None] * len(frame), dtype=object)
    if "status" in frame.columns:
        barred[(frame["status"] == "no").to_numpy()] = "refused"
    open_rows = barred.isna().to_numpy()
    _check_numbers(frame, open_rows)
    notes = _check_uses(frame, claims)
    repeated = frame[frame.duplicated(["parcel_id", "use"])]
    if len(repeated):
        raise DataError(
            "error.alloc_repeated",
            count=len(repeated),
            ids=shortened(repeated["parcel_id"].astype(str).to_numpy()),
        )
    sizes = _least_sizes(min_plot_ha, frame["use"])
    area = plain_numbers(frame["area_ha"]).to_numpy()
    barred[open_rows & ~frame["use"].isin(claims.uses).to_numpy()] = "unclaimed"
    barred[barred.isna().to_numpy() & (area < sizes)] = "small"
    nothing = [use for use, most in zip(claims.uses, claims.most[-1], strict=True) if most == 0]
    idle = barred.isna().to_numpy() & frame["use"].isin(nothing).to_numpy()
    if (barred.isna().to_numpy() & ~idle).any():  # else nothing is taken, and nothing is amiss
        barred[idle] = "unclaimed"
    frame["barred"] = barred
    kept = np.flatnonzero(barred.isna().to_numpy())
    if not len(kept):
        raise DataError("error.alloc_none_left", rows=len(frame), reasons=_counted(frame))
    plots, ids = pd.factorize(frame["parcel_id"])
    frame["plot"] = plots
    rank = pd.Series(_ranks(frame)).groupby(plots).min().to_numpy(np.int64)
    cost = numbers(frame, "cost_som", CANDIDATES) if with_cost else pd.Series(0.0, frame.index)
    pairs = Pairs(
        frame=frame,
        ids=np.asarray(ids, dtype=object),
        row=kept,
        plot=plots[kept],
        use=frame["use"].map({use: at for at, use in enumerate(claims.uses)}).to_numpy()[kept]
        .astype(np.int64),
        area=area[kept],
        score=frame["suitability"].to_numpy(np.float64)[kept],
        cost=np.asarray(cost, dtype=np.float64)[kept],
        rank=rank,
    )  # fmt: skip
    return pairs, notes


def _sorted(given: pd.DataFrame) -> pd.DataFrame:
    """By parcel and use, whatever the order in which the rows came."""
    frame = given.assign(use=given["use"].astype(str).str.strip())
    key = frame["parcel_id"].astype(str)
    order = pd.DataFrame({"id": key, "use": frame["use"]}).sort_values(["id", "use"]).index
    return frame.loc[order].reset_index(drop=True)


def _check_numbers(frame: pd.DataFrame, open_rows: NDArray[np.bool_]) -> None:
    for column, code in (("area_ha", "error.alloc_area"), ("suitability", "error.alloc_score")):
        values = plain_numbers(frame[column]).to_numpy()
        right = np.isfinite(values) & (values > 0 if column == "area_ha" else values >= 0)
        if column == "suitability":
            right &= values <= 1
        wrong = open_rows & ~right
        if wrong.any():
            ids = frame["parcel_id"][wrong].astype(str).drop_duplicates().to_numpy()
            raise DataError(code, count=int(wrong.sum()), ids=shortened(ids))


def _check_uses(frame: pd.DataFrame, claims: Claims) -> list[Message]:
    """Uses on one side only are notes where they are known, and slips where they are not."""
    known = set(load_codes("land_uses")) | set(load_codes("zoning_uses"))
    have = set(frame["use"])
    for here, there, table in ((claims.uses, have, CLAIMS), (have, set(claims.uses), CANDIDATES)):
        strange = sorted(use for use in here if use not in there and use not in known)
        if strange:
            near = difflib.get_close_matches(strange[0], sorted(there | known), n=3)
            raise DataError(
                "error.alloc_unknown_use", table=table, uses=strange, near=near or sorted(there)
            )
    notes = []
    unclaimed = sorted(have - set(claims.uses))
    if unclaimed:
        names = [use_label(use) for use in unclaimed]
        notes.append(Message("note.alloc_unclaimed_uses", uses=names))
    return notes


def _least_sizes(given: float | Mapping[str, float] | None, uses: pd.Series) -> Floats:
    if given is None:
        return np.zeros(len(uses))
    values = dict(given) if isinstance(given, Mapping) else dict.fromkeys(set(uses), given)
    for value in values.values():
        if not (isinstance(value, Real) and np.isfinite(value) and value >= 0):
            raise UsageError("error.alloc_positive", name="min_plot_ha", value=str(value))
    return uses.map(values).fillna(0.0).to_numpy(np.float64)


def _ranks(frame: pd.DataFrame) -> Ints:
    if "rank" not in frame.columns:
        return np.zeros(len(frame), dtype=np.int64)
    ranks = plain_numbers(frame["rank"])
    return ranks.where(ranks.notna(), float(_LAST >> 12)).to_numpy(np.float64).astype(np.int64)


def _counted(frame: pd.DataFrame) -> list[Message]:
    """Why no candidate is left, with the number of pairs for each reason."""
    said: list[Message] = []
    for code, rows in frame.groupby("barred", sort=False):
        if code == "refused" and "reason" in frame.columns:
            counts = rows["reason"].map(_kind_of).value_counts(sort=False)
            said += [
                Message("say.alloc_counted", reason=reason, count=int(count))
                for reason, count in sorted(counts.items(), key=lambda item: -item[1])[:8]
            ]
        else:
            reason = Message(f"reason.alloc_barred_{code}")
            said.append(Message("say.alloc_counted", reason=reason, count=len(rows)))
    return said


def _kind_of(reason: Any) -> Any:
    """Sentences with numbers of their own are one reason: told apart by code."""
    return reason if isinstance(reason, Message) or not pd.isna(reason) else "–"
