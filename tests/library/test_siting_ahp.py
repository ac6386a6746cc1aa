"""Weights from pairwise judgements: their algebra, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import DataError, ahp_weights

WEIGHTS = st.lists(st.floats(0.05, 5.0), min_size=1, max_size=9)


@given(WEIGHTS)
def test_consistent_judgements_give_their_weights_back(weights):
    wanted = np.array(weights)
    found, ratio = ahp_weights(wanted[:, None] / wanted[None, :])
    assert found.to_numpy() == pytest.approx(wanted / wanted.sum(), rel=1e-7)
    assert ratio == pytest.approx(0, abs=1e-7)


@given(st.permutations(range(4)))
def test_the_order_of_the_criteria_does_not_matter(order):
    matrix = np.array([[1, 2, 4, 5], [1 / 2, 1, 3, 3], [1 / 4, 1 / 3, 1, 2], [0.2, 1 / 3, 0.5, 1]])
    names = list("abcd")
    table = pd.DataFrame(matrix, index=names, columns=names)
    shuffled = table.iloc[list(order)]  # only the rows: columns are found by name
    weights, ratio = ahp_weights(table)
    again, its_ratio = ahp_weights(shuffled)
    assert again[names].to_numpy() == pytest.approx(weights.to_numpy(), abs=1e-12)
    assert its_ratio == pytest.approx(ratio, abs=1e-12)


def test_reciprocals_written_with_two_digits_are_meant_exactly():
    exact, _ = ahp_weights([[1, 3, 7], [1 / 3, 1, 3], [1 / 7, 1 / 3, 1]])
    written, _ = ahp_weights([[1, 3, 7], [0.33, 1, 3], [0.14, 0.333, 1]])
    assert written.to_numpy() == pytest.approx(exact.to_numpy(), abs=1e-15)


def test_the_mended_matrix_is_accepted():
    matrix = np.array([[1, 5, 1.0], [0.2, 1, 5], [1.0, 0.2, 1]])
    with pytest.raises(DataError) as caught:
        ahp_weights(matrix, criteria=["road", "slope", "school"])
    told = caught.value.params
    assert {told["first"], told["second"], told["third"]} == {"road", "slope", "school"}
    places = {"road": 0, "slope": 1, "school": 2}
    value = told["mended"]
    number = 1 / float(value[2:]) if value.startswith("1/") else float(value)
    row, column = places[told["row"]], places[told["column"]]
    matrix[row, column], matrix[column, row] = number, 1 / number
    assert ahp_weights(matrix).consistency_ratio == pytest.approx(told["after"], abs=1e-2)
    for lang in ("ky", "ru", "en"):
        assert "school" in caught.value.text(lang)


@pytest.mark.parametrize(
    ("matrix", "code"),
    [
        ([[1, 2, 3], [1 / 2, 1, 2]], "error.ahp_not_square"),
        ([[1, "much"], [1, 1]], "error.ahp_not_square"),
        ([[1, -2], [-1 / 2, 1]], "error.ahp_positive"),
        ([[1, 0], [0, 1]], "error.ahp_positive"),
        ([[1, float("nan")], [1, 1]], "error.ahp_positive"),
        ([[1, 3], [3, 1]], "error.ahp_reciprocal"),
        ([[2, 3], [1 / 3, 1]], "error.ahp_reciprocal"),
        (np.ones((16, 16)), "error.ahp_size"),
        (pd.DataFrame([[1, 2], [0.5, 1]], index=["a", "b"], columns=["a", "c"]), "error.ahp_names"),
    ],
)
def test_what_are_no_judgements(matrix, code):
    with pytest.raises(DataError) as caught:
        ahp_weights(matrix)
    assert caught.value.code == code


def test_two_criteria_cannot_contradict_each_other():
    weights, ratio = ahp_weights([[1, 9], [1 / 9, 1]])
    assert weights.tolist() == pytest.approx([0.9, 0.1])
    assert ratio == 0
