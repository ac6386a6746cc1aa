"""Claims in: what each use asks for by each phase, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..codes import load_codes
from ..demand.reading import frame_of, numbers, require
from ..errors import DataError, UsageError
from ..messages import Label

CLAIMS = "claims"

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Claims:
    """What each use claims by each phase: arrays of phases × uses.

    Attributes
    ----------
    uses : tuple of str
    years : tuple of int
        Empty where the claims are for one time only; ``least`` and ``most`` have one row then.
    least, most : ndarray
        Hectares taken until the end of each phase: at least and at most (inf: without limit).
    tolerance : ndarray
        By how much ``most`` may be exceeded where whole plots cannot meet ``least`` otherwise.
    """

    uses: tuple[str, ...]
    years: tuple[int, ...]
    least: Floats
    most: Floats
    tolerance: Floats


def use_label(use: str) -> Label:
    """The name of a use in the language of the sentence that it stands in."""
    key = f"sector.{use}" if f"sector.{use}" in load_codes("labels") else f"use.{use}"
    return Label("labels", key)


def read_claims(table: Any, phases: Sequence[int] | None) -> Claims:
    """Read what the uses claim.

    Raises
    ------
    DataError
        Columns or numbers that are missing, a use twice, a minimum above its maximum.
    UsageError
        Phases that the claims do not have.
    """
    frame = frame_of(table, CLAIMS)
    require(frame, ("use", "min_ha", "max_ha"), CLAIMS)
    nameless = int(frame["use"].isna().sum())
    if nameless:
        raise DataError("error.alloc_claims_nameless", count=nameless)
    frame = frame.assign(
        use=frame["use"].astype(str).str.strip(),
        min_ha=numbers(frame, "min_ha", CLAIMS, empty=True),
        max_ha=numbers(
            frame.replace({"max_ha": {np.inf: np.nan}}), "max_ha", CLAIMS, empty=True
        ).where(frame["max_ha"].notna() & (frame["max_ha"] != np.inf), np.inf),
    )
    frame["tolerance_ha"] = (
        frame["tolerance_ha"].astype("float64").fillna(0.0).clip(lower=0.0)
        if "tolerance_ha" in frame
        else 0.0
    )
    years = _years(frame, phases)
    key = ["use", "year"] if years else ["use"]
    if years:
        frame = frame[frame["year"].isin(years)]
    repeated = frame[frame.duplicated(key)]
    if len(repeated):
        raise DataError("error.alloc_claims_repeated", uses=sorted(set(repeated["use"])))
    uses = tuple(sorted(set(frame["use"])))
    shape = (max(1, len(years)), len(uses))
    least, most = np.zeros(shape), np.full(shape, np.inf)
    tolerance = np.zeros(shape)
    at = [uses.index(use) for use in frame["use"]]
    when = [years.index(int(year)) for year in frame["year"]] if years else [0] * len(frame)
    least[when, at], most[when, at] = frame["min_ha"], frame["max_ha"]
    tolerance[when, at] = frame["tolerance_ha"]
    # What was taken by one year is still taken by the next.
    least = np.maximum.accumulate(least, axis=0)
    for phase, place in np.argwhere(least > most)[:1]:
        raise DataError(
            "error.alloc_claims_contradict",
            use=use_label(uses[place]),
            least=float(least[phase, place]),
            most=float(most[phase, place]),
        )
    return Claims(uses, years, least, most, tolerance)


def _years(frame: pd.DataFrame, phases: Sequence[int] | None) -> tuple[int, ...]:
    if "year" not in frame.columns:
        if phases:
            raise UsageError("error.alloc_phases", phases=list(phases), found="–")
        return ()
    have = sorted({int(year) for year in numbers(frame, "year", CLAIMS)})
    if not phases:
        return tuple(have)
    wanted = sorted({int(year) for year in phases})
    strange = [year for year in wanted if year not in have]
    if strange:
        raise UsageError("error.alloc_phases", phases=strange, found=have)
    return tuple(wanted)
