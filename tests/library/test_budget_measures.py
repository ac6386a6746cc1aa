"""Measures: read, checked in one list, linked to plots, kept up from the right year."""

from __future__ import annotations

import pickle
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, measures_table
from sedp_spatial.budget.measure_checks import circles
from tests.library.builders import layer, squares

ROW: dict[str, Any] = {
    "measure_id": "M1",
    "section": "services",
    "name": "School",
    "cost_som": 12_000_000,
    "year": 2027,
    "commissioning_year": 2028,
    "annual_upkeep_som": 500_000,
    "sources": "donor=8000000;local_budget=4000000",
    "parcel_ids": "P1;P2",
}


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(
        [{**ROW, "measure_id": f"M{n}", **change} for n, change in enumerate(changes, 1)]
    )


def told(*changes: dict[str, Any], **options: Any) -> dict[str, list[str]]:
    result = measures_table(rows(*changes), strict=False, **options)
    found: dict[str, list[str]] = {}
    for rule, where in zip(result.findings["rule"], result.findings["measure_id"], strict=True):
        found.setdefault(rule, []).append(where)
    return found


def test_the_sample_is_sound_and_its_plots_exist(sample, parcels):
    result = measures_table(sample / "measures.csv", base_year=2026, horizon=5, parcels=parcels)
    assert result.errors == result.warnings == 0
    assert result.total_som == 163_700_000
    assert len(result.links) == 21 and result.links["area_ha"].notna().all()
    sums = result.sources.groupby("measure_id")["amount_som"].sum()
    cost = result.table.set_index("measure_id")["cost_som"]
    assert (sums.sort_index() == cost.sort_index()).all()


def test_sources_that_do_not_add_up_are_refused_by_name_with_the_difference():
    with pytest.raises(DataError) as caught:
        measures_table(rows({}, {"sources": "donor=8000000;local_budget=3500000"}))
    text = str(caught.value)
    assert "M2" in text and "M1" not in text
    assert "-500,000" in text and "11,500,000" in text
    assert "−500 000" in caught.value.text("ru").replace("-", "−").replace("\u00a0", " ")
    assert str(pickle.loads(pickle.dumps(caught.value))) == text


def test_everything_wrong_comes_in_one_list():
    with pytest.raises(DataError) as caught:
        measures_table(
            rows(
                {"section": "мейкиндикк"},
                {"sources": "aliens=12000000"},
                {"cost_som": "about 3", "name": ""},
                {"year": 2040},
                {"commissioning_year": 2026},
                {"after": "M7"},
                {"after": "M6"},
                {"after": "M99"},
                {"sources": ""},
                {"sources": "donor=x"},
                {"year": "soon"},
                {"cost_som": -5},
            ),
            base_year=2026,
            horizon=5,
        )
    rules = [message.code for message in caught.value.params["findings"].messages]
    expected = {
        "code", "source", "number", "missing", "horizon", "commissioning", "cycle",
        "after_unknown", "no_source", "source_amount",
    }  # fmt: skip
    assert {rule.removeprefix("budget.") for rule in rules} >= expected
    assert caught.value.params["count"] == len(rules)
    for lang in ("ky", "ru"):
        assert caught.value.text(lang).count("\n- ") == len(rules)


def test_codes_are_understood_in_three_languages_and_thousands_in_the_header():
    table = pd.DataFrame(
        {
            "№ мероприятия": ["1"],
            "Раздел": ["Услуги"],
            "Наименование мероприятия": ["Школа"],
            "Стоимость, тыс. сом": ["12 000"],
            "Год": ["2027"],
            "Источники": ["Местный бюджет=4000;доноры=8000"],
        }
    )
    result = measures_table(table)
    assert result.table["cost_som"].tolist() == [12_000_000]
    assert result.table["section"].tolist() == ["services"]
    assert dict(result.sources[["source", "amount_som"]].to_numpy()) == {
        "local_budget": 4_000_000,
        "donor": 8_000_000,
    }
    assert any(note.code == "note.money_converted" for note in result.notes)


def test_money_in_thousands_is_suspected_and_not_changed():
    sound = [{"cost_som": c, "sources": f"donor={c}"} for c in (9_800_000, 27_000_000, 6_400_000)]
    small = {"cost_som": 42_000, "annual_upkeep_som": 1750, "sources": "donor=42000"}
    assert told(*sound).get("thousands") is None
    assert told(*sound, small)["thousands"] == ["M4"]
    result = measures_table(rows(*sound, small))
    assert result.table["cost_som"].tolist()[3] == 42_000
    assert result.warnings == 1


def test_a_whole_table_in_thousands_is_suspected():
    tiny = [{"cost_som": c, "sources": f"donor={c}"} for c in (9_800, 27_000, 6_400)]
    assert told(*tiny)["thousands"] == ["M1", "M2", "M3"]


def test_sources_in_thousands_beside_a_cost_in_som_are_named_as_such():
    assert told({"sources": "donor=8000;local_budget=4000"}) == {"sources_thousands": ["M1"]}


