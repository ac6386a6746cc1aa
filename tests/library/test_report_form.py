"""The printed balance: every part adds up to what is printed."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pandas as pd
import pytest

from sedp_spatial.report.balance_form import BalanceForm, balance_form
from sedp_spatial.report.comparison_form import change_form, classes_form
from tests.library import report_results as made


def cents(value: float) -> int:
    return round(value * 100)


@pytest.fixture
def form() -> BalanceForm:
    return balance_form(made.balance(), "en")


def test_rows_add_up_to_the_total(form: BalanceForm) -> None:
    for name in ("area", "share", "registered", "difference"):
        assert sum(cents(getattr(row, name)) for row in form.rows) == cents(
            getattr(form.total, name)
        )


def test_the_closure_is_an_equation_of_printed_figures(form: BalanceForm) -> None:
    c = form.closure
    assert cents(c.parcels) == cents(form.total.area)
    left = cents(c.parcels) - cents(c.overlap) + cents(c.gap) - cents(c.outside)
    assert left == cents(c.territory) == cents(made.balance().territory_ha)


def test_each_split_adds_up_to_its_row_and_its_column(form: BalanceForm) -> None:
    for row in (*form.rows, form.total):
        for split in (row.kinds, row.uses, row.owners):
            assert sum(map(cents, split)) == cents(row.area), row.code


def test_no_figure_is_more_than_a_unit_off(form: BalanceForm) -> None:
    table = made.balance().table
    for row, exact in zip(form.rows, table.itertuples(), strict=False):
        assert abs(row.area - exact.area_ha) < 0.0101
        assert abs(row.uses[0] - exact.used_ha) < 0.0101


def test_all_seven_categories_are_there_in_their_order(form: BalanceForm) -> None:
    assert [row.code for row in form.rows] == made.CATEGORIES
    assert [row.number for row in form.rows] == list("1234567")


def test_a_residual_that_can_be_seen_is_a_term(form: BalanceForm) -> None:
    open_balance = dataclasses.replace(
        made.balance(), territory_ha=made.balance().territory_ha - 0.5, residual_ha=0.5
    )
    c = balance_form(open_balance, "en").closure
    assert c.residual_printed == pytest.approx(0.5, abs=0.011)
    left = cents(c.parcels) - cents(c.overlap) + cents(c.gap) - cents(c.outside)
    assert left - cents(c.residual_printed) == cents(c.territory)


def test_other_groupings_print_without_kinds() -> None:
    result = made.balance()
    table = result.table.rename(columns={"category": "village"})
    other = balance_form(dataclasses.replace(result, table=table, by=("village",)), "ky")
    assert other.kinds == ()
    assert other.total.kinds == ()
    assert math.isclose(other.total.area, 25.01, abs_tol=0.011)


def test_a_printed_change_is_consistent_in_itself_and_with_the_balance(form: BalanceForm) -> None:
    codes = [row.code for row in form.rows]
    exact = np.diag([area * 0.9 for area in made.AREAS])
    exact[1] += np.array(made.AREAS) * 0.1  # what they have gained was settlement before
    matrix = pd.DataFrame(exact, index=pd.Index(codes, name="from"), columns=codes)
    table = pd.DataFrame({"category": codes, **dict.fromkeys(made.change().table.columns[1:], 0.0)})
    change = dataclasses.replace(made.change(), matrix=matrix, table=table)
    printed = change_form(change, form)
    for row, line in zip(form.rows, printed.table.itertuples(), strict=True):
        assert cents(line.after_ha) == cents(row.area)
        assert cents(line.before_ha) + cents(line.net_ha) == cents(line.after_ha)
        assert cents(line.unchanged_ha) + cents(line.gain_ha) == cents(line.after_ha)
        assert cents(printed.matrix[row.code].sum()) == cents(line.after_ha)
        assert cents(printed.matrix.loc[row.code].sum()) == cents(line.before_ha)
    assert cents(printed.changed) == cents(printed.table["gain_ha"].sum())


def test_a_change_of_other_land_keeps_its_own_figures(form: BalanceForm) -> None:
    printed = change_form(made.change(), form)
    assert printed.table["after_ha"].tolist() == [2.0, 2.0]
    assert printed.changed == 1.0


def test_printed_classes_add_up_to_the_balance(form: BalanceForm) -> None:
    share = [0.5, 0.3, 0.15, 0.05]
    area, registered = sum(made.AREAS), sum(area + 0.004 for area in made.AREAS)
    classes = made.registered().classes.assign(
        measured_ha=[area * s for s in share],
        registered_ha=[registered * s for s in [0.5, 0.3, 0.2, 0.0]],
    )
    printed = classes_form(classes, form)
    assert cents(printed["measured_ha"].sum()) == cents(form.total.area)
    assert cents(printed["registered_ha"].sum()) == cents(form.total.registered)
    both = printed.iloc[:3]
    assert cents(both["difference_ha"].sum()) == cents(
        both["measured_ha"].sum() - both["registered_ha"].sum()
    )
    assert printed["difference_ha"].iloc[3] == 0
