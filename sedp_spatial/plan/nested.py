"""Values as JSON and back, exactly: figures, sentences, dates, containers, results.

Tables stand apart (``frames.py``); here only their number is written. A class is found in a
register of the library's own results, never by a name that a file gives.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..messages import Label, Message
from ..results import Result

_KIND = "~"
_PACKAGE = __package__.rpartition(".")[0]

Frame = pd.DataFrame | pd.Series | pd.Index
Keep = Callable[[Frame], int]
Fetch = Callable[[int], Any]
T = TypeVar("T")


class NotStorable(TypeError):
    """A value that no entry of the cache can hold; the step is then worked out every time."""


class NotRestorable(ValueError):
    """An entry that does not fit this version of the library."""


def result_classes() -> dict[str, type[Result]]:
    """The results of this library by name: what an entry may ask to be made.

    Examples
    --------
    >>> "BalanceResult" in result_classes()
    True
    """
    return {kind.__name__: kind for kind in _below(Result) if _is_ours(kind)}


def word_classes() -> dict[str, type[Any]]:
    """The library's own kinds of sentences and words by name."""
    kinds = (*_below(Message), *_below(Label))
    return {kind.__name__: kind for kind in kinds if _is_ours(kind)}


def _below(kind: type[T]) -> Iterator[type[T]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _below(child)


def _is_ours(kind: type[Any]) -> bool:
    return kind.__module__.startswith(f"{_PACKAGE}.")


def encode(value: Any, keep: Keep) -> Any:
    """A value as what ``json`` writes; ``keep`` takes tables and gives each a number.

    Raises
    ------
    NotStorable
        For a kind of value that has no exact form.
    """
    plain = _encode_plain(value)
    if plain is not value or value is None or type(value) in (bool, int, float, str):
        return plain
    if isinstance(value, Message | Label) and type(value) not in (Message, Label):
        return _encode_own(value, keep)
    if isinstance(value, Message):
        params = encode(dict(value.params), keep)
        return {_KIND: "message", "code": value.code, "params": params}
    if isinstance(value, list):
        return [encode(item, keep) for item in value]
    if isinstance(value, tuple | set | frozenset):
        items = list(value) if isinstance(value, tuple) else sorted(value, key=repr)
        return {_KIND: type(value).__name__, "items": [encode(item, keep) for item in items]}
    if isinstance(value, dict):
        pairs = [[encode(name, keep), encode(item, keep)] for name, item in value.items()]
        return {_KIND: "dict", "items": pairs}
    if isinstance(value, pd.DataFrame | pd.Series | pd.Index):
        return {_KIND: "frame", "number": keep(value)}
    if isinstance(value, np.ndarray) and value.dtype == object:
        cells = [encode(item, keep) for item in value.ravel()]
        return {_KIND: "objects", "shape": list(value.shape), "items": cells}
    if isinstance(value, Result) and result_classes().get(type(value).__name__) is type(value):
        fields = {f.name: encode(getattr(value, f.name), keep) for f in dataclasses.fields(value)}
        return {_KIND: "result", "class": type(value).__name__, "fields": fields}
    raise NotStorable(f"{type(value).__module__}.{type(value).__qualname__}")


def _encode_own(value: Message | Label, keep: Keep) -> Any:
    """A sentence or word of a class of its own, which says itself how it is made again."""
    maker, arguments = value.__reduce__()[:2]
    if word_classes().get(type(value).__name__) is not maker:
        raise NotStorable(type(value).__qualname__)
    return {_KIND: "own", "class": type(value).__name__, "with": encode(arguments, keep)}


def _encode_plain(value: Any) -> Any:
    """What holds no other value."""
    if type(value) is float and not math.isfinite(value):
        return {_KIND: "float", "value": str(value)}
    if isinstance(value, np.datetime64 | np.timedelta64):
        return {_KIND: "instant", "dtype": value.dtype.str, "value": int(value.astype("i8"))}
    if isinstance(value, np.generic) and value.dtype.kind in "biuf":
        return {_KIND: "scalar", "dtype": value.dtype.str, "value": value.tobytes().hex()}
    if type(value) is np.str_:
        return {_KIND: "str_", "value": str(value)}
    if type(value) is Label:
        return {_KIND: "label", "file": value.file, "code": value.code}
    if value is pd.NA or value is pd.NaT:
        return {_KIND: "NA" if value is pd.NA else "NaT"}
    if isinstance(value, pd.Timestamp):
        zone = None if value.tz is None else str(value.tz)
        moment = value.tz_convert("UTC").tz_localize(None) if zone else value
        return {_KIND: "timestamp", "zone": zone, "value": _encode_plain(moment.to_datetime64())}
    if type(value) in (datetime.date, datetime.datetime):
        return {_KIND: type(value).__name__, "value": value.isoformat()}
    if isinstance(value, np.ndarray) and value.dtype.kind in "biufMm":
        raw = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode("ascii")
        return {_KIND: "array", "dtype": value.dtype.str, "shape": list(value.shape), "value": raw}
    if isinstance(value, shapely.Geometry):
        return {_KIND: "geometry", "value": shapely.to_wkb(value, hex=True)}
    if isinstance(value, CRS):
        return {_KIND: "crs", "value": crs_text(value)}
    if isinstance(value, Path):
        return {_KIND: "path", "value": value.as_posix()}
    return value


def crs_text(crs: CRS) -> str:
    """The text that makes the same CRS again, in the words in which it was given if they do."""
    text: str = crs.srs
    return text if CRS.from_user_input(text).to_wkt() == crs.to_wkt() else crs.to_wkt()


def decode(node: Any, fetch: Fetch) -> Any:
    """The value that :func:`encode` wrote; ``fetch`` gives the table of a number.

    Raises
    ------
    NotRestorable
        For a form, class or field that this version does not know.
    """
    if isinstance(node, list):
        return [decode(item, fetch) for item in node]
    if not isinstance(node, dict):
        return node
    kind = node[_KIND]
    if kind in _PLAIN:
        return _PLAIN[kind](node)
    if kind == "message":
        return Message(node["code"], **decode(node["params"], fetch))
    if kind == "dict":
        return {decode(name, fetch): decode(item, fetch) for name, item in node["items"]}
    if kind in _CONTAINERS:
        return _CONTAINERS[kind](decode(item, fetch) for item in node["items"])
    if kind == "frame":
        return fetch(node["number"])
    if kind == "objects":
        cells = np.empty(len(node["items"]), dtype=object)
        for place, item in enumerate(node["items"]):
            cells[place] = decode(item, fetch)
        return cells.reshape(node["shape"])
    if kind == "own":
        made = word_classes().get(node["class"])
        if made is None:
            raise NotRestorable(node["class"])
        return made(*decode(node["with"], fetch))
    if kind == "result":
        return _result(node, fetch)
    raise NotRestorable(str(kind))


def _result(node: dict[str, Any], fetch: Fetch) -> Result:
    made = result_classes().get(node["class"])
    if made is None:
        raise NotRestorable(node["class"])
    if {field.name for field in dataclasses.fields(made)} != set(node["fields"]):
        raise NotRestorable(f"{node['class']}: {sorted(node['fields'])}")
    return made(**{name: decode(value, fetch) for name, value in node["fields"].items()})


def _timestamp(node: dict[str, Any]) -> pd.Timestamp:
    moment = pd.Timestamp(_PLAIN["instant"](node["value"]))
    return moment.tz_localize("UTC").tz_convert(node["zone"]) if node["zone"] else moment


def _array(node: dict[str, Any]) -> np.ndarray:
    flat = np.frombuffer(base64.b64decode(node["value"]), dtype=np.dtype(node["dtype"]))
    return flat.reshape(node["shape"]).copy()


_CONTAINERS: dict[str, Callable[[Iterator[Any]], Any]] = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
}
_PLAIN: dict[str, Callable[[dict[str, Any]], Any]] = {
    "float": lambda node: float(node["value"]),
    "instant": lambda node: np.array(node["value"], dtype="i8").view(node["dtype"])[()],
    "scalar": lambda node: np.frombuffer(bytes.fromhex(node["value"]), node["dtype"])[0],
    "str_": lambda node: np.str_(node["value"]),
    "label": lambda node: Label(node["file"], node["code"]),
    "NA": lambda node: pd.NA,
    "NaT": lambda node: pd.NaT,
    "timestamp": _timestamp,
    "date": lambda node: datetime.date.fromisoformat(node["value"]),
    "datetime": lambda node: datetime.datetime.fromisoformat(node["value"]),
    "array": _array,
    "geometry": lambda node: shapely.from_wkb(node["value"]),
    "crs": lambda node: CRS.from_user_input(node["value"]),
    "path": lambda node: Path(node["value"]),
}
