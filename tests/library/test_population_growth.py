"""Growth rules, the figures that documents print, and what stops them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError
from sedp_spatial.population import project_growth
from sedp_spatial.population.printed import compare_printed

HISTORY = {2021: 9800, 2022: 10500, 2023: 11000, 2024: 11500}
RULES = ("mean_growth", "cagr", "log_linear")


@pytest.mark.parametrize("rule", RULES)
@given(rate=st.floats(-0.2, 0.3), base=st.floats(10, 1e7), known=st.integers(2, 12))
def test_a_constant_rate_is_carried_in_closed_form(rule: str, rate: float, base: float, known: int):
    years = np.arange(2000, 2000 + known)
    series = pd.Series(base * (1 + rate) ** np.arange(known), index=years)
    result = project_growth(series, years=20, rule=rule)
    expected = base * (1 + rate) ** np.arange(known, known + 20)
    np.testing.assert_allclose(result.table["population"], expected, rtol=1e-9)
    assert result.rule == rule


@given(st.lists(st.integers(100, 100_000), min_size=2, max_size=10))
def test_compound_growth_meets_the_last_year_from_the_first(values: list[int]):
    series = pd.Series(values, index=range(2010, 2010 + len(values)))
    result = project_growth(series, years=1, rule="cagr")
    grown = values[0] * (1 + result.growth_share) ** (len(values) - 1)
    assert grown == pytest.approx(values[-1], rel=1e-9)


def test_it_reads_series_mappings_and_tables():
    table = pd.DataFrame({"year": list(HISTORY), "population": ["9 800", "10 500", 11000, 11500.0]})
    expected = project_growth(HISTORY, years=3).table
    for given_series in (pd.Series(HISTORY), table, table.iloc[::-1]):
        pd.testing.assert_frame_equal(project_growth(given_series, years=3).table, expected)
    assert expected["year"].tolist() == [2025, 2026, 2027]


def test_years_may_be_a_count_one_year_or_several():
    assert project_growth(HISTORY, years=2029).table["year"].tolist() == [2029]
    assert project_growth(HISTORY, years=[2030, 2026]).table["year"].tolist() == [2026, 2030]


def test_any_number_by_year_keeps_its_name():
    table = pd.DataFrame({"year": [2024, 2025], "output_som": [1e8, 2e8]})
    result = project_growth(table, years=1, column="output_som")
    assert result.table["output_som"].tolist() == [4e8]


def test_rounding_goes_up_at_the_half_as_on_paper():
    result = project_growth({2024: 100_000, 2025: 102_125}, years=1, rounding=2)
    assert result.growth_percent == pytest.approx(2.13, abs=1e-12)
    assert float(result.table["population"].iloc[0]).is_integer()


@pytest.mark.parametrize(
    ("series", "code", "named"),
    [
        ({2021: 9800, 2023: 11000}, "error.year_gap", "2022"),
        ({2021: 9800}, "error.years_few", "2021"),
        ({2021: 9800, 2022: -5}, "error.cell_negative", "2022"),
        ({2021: 9800, 2022: None}, "error.cell_missing", "2022"),
        ({2021: 9800, 2022: "много"}, "error.cell_unreadable", "много"),
        ({2021: 0, 2022: 100}, "error.growth_of_zero", "2021"),
        ({"first": 1, "second": 2}, "error.cell_unreadable", "first"),
    ],
)
def test_bad_series_are_refused_by_row_and_column(series, code, named):
    with pytest.raises(DataError) as caught:
        project_growth(series, years=1)
    assert caught.value.code == code
    assert named in str(caught.value)
    assert "population" in str(caught.value)


def test_a_year_twice_is_refused():
    table = pd.DataFrame({"year": [2021, 2021, 2022], "population": [1, 2, 3]})
    with pytest.raises(DataError, match="2021 stands twice"):
        project_growth(table, years=1)


@pytest.mark.parametrize(
    "options",
    [
        {"years": 2020},
        {"years": []},
        {"years": "soon"},
        {"years": 2.5},
        {"years": [None]},
        {"years": 1, "rule": "best"},
        {"years": 1, "rounding": -1},
    ],
)
def test_wrong_use_is_refused(options):
    with pytest.raises(UsageError):
        project_growth(HISTORY, **options)


def test_gaps_are_allowed_where_the_rule_needs_no_yearly_rates():
    for rule in ("cagr", "log_linear"):
        result = project_growth({2021: 9367, 2027: 11132}, years=1, rule=rule)
        assert "note.years_between" in [note.code for note in result.notes]
        assert math.isnan(result.history["growth_share"].iloc[1])


def test_thousands_for_persons_and_jumps_are_suspected():
    thousands = project_growth({2021: 9.8, 2022: 10.5}, years=1)
    assert "note.thousands" in [note.code for note in thousands.notes]
    mixed = project_growth({2021: 9800, 2022: 10500, 2023: 11}, years=1, rule="cagr")
    assert "note.jump" in [note.code for note in mixed.notes]
    assert not {"note.thousands", "note.jump"} & {
        note.code for note in project_growth(HISTORY, years=1).notes
    }


@pytest.mark.parametrize(
    ("printed", "computed", "code"),
    [
        (5.48, 5.4834, "note.printed_agrees"),
        (2.87, 2.8772, "note.printed_cut"),
        (30.0, 31.8, "note.printed_tens"),
        (100_000.0, 60_000.0, "note.printed_differs"),
        (48.9, 95.6, "note.printed_differs"),
        (1.0, float("nan"), "note.printed_unknown"),
    ],
)
def test_a_printed_figure_is_judged(printed, computed, code):
    (note,) = compare_printed({"x": printed}, {"x": computed}, "rule")
    assert note.code == code
    for lang in ("ky", "ru"):
        assert note.text(lang) != str(note)
