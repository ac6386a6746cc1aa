"""The cohort-component method: it closes, nobody is negative, conventions are what they say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from sedp_spatial import DataError, UsageError
from sedp_spatial.population import (
    person_years,
    population_at,
    project_cohorts,
    read_table,
    total_by_year,
)

from .forecast_inputs import (
    SEXES,
    Case,
    countries,
    groups,
    people,
    rates,
    tidy_asfr,
    tidy_migration,
    tidy_mx,
)


def run(**changes):
    given_rates = {"start": 2026, "periods": 1, **rates(), **changes}
    return project_cohorts(given_rates.pop("population", people()), **given_rates)


def refused(kind=DataError, **changes):
    with pytest.raises(kind) as caught:
        run(**changes)
    return caught.value


@given(countries())
@settings(max_examples=80)
def test_it_closes_and_nobody_is_negative(case: Case):
    result = project_cohorts(case.population, **case.arguments)
    assert (result.table[["female", "male"]] >= 0).all(axis=None)
    totals = total_by_year(result.table)["population"].to_numpy()
    flows = result.flows
    assert totals[0] == pytest.approx(case.population.to_numpy().sum(), rel=1e-12)
    closed = totals[:-1] + flows["births"] - flows["deaths"] + flows["net_migration"]
    scale = totals[:-1] + flows["births"] + flows["net_migration"].abs()
    assert (np.abs(closed - totals[1:]) <= 1e-9 * scale).all()
    assert (flows[["births", "deaths"]] >= 0).all(axis=None)
    both = flows[["births_female", "births_male"]].sum(axis=1)
    np.testing.assert_allclose(both, flows["births"], rtol=1e-12)
    by_age = result.births_by_age.groupby("period_start")["births"].sum()
    np.testing.assert_allclose(by_age, flows["births"], rtol=1e-9)


@given(countries())
@settings(max_examples=30)
def test_death_rates_and_their_person_years_give_the_same(case: Case):
    from_mx = project_cohorts(case.population, **case.arguments)
    arguments = {**case.arguments, "mx": None, "Lx": person_years(case.arguments["mx"])}
    from_years = project_cohorts(case.population, radix=1.0, **arguments)
    np.testing.assert_allclose(
        from_years.table[list(SEXES)], from_mx.table[list(SEXES)], rtol=1e-9, atol=1e-9
    )


@given(countries())
@settings(max_examples=20)
def test_the_radix_of_a_life_table_does_not_matter(case: Case):
    lived = person_years(case.arguments["mx"])
    arguments = {**case.arguments, "mx": None}
    one = project_cohorts(case.population, Lx=lived, radix=1.0, **arguments)
    many = lived.assign(Lx=lived["Lx"] * 1e5)
    other = project_cohorts(case.population, Lx=many, radix=1e5, **arguments)
    np.testing.assert_allclose(one.table[list(SEXES)], other.table[list(SEXES)], rtol=1e-9)


def test_one_step_by_hand():
    """People die by half every step; the fertile have 0.1 children a year each."""
    ages = groups(50)
    lived = [5.0 / 2**place for place in range(len(ages))]
    lived[-1] = lived[-2]  # T of the open group: half of the last two groups survive
    Lx = pd.concat(pd.DataFrame({"sex": s, "age": ages, "Lx": lived}) for s in SEXES)  # noqa: N806
    now = pd.DataFrame({"female": 64.0, "male": 32.0}, index=ages)
    asfr = pd.DataFrame({"age": range(15, 50, 5), "asfr": 0.1})
    result = project_cohorts(now, start=2026, periods=1, Lx=Lx, asfr=asfr, sex_ratio=1.0, radix=1.0)
    end = result.table[result.table["year"] == 2031].set_index("age")
    births = 5 * 0.1 * 7 * (64 + 32) / 2
    assert result.flows["births"].iloc[0] == pytest.approx(births)
    assert end.loc[0].tolist() == pytest.approx([2031, births / 2, births / 2])
    assert end.loc[25, ["female", "male"]].tolist() == pytest.approx([32, 16])
    assert end.loc[50, ["female", "male"]].tolist() == pytest.approx([64, 32])


def test_when_migrants_come_decides_who_of_them_dies_and_who_gives_birth():
    net = tidy_migration(20.0)
    births, deaths = {}, {}
    for timing in ("start", "half", "end"):
        for source in ("with_migrants", "without_migrants"):
            result = run(migration=net, migration_timing=timing, births_from=source)
            births[timing, source] = result.flows["births"].iloc[0]
            deaths[timing, source] = result.flows["deaths"].iloc[0]
            assert result.flows["net_migration"].iloc[0] == pytest.approx(net["net"].sum())
            assert (result.migration_timing, result.births_from) == (timing, source)
    for source in ("with_migrants", "without_migrants"):
        assert deaths["start", source] > deaths["half", source] > deaths["end", source]
    for timing in ("start", "half", "end"):
        assert births[timing, "with_migrants"] > births[timing, "without_migrants"]
    assert births["start", "without_migrants"] == births["end", "without_migrants"]
    # At the end: half of the migrants count, for they are at one of the two ends of the mean.
    more = births["end", "with_migrants"] - births["end", "without_migrants"]
    assert more == pytest.approx(5 * tidy_asfr()["asfr"].sum() * 20 / 2)


def test_nobody_leaves_who_is_not_there():
    result = run(migration=tidy_migration(-95.0), migration_timing="end")
    assert (result.table[["female", "male"]] >= 0).all(axis=None)
    note = next(n for n in result.notes if n.code == "note.migration_cut")
    asked = tidy_migration(-95.0)["net"].sum()
    assert result.flows["net_migration"].iloc[0] == pytest.approx(asked + note.params["persons"])


@pytest.mark.parametrize("open_age", [65, 80, 85, 100])
def test_any_open_age(open_age):
    result = run(population=people(open_age), **rates(open_age=open_age))
    assert result.open_age == open_age
    assert len(result.table) == 2 * len(groups(open_age))


def test_rates_without_periods_serve_all_of_them():
    constant = run(
        periods=4,
        mx=tidy_mx().drop(columns="period_start"),
        asfr=tidy_asfr().drop(columns="period_start"),
    )
    starts = (2026, 2031, 2036, 2041)
    full = run(periods=4, **rates(starts))
    pd.testing.assert_frame_equal(constant.table, full.table)
    assert [n.code for n in constant.notes].count("note.rates_constant") == 2


def test_the_sample_municipality_with_national_rates(sample):
    table = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    lived = person_years(tidy_mx(100), open_age=80)
    result = run(population=population_at(table, 2026), mx=None, Lx=lived)
    assert total_by_year(result.table)["population"].iloc[0] == 15607
    assert not [n for n in result.notes if n.code in ("note.sexes_swapped", "note.thousands")]


# --- bad input ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mx", "asfr"])
def test_a_horizon_longer_than_the_rates(name):
    starts = (2026, 2031, 2036)
    given_rates = rates(starts)
    given_rates[name] = given_rates[name][given_rates[name]["period_start"] < 2036]
    error = refused(periods=3, **given_rates)
    assert error.code == "error.horizon"
    assert error.params["table"] == name
    assert error.params["missing"] == [2036]


def test_a_period_left_out():
    mx = tidy_mx(periods=(2026, 2036))
    error = refused(periods=3, mx=mx, asfr=tidy_asfr((2026, 2031, 2036)))
    assert (error.code, error.params["missing"]) == ("error.period_gap", [2031])


def test_ages_that_do_not_match_the_rates():
    assert refused(mx=tidy_mx(100)).code == "error.open_ages_differ"
    assert "person_years(mx, open_age=80)" in str(refused(mx=tidy_mx(100)))
    assert refused(mx=tidy_mx(70)).code == "error.open_ages_differ"
    mx = tidy_mx()
    error = refused(mx=mx[mx["age"] != 40])
    assert (error.code, error.params["missing"]) == ("error.ages_differ", [40])
    asfr = tidy_asfr()
    error = refused(asfr=asfr[asfr["age"] != 45])
    assert (error.params["table"], error.params["missing"]) == ("asfr", [45])
    everyone = pd.DataFrame({"age": groups(), "asfr": 0.05})
    assert refused(asfr=everyone).params["surplus"] == [0, 80]
    childless = everyone.assign(asfr=everyone["asfr"].where(everyone["age"].between(15, 45), 0.0))
    assert run(asfr=childless).flows["births"].iloc[0] > 0
    assert refused(migration=tidy_migration(0.0, 100)).code == "error.open_ages_differ"


def test_one_cell_missing_is_named():
    mx = tidy_mx()
    mx = mx.drop(mx.index[(mx["sex"] == "male") & (mx["age"] == 40)])
    error = refused(mx=mx)
    assert error.code == "error.cell_missing"
    assert "2026 male 40–44" in str(error)
    mx = tidy_mx()
    mx.loc[3, "mx"] = np.nan
    assert "2026 female 10–14" in str(refused(mx=mx))


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (lambda p: p.drop(20), "error.ages_steps", "15"),
        (lambda p: p.drop(0), "error.ages_start", "5"),
        (lambda p: p.rename({25: 20}), "error.age_twice", "20"),
        (lambda p: p.drop(30).reindex(p.index), "error.cell_missing", "30–34"),
        (lambda p: p.assign(male=-p["male"]), "error.cell_negative", "male"),
        (lambda p: p.assign(male="x"), "error.cell_unreadable", "male"),
        (lambda p: p.sum(axis=1).to_frame("total"), "error.sexes_merged", "total"),
        (lambda p: p[["female"]], "error.table_column", "male"),
        (lambda p: p.assign(total=p.sum(axis=1) + 1), "error.total_differs", "0–4"),
        (lambda p: p * 0, "error.nobody", "population"),
        (lambda p: p.iloc[:0], "error.table_empty", "population"),
    ],
)
def test_bad_populations_are_refused_by_row_and_column(change, code, named):
    error = refused(population=change(people()))
    assert error.code == code
    assert named in str(error)


def test_suspicions_are_notes():
    swapped = people(female=70.0, male=100.0)
    assert "note.sexes_swapped" in [n.code for n in run(population=swapped).notes]
    equal = people(male=100.0)
    assert "note.sexes_equal" in [n.code for n in run(population=equal).notes]
    small = people() / 1000
    assert "note.thousands" in [n.code for n in run(population=small).notes]
    odd = run(mx=tidy_mx(female=2.0, male=1.0))
    assert "note.mortality_swapped" in [n.code for n in odd.notes]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"asfr": tidy_asfr().assign(asfr=lambda f: f["asfr"] * 1000)}, "asfr"),
        ({"sex_ratio": 105.0}, "males_per_female"),
        ({"mx": tidy_mx().assign(mx=lambda f: f["mx"] * 1000)}, "mx"),
    ],
)
def test_rates_per_thousand_are_refused(changes, column):
    error = refused(**changes)
    assert (error.code, error.params["column"]) == ("error.per_thousand", column)


@pytest.mark.parametrize(
    ("changes", "code", "named"),
    [
        ({"mx": tidy_mx().replace("male", "both")}, "error.cell_unreadable", "both"),
        ({"mx": tidy_mx().assign(period_start="now")}, "error.cell_unreadable", "now"),
        ({"mx": pd.concat([tidy_mx(), tidy_mx().head(1)])}, "error.row_twice", "2026 female 0"),
        ({"mx": tidy_mx().head(0)}, "error.table_empty", "mx"),
        ({"mx": tidy_mx().drop(columns="sex")}, "error.table_column", "sex"),
        ({"mx": tidy_mx().assign(mx=-0.1)}, "error.cell_negative", "mx"),
        ({"sex_ratio": None}, "error.cell_missing", "males_per_female"),
        (
            {"sex_ratio": pd.DataFrame({"period_start": [2020], "males_per_female": [1.05]})},
            "error.horizon",
            "2026",
        ),
        (
            {"sex_ratio": pd.DataFrame({"period_start": [2026] * 2, "males_per_female": 1.05})},
            "error.row_twice",
            "2026",
        ),
    ],
)
def test_bad_rates_are_refused_by_row_and_column(changes, code, named):
    error = refused(**changes)
    assert error.code == code
    assert named in str(error)


def test_the_sex_ratio_may_be_a_table_with_or_without_periods():
    one = run(sex_ratio=pd.DataFrame({"males_per_female": [1.08]}))
    two = run(sex_ratio=pd.DataFrame({"period_start": ["2026-2031"], "males_per_female": [1.08]}))
    pd.testing.assert_frame_equal(one.flows, two.flows)
    births = one.flows.iloc[0]
    assert births["births_male"] / births["births_female"] == pytest.approx(1.08)


def test_person_years_must_be_possible():
    lived = person_years(tidy_mx())
    rising = lived.copy()
    rising.loc[4, "Lx"] = 5.1
    assert refused(mx=None, Lx=rising).code == "error.lx_rises"
    assert refused(mx=None, Lx=lived, radix=0.5).code == "error.radix"


@pytest.mark.parametrize(
    "changes",
    [
        {"mx": None},
        {"Lx": person_years(tidy_mx())},
        {"periods": 0},
        {"periods": 1.5},
        {"migration_timing": "middle"},
        {"births_from": "storks"},
    ],
)
def test_wrong_use_is_refused(changes):
    assert refused(UsageError, **changes).exit_code == 2


def test_errors_and_notes_are_said_in_three_languages():
    error = refused(population=people().drop(20))
    assert len({error.text(lang) for lang in ("ky", "ru", "en")}) == 3
    for note in run().notes:
        assert len({note.text(lang) for lang in ("ky", "ru", "en")}) == 3
