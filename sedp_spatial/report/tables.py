"""Results as files for machines: CSV, Parquet, JSON. Codes and column names stay as they are."""

from __future__ import annotations

import dataclasses
import datetime
import json
import math
from numbers import Integral, Real
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import UsageError
from ..layers.writing import flat_cells, replacing
from ..messages import Message
from ..optional import need
from ..results import Result

SUFFIXES = (".csv", ".json", ".parquet")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\n")


def write_table(path: str | Path, result: Result, *, lang: str = "en") -> None:
    """Write a result as ``.csv``, ``.json`` or ``.parquet``.

    CSV and Parquet hold the result's ``.table``; JSON holds all of it but the geometries.

    Parameters
    ----------
    path : str or Path
        The ending decides on the format. An existing file is replaced as a whole or not at all.
    result : Result
    lang : str
        The language of sentences in the table and in the notes.

    Raises
    ------
    UsageError
        If the ending is none of the three.
    OutputError
        If the file cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            "error.choice", name="out", value=Path(path).name, allowed=", ".join(SUFFIXES)
        )
    if suffix == ".parquet":
        need("pyarrow", purpose="Parquet (.parquet)")
    with replacing(path) as temporary:
        if suffix == ".json":
            text = json.dumps(result_json(result, lang=lang), ensure_ascii=False, indent=1)
            temporary.write_text(text + "\n", encoding="utf-8")
        elif suffix == ".csv":
            write_csv(temporary, result.translated(lang).table)
        else:
            _plain_frame(result.translated(lang).table).to_parquet(temporary, index=False)


def write_csv(path: Path, table: pd.DataFrame) -> None:
    """Write a table as comma-separated UTF-8 that Excel recognises by its byte-order mark.

    A text that a spreadsheet would work out as a formula gets an apostrophe before it: names and
    proposals are typed by people, and nothing that they type is ever run.
    """
    plain = _plain_frame(flat_cells(table))
    for column in plain.columns:
        if plain[column].dtype == object or pd.api.types.is_string_dtype(plain[column].dtype):
            plain[column] = pd.Series(
                [harmless(value) for value in plain[column]], index=plain.index, dtype=object
            )
    plain.columns = pd.Index([harmless(name) for name in plain.columns])
    plain.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def harmless(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula; numbers, also as text, stay as they are.

    Examples
    --------
    >>> harmless("=1+1"), harmless("-5"), harmless("Көк-Өңүр")
    ("'=1+1", '-5', 'Көк-Өңүр')
    """
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")  # alone it would end the row
    if not value.startswith(_FORMULA_SIGNS):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value


def result_json(result: Result, *, lang: str = "en") -> dict[str, Any]:
    """A result as one JSON object with the attribute names of the result.

    Parameters
    ----------
    result : Result
    lang : str
        The language of sentences.

    Returns
    -------
    dict
        Figures as numbers, ``notes`` as a list of sentences, each table as a list of records; a
        table with a named index (the ``matrix`` of a change) as ``index``, ``columns`` and
        ``data``. Layers are left out; ``layer_features`` tells how many features each has.
        A missing value is null.

    Examples
    --------
    >>> result_json(balance)["table"][0]["category"]
    'agricultural'
    """
    said = result.translated(lang)
    plain: dict[str, Any] = {}
    for field in dataclasses.fields(said):
        value = getattr(said, field.name)
        if isinstance(value, gpd.GeoDataFrame):
            plain[f"{field.name}_features"] = len(value)
        elif isinstance(value, pd.DataFrame):
            plain[field.name] = _frame_json(value)
        elif field.name == "layer":
            plain["layer_features"] = 0
        else:
            plain[field.name] = plain_json(value, lang)
    return plain


def plain_json(value: Any, lang: str = "en") -> Any:
    """A value as JSON knows it: null, true, numbers, strings, lists and objects.

    Examples
    --------
    >>> plain_json((1.5, float("nan"), None))
    [1.5, None, None]
    """
    if isinstance(value, Message):
        return value.text(lang)
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, dict):
        return {str(key): plain_json(item, lang) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain_json(item, lang) for item in value]
    if isinstance(value, datetime.date) and not pd.isna(value):
        return value.isoformat()
    return _plain_number(value, lang)


def _plain_number(value: Any, lang: str) -> Any:
    if hasattr(value, "tolist"):  # numpy scalars and arrays
        return plain_json(value.tolist(), lang)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if math.isfinite(value) else None
    return None if pd.isna(value) else str(value)


def _frame_json(frame: pd.DataFrame) -> Any:
    columns = [plain_json(name) for name in frame.columns]
    data = [
        [plain_json(value) for value in row] for row in frame.itertuples(index=False, name=None)
    ]
    if frame.index.name is not None and frame.index.name not in frame.columns:
        return {"index": [plain_json(key) for key in frame.index], "columns": columns, "data": data}
    return [dict(zip(columns, row, strict=True)) for row in data]


def _plain_frame(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose named index has become columns and whose cells no file format trips over."""
    plain = table.reset_index() if table.index.name is not None else table.copy()
    for column in plain.columns:
        if plain[column].dtype == object:
            plain[column] = pd.Series(
                [plain_json(value) for value in plain[column]], index=plain.index, dtype=object
            )
    plain.attrs = {}
    return plain
