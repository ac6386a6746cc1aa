"""The rounding policy: printed parts add up to the printed total."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial.rounding import round_table, round_to_total

areas = st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False)
parts = st.lists(areas, min_size=1, max_size=30)
tables = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.just(0.0), st.floats(0, 1e5)), min_size=width, max_size=width),
        min_size=1,
        max_size=6,
    )
)


def units(value: float, decimals: int) -> int:
    """A rounded figure as a whole number of its last digit."""
    return round(value * 10**decimals)


@given(parts, st.integers(0, 4))
def test_printed_parts_add_up_to_the_printed_total(values: list[float], decimals: int) -> None:
    printed = round_to_total(values, decimals)
    total = round(math.fsum(values) * 10**decimals)
    assert sum(units(v, decimals) for v in printed) == total


@given(parts, st.integers(0, 4))
def test_no_part_moves_by_a_whole_unit(values: list[float], decimals: int) -> None:
    unit = 10**-decimals
    for value, printed in zip(values, round_to_total(values, decimals), strict=True):
        assert abs(value - printed) <= unit * (1 + 1e-6)


@given(parts, st.integers(0, 4))
def test_rounding_twice_changes_nothing(values: list[float], decimals: int) -> None:
    once = round_to_total(values, decimals)
    assert round_to_total(once, decimals) == once


@given(parts)
def test_a_zero_stays_zero_among_ordinary_parts(values: list[float]) -> None:
    printed = round_to_total([*values, 0.0], 2)
    assert abs(printed[-1]) < 0.005


@given(tables, st.integers(0, 3))
def test_rows_of_a_table_add_up(table: list[list[float]], decimals: int) -> None:
    printed = round_table(table, decimals)
    sums = [math.fsum(row) for row in table]
    expected = [units(v, decimals) for v in round_to_total(sums, decimals)]
    assert [sum(units(v, decimals) for v in row) for row in printed] == expected


@given(tables)
def test_columns_of_a_table_without_zeros_add_up(table: list[list[float]]) -> None:
    full = [[value + 0.123 for value in row] for row in table]
    printed = round_table(full, 2)
    total = sum(units(v, 2) for row in printed for v in row)
    columns = [math.fsum(column) for column in zip(*full, strict=True)]
    expected = [units(v, 2) for v in round_to_total(columns, 2, total=total / 100)]
    assert [sum(units(v, 2) for v in c) for c in zip(*printed, strict=True)] == expected


@given(tables)
def test_a_zero_cell_stays_zero(table: list[list[float]]) -> None:
    for row, printed in zip(table, round_table(table, 2), strict=True):
        if any(row):
            assert all(p == 0 for v, p in zip(row, printed, strict=True) if v == 0)


def test_a_given_total_is_met_with_negative_parts() -> None:
    printed = round_to_total([17000.004, 640.0049, -20.0049], 2, total=17620.004)
    assert math.fsum(printed) == pytest.approx(17620.00, abs=1e-9)


def test_ties_go_to_the_earlier_part() -> None:
    assert round_to_total([0.5, 0.5], 0) == [1.0, 0.0]


def test_ties_within_float_noise_go_to_the_earlier_part_too() -> None:
    table = [[0.123, 0.123, 1.123], [0.123, 0.123, 0.153]]
    sums = [sum(column) for column in zip(*round_table(table, 2), strict=True)]
    assert sums == pytest.approx([0.25, 0.25, 1.27], abs=1e-9)


def test_a_missing_value_is_refused() -> None:
    with pytest.raises(ValueError, match="missing"):
        round_to_total([1.0, float("nan")])


def test_nothing_stays_nothing() -> None:
    assert round_to_total([]) == []
    assert round_table([]) == []
