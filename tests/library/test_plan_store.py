"""A result comes back from the cache exactly as it was, or not at all."""

from __future__ import annotations

import dataclasses
import datetime
import math
import struct

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import Message, Result, land_balance
from sedp_spatial.messages import Label
from sedp_spatial.plan.nested import NotRestorable, NotStorable
from sedp_spatial.plan.store import dump, load
from tests.library.builders import GRID, layer, squares

NOTE = Message("plan.more", count=3)
CELLS = st.one_of(
    st.none(),
    st.just(math.nan),
    st.text(max_size=4),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.booleans(),
    st.just(NOTE),
    st.just(pd.NA),
    st.just(pd.NaT),
    st.just(Label("labels", "column.area_ha")),
    st.dates(),
    st.lists(st.text(max_size=2), max_size=2),
    st.tuples(st.integers(), st.floats()),
    st.dictionaries(st.text(max_size=1), st.floats(), max_size=2),
)


def same(left, right) -> bool:
    """Equal in kind and value, NaN to NaN and -0.0 to -0.0, None to None only."""
    if type(left) is not type(right):
        return False
    if isinstance(left, float):
        return struct.pack("<d", left) == struct.pack("<d", right) or (left != left != right)
    if isinstance(left, Message):
        return left.code == right.code and same(dict(left.params), dict(right.params))
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[k], right[k]) for k in left)
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return left is right or bool(left == right)


def assert_frames(left: pd.DataFrame, right: pd.DataFrame) -> None:
    assert type(left) is type(right)
    assert list(map(repr, left.dtypes)) == list(map(repr, right.dtypes))
    assert left.index.equals(right.index) and repr(left.index.dtype) == repr(right.index.dtype)
    assert type(left.index) is type(right.index)
    assert left.index.names == right.index.names and left.columns.names == right.columns.names
    assert list(map(type, left.columns)) == list(map(type, right.columns))
    assert left.columns.equals(right.columns)
    for place in range(left.shape[1]):
        one, other = left.iloc[:, place], right.iloc[:, place]
        if one.dtype == object:
            assert all(map(same, one, other)), (list(one), list(other))
        elif isinstance(one.dtype, np.dtype):
            assert one.to_numpy().tobytes() == other.to_numpy().tobytes()
        else:
            pd.testing.assert_series_equal(one, other, check_exact=True)


def back(table: pd.DataFrame, shapes: gpd.GeoDataFrame | None = None, notes=()) -> Result:
    return load(dump(Result(table=table, layer=shapes, notes=notes)))


