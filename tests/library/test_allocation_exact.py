"""Small allocations equal the answer found by trying everything."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sedp_spatial.allocation import allocate_plots

pytest.importorskip("scipy")
USES = ("housing", "industry", "social")
CLOSE = 2e-5


@st.composite
def instances(draw):
    plots = draw(st.integers(1, 6))
    uses = draw(st.integers(1, 3))
    rows = []
    for plot in range(plots):
        area = draw(st.integers(1, 60)) / 10
        for use in range(uses):
            if draw(st.booleans()) or (plot == 0 and use == 0):
                score = draw(st.integers(0, 10)) / 10
                rows.append((f"P{plot}", USES[use], area, score, draw(st.integers(0, 9))))
    candidates = pd.DataFrame(
        rows, columns=["parcel_id", "use", "area_ha", "suitability", "cost_som"]
    )
    least = [draw(st.integers(0, 80)) / 10 for _ in range(uses)]
    most = [low + draw(st.integers(0, 80)) / 10 for low in least]
    claims = pd.DataFrame({"use": USES[:uses], "min_ha": least, "max_ha": most})
    budget = draw(st.none() | st.integers(0, 30))
    return candidates, claims, budget


def every_choice(candidates, claims, budget):
    """Of all choices within the limits: the least shortfall, and the best value under it."""
    plots = sorted(set(candidates["parcel_id"]))
    by_plot = {plot: [None, *rows.itertuples()] for plot, rows in candidates.groupby("parcel_id")}
    found = []
    for choice in itertools.product(*(by_plot[plot] for plot in plots)):
        taken = [row for row in choice if row is not None]
        got = {use: sum(r.area_ha for r in taken if r.use == use) for use in claims["use"]}
        if any(got[c.use] > c.max_ha + 1e-9 for c in claims.itertuples()):
            continue
        if budget is not None and sum(r.cost_som for r in taken) > budget:
            continue
        missing = sum(max(0.0, c.min_ha - got[c.use]) for c in claims.itertuples())
        found.append((missing, sum(r.area_ha * r.suitability for r in taken)))
    least = min(missing for missing, _ in found)
    return least, max(value for missing, value in found if missing <= least + 1e-7)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instances())
def test_it_equals_brute_force(instance):
    candidates, claims, budget = instance
    result = allocate_plots(candidates, claims, budget_som=budget)
    least, best = every_choice(candidates, claims, budget)
    assert result.missing_ha == pytest.approx(least, abs=CLOSE)
    assert result.objective == pytest.approx(best, abs=CLOSE)
    assert result.proven
    assert result.missing_proven
    assert result.bound >= result.objective


@settings(max_examples=60, deadline=None)
@given(instances())
def test_what_is_given_out_keeps_the_limits_and_adds_up(instance):
    candidates, claims, budget = instance
    result = allocate_plots(candidates, claims, budget_som=budget)
    taken = result.table[result.table["use"].notna()]
    assert list(result.table["parcel_id"]) == sorted(set(candidates["parcel_id"]))
    joined = taken.merge(candidates, on=["parcel_id", "use"], suffixes=("", "_given"))
    assert len(joined) == len(taken)
    np.testing.assert_allclose(joined["area_ha"], joined["area_ha_given"])
    worth = (joined["area_ha"] * joined["suitability_given"]).sum()
    assert result.objective == pytest.approx(worth, abs=1e-9)
    uses = result.uses.set_index("use")
    sums = taken.groupby("use")["area_ha"].sum().reindex(uses.index, fill_value=0.0)
    np.testing.assert_allclose(uses["allocated_ha"], sums, atol=1e-9)
    assert (uses["allocated_ha"] <= uses["max_ha"] + 1e-5).all()
    assert result.missing_ha == pytest.approx(result.shortage["missing_ha"].sum())
    assert result.allocated_ha == pytest.approx(uses["allocated_ha"].sum())
    assert all(str(reason).strip() for reason in result.table["reason"])


@settings(max_examples=40, deadline=None)
@given(instances(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(instance, random):
    candidates, claims, _ = instance
    rows = list(range(len(candidates)))
    random.shuffle(rows)
    first = allocate_plots(candidates, claims)
    again = allocate_plots(candidates.iloc[rows], claims.iloc[::-1])
    pd.testing.assert_frame_equal(first.table, again.table)
    pd.testing.assert_frame_equal(first.uses, again.uses)
    assert first.numbers() == again.numbers()
