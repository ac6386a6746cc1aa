"""The canonical columns of each kind of layer, from ``codes/schema.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..codes import load_codes
from ..errors import UsageError

UNASSIGNED = "unassigned"


@dataclass(frozen=True)
class Column:
    """One column of the schema.

    Attributes
    ----------
    name : str
    type : {"text", "code", "number", "date"}
    codes : str or None
        The code file of a code column.
    unit : str or None
        The unit of a number column.
    given : str or None
        The value of all features where the layer has no such field.
    """

    name: str
    type: str
    codes: str | None = None
    unit: str | None = None
    given: str | None = None


@dataclass(frozen=True)
class Schema:
    """What a kind of layer should have.

    Attributes
    ----------
    kind : str
    geometry : {"polygon", "any"}
    id : str
        The column that names a feature; empty where the kind has none.
    columns : dict of Column
    """

    kind: str
    geometry: str
    id: str
    columns: dict[str, Column]


def schema_of(kind: str) -> Schema:
    """The schema of a kind of layer.

    Raises
    ------
    UsageError
        If there is no such kind.
    """
    kinds = load_codes("schema")
    if kind not in kinds:
        raise UsageError("error.choice", name="kind", value=kind, allowed=", ".join(kinds))
    entry: dict[str, Any] = kinds[kind]
    columns = {name: Column(name, **given) for name, given in entry["columns"].items()}
    return Schema(kind, entry["geometry"], entry["id"], columns)