@pytest.mark.parametrize(("upkeep", "rule"), [(6_100_000, "upkeep_large"), (500, "upkeep_small")])
def test_upkeep_out_of_proportion_is_suspected(upkeep, rule):
    assert told({"annual_upkeep_som": upkeep}) == {rule: ["M1"]}


def test_a_cost_too_small_for_its_hectares_is_suspected():
    parcels = layer(squares(2, size=10_000.0))  # 10 000 ha each
    assert told({}, parcels=parcels) == {"cheap_land": ["M1"]}


def test_plots_that_do_not_exist_are_named_with_the_nearest():
    parcels = layer(squares(3), parcel_id=["4-09-0001", "4-09-0002", "X"])
    result = measures_table(rows({"parcel_ids": "4-09-0003;Q"}), parcels=parcels, strict=False)
    assert result.findings["rule"].tolist() == ["plot_near", "plot"]
    assert "4-09-000" in str(result.findings["message"].iloc[0])
    assert result.links["area_ha"].isna().all()


def test_duplicates_are_errors_and_twins_are_warned_of():
    assert told({"measure_id": "A"}, {"measure_id": "A"}) == {"duplicate": ["A"]}
    assert told({}, {}) == {"alike": ["M1"]}


def test_upkeep_starts_the_year_after_commissioning():
    """BUD-3: a school and a road of 2025 cost about a million a year from 2026."""
    school = {"cost_som": 12e6, "kind": "school", "sources": "donor=12000000"}
    road = {"name": "Road", "cost_som": 8e6, "kind": "road", "sources": "donor=8000000"}
    both = {"year": 2025, "commissioning_year": 2025, "annual_upkeep_som": None}
    result = measures_table(rows({**school, **both}, {**road, **both}), base_year=2024, horizon=3)
    by_year = result.upkeep.groupby("year")["upkeep_som"].sum()
    assert by_year.index.tolist() == [2026, 2027]
    assert by_year.round().tolist() == [1_000_000, 1_000_000]
    assert result.errors == 0


@settings(max_examples=40)
@given(
    year=st.integers(2026, 2031),
    built=st.integers(0, 3),
    yearly=st.floats(1, 1e6),
)
def test_no_upkeep_up_to_and_in_the_commissioning_year(year, built, yearly):
    change = {"year": year, "commissioning_year": year + built, "annual_upkeep_som": yearly}
    result = measures_table(rows(change), base_year=2026, horizon=5)
    assert result.upkeep["year"].min() == year + built + 1
    assert set(result.upkeep["upkeep_som"]) == {yearly}
    assert result.upkeep["year"].max() == max(2031, year + built + 1)


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 10**9), min_size=1, max_size=4),
    st.integers(-(10**6), 10**6),
)
def test_only_sources_that_add_up_are_accepted(amounts, slip):
    names = ["local_budget", "donor", "district_fund", "partnership"]
    text = ";".join(f"{name}={a}" for name, a in zip(names, amounts, strict=False))
    cost = sum(amounts) + slip
    if cost < 0:
        return
    found = told({"cost_som": cost, "sources": text})
    assert bool({"sources_sum", "sources_thousands"} & set(found)) == (slip != 0)


def test_circles_are_found_once_and_named_in_order():
    after = {"A": ["B"], "B": ["C"], "C": ["A"], "D": ["A"], "E": ["E"]}
    assert circles(after) == [["A", "B", "C"], ["E"]]
    assert circles({"A": ["B", "C"], "B": ["C"], "C": []}) == []


def test_a_long_chain_of_prerequisites_is_no_problem():
    chain = {str(n): [str(n + 1)] for n in range(5000)} | {"5000": []}
    assert circles(chain) == []


def test_a_prerequisite_that_comes_later_is_warned_of():
    assert told({"after": "M2"}, {"year": 2028, "name": "B"}) == {"after_later": ["M1"]}


def test_only_takes_a_phase_out(sample):
    result = measures_table(sample / "measures.csv", base_year=2026, horizon=5)
    two = result.only(["M01", "M07"])
    assert two.total_som == 48_400_000
    assert set(two.sources["measure_id"]) == set(two.upkeep["measure_id"]) == {"M01", "M07"}


def test_a_layer_of_measures_is_read_as_a_table():
    shapes = layer(squares(1), **{k: [v] for k, v in ROW.items()})
    assert measures_table(shapes).total_som == 12_000_000


def test_parcels_without_numbers_or_areas_are_refused():
    with pytest.raises(DataError, match="area_ha"):
        measures_table(rows({}), parcels=pd.DataFrame({"parcel_id": ["P1"]}))


def test_unreadable_cells_of_a_table_that_is_not_strict_are_missing():
    result = measures_table(rows({"cost_som": "?"}, {}), strict=False)
    assert result.errors == 1 and result.table["cost_som"].isna().tolist() == [True, False]
    assert result.total_som == 12_000_000
