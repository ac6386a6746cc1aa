"""Published figures: the guide's worked examples, Sweden 1993 → 1998, Kyrgyzstan to 2100."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest

from sedp_spatial import DataError
from sedp_spatial.budget import changed_rate, reserve_limit, revenue_at_risk, upkeep
from sedp_spatial.economy import (
    crop_area,
    crop_profitability,
    investment_chain,
    need_by_coverage,
)
from sedp_spatial.population import (
    asfr_from_pattern,
    project_cohorts,
    project_growth,
    rates_from_wide,
    total_by_year,
)

from .realdata import real

SEXES = ("female", "male")


def codes(result) -> list[str]:
    return [note.code for note in result.notes]


# --- the guide's worked examples, METHODOLOGY.md §2 ------------------------------------------

POP_1 = {2021: 9800, 2022: 10500, 2023: 11000, 2024: 11500}


def test_pop_1_with_the_guides_rounding():
    result = project_growth(
        POP_1, years=1, rounding=2, printed={"2025": 12130, "growth_percent": 5.48}
    )
    assert result.rule == "mean_growth"
    assert (result.history["growth_share"].dropna() * 100).round(2).tolist() == [7.14, 4.76, 4.55]
    assert result.growth_percent == pytest.approx(5.48, abs=1e-12)
    assert result.table.values.tolist() == [[2025, 12130]]
    assert codes(result).count("note.printed_agrees") == 2


def test_pop_1_unrounded_and_by_the_other_rules():
    mean = project_growth(POP_1, years=[2025])
    assert mean.growth_percent == pytest.approx(5.48341, abs=5e-6)
    assert mean.table["population"].iloc[0] == pytest.approx(12130.59, abs=5e-3)
    cagr = project_growth(POP_1, years=[2025], rule="cagr")
    assert cagr.rule == "cagr"
    assert cagr.growth_percent == pytest.approx(5.47688, abs=5e-6)
    assert cagr.table["population"].iloc[0] == pytest.approx(12129.84, abs=5e-3)


def test_pop_2_shows_the_printed_figure_beside_the_computed_one():
    known = {2021: 9367, 2027: 11132}
    result = project_growth(known, years=1, rule="log_linear", printed={"growth_percent": 2.87})
    assert result.rule == "log_linear"
    assert result.growth_percent == pytest.approx(2.877, abs=5e-4)
    note = next(n for n in result.notes if n.code == "note.printed_cut")
    assert "2.87;" in note and "2.8772" in note and "cut off" in note
    cagr = project_growth(known, years=1, rule="cagr", printed={"growth_percent": 2.87})
    assert cagr.growth_percent == pytest.approx(2.919, abs=5e-4)
    assert "note.printed_differs" in codes(cagr)


def test_chain_1():
    printed = {"hectares": 350, "jobs": 40, "income_som": 7_000_000, "houses": 20}
    chain = investment_chain(20_000_000, printed=printed)
    assert chain.rule == "investment_chain"
    assert chain.hectares == 350
    assert (chain.jobs, chain.jobs_direct, chain.jobs_processing) == (40, 30, 10)
    assert chain.income_som == 7_000_000
    assert chain.houses == 20
    assert (chain.first_house_year, chain.last_house_year) == (6, 10)
    assert chain.houses_by_year.values.tolist() == [[6, 4], [7, 8], [8, 12], [9, 16], [10, 20]]
    assert codes(chain).count("note.printed_agrees") == 4
    assert chain.table["step"].tolist()[:3] == ["investment_som", "hectares", "jobs"]
    assert chain.table["source"].str.contains("question 76").sum() == 7


def test_crop_1():
    rows = {
        "crop": "raspberry",
        "variant": ["base", "without measures", "with measures"],
        "year": [2024, 2027, 2027],
        "output_t": [2200, 2900, 2200 * 1.74],
        "yield_t_ha": [4.0, 4.0, 4.0 * 1.05],
    }
    printed = {"growth_percent 2": 30, "growth_percent": 74}
    result = crop_area(pd.DataFrame(rows), printed=printed)
    assert result.rule == "output_over_yield"
    assert result.table["output_t"].iloc[2] == pytest.approx(3828)
    assert result.table["area_ha"].round(1).tolist() == [550.0, 725.0, 911.4]
    assert result.change_ha == pytest.approx(361.4, abs=0.05)
    assert result.table["growth_of_output_share"].iloc[1] == pytest.approx(0.318, abs=5e-4)
    assert "note.printed_tens" in codes(result)
    assert "31.818" in next(n for n in result.notes if n.code == "note.printed_tens")


def test_crop_1_two_harvests_take_half_the_land():
    rows = {"crop": "raspberry", "year": [2024], "output_t": [2200], "yield_t_ha": [4.0]}
    result = crop_area(pd.DataFrame({**rows, "harvests_per_year": [2]}))
    assert result.area_ha == 275


def test_crop_2_is_profit_over_cost():
    result = crop_profitability(
        cost_per_ha=3526,
        yield_kg_per_ha=4000,
        price_per_kg=150,
        exchange_rate=87,
        printed={"profitability_percent": 96, "revenue": 6897},
    )
    assert result.rule == "profit_over_cost"
    assert result.revenue == pytest.approx(6897, abs=0.5)
    assert round(result.profitability_percent) == 96
    assert codes(result).count("note.printed_agrees") == 2
    assert "48.9 %" in result.notes[0]


def test_need_1():
    need = need_by_coverage(15, 30, name="bins", printed={"needed": 50, "missing": 35})
    assert need.rule == "need_by_coverage"
    assert (need.needed, need.missing) == (50, 35)


def test_bud_1_a_fifth_of_the_transfers_fails():
    result = revenue_at_risk(1_000_000, 0.20, printed={"value_som": 200_000})
    assert (result.rule, result.value_som) == ("revenue_at_risk", 200_000)
    assert "note.printed_agrees" in codes(result)


def test_bud_2_half_a_million_of_reserve_needs_25_million_of_expenditure():
    assert reserve_limit(25_000_000, planned_som=500_000).value_som == 500_000
    assert "note.reserve_exceeds" not in codes(reserve_limit(25_000_000, planned_som=500_000))
    flagged = reserve_limit(10_000_000, planned_som=500_000)
    assert flagged.value_som == 200_000
    note = next(n for n in flagged.notes if n.code == "note.reserve_exceeds")
    assert "25,000,000" in note and "500,000" in note and "200,000" in note


def test_bud_3_upkeep_starts_the_year_after_commissioning():
    objects = pd.DataFrame(
        {
            "name": ["school", "road, 10 km"],
            "kind": ["school", "road"],
            "cost_som": [12e6, 8e6],
            "commissioning_year": [2025, 2025],
        }
    )
    result = upkeep(objects, years=[2025, 2026, 2027])
    by_year = result.table.groupby("year")["upkeep_som"].sum()
    assert by_year.round(2).to_dict() == {2025: 0, 2026: 1_000_000, 2027: 1_000_000}
    assert result.value_som == pytest.approx(1_000_000)


def test_bud_4_shows_the_guides_figure_as_inconsistent():
    result = changed_rate(1_200_000, 0.05, printed={"value_som": 100_000})
    assert result.value_som == 60_000
    note = next(n for n in result.notes if n.code == "note.printed_differs")
    assert ("60000" in note and "1e+05" in note) or "100000" in note


def test_bad_amounts_are_named():
    with pytest.raises(DataError, match="amount_som must be a number"):
        revenue_at_risk(-1, 0.2)
    with pytest.raises(DataError, match='no upkeep share for "bridge"'):
        upkeep(
            pd.DataFrame(
                [{"name": "b", "kind": "bridge", "cost_som": 1.0, "commissioning_year": 2025}]
            ),
            years=[2026],
        )


# --- Sweden, females, 1993 → 1998 (Preston, Heuveline, Guillot 2001, box 6.2) -----------------


@pytest.fixture(scope="module")
def sweden() -> pd.DataFrame:
    raw = pd.read_csv(real("ccm_sweden1993", "sweden_1993.csv")).dropna(subset="index_age")
    wide = raw.pivot(index="index_age", columns="item", values="value").astype(float)
    return wide.set_index(wide.index.astype(int))


def swedish(sweden: pd.DataFrame, item: str, value: str) -> pd.DataFrame:
    """Tidy rates of both sexes from the columns …F and …M."""
    return pd.concat(
        pd.DataFrame({"period_start": 1993, "sex": s, "age": sweden.index, value: sweden[item + x]})
        for s, x in zip(SEXES, "FM", strict=True)
    )


def test_sweden_1993_to_1998(sweden):
    asfr = pd.DataFrame({"period_start": 1993, "age": sweden.index, "asfr": sweden["asfr"]})
    result = project_cohorts(
        pd.DataFrame({"female": sweden["P0F"], "male": sweden["P0M"]}),
        start=1993,
        periods=1,
        Lx=swedish(sweden, "Lx", "Lx"),
        asfr=asfr,
        sex_ratio=1.05,
        migration=swedish(sweden, "NMx", "net"),
        migration_timing="half",
        births_from="with_migrants",
    )
    end = result.table[result.table["year"] == 1998].set_index("age")
    assert (end["female"] - sweden["PzF"]).abs().max() < 0.5
    assert (end["male"] - sweden["PzM"]).abs().max() < 0.5
    assert round(end["female"].sum()) == 4_507_581
    births = result.births_by_age.set_index("age")["births"]
    # 471.5041 is printed as 472: half a person to the fourth decimal.
    assert (births - sweden["Bx"].reindex(births.index)).abs().max() < 0.5
    assert births.round().sum() == 615_989
    assert result.rule == "cohort_component"
    assert "note.timing_half" in [result.notes[0].params["timing"].code]


# --- Kyrgyzstan from the inputs of the United Nations ----------------------------------------


def un(name: str) -> pd.DataFrame:
    return pd.read_csv(real("un_wpp_kgz", f"{name}.csv"))


@pytest.fixture(scope="module")
def kyrgyz() -> dict:
    """What the United Nations projected from in 2019, as the arguments of project_cohorts."""
    people = {
        s: un(f"pop{x}").set_index("age")["2020"] * 1000 for s, x in zip(SEXES, "FM", strict=True)
    }
    mx = pd.concat(
        rates_from_wide(un(f"mx{x}"), value="mx", sex=s) for s, x in zip(SEXES, "FM", strict=True)
    )
    totals = rates_from_wide(un("migration"), value="net")
    shares = un("derived_migration_age_share_2020_25")
    migration = pd.concat(
        pd.DataFrame(
            {
                "period_start": period,
                "sex": sex,
                "age": shares["age"],
                "net": total * 1000 * shares[f"share_{sex}"],
            }
        )
        for period, total in zip(totals["period_start"], totals["net"], strict=True)
        for sex in SEXES
    )
    return {
        "population": pd.DataFrame(people),
        "mx": mx,
        "asfr": asfr_from_pattern(
            rates_from_wide(un("percentASFR"), value="percent"),
            rates_from_wide(un("tfrprojMed"), value="tfr"),
        ),
        "sex_ratio": rates_from_wide(un("sexRatio"), value="males_per_female"),
        "migration": migration,
    }


def un_run(kyrgyz: dict, periods: int = 16, **options):
    people = kyrgyz["population"]
    rates = {name: frame for name, frame in kyrgyz.items() if name != "population"}
    given = {"migration_timing": "end", "births_from": "with_migrants", **rates, **options}
    return project_cohorts(people, start=2020, periods=periods, **given)


def test_kyrgyzstan_to_2100_is_quick_non_negative_and_closes(kyrgyz):
    started = time.thread_time()  # whatever else this machine does
    result = un_run(kyrgyz)
    assert time.thread_time() - started < 1.0
    assert sorted(set(result.table["year"])) == list(range(2020, 2105, 5))
    assert (result.table[["female", "male"]] >= 0).all(axis=None)
    totals = total_by_year(result.table)["population"].to_numpy()
    flows = result.flows
    closed = totals[:-1] + flows["births"] - flows["deaths"] + flows["net_migration"]
    np.testing.assert_allclose(closed, totals[1:], rtol=1e-9, atol=0)
    assert (flows["residual"].abs() <= 1e-9 * totals[1:]).all()


def test_the_life_tables_are_those_of_the_united_nations(kyrgyz):
    """Life expectancy, which they print to two decimals, from their death rates."""
    found = un_run(kyrgyz).life_expectancy.set_index("period_start")
    for sex, letter in zip(SEXES, "FM", strict=True):
        printed = rates_from_wide(un(f"e0{letter}proj"), value="e0").set_index("period_start")
        assert (found[sex] - printed["e0"]).abs().max() < 0.011


def test_the_migrants_that_are_left_over_fall_to_nothing_with_age(kyrgyz):
    """The shares were derived from the UN's result: were our survivors wrong, old ages would show.

    Kyrgyzstan's emigrants are young. Had we other survival ratios than the United Nations, the
    result would need migrants of 80 and more to make it up; what the shares give there is a few
    dozen persons of forty thousand.
    """
    shares = un("derived_migration_age_share_2020_25").set_index("age")
    old = shares.loc["85-89":].abs().to_numpy().sum() * 50_002
    assert old < 30


def test_kyrgyzstan_without_migration(kyrgyz):
    result = un_run(kyrgyz, migration=None)
    assert (result.flows["net_migration"] == 0).all()
    assert (result.flows["residual"].abs() <= 1e-9 * result.flows["end"]).all()


def test_the_horizon_ends_with_the_rates(kyrgyz):
    with pytest.raises(DataError) as caught:
        un_run(kyrgyz, periods=17)
    assert caught.value.code == "error.horizon"
    assert caught.value.params["missing"] == [2100]


def test_the_rates_of_another_edition_and_form_serve_as_well():
    """WPP 2024: long tables, ages as words, migrants by age of their own."""
    mx = un("wpp2024/mx5dt").melt(
        id_vars=["period", "age"], value_vars=["mxF", "mxM"], var_name="sex", value_name="mx"
    )
    mx["sex"] = mx["sex"].str[-1]
    migration = un("wpp2024/migprojAge5dt").melt(
        id_vars=["period", "age"], value_vars=["migF", "migM"], var_name="sex", value_name="net"
    )
    migration["sex"] = migration["sex"].str[-1]
    migration["net"] *= 1000
    tfr = un("wpp2024/tfrproj5dt").rename(columns={"period": "period_start"})
    pattern = un("wpp2024/percentASFR5dt").rename(
        columns={"period": "period_start", "pasfr": "percent"}
    )
    pattern["age"] = pattern["age"].str[:2].astype(int)
    people = {
        s: un(f"pop{x}").set_index("age")["2020"] * 1000
        for s, x in (("female", "F"), ("male", "M"))
    }
    starts = sorted(set(tfr["period_start"]) & set(mx["period"]))
    periods = len(starts)
    assert periods == 16
    result = project_cohorts(
        pd.DataFrame(people),
        start=2020,
        periods=periods,
        mx=mx.rename(columns={"period": "period_start"}),
        asfr=asfr_from_pattern(pattern, tfr[["period_start", "tfr"]]),
        sex_ratio=un("wpp2024/sexRatio5dt").rename(
            columns={"period": "period_start", "srb": "males_per_female"}
        ),
        migration=migration.rename(columns={"period": "period_start"}),
        migration_timing="end",
        births_from="with_migrants",
    )
    e0 = un("wpp2024/e0proj5dt").set_index("period").loc["2020-2025"]
    assert result.life_expectancy["female"].iloc[0] == pytest.approx(e0["e0F"], abs=0.3)
    assert result.life_expectancy["male"].iloc[0] == pytest.approx(e0["e0M"], abs=0.3)
    assert (result.flows["residual"].abs() < 1e-9 * result.flows["end"]).all()
    assert (result.table[["female", "male"]] >= 0).all(axis=None)
