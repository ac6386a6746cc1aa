"""Output, crops, the investment chain, jobs and specialisation."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError
from sedp_spatial.codes import load_codes
from sedp_spatial.economy import (
    coefficients,
    crop_area,
    crop_profitability,
    investment_chain,
    jobs_by_sector,
    location_quotient,
    need_by_coverage,
    output_growth,
    sectors,
)
from sedp_spatial.messages import LANGUAGES
from sedp_spatial.population import read_table


@pytest.fixture(scope="module")
def projects(sample) -> pd.DataFrame:
    return read_table(sample / "economic_projects.csv", kind="economic_projects")


def crops(**changes) -> pd.DataFrame:
    row = {"crop": "raspberry", "year": 2024, "output_t": 2200, "yield_t_ha": 4.0, **changes}
    return pd.DataFrame([row])


# --- the chain ------------------------------------------------------------------------------


@given(st.floats(1e5, 1e10))
def test_the_chain_is_its_coefficients(amount):
    chain = investment_chain(amount)
    assert chain.hectares == pytest.approx(amount / 1e6 * 17.5)
    assert chain.jobs_direct + chain.jobs_processing == pytest.approx(chain.jobs)
    assert chain.income_som == pytest.approx(chain.jobs * 175_000)
    assert chain.houses == pytest.approx(chain.jobs / 2)
    assert chain.houses_by_year["houses"].iloc[-1] == pytest.approx(chain.houses)


def test_projects_state_their_own_hectares_and_jobs(projects):
    chain = investment_chain(projects)
    assert chain.investment_som == projects["investment_som"].sum()
    assert chain.jobs == projects["jobs"].sum()
    assert chain.hectares == pytest.approx(projects["hectares"].sum())
    assert chain.houses_by_year["year"].min() == 2027 + 6
    first = chain.table[chain.table["project_id"] == "P01"].set_index("step")["value"]
    assert first["houses"] == 20
    assert (first["jobs_direct"], first["jobs_processing"]) == (30, 10)
    tourism = chain.table[chain.table["project_id"] == "P05"].set_index("step")["value"]
    assert (tourism["jobs_direct"], tourism["jobs_processing"]) == (48, 0)
    assert "note.chain_assumed" not in [n.code for n in chain.notes]
    bare = investment_chain(projects[["project_id", "sector", "investment_som"]])
    assert "note.chain_assumed" in [n.code for n in bare.notes]


def test_the_chain_is_said_in_three_languages():
    chain = investment_chain(20_000_000)
    for formula in chain.table["formula"]:
        assert len({formula.text(lang) for lang in LANGUAGES}) == 3
    spoken = chain.translated("ru").table.set_index("step")["formula"]
    assert spoken["hectares"] == "20\u00a0000\u00a0000 сом / 1 000 000 × 17,5 га на миллион сомов."


def test_coefficients_are_replaced_with_their_source(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[hectares_per_million_som]\nvalue = 10.0\nsource = "the canal\'s design of 2026"\n',
        "utf-8",
    )
    for own in (path, str(path), {"hectares_per_million_som": {"value": 10, "source": "design"}}):
        assert investment_chain(20_000_000, coefficients=own).hectares == 200
    assert not coefficients(path)["hectares_per_million_som"].checked


@pytest.mark.parametrize(
    ("own", "kind"),
    [
        ({"hectares_per_million_som": {"value": 10.0}}, DataError),
        ({"hectares_per_job": {"value": 0, "source": "x"}}, DataError),
        ({"hectares_per_job": {"value": "many", "source": "x"}}, DataError),
        ({"first_house_year": {"value": 12, "source": "x"}}, DataError),
        ({"hectares_per_mile": {"value": 1, "source": "x"}}, UsageError),
        ("nowhere.toml", UsageError),
    ],
)
def test_bad_coefficients_are_refused(own, kind):
    with pytest.raises(kind):
        investment_chain(20_000_000, coefficients=own)


@pytest.mark.parametrize("amount", [20, 20_000.0 / 4, 9_999])
def test_millions_and_thousands_are_not_taken_for_som(amount):
    with pytest.raises(DataError) as caught:
        investment_chain(amount)
    assert caught.value.code == "error.money_unit"
    table = pd.DataFrame(
        {"project_id": ["A", "B"], "sector": "tourism", "investment_som": [2e7, amount]}
    )
    with pytest.raises(DataError, match="row B, column investment_som"):
        investment_chain(table)


@pytest.mark.parametrize(
    ("value", "code"),
    [(-5e6, "error.cell_negative"), (None, "error.cell_missing"), ("x", "error.cell_unreadable")],
)
def test_bad_amounts_are_refused(value, code):
    table = pd.DataFrame({"sector": ["tourism"], "investment_som": [value]})
    with pytest.raises(DataError) as caught:
        investment_chain(table)
    assert caught.value.code == code


# --- crops ----------------------------------------------------------------------------------


@given(st.floats(0, 1e6), st.floats(0.1, 100), st.sampled_from([1, 2, 3]))
def test_area_times_yield_is_output(output, per_hectare, harvests):
    table = crops(output_t=output, yield_t_ha=per_hectare, harvests_per_year=harvests)
    result = crop_area(table)
    assert result.area_ha * per_hectare * harvests == pytest.approx(output)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"yield_t_ha": 4000}, "error.yield_unit"),
        ({"yield_t_ha": 0}, "error.yield_zero"),
        ({"harvests_per_year": 0}, "error.yield_zero"),
        ({"output_t": -1}, "error.cell_negative"),
        ({"output_t": None}, "error.cell_missing"),
    ],
)
def test_bad_crops_are_refused_by_row_and_column(changes, code):
    with pytest.raises(DataError, match="raspberry 2024") as caught:
        crop_area(crops(**changes))
    assert caught.value.code == code


def test_centners_are_suspected():
    notes = crop_area(crops(yield_t_ha=400)).notes
    assert "note.yield_high" in [note.code for note in notes]


def test_profit_needs_a_cost():
    given_numbers = {"yield_kg_per_ha": 1.0, "price_per_kg": 1.0}
    with pytest.raises(DataError):
        crop_profitability(cost_per_ha=0, **given_numbers)
    loss = crop_profitability(cost_per_ha=4.0, **given_numbers)
    assert (loss.profit, loss.profitability_percent) == (-3.0, -75.0)


def test_a_need_that_is_more_than_covered():
    assert need_by_coverage(15, 150).missing == 0
    with pytest.raises(DataError):
        need_by_coverage(15, 0)


# --- sectors and jobs -----------------------------------------------------------------------


def test_jobs_of_the_sample(projects):
    result = jobs_by_sector(years=range(2026, 2032), projects=projects)
    wide = result.table.pivot(index="year", columns="sector", values="jobs")
    assert wide.loc[2031].sum() == projects["jobs"].sum()
    assert wide.loc[2026].sum() == 0
    assert wide.loc[2027, "agriculture"] == 40 + 65
    order = [s for s in sectors() if s in set(result.table["sector"])]
    assert list(result.table["sector"].unique()) == order
    hectares = result.table.groupby("year")["hectares"].sum()
    assert hectares[2031] == pytest.approx(projects["hectares"].sum())


def test_jobs_grow_with_output_over_productivity():
    base = pd.DataFrame(
        {"sector": ["соода", "Өнөр жай"], "jobs": [100, 50], "output_som": [1e8, 2e8]}
    )
    result = jobs_by_sector(
        base, years=[2028], base_year=2026, growth=0.1, productivity_growth={"trade": 0.05}
    )
    found = result.table.set_index("sector")
    assert found.loc["trade", "jobs"] == pytest.approx(100 * (1.1 / 1.05) ** 2)
    assert found.loc["industry", "jobs"] == pytest.approx(50 * 1.21)
    assert found.loc["industry", "output_som"] == pytest.approx(2e8 * 1.21)
    assert found.loc["industry", "change_jobs"] == pytest.approx(50 * 0.21)


def test_sectors_that_are_not_known_are_kept_and_named():
    base = pd.DataFrame({"sector": ["alchemy", "Туризм"], "jobs": [1, 2]})
    result = jobs_by_sector(base, years=[2027])
    assert result.table.set_index("sector")["jobs"].to_dict() == {"tourism": 2, "other": 1}
    assert any("alchemy" in note for note in result.notes)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({}, UsageError),
        ({"base": pd.DataFrame({"sector": ["trade"]})}, DataError),
        ({"base": pd.DataFrame({"sector": ["trade"], "jobs": [-1]})}, DataError),
        ({"base": pd.DataFrame({"sector": ["trade"], "jobs": [1]}), "growth": 15}, DataError),
        (
            {"base": pd.DataFrame({"sector": ["trade"], "jobs": [1], "output_som": [500]})},
            DataError,
        ),
        (
            {"base": pd.DataFrame({"sector": ["trade"], "jobs": [1]}), "base_year": 2030},
            UsageError,
        ),
    ],
)
def test_bad_jobs_are_refused(options, kind):
    base = options.pop("base", None)
    with pytest.raises(kind):
        jobs_by_sector(base, years=[2027], **options)


def test_output_grows_by_sector():
    table = pd.DataFrame(
        {"sector": ["trade", "trade", "industry", "industry"], "year": [2024, 2025] * 2,
         "output_som": [1e8, 1.1e8, 2e8, 2e8]}
    )  # fmt: skip
    result = output_growth(table, years=2)
    wide = result.table.pivot(index="year", columns="sector", values="output_som")
    assert wide.loc[2027, "trade"] == pytest.approx(1.331e8)
    assert wide.loc[2027, "industry"] == pytest.approx(2e8)


def test_the_location_quotient_of_a_copy_is_one():
    table = pd.DataFrame({"sector": ["trade", "tourism"], "jobs": [10, 30]})
    result = location_quotient(table, table.assign(jobs=table["jobs"] * 7))
    assert result.table["location_quotient"].tolist() == pytest.approx([1, 1])
    assert "our choice" in result.notes[0]
    alone = location_quotient(table, table.assign(sector=["trade", "industry"])).table
    assert alone.set_index("sector")["location_quotient"].isna().to_dict()["tourism"]
    with pytest.raises(DataError):
        location_quotient(table.assign(jobs=0), table)


# --- data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        "age_groups",
        "economy_coefficients",
        "money_units",
        "population_scenarios",
        "sectors",
        "sexes",
    ],
)
def test_codes_are_named_in_three_languages_and_cited(file):
    for entry in load_codes(file).values():
        assert all(entry[lang].strip() for lang in LANGUAGES)
        if file in ("age_groups", "economy_coefficients", "population_scenarios"):
            assert entry["source"] and "checked" in entry and entry["date"]
