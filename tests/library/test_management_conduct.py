"""The calendar, the working group, the hearings and the indicators."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError
from sedp_spatial.management import (
    calendar,
    hearings_register,
    indicators,
    plan_against_actual,
    working_group_check,
)

# --- the calendar (question 15) -----------------------------------------------------------------


def test_the_calendar_is_that_of_the_guide():
    table = calendar(2027).table.set_index("section")
    assert table[["begins", "ends"]].to_numpy().tolist() == [
        ["2027-03-01", "2027-03-10"],
        ["2027-03-11", "2027-03-21"],
        ["2027-03-22", "2027-05-10"],
        ["2027-04-03", "2027-04-12"],
        ["2027-04-13", "2027-04-25"],
        ["2027-04-26", "2027-05-05"],
        ["2027-05-06", "2027-05-10"],
        ["2027-05-10", "2027-05-20"],
        ["2027-05-20", "2027-06-01"],
    ]
    assert table.loc["space", "days"] == 5


def test_a_day_tells_what_is_past_now_and_ahead():
    states = calendar(2027, on="2027-05-10").table.set_index("section")["state"]
    assert states[["population", "space", "hearings", "approval"]].tolist() == [
        "past",
        "now",
        "now",
        "ahead",
    ]


def test_the_sections_are_named_in_three_languages():
    for name in calendar(2027).table["name"]:
        assert len({name.text(lang) for lang in ("ky", "ru", "en")}) == 3


@pytest.mark.parametrize("year", [1600, "2027", True])
def test_a_year_that_cannot_be_planned_is_refused(year):
    with pytest.raises(UsageError):
        calendar(year)


# --- the working group (question 11) ------------------------------------------------------------


def group(women, men, executive, unknown=0):
    count = women + men + unknown
    return pd.DataFrame(
        {
            "name": [f"M{number}" for number in range(count)],
            "sex": ["аял"] * women + ["м"] * men + [None] * unknown,
            "executive": ["да"] * executive + ["жок"] * (count - executive),
            "start": ["2025-03-05"] * count,
        }
    )


@pytest.mark.parametrize(
    ("women", "men", "executive", "unknown", "outcomes"),
    [
        (3, 7, 5, 0, ["ok", "ok"]),  # exactly at both limits
        (2, 8, 5, 0, ["breach", "ok"]),
        (8, 2, 6, 0, ["breach", "breach"]),  # each sex, not only women
        (2, 7, 5, 1, ["unknown", "ok"]),  # the tenth member decides
        (1, 8, 5, 1, ["breach", "ok"]),
        (4, 5, 5, 1, ["ok", "ok"]),
    ],
)
def test_shares_of_sexes_and_of_the_executive_body(women, men, executive, unknown, outcomes):
    result = working_group_check(group(women, men, executive, unknown), on="2026-11-22")
    assert result.table["outcome"].tolist() == [*outcomes, "ok"]
    assert result.breaches == outcomes.count("breach")


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 24))
def test_the_share_of_each_sex_in_any_group(women, men, executive):
    count = women + men
    if count == 0:
        return
    result = working_group_check(group(women, men, min(executive, count)))
    rules = result.table.set_index("rule")["outcome"]
    kept = 10 * min(women, men) >= 3 * count  # in whole numbers, so that nothing is rounded
    assert rules["least_share_of_each_sex"] == ("ok" if kept else "breach")
    few = 2 * min(executive, count) <= count
    assert rules["most_executive_share"] == ("ok" if few else "breach")


def test_a_mandate_lasts_two_years():
    members = group(1, 1, 1).assign(start=["2024-02-29", "2025-03-05"])
    result = working_group_check(members, on="2026-02-28")
    assert result.members["mandate_end"].tolist() == ["2026-02-28", "2027-03-04"]
    assert result.members["mandate"].tolist() == ["valid", "valid"]
    later = working_group_check(members, on="2026-03-01")
    assert later.members["mandate"].tolist() == ["ended", "valid"]
    assert "M0" in later.table.set_index("rule").loc["mandate_years", "finding"]
    assert working_group_check(members).table["outcome"].tolist()[2] == "unknown"


def test_members_that_cannot_be_read_are_refused():
    for table, code in (
        (pd.DataFrame({"name": [], "sex": []}), "error.demand_empty"),
        (pd.DataFrame({"name": ["a"]}), "error.demand_columns"),
        (pd.DataFrame({"name": ["a"], "sex": ["?"]}), "error.management_code"),
        (
            pd.DataFrame({"name": ["a"], "sex": ["female"], "executive": ["maybe"]}),
            "error.management_code",
        ),
    ):
        with pytest.raises(DataError) as refused:
            working_group_check(table)
        assert refused.value.code == code


def test_the_sample_group_keeps_the_rules(sample):
    result = working_group_check(pd.read_csv(sample / "working_group.csv"), on="2026-11-22")
    assert result.breaches == 0 and (result.table["outcome"] == "ok").all()
    for finding in result.table["finding"]:
        assert len({finding.text(lang) for lang in ("ky", "ru", "en")}) == 3


# --- hearings (questions 96 and 97) -------------------------------------------------------------


def test_the_sample_hearings_show_what_is_missing(sample):
    proposals = pd.read_csv(sample / "proposals.csv")
    result = hearings_register(pd.read_csv(sample / "hearings.csv"), proposals)
    assert result.table["proposals"].sum() == 11  # one was made outside hearings
    fates = ["accepted", "partly", "rejected", "open"]
    assert (result.table[fates].sum(axis=1) == result.table["proposals"]).all()
    assert result.unpublished == 3
    codes = [finding and finding.code for finding in result.table["finding"]]
    assert codes == [None, "hearing.unpublished", "hearing.no_minutes"]


def test_hearings_at_other_dates_are_said():
    held = pd.DataFrame({"hearing_id": ["H"], "date": ["2026-07-01"], "document": ["1"]})
    assert hearings_register(held).table["finding"].iloc[0].code == "hearing.other_dates"


def test_hearings_that_cannot_be_read_are_refused():
    good = pd.DataFrame({"hearing_id": ["H"], "date": ["2026-05-12"]})
    strange = pd.DataFrame({"proposal_id": ["A"], "text": ["a"], "hearing_id": ["X"]})
    for held, proposals, code in (
        (good.assign(date="May"), None, "error.management_date"),
        (good.assign(date=None), None, "error.management_no_number"),
        (pd.concat([good, good]), None, "error.management_repeated"),
        (good, strange, "error.management_hearing"),
    ):
        with pytest.raises(DataError) as refused:
            hearings_register(held, proposals)
        assert refused.value.code == code


# --- indicators ---------------------------------------------------------------------------------


def targets(direction="up", **columns):
    given_columns = {
        "indicator": ["A", "A"],
        "year": [2027, 2028],
        "target": [110.0, 120.0],
        "base": [100.0, 100.0],
        "direction": [direction] * 2,
    }
    return pd.DataFrame({**given_columns, **columns})


def came(*values):
    return pd.DataFrame({"indicator": ["A"] * 2, "year": [2027, 2028], "actual": list(values)})


def test_the_plan_against_what_came_of_it():
    result = plan_against_actual(targets(), came(110.0, 115.0))
    assert result.table["outcome"].tolist() == ["reached", "nearly"]
    assert result.table["difference"].tolist() == [0.0, -5.0]
    assert result.table["progress_percent"].tolist() == pytest.approx([100.0, 75.0])
    missed = plan_against_actual(targets(), came(90.0, None))
    assert missed.table["outcome"].tolist() == ["missed", "no_actual"]
    assert (missed.missed, missed.no_actual) == (1, 1)


def test_less_may_be_better():
    fewer = targets("азайтуу", target=[90.0, 80.0])
    assert plan_against_actual(fewer, came(88.0, 100.0)).table["outcome"].tolist() == [
        "reached",
        "missed",
    ]


def test_values_without_a_target_stand_apart():
    more = pd.concat(
        [came(1, 2), pd.DataFrame({"indicator": ["B"], "year": [2027], "actual": [1]})]
    )
    result = plan_against_actual(targets(), more)
    assert result.beside["indicator"].tolist() == ["B"] and len(result.table) == 2
    assert [note.code for note in result.notes] == ["note.indicators_beside"]


@given(
    st.lists(st.floats(-100, 100), min_size=1, max_size=8),
    st.lists(st.one_of(st.none(), st.floats(-100, 100)), min_size=8, max_size=8),
    st.sampled_from(["up", "down"]),
)
def test_every_target_gets_one_outcome(planned, happened, direction):
    count = len(planned)
    table = pd.DataFrame(
        {
            "indicator": [f"I{number}" for number in range(count)],
            "year": [2027] * count,
            "target": planned,
            "direction": [direction] * count,
        }
    )
    actual = table[["indicator", "year"]].assign(actual=happened[:count])
    result = plan_against_actual(table, actual, nearly_share=0.0)
    assert result.reached + result.nearly + result.missed + result.no_actual == count
    sign = 1 if direction == "up" else -1
    for outcome, target, value in zip(
        result.table["outcome"], planned, happened[:count], strict=True
    ):
        if value is None:
            assert outcome == "no_actual"
        else:
            assert (outcome == "reached") == (sign * (value - target) >= 0)


def test_targets_that_contradict_each_other_are_refused():
    for table, code in (
        (targets(year=[2027, 2027]), "error.management_repeated"),
        (targets(base=[100.0, 90.0]), "error.management_two_values"),
        (targets().assign(direction=["up", "down"]), "error.management_two_values"),
        (targets("sideways"), "error.management_code"),
        (targets(target=[1.0, "much"]), "error.demand_number"),
        (targets(indicator=["A", None]), "error.management_no_number"),
    ):
        with pytest.raises(DataError) as refused:
            indicators(table)
        assert refused.value.code == code
    with pytest.raises(UsageError):
        plan_against_actual(targets(), came(1, 2), nearly_share=5)


def test_the_sample_indicators(sample):
    table = pd.read_csv(sample / "indicators.csv")
    told = indicators(table)
    assert told.indicators_count == 5 and len(told.table) == 25
    assert np.allclose(told.table["change"], told.table["target"] - told.table["base_value"])
    result = plan_against_actual(told, table)
    first = result.table[result.table["year"] == 2027].set_index("indicator")["outcome"]
    assert first.to_dict() == {
        "S01": "missed",
        "S02": "missed",
        "S03": "reached",
        "S04": "reached",
        "S05": "nearly",
    }
    assert result.no_actual == 20