@given(st.lists(CELLS, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_cells_come_back_as_they_were(cells):
    column = np.empty(len(cells), dtype=object)
    for place, cell in enumerate(cells):
        column[place] = cell
    table = pd.DataFrame({"a": pd.Series(column, dtype=object)})
    assert_frames(table, back(table).table)


@given(
    st.lists(st.floats(width=64), min_size=1, max_size=5),
    st.sampled_from(["f8", "f4", "i8", "i2", "u1", "?", "M8[ns]", "M8[s]", "m8[ms]"]),
    st.sampled_from(["Int64", "boolean", "Float64", "string", "category"]),
)
@settings(max_examples=80, deadline=None)
def test_any_kind_of_column_comes_back_bit_by_bit(values, kind, nullable):
    whole = np.array([0 if not math.isfinite(v) else int(v) % 100 for v in values])
    plain = np.array(values, dtype="f8") if kind == "f8" else whole.astype(kind)
    masked = pd.array([None, *(whole[1:] % 2)], dtype="Int64")
    own = pd.Series(masked).astype(nullable) if nullable != "string" else pd.array(
        [None, *map(str, whole[1:])], dtype="string")  # fmt: skip
    table = pd.DataFrame({"plain": plain, "own": own, "text": [None, *map(str, whole[1:])]})
    assert_frames(table, back(table).table)


@pytest.mark.parametrize(
    "index",
    [
        pd.RangeIndex(3, 9, 2, name="row"),
        pd.Index([5, 3, 5], name="id"),
        pd.Index(["b", None, "a"], dtype=object),
        pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["kind", None]),
        pd.DatetimeIndex(["2026-01-01", "2027-01-01", "2026-01-01"], tz="Asia/Bishkek"),
        pd.CategoricalIndex(["x", "y", "x"]),
    ],
    ids=lambda index: type(index).__name__,
)
def test_every_index_comes_back(index):
    table = pd.DataFrame({"a": [1.5, -0.0, math.nan]}, index=index)
    assert_frames(table, back(table).table)


def test_column_labels_of_any_kind_come_back():
    for labels in (
        pd.Index([2026, 2031]),
        pd.Index(["a", "a"]),
        pd.Index(["from", None], dtype=object),
        pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", "y"]),
        pd.Index(["forest", "water"], name="to"),
    ):
        table = pd.DataFrame([[1.0, 2]], columns=labels)
        assert_frames(table, back(table).table)


def test_an_empty_table_comes_back():
    assert_frames(pd.DataFrame(), back(pd.DataFrame()).table)
    none = pd.DataFrame({"a": pd.Series(dtype="f8"), "b": pd.Series(dtype=object)})
    assert_frames(none, back(none).table)


def test_layers_come_back_with_crs_shapes_and_what_they_say():
    shapes = gpd.GeoDataFrame(
        {"name": ["a", None, "b", "c"]},
        geometry=[shapely.Point(0.1, 0.2, 3), None, shapely.Polygon(), shapely.box(0, 0, 1, 1e-9)],
        crs=GRID,
        index=[7, 7, 8, 9],
    )
    shapes["other"] = gpd.GeoSeries([shapely.Point(1, 2)] * 4, crs=4326, index=shapes.index)
    shapes.attrs["sedp_notes"] = [NOTE]
    found = back(pd.DataFrame({"a": [1]}), shapes).layer
    assert_frames(pd.DataFrame(shapes.drop(columns=["geometry", "other"])),
                  pd.DataFrame(found.drop(columns=["geometry", "other"])))  # fmt: skip
    assert found.crs == shapes.crs and found.crs.srs == shapes.crs.srs
    assert found["other"].crs == shapes["other"].crs
    assert found.geometry.name == "geometry"
    same_shape = shapely.equals_identical(found.geometry.array, shapes.geometry.array)
    assert list(same_shape) == [True, False, True, True] and found.geometry.iloc[1] is None
    assert found.attrs["sedp_notes"][0].text("ky") == NOTE.text("ky")


def test_messages_are_said_again_in_every_language():
    found = back(pd.DataFrame({"m": pd.Series([NOTE, None], dtype=object)}), notes=(NOTE,))
    assert found.notes[0].text("ru") == NOTE.text("ru")
    assert found.table["m"].iloc[0].text("ky") == NOTE.text("ky")


def test_a_real_result_comes_back_as_its_own_class_and_gives_the_same_bytes():
    balance = land_balance(layer(squares(3, 2)))
    found = load(dump(balance))
    assert type(found) is type(balance)
    for field in dataclasses.fields(balance):
        one, other = getattr(balance, field.name), getattr(found, field.name)
        if isinstance(one, pd.DataFrame):
            assert_frames(pd.DataFrame(one), pd.DataFrame(other))
        else:
            assert same(one, other), field.name
    assert dump(found) == dump(balance)


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_changed_byte_is_never_trusted(place, change):
    data = bytearray(dump(Result(pd.DataFrame({"a": [1.0]}), None, ())))
    data[place % len(data)] ^= change
    with pytest.raises(NotRestorable):
        load(bytes(data))


@given(st.floats(0, 0.999))
@settings(max_examples=30, deadline=None)
def test_an_entry_that_is_cut_short_is_never_trusted(share):
    data = dump(Result(pd.DataFrame({"a": [1.0]}), None, ()))
    with pytest.raises(NotRestorable):
        load(data[: int(len(data) * share)])


def test_what_has_no_exact_form_is_refused_and_not_guessed():
    with pytest.raises(NotStorable):
        dump(Result(pd.DataFrame({"a": pd.Series([object()], dtype=object)}), None, ()))
    with pytest.raises(NotStorable):
        dump(Result(pd.DataFrame(), None, (lambda: 1,)))  # type: ignore[arg-type]


def test_dates_and_times_come_back_as_what_they_are():
    cells = [datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 3, 4, 5, 6),
             pd.Timestamp("2026-01-02", tz="Asia/Bishkek"), np.datetime64("2026-01")]  # fmt: skip
    table = pd.DataFrame({"a": pd.Series(cells, dtype=object)})
    assert_frames(table, back(table).table)
