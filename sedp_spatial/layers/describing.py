"""What a layer has, before anything is mapped: its fields, their values with hectares, units."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.sound import sound
from ..messages import Message
from ..progress import Feedback, step
from ..results import Result
from .cells import texts
from .numbers import to_numbers
from .proposing import propose_fields
from .reading import prepare_layer
from .schema import schema_of

MOST_VALUES = 400
"""A field with more different values than this is no list of codes."""
_FIELDS = ("field", "type", "filled", "distinct", "example", "ratio_ha", "most")
_M2_PER_HA = 1e4


@dataclass(frozen=True)
class LayerDescription(Result):
    """What :func:`describe_layer` found.

    Attributes
    ----------
    table : pandas.DataFrame
        One row per field: field, type (text | number | date | other), filled (features with a
        value), distinct (different values), example, ratio_ha (median of the value divided by
        the measured hectares; NaN where it is no number), most (whether it has too many values
        to be a list of codes).
    proposals : pandas.DataFrame
        One row per column of the schema: column, field ("" where none is likely), score.
    values : pandas.DataFrame
        For each field with few values: field, value (None where nothing stands), features,
        area_ha.
    features : int
    area_ha : float
        Σ of the measured areas; 0 for points and lines.
    """

    proposals: pd.DataFrame
    values: pd.DataFrame
    features: int
    area_ha: float


def describe_layer(
    raw: gpd.GeoDataFrame, *, kind: str, source: str = "", feedback: Feedback | None = None
) -> LayerDescription:
    """Look at a layer before its fields are mapped.

    Parameters
    ----------
    raw : geopandas.GeoDataFrame
        As it was read, see :func:`sedp_spatial.layers.reading.read_raw`.
    kind : str
        The kind of layer that it is meant to be.
    source : str
        What the layer is called in sentences.
    feedback : Feedback, optional

    Raises
    ------
    DataError
        As :func:`read_layer`: no features, no place on Earth, the wrong geometry.

    Examples
    --------
    >>> from sedp_spatial import read_layer
    >>> parcels = read_layer(sample / "municipality.gpkg", "parcels", kind="parcels")
    >>> described = describe_layer(parcels, kind="parcels")
    >>> round(float(described.table.set_index("field")["ratio_ha"]["registered_area_ha"]), 2)
    1.0
    """
    if not isinstance(raw, gpd.GeoDataFrame):
        raise DataError("error.no_geometry", layer=source)
    schema = schema_of(kind)
    names = [str(name) for name in raw.columns if name != raw.geometry.name]
    bare = raw[[*names, raw.geometry.name]]
    # The schema of a boundary has no columns: the geometry is checked and the fields stay.
    bare = prepare_layer(
        bare, kind="boundary" if schema.geometry == "polygon" else "places", source=source
    )
    area_ha = np.zeros(len(bare))
    if schema.geometry == "polygon":
        shapes, _ = sound(np.asarray(bare.geometry.values, dtype=object))
        area_ha = np.nan_to_num(drawn_area_m2(shapes, horizontal_crs(bare.crs))) / _M2_PER_HA
    step(feedback, 0.5)
    rows, tables = [], []
    has_codes = any(column.codes for column in schema.columns.values())
    for place, name in enumerate(names):
        row, values = _field(bare[name], area_ha, has_codes)
        rows.append(row)
        tables += [values] if values is not None else []
        step(feedback, 0.5 + 0.5 * (place + 1) / len(names))
    proposals = propose_fields(names, kind)
    return LayerDescription(
        table=pd.DataFrame(rows, columns=list(_FIELDS)),
        layer=None,
        notes=(Message("note.described", features=len(bare), fields=len(names)),),
        proposals=pd.DataFrame(
            [(one.name, one.meant, one.score) for one in proposals],
            columns=["column", "field", "score"],
        ),
        values=pd.concat(tables, ignore_index=True) if tables else _no_values(),
        features=len(bare),
        area_ha=float(area_ha.sum()),
    )


def _field(
    values: pd.Series, area_ha: NDArray[np.float64], has_codes: bool
) -> tuple[dict[str, object], pd.DataFrame | None]:
    """A field as a row, and its values where it may hold codes."""
    cells = texts(values)
    codes, distinct = pd.factorize(cells)
    filled = int((codes >= 0).sum())
    few = len(distinct) <= MOST_VALUES
    row: dict[str, object] = {
        "field": str(values.name),
        "type": _type(values),
        "filled": filled,
        "distinct": len(distinct),
        "example": str(distinct[0])[:60] if len(distinct) else "",
        "ratio_ha": _ratio(values, area_ha) if has_codes else float("nan"),
        "most": not few,
    }
    if not (has_codes and few and len(distinct)):
        return row, None
    count = np.bincount(codes + 1, minlength=len(distinct) + 1)
    area = np.bincount(codes + 1, weights=area_ha, minlength=len(distinct) + 1)
    table = pd.DataFrame(
        {
            "field": pd.Series([str(values.name)] * len(count), dtype=object),
            "value": pd.Series([None, *distinct], dtype=object),
            "features": count.astype("int64"),
            "area_ha": area,
        }
    )
    table = table[table["features"] > 0]
    order = table.assign(empty=table["value"].isna()).sort_values(
        ["empty", "area_ha", "value"], ascending=[True, False, True], kind="stable"
    )
    return row, table.loc[order.index]


def _type(values: pd.Series) -> str:
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return "date"
    if pd.api.types.is_numeric_dtype(values.dtype) and not pd.api.types.is_bool_dtype(values.dtype):
        return "number"
    return "text" if values.dtype == object or str(values.dtype).startswith("str") else "other"


def _ratio(values: pd.Series, area_ha: NDArray[np.float64]) -> float:
    """The median of a number divided by the measured hectares, NaN where it is no number."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return float("nan")
    numbers = to_numbers(values)[0].to_numpy()
    usable = np.isfinite(numbers) & (numbers > 0) & (area_ha > 0)
    if usable.sum() * 2 < len(numbers):  # fewer than half of the features: no area of parcels
        return float("nan")
    return float(np.median(numbers[usable] / area_ha[usable]))


def _no_values() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "field": pd.Series(dtype=object),
            "value": pd.Series(dtype=object),
            "features": pd.Series(dtype="int64"),
            "area_ha": pd.Series(dtype="float64"),
        }
    )
