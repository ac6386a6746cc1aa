"""Life tables: identities for any rates, the conventions of the United Nations, bad input."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError
from sedp_spatial.population import life_table, person_years

from .forecast_inputs import SEXES, abridged, mortality, tidy_mx

rates = st.lists(st.floats(1e-6, 2.0), min_size=6, max_size=22)


@given(rates, st.sampled_from(SEXES))
def test_the_identities_of_a_life_table(values: list[float], sex: str):
    ages = [0, 1, *range(5, 5 * (len(values) - 1), 5)]
    table = life_table(pd.Series(values, index=ages), sex=sex).table
    closed = table.iloc[:-1]
    assert table["lx"].iloc[0] == 1
    assert table["dx"].sum() == pytest.approx(1, abs=1e-12)
    assert (table["qx"].between(0, 1)).all() and table["qx"].iloc[-1] == 1
    assert (table["lx"].diff().dropna() <= 1e-15).all()
    assert (closed["ax"].between(0, closed["n"])).all()
    alive = table["lx"] > 1e-200
    ratio = (table["Tx"] / table["lx"])[alive]
    np.testing.assert_allclose(table["ex"][alive], ratio, rtol=1e-12)
    np.testing.assert_allclose(
        table["Tx"], table["Lx"][::-1].cumsum()[::-1], rtol=1e-12, atol=1e-300
    )
    sure = (closed["qx"] < 1) & (closed["Lx"] > 1e-200)
    np.testing.assert_allclose((closed["dx"] / closed["Lx"])[sure], closed["mx"][sure], rtol=1e-6)


@pytest.mark.parametrize(
    ("sex", "m0", "a0", "a1"),
    [
        ("male", 0.02, 0.045 + 2.684 * 0.02, 1.651 - 2.816 * 0.02),
        ("female", 0.02, 0.053 + 2.8 * 0.02, 1.522 - 1.518 * 0.02),
        ("male", 0.15, 0.33, 1.352),
        ("female", 0.15, 0.35, 1.361),
    ],
)
def test_infants_die_as_coale_and_demeny_have_it(sex, m0, a0, a1):
    values = mortality()
    values[0] = m0
    table = life_table(pd.Series(values, index=abridged()), sex=sex).table
    assert table["ax"].iloc[:4].tolist() == pytest.approx([a0, a1, 2.5, 2.5])


def test_greville_from_fifteen_on():
    m = mortality()
    a = life_table(pd.Series(m, index=abridged()), sex="male").table["ax"].to_numpy()
    at = abridged().index(40)
    assert a[at] == pytest.approx(2.5 - 25 / 12 * (m[at] - 0.1 * np.log(m[at + 1] / m[at - 1])))
    assert a[-1] == pytest.approx(1 / m[-1])


def test_the_index_survives_and_ages_may_be_written():
    values = pd.Series(
        mortality(), index=["0", "1-4", *(f"{a}-{a + 4}" for a in range(5, 80, 5)), "80+"]
    )
    table = life_table(values, sex="female").table
    assert list(table.index) == list(values.index)
    assert table["age"].tolist() == abridged()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: m.drop(1), "error.ages_abridged"),
        (lambda m: m.drop(40), "error.ages_abridged"),
        (lambda m: m.mask(m.index == 30), "error.cell_missing"),
        (lambda m: -m, "error.cell_negative"),
        (lambda m: m * 1000, "error.per_thousand"),
        (lambda m: m.mask(m.index == 80, 0.0), "error.open_rate"),
        (lambda m: m.rename({20: "adults"}), "error.age_label"),
    ],
)
def test_bad_rates_are_refused(change, code):
    with pytest.raises(DataError) as caught:
        life_table(change(pd.Series(mortality(), index=abridged())), sex="female")
    assert caught.value.code == code


def test_a_life_table_is_of_one_sex():
    with pytest.raises(UsageError):
        life_table(pd.Series(mortality(), index=abridged()), sex="both")


def test_person_years_may_end_earlier():
    long = person_years(tidy_mx(100))
    short = person_years(tidy_mx(100), open_age=80)
    assert short["age"].max() == 80
    for sex in SEXES:
        one, other = (frame[frame["sex"] == sex].set_index("age")["Lx"] for frame in (long, short))
        assert other[80] == pytest.approx(one.loc[80:].sum(), rel=1e-12)
        assert other.loc[:75].tolist() == one.loc[:75].tolist()
    with pytest.raises(DataError, match="cannot begin at 82"):
        person_years(tidy_mx(100), open_age=82)
