"""Scales from values to scores."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError
from sedp_spatial.siting.scales import read_scale, score_classes, score_numbers

NUMBERS = st.floats(-1e6, 1e6)


@given(st.lists(NUMBERS, min_size=1), NUMBERS, NUMBERS)
def test_a_line_from_bad_to_good_rises_and_stays_between_0_and_1(values, good, bad):
    if abs(good - bad) < 1e-3:
        return
    given_values = np.sort(np.array(values))
    scores = score_numbers(given_values, read_scale({"good": good, "bad": bad}, "x"))
    assert ((scores >= 0) & (scores <= 1)).all()
    steps = np.diff(scores)
    assert (steps >= -1e-12).all() if good > bad else (steps <= 1e-12).all()


def test_worked_values():
    values = np.array([-5.0, 0.0, 250.0, 500.0, 1250.0, 2000.0, np.inf, np.nan])
    points = read_scale({"points": [[0, 1], [500, 0.6], [2000, 0]]}, "road")
    assert score_numbers(values, points)[:-1] == pytest.approx([1, 1, 0.8, 0.6, 0.3, 0, 0])
    assert np.isnan(score_numbers(values, points)[-1])
    line = read_scale({"good": 0, "bad": 1000}, "road")
    assert score_numbers(values, line)[:5] == pytest.approx([1, 1, 0.75, 0.5, 0])


def test_relative_scales_are_benefit_and_cost():
    values = np.array([10.0, 20.0, 40.0])
    high, low = (read_scale({"better": way}, "x") for way in ("high", "low"))
    assert score_numbers(values, high) == pytest.approx([0, 1 / 3, 1])
    assert score_numbers(values, low) == pytest.approx([1, 2 / 3, 0])
    assert score_numbers(np.array([7.0, 7.0]), low).tolist() == [1, 1]
    far = score_numbers(np.array([1.0, 3.0, np.inf]), low)
    assert far.tolist() == [1, 0, 0]


def test_classes_and_the_rest():
    values = pd.Series(["a", " b ", "c", None])
    rest = read_scale({"classes": {"a": 1, "b": 0.5, "*": 0.2}}, "x")
    assert score_classes(values, rest, "x").tolist() == [1, 0.5, 0.2, 0.2]
    with pytest.raises(DataError) as caught:
        score_classes(values, read_scale({"classes": {"a": 1, "b": 0.5}}, "x"), "x")
    assert caught.value.params["classes"] == ["c"]


@pytest.mark.parametrize(
    "scale",
    [
        None,
        {},
        {"good": 1},
        {"good": 1, "bad": 1},
        {"good": "near", "bad": 1},
        {"points": []},
        {"points": [[0, 1], [0, 0.5]]},
        {"points": [[0, 1.5]]},
        {"classes": {"a": -0.1}},
        {"better": "big"},
    ],
)
def test_scales_that_cannot_be_read(scale):
    with pytest.raises(UsageError):
        read_scale(scale, "road")
