"""Whole plots for all uses together: limits, shortages, sites, phases, ranks, reasons."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sedp_spatial import (
    DataError,
    Message,
    SedpError,
    UsageError,
    allocate_plots,
)
from sedp_spatial.messages import LANGUAGES
from tests.library.builders import layer, squares

pytest.importorskip("scipy")


def plots(rows, **columns):
    """Rows of parcel_id, use, area_ha, suitability."""
    frame = pd.DataFrame(rows, columns=["parcel_id", "use", "area_ha", "suitability"])
    return frame.assign(**columns)


def asks(*rows, **columns):
    return pd.DataFrame(rows, columns=["use", "min_ha", "max_ha"]).assign(**columns)


def use_of(result):
    return result.table.set_index("parcel_id")["use"].to_dict()


FOUR = plots(
    [
        ("A", "housing", 2.0, 0.9),
        ("A", "industry", 2.0, 0.8),
        ("B", "housing", 3.0, 0.7),
        ("C", "industry", 1.0, 0.2),
        ("D", "housing", 4.0, 0.5),
    ]
)


def seeded(count, uses, seed, tightness):
    """Random plots, and claims for a share of their land."""
    names = ["housing", "social", "industry", "trade", "tourism"][:uses]
    random = np.random.default_rng(seed)
    area = random.lognormal(-1.2, 0.8, count).round(4)
    score = random.random((count, uses)).round(4)
    plot, use = np.nonzero(random.random((count, uses)) < 0.7)
    wanted = random.dirichlet(np.full(uses, 3.0)) * tightness * area.sum()
    candidates = pd.DataFrame(
        {
            "parcel_id": [f"P{number:05d}" for number in plot],
            "use": np.array(names)[use],
            "area_ha": area[plot],
            "suitability": score[plot, use],
        }
    )
    return candidates, pd.DataFrame({"use": names, "min_ha": wanted * 0.8, "max_ha": wanted})


# --- what is chosen ---------------------------------------------------------------------------


def test_greedy_takes_the_best_plot_and_the_optimum_does_not():
    candidates = plots(
        [("A", "housing", 6.0, 1.0), ("B", "housing", 5.0, 0.99), ("C", "housing", 5.0, 0.99)]
    )
    result = allocate_plots(candidates, asks(("housing", 0, 10)))
    assert use_of(result) == {"A": None, "B": "housing", "C": "housing"}
    assert result.objective == pytest.approx(9.9)
    assert result.greedy_objective == pytest.approx(6.0)
    assert list(result.greedy["parcel_id"]) == ["A"]
    assert result.proven
    assert result.gap == pytest.approx(0.0, abs=1e-9)


def test_a_plot_goes_where_all_uses_together_are_served_best():
    result = allocate_plots(FOUR, asks(("housing", 3, 5), ("industry", 2, 3)))
    assert use_of(result) == {"A": "industry", "B": "housing", "C": "industry", "D": None}
    assert result.uses.set_index("use").loc["industry", "allocated_ha"] == pytest.approx(3.0)
    reasons = result.table.set_index("parcel_id")["reason"]
    assert reasons["A"].code == "reason.alloc_taken_second"
    assert reasons["D"].code == "reason.alloc_full"


def test_without_a_maximum_everything_is_taken():
    result = allocate_plots(FOUR, asks(("housing", 0, np.nan), ("industry", 0, np.inf)))
    assert result.allocated_ha == pytest.approx(10.0)
    assert result.plots == 4


def test_identical_plots_go_by_rank_and_then_by_id():
    rows = [(name, "housing", 1.0, 0.5) for name in ("D", "C", "B", "A")]
    candidates = plots(rows, rank=[1, 2, 1, 2])
    result = allocate_plots(candidates, asks(("housing", 0, 3)))
    assert use_of(result) == {"A": "housing", "B": "housing", "C": None, "D": "housing"}


def test_rank_may_cost_a_share_of_the_value():
    rows = [("A", "housing", 1.0, 0.80), ("B", "housing", 1.0, 0.79)]
    candidates = plots(rows, rank=[2, 1])
    claims = asks(("housing", 1, 1))
    assert use_of(allocate_plots(candidates, claims))["A"] == "housing"
    moved = allocate_plots(candidates, claims, rank_loss=0.02)
    assert use_of(moved) == {"A": None, "B": "housing"}
    assert moved.bound == pytest.approx(0.80)
    assert use_of(allocate_plots(candidates, claims, rank_loss=0.01))["A"] == "housing"


@pytest.mark.parametrize(("seed", "tightness"), [(1, 0.3), (2, 0.6), (3, 0.95)])
def test_large_instances_are_proven_within_a_percent(seed, tightness):
    candidates, claims = seeded(5000, 5, seed, tightness)
    result = allocate_plots(candidates, claims, gap=0.01)
    assert result.proven
    assert result.gap <= 0.01
    assert result.missing_ha == 0
    assert result.objective >= result.greedy_objective
    uses = result.uses
    assert (uses["allocated_ha"] >= uses["min_ha"] - 1e-5).all()
    assert (uses["allocated_ha"] <= uses["max_ha"] + 1e-5).all()
    again = allocate_plots(candidates.sample(frac=1, random_state=7), claims, gap=0.01)
    pd.testing.assert_frame_equal(result.table, again.table)


def test_the_time_limit_gives_a_choice_with_its_bound():
    candidates, claims = seeded(3000, 5, 4, 0.6)
    result = allocate_plots(candidates, claims, time_limit_s=0.3)
    assert not result.proven
    assert result.objective > 0
    assert result.bound >= result.objective
    assert 0 < result.gap < 1
    codes = {note.code for note in result.notes}
    assert "note.alloc_unproven" in codes


# --- shortage ---------------------------------------------------------------------------------


def test_a_shortage_is_known_to_the_hectare():
    candidates = plots(
        [("A", "housing", 10.0, 0.5), ("B", "housing", 20.0, 0.9), ("B", "industry", 20.0, 0.9),
         ("C", "industry", 5.0, 0.1)]
    )  # fmt: skip
    result = allocate_plots(candidates, asks(("housing", 40, 50), ("industry", 4, 60)))
    assert result.missing_ha == pytest.approx(10.0)
    assert result.shortage.to_dict("records") == [{"use": "housing", "missing_ha": 10.0}]
    assert result.missing_proven
    assert result.missing_bound_ha == pytest.approx(10.0)
    assert result.proven
    # Under the least shortage the best is still taken.
    assert use_of(result) == {"A": "housing", "B": "housing", "C": "industry"}


def test_a_use_without_any_candidate_misses_all_of_its_claim():
    result = allocate_plots(FOUR, asks(("housing", 2, 9), ("industry", 0, 3), ("tourism", 7, 8)))
    assert result.shortage.to_dict("records") == [{"use": "tourism", "missing_ha": 7.0}]


def test_whole_plots_may_exceed_a_narrow_claim_by_one_plot():
    candidates = plots([(f"P{n}", "housing", 0.7, 0.5) for n in range(9)])
    exact = asks(("housing", 3.0, 3.0))
    strict = allocate_plots(candidates, exact)
    assert strict.missing_ha == pytest.approx(0.2)
    wide = allocate_plots(candidates, exact.assign(tolerance_ha=np.inf))
    assert wide.missing_ha == 0
    assert wide.allocated_ha == pytest.approx(3.5)
    assert wide.uses["over_ha"].iloc[0] == pytest.approx(0.5)


def test_a_tolerance_is_not_used_where_the_claim_is_wide():
    candidates = plots([(f"P{n}", "housing", 0.7, 0.5) for n in range(9)])
    claims = asks(("housing", 2.0, 3.0), tolerance_ha=1.0)
    assert allocate_plots(candidates, claims).allocated_ha == pytest.approx(2.8)


# --- budget, sizes, phases, sites ----------------------------------------------------------------


def test_the_budget_binds():
    candidates = FOUR.assign(cost_som=[10, 10, 30, 1, 1])
    result = allocate_plots(candidates, asks(("housing", 0, 9), ("industry", 0, 9)), budget_som=12)
    assert use_of(result) == {"A": "housing", "B": None, "C": "industry", "D": "housing"}
    assert result.table["cost_som"][result.table["use"].notna()].sum() == 12
    assert result.table.set_index("parcel_id")["reason"]["B"].code == "reason.alloc_budget"


def test_small_plots_are_left_and_say_so():
    result = allocate_plots(FOUR, asks(("housing", 0, 9), ("industry", 0, 9)), min_plot_ha=1.5)
    assert use_of(result)["C"] is None
    assert result.table.set_index("parcel_id")["reason"]["C"].code == "reason.alloc_barred_small"


def test_phases_count_from_the_start():
    claims = pd.DataFrame(
        {
            "use": ["housing", "housing"],
            "year": [2030, 2036],
            "min_ha": [2.0, 6.0],
            "max_ha": [3.0, 9.0],
        }
    )
    result = allocate_plots(FOUR[FOUR["use"] == "housing"], claims)
    taken = result.table[result.table["use"].notna()]
    early = taken.loc[taken["year"] == 2030, "area_ha"].sum()
    assert 2.0 <= early <= 3.0
    assert taken["area_ha"].sum() == pytest.approx(9.0)
    uses = result.uses.set_index("year")
    assert uses.loc[2030, "allocated_ha"] == pytest.approx(early)
    assert uses.loc[2036, "allocated_ha"] == pytest.approx(9.0)
    only = allocate_plots(FOUR[FOUR["use"] == "housing"], claims, phases=[2036])
    assert set(only.table["year"].dropna()) == {2036}


def test_a_later_minimum_is_never_below_an_earlier_one():
    claims = pd.DataFrame(
        {"use": "housing", "year": [2030, 2036], "min_ha": [6.0, 1.0], "max_ha": [9.0, 5.0]}
    )
    with pytest.raises(DataError) as caught:
        allocate_plots(FOUR[FOUR["use"] == "housing"], claims)
    assert caught.value.code == "error.alloc_claims_contradict"


def test_a_site_has_a_smallest_size():
    row = layer(squares(6))  # six squares of a hectare side by side
    scores = [0.9, 0.2, 0.2, 0.5, 0.5, 0.5]
    candidates = plots([(f"P{n + 1}", "housing", 1.0, score) for n, score in enumerate(scores)])
    claims = asks(("housing", 0, 3))
    free = allocate_plots(candidates, claims, sites=row)
    assert free.table["site"].nunique() == 2
    together = allocate_plots(candidates, claims, sites=row, min_site_ha=3)
    taken = together.table[together.table["use"].notna()]
    assert list(taken["parcel_id"]) == ["P4", "P5", "P6"]
    assert taken["site"].nunique() == 1
    assert together.proven
    assert together.layer is not None
    pairs = pd.DataFrame({"parcel_id": ["P1", "P2", "P3"], "neighbour_id": ["P2", "P3", "P4"]})
    other = allocate_plots(candidates, claims, sites=pairs, min_site_ha={"housing": 3})
    assert use_of(other)["P5"] is None
    assert other.table["site"].nunique() == 1


def test_no_place_is_large_enough_for_a_site():
    row = layer(squares(6))
    candidates = plots([(f"P{n}", "housing", 1.0, 0.5) for n in (1, 2, 4, 6)])
    result = allocate_plots(candidates, asks(("housing", 3, 4)), sites=row, min_site_ha=3)
    assert result.plots == 0
    assert result.missing_ha == pytest.approx(3.0)
    assert set(map(str, result.table["reason"].map(lambda m: m.code))) == {"reason.alloc_site"}


def test_sites_equal_brute_force():
    """Every choice of plots of a 4 × 3 grid, with the sites counted by hand."""
    random = np.random.default_rng(5)
    grid = layer(squares(4, 3))
    scores = random.random(12).round(2)
    candidates = plots([(f"P{n + 1}", "housing", 1.0, s) for n, s in enumerate(scores)])
    near = lambda n, m: max(abs(n % 4 - m % 4), abs(n // 4 - m // 4)) == 1  # noqa: E731
    links = {n: [m for m in range(12) if near(n, m)] for n in range(12)}

    def sound(chosen):
        left = set(chosen)
        while left:
            part, edge = set(), [left.pop()]
            while edge:
                part.add(edge[-1])
                edge += [m for m in links[edge.pop()] if m in left]
                left -= set(edge)
            if len(part) < 3:
                return False
        return True

    best = max(
        scores[list(chosen)].sum()
        for chosen in ([n for n in range(12) if bits >> n & 1] for bits in range(1 << 12))
        if chosen and len(chosen) <= 5 and sound(chosen)
    )
    result = allocate_plots(candidates, asks(("housing", 0, 5)), sites=grid, min_site_ha=3)
    assert result.objective == pytest.approx(best)
    assert result.proven


# --- reasons and notes ---------------------------------------------------------------------------


def test_every_plot_has_a_reason_in_three_languages():
    candidates, claims = seeded(200, 3, 1, 0.5)
    result = allocate_plots(candidates, claims)
    assert result.table["reason"].dtype == object
    for lang in LANGUAGES:
        said = result.translated(lang)
        assert said.table["reason"].str.len().min() > 10
        assert all(note.strip() for note in said.notes)


def test_refused_plots_hand_on_why():
    rows = plots(
        [("A", "housing", 2.0, 0.9), ("B", "housing", 0.0, 0.0)],
        status=["free", "no"],
        reason=["", "lies in a protected area"],
    )
    result = allocate_plots(rows, asks(("housing", 0, 3)))
    assert "lies in a protected area" in result.table["reason"].iloc[1]
    assert result.table["use"].iloc[1] is None


def test_a_transformation_is_said():
    rows = plots([("A", "housing", 2.0, 0.9)], status=["after_transformation"])
    result = allocate_plots(rows, asks(("housing", 0, 3)))
    assert result.table["reason"].iloc[0].code == "reason.alloc_transform"
    assert "note.alloc_transform" in {note.code for note in result.notes}


# --- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("candidates", "claims", "code"),
    [
        (FOUR, asks(("housing", 5, 4)), "error.alloc_claims_contradict"),
        (FOUR, asks(("housing", 1, 2), ("housing", 1, 2)), "error.alloc_claims_repeated"),
        (FOUR, asks(("housing", -1, 2)), "error.demand_negative"),
        (FOUR, asks(("housing", "many", 2)), "error.demand_number"),
        (FOUR, asks(("housnig", 1, 2), ("industry", 0, 1)), "error.alloc_unknown_use"),
        (FOUR.assign(use="hosing"), asks(("housing", 1, 2)), "error.alloc_unknown_use"),
        (FOUR.assign(area_ha=0.0), asks(("housing", 1, 2)), "error.alloc_area"),
        (FOUR.assign(area_ha=np.nan), asks(("housing", 1, 2)), "error.alloc_area"),
        (FOUR.assign(area_ha=-1.0), asks(("housing", 1, 2)), "error.alloc_area"),
        (FOUR.assign(suitability=1.2), asks(("housing", 1, 2)), "error.alloc_score"),
        (FOUR.assign(suitability=-0.1), asks(("housing", 1, 2)), "error.alloc_score"),
        (FOUR.assign(suitability=None), asks(("housing", 1, 2)), "error.alloc_score"),
        (FOUR.assign(parcel_id="A"), asks(("housing", 1, 2)), "error.alloc_repeated"),
        (FOUR.assign(parcel_id=None), asks(("housing", 1, 2)), "error.alloc_no_id"),
        (FOUR.drop(columns="use"), asks(("housing", 1, 2)), "error.demand_columns"),
        (FOUR, pd.DataFrame({"use": ["housing"]}), "error.demand_columns"),
        (FOUR.iloc[:0], asks(("housing", 1, 2)), "error.demand_empty"),
    ],
)
def test_what_cannot_be_right_is_said(candidates, claims, code):
    with pytest.raises(DataError) as caught:
        allocate_plots(candidates, claims)
    assert caught.value.code == code
    assert len({caught.value.text(lang) for lang in LANGUAGES}) == 3


def test_no_candidate_left_counts_the_reasons():
    rows = plots(
        [("A", "housing", 0.0, 0.0), ("B", "housing", 0.0, 0.0), ("C", "housing", 0.1, 0.9)],
        status=["no", "no", "free"],
        reason=["in a protected area", "in a protected area", ""],
    )
    with pytest.raises(DataError) as caught:
        allocate_plots(rows, asks(("housing", 1, 2)), min_plot_ha=1)
    assert caught.value.code == "error.alloc_none_left"
    assert "in a protected area (2)" in str(caught.value)
    assert "(1)" in str(caught.value)


@pytest.mark.parametrize(
    "options",
    [
        {"time_limit_s": 0},
        {"time_limit_s": np.nan},
        {"gap": -0.1},
        {"gap": 1.5},
        {"rank_loss": 2},
        {"min_site_ha": 3},
        {"min_plot_ha": -1},
        {"phases": [2030]},
        {"budget_som": -1},
        {"budget_som": {2030: 5}},
        {"sites": pd.DataFrame({"parcel_id": ["A"], "neighbour_id": ["B"]}),
         "min_site_ha": {"castle": 1}},
    ],
)  # fmt: skip
def test_options_that_cannot_be_right(options):
    with pytest.raises(UsageError) as caught:
        allocate_plots(FOUR.assign(cost_som=1), asks(("housing", 1, 2)), **options)
    assert isinstance(caught.value.message, Message)


def test_a_budget_needs_costs():
    with pytest.raises(SedpError):
        allocate_plots(FOUR, asks(("housing", 1, 2)), budget_som=5)
