"""Give every parcel its class in a table: its code, or ``unassigned`` where there is none."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd

from ..codes import load_codes, recognise
from ..errors import UsageError
from ..messages import Label, Message
from .cells import by_value, distinct, shortened, texts
from .schema import UNASSIGNED, schema_of

_LISTED = 10


def columns_of(by: str | Sequence[str], parcels: gpd.GeoDataFrame) -> tuple[str, ...]:
    """The grouping columns as a tuple, each of which the layer has.

    Raises
    ------
    UsageError
        If the layer lacks one.
    """
    columns = (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))
    for column in columns:
        if column not in parcels.columns or column == parcels.geometry.name:
            have = [str(name) for name in parcels.columns if name != parcels.geometry.name]
            raise UsageError("error.no_group_column", column=column, columns=have)
    if not columns:
        raise UsageError("error.no_group_column", column="–", columns=list(parcels.columns))
    return columns


def class_table(
    parcels: gpd.GeoDataFrame, columns: Sequence[str]
) -> tuple[pd.DataFrame, list[Message]]:
    """The class of each parcel in several columns, as :func:`classes_of` gives it for one."""
    notes: list[Message] = []
    classes = {}
    for column in columns:
        classes[column], unknown = classes_of(parcels, column)
        notes += unknown
    return pd.DataFrame(classes), notes


def classes_of(parcels: gpd.GeoDataFrame, column: str) -> tuple[pd.Series, list[Message]]:
    """The class of each parcel in one column.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    column : str
        A code column of the schema, whose labels in any language are understood, or any other
        column, whose values are taken as they are. An absent column gives one class.

    Returns
    -------
    classes : pandas.Series of str
        With the index of the layer; ``unassigned`` where the value is missing or unknown.
    notes : list of Message
        Which values were not understood, and of how many parcels.
    """
    if column not in parcels.columns:
        given = schema_of("parcels").columns.get(column)
        value = (given.given if given else None) or UNASSIGNED
        return pd.Series(value, index=parcels.index, dtype="object", name=column), []
    values = texts(parcels[column])
    schema = schema_of("parcels").columns.get(column)
    if schema is None or schema.codes is None:
        return by_value(values, str, missing=UNASSIGNED), []
    known = recognise(schema.codes, distinct(values))
    unknown = [value for value, code in known.items() if code is None and value != UNASSIGNED]
    classes = by_value(values, lambda value: known[value] or UNASSIGNED, missing=UNASSIGNED)
    if not unknown:
        return classes, []
    counts = values.value_counts()
    return classes, [
        Message(
            "note.codes_unassigned",
            column=Label("labels", f"column.{column}"),
            features=int(counts[unknown].sum()),
            values=shortened([f"{value} ({counts[value]})" for value in unknown], _LISTED),
        )
    ]


def print_order(column: str) -> list[str]:
    """The codes of a column in the order in which they are printed; empty for other columns."""
    schema = schema_of("parcels").columns.get(column)
    return list(load_codes(schema.codes)) if schema and schema.codes else []
