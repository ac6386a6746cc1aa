"""What a step works with: the layers, tables and results that it declared, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import DataError
from ..layers import load_mapping, read_layer
from ..layers.postgis import digest, is_postgis, shown
from ..layers.table_files import read_csv_table
from ..progress import Feedback
from ..results import Result
from .keys import kind_of
from .reading import Plan
from .step import Step

# Further states of the parcels are spelt as the parcels are.
_SAME_MAPPING = {"parcels_before": "parcels", "parcels_after": "parcels", "neighbours": "parcels"}


class Shelf:
    """The layers of a plan, read once each."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._read: dict[str, gpd.GeoDataFrame] = {}

    def layer(self, key: str) -> gpd.GeoDataFrame:
        """The layer of a key such as ``layers.parcels``; callers must not change it."""
        if key not in self._read:
            kind = (kind_of(tuple(key.split("."))) or "").partition(":")[2]
            name = key.rpartition(".")[2]
            mapping = self._mapping(_SAME_MAPPING.get(name, name), name)
            if key.startswith("trend."):
                mapping = self._mapping("parcels", "parcels")
            source = self.plan.source(key)
            content = self.plan.content(source) if is_postgis(source) else None
            read = read_layer(source, kind=kind, mapping=mapping)
            # The key of the steps stands for what the table held; others may write meanwhile.
            if content is not None and digest(source) != content:
                raise DataError("error.postgis_changed", source=shown(source))
            self._read[key] = read
        return self._read[key]

    def _mapping(self, shared: str, own: str) -> Mapping[str, Any] | None:
        mappings = self.plan.value("mappings", {})
        found = mappings.get(own, mappings.get(shared))
        if not isinstance(found, str):
            return found
        key = own if own in mappings else shared
        return load_mapping(self.plan.source(f"mappings.{key}"))


class Desk:
    """One step's view of the plan. Whatever the step did not declare is not handed out.

    A step that could look at more than it declared would be taken from the cache although what
    it looked at has changed.
    """

    def __init__(
        self,
        step: Step,
        shelf: Shelf,
        parts: Mapping[str, Result],
        feedback: Feedback | None = None,
    ) -> None:
        self._step = step
        self._shelf = shelf
        self._parts = parts
        self.plan = shelf.plan
        self.feedback = feedback

    def _declared(self, key: str) -> None:
        keys = (*self._step.keys, *self._step.needs_keys)
        if not any(key == known or key.startswith(f"{known}.") for known in keys):
            raise KeyError(f"{self._step.name} does not declare {key}")

    def has(self, key: str) -> bool:
        """Whether the plan gives a key, and its file is there."""
        self._declared(key)
        return self.plan.has(key)

    def value(self, key: str, default: Any = None) -> Any:
        """A value of the plan."""
        self._declared(key)
        return self.plan.value(key, default)

    def source(self, key: str) -> str | None:
        """The path of a file of the plan, None if it is not given."""
        return self.plan.source(key) if self.has(key) else None

    def layer(self, key: str) -> gpd.GeoDataFrame | None:
        """A copy of a layer of the plan, None if it is not given."""
        return self._shelf.layer(key).copy() if self.has(key) else None

    def needed(self, key: str) -> gpd.GeoDataFrame:
        """A copy of a layer that the step cannot do without."""
        self._declared(key)
        return self._shelf.layer(key).copy()

    def table(self, key: str) -> pd.DataFrame | None:
        """A CSV table of the plan, None if it is not given."""
        path = self.source(key)
        return None if path is None else read_csv(Path(path))

    def part(self, name: str) -> Any:
        """The result of a step before, None if there is none."""
        if name not in (*self._step.needs, *self._step.uses):
            raise KeyError(f"{self._step.name} does not declare the step {name}")
        return self._parts.get(name)


def read_csv(path: Path) -> pd.DataFrame:
    """A table as text and numbers.

    Raises
    ------
    DataError
        If it cannot be read.
    """
    return read_csv_table(path)
