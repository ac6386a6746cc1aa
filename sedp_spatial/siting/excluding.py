"""Hard limits: which plots are not suitable at all, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..codes import load_codes
from ..errors import UsageError
from ..geometry.rings import Floats
from ..messages import Label, Message
from .criteria import Criterion, Use
from .measuring import Plots
from .scales import plain_classes

Bools = NDArray[np.bool_]


def limits_of(
    use: Use, criteria: Mapping[str, Criterion], instead: Mapping[str, Any] | None
) -> dict[str, Mapping[str, Any]]:
    """The limits that hold for a use: its own before the criteria's, or those given instead."""
    if instead is not None:
        return {name: limits for name, limits in instead.items() if limits}
    names = [name for name in criteria if name in use.weights or name in use.excludes]
    found = {name: use.excludes.get(name, criteria[name].exclude) for name in names}
    return {name: limits for name, limits in found.items() if limits}


def broken_limits(
    plots: Plots, criterion: Criterion, limits: Mapping[str, Any]
) -> list[tuple[Message, Bools]]:
    """Each limit of a criterion, and the plots beyond it.

    Raises
    ------
    UsageError
        A class as the limit of a number, or a number as that of a class.
    """
    values = plots.measure(criterion)
    found: list[tuple[Message, Bools]] = []
    for way, limit in limits.items():
        if (way == "is") != criterion.textual:  # classes are not above, numbers are no class
            allowed = ["is"] if criterion.textual else ["above", "below"]
            raise UsageError(
                "error.siting_limits",
                criterion=criterion.code,
                given=str(dict(limits)),
                allowed=allowed,
            )
        if way == "is":
            for name in plain_classes(limit):
                beyond = (values.astype(object) == name).to_numpy(dtype=bool)
                sentence = Message(
                    "siting.is", criterion=criterion.label, value=_class_label(criterion, name)
                )
                found.append((sentence, beyond))
            continue
        numbers = pd.to_numeric(values, errors="coerce").to_numpy(dtype=np.float64)
        beyond = numbers > limit if way == "above" else numbers < limit
        said: dict[str, Any] = {"criterion": criterion.label, "limit": float(limit)}
        if criterion.unit:
            said["unit"] = Label("labels", f"unit.{criterion.unit}")
        code = f"siting.{way}_unit" if criterion.unit else f"siting.{way}"
        found.append((Message(code, **said), beyond))
    return found


def _class_label(criterion: Criterion, name: str) -> str:
    """What a class is called, where its column is one of the schema's codes."""
    column = load_codes("schema")["parcels"]["columns"].get(criterion.options.get("column"), {})
    return Label(column["codes"], name) if column.get("codes") else name


class Exclusions:
    """The limits of one use, gathered, with one sentence per combination that occurs."""

    def __init__(self, use: str, count: int) -> None:
        self._use = use
        self._limits: list[tuple[str, Message, Bools]] = []
        self._count = count

    def add(self, criterion: str, limit: Message, beyond: Bools) -> None:
        """Add the plots beyond a limit, if there are any."""
        if beyond.any():
            self._limits.append((criterion, limit, beyond))

    def mask(self) -> Bools:
        """The plots beyond any limit."""
        mask = np.zeros(self._count, dtype=bool)
        for _, _, beyond in self._limits:
            mask |= beyond
        return mask

    def reasons(self) -> NDArray[np.object_]:
        """Per plot the sentence with all its reasons, or None."""
        reasons = np.full(self._count, None, dtype=object)
        if not self._limits:
            return reasons
        table = np.column_stack([beyond for _, _, beyond in self._limits])
        bits = np.packbits(table, axis=1)
        distinct, number = np.unique(bits, axis=0, return_inverse=True)
        sentences = np.full(len(distinct), None, dtype=object)
        for place, row in enumerate(distinct):
            which = np.flatnonzero(np.unpackbits(row)[: len(self._limits)])
            if len(which):
                limits = [self._limits[i][1] for i in which]
                sentences[place] = Message("siting.excluded", limits=limits)
        chosen: NDArray[np.object_] = sentences[number.ravel()]
        return chosen

    def table(self, area_m2: Floats) -> pd.DataFrame:
        """use, criterion, limit, parcels, area_ha; a plot counts at each of its limits."""
        return pd.DataFrame(
            {
                "use": [self._use] * len(self._limits),
                "criterion": [name for name, _, _ in self._limits],
                "limit": pd.Series([limit for _, limit, _ in self._limits], dtype=object),
                "parcels": [int(beyond.sum()) for _, _, beyond in self._limits],
                "area_ha": [float(area_m2[b].sum()) / 10_000 for _, _, b in self._limits],
            }
        )
