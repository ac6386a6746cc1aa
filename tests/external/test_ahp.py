"""Weights by pairwise judgement against matrices that were printed with their results."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from sedp_spatial import DataError, ahp_weights

# Choosing a leader by experience, education, charisma and age: the worked example of the
# encyclopaedia article "Analytic hierarchy process - leader example". Printed there: priorities
# .547 .127 .270 .056, consistency ratio 0.044.
LEADER = [
    [Fraction(1), Fraction(4), Fraction(3), Fraction(7)],
    [Fraction(1, 4), Fraction(1), Fraction(1, 3), Fraction(3)],
    [Fraction(1, 3), Fraction(3), Fraction(1), Fraction(5)],
    [Fraction(1, 7), Fraction(1, 3), Fraction(1, 5), Fraction(1)],
]

# Brightness of four chairs at 9, 15, 21 and 28 yards from a lamp, judged twice: Saaty (1977), A
# scaling method for priorities in hierarchical structures, J. Math. Psychology 15. Printed there:
# .61 .24 .10 .05 with λ = 4.39 for the first judge, .62 .22 .10 .06 with λ = 4.1 for the second.
FIRST_JUDGE = [
    [Fraction(1), Fraction(5), Fraction(6), Fraction(7)],
    [Fraction(1, 5), Fraction(1), Fraction(4), Fraction(6)],
    [Fraction(1, 6), Fraction(1, 4), Fraction(1), Fraction(4)],
    [Fraction(1, 7), Fraction(1, 6), Fraction(1, 4), Fraction(1)],
]
SECOND_JUDGE = [
    [Fraction(1), Fraction(4), Fraction(6), Fraction(7)],
    [Fraction(1, 4), Fraction(1), Fraction(3), Fraction(4)],
    [Fraction(1, 6), Fraction(1, 3), Fraction(1), Fraction(2)],
    [Fraction(1, 7), Fraction(1, 4), Fraction(1, 2), Fraction(1)],
]


def by_repeated_multiplication(matrix: list[list[Fraction]]) -> tuple[list[float], float]:
    """The principal eigenvector and value in whole fractions: no floating point, no library."""
    vector = [Fraction(1, len(matrix))] * len(matrix)
    root = Fraction(0)
    for _ in range(60):
        product = [
            sum((a * b for a, b in zip(row, vector, strict=True)), Fraction(0)) for row in matrix
        ]
        root = sum(product, Fraction(0))  # the vector adds up to one
        vector = [(x / root).limit_denominator(10**18) for x in product]
    return [float(x) for x in vector], float(root)


@pytest.mark.parametrize("matrix", [LEADER, SECOND_JUDGE])
def test_weights_and_ratio_to_nine_digits(matrix):
    vector, root = by_repeated_multiplication(matrix)
    weights, ratio = ahp_weights([[float(x) for x in row] for row in matrix])
    assert weights.to_numpy() == pytest.approx(vector, abs=1e-9)
    assert ratio == pytest.approx((root - 4) / 3 / 0.90, abs=1e-9)


def test_the_leader_as_printed():
    result = ahp_weights(np.array(LEADER, dtype=float), criteria=["exp", "edu", "cha", "age"])
    assert result.weights.round(6).to_dict() == {
        "exp": 0.547569,
        "edu": 0.126555,
        "cha": 0.269950,
        "age": 0.055926,
    }
    assert round(result.consistency_ratio, 6) == 0.043859
    assert round(result.consistency_ratio, 3) == 0.044
    assert round(result.lambda_max, 6) == 4.118418


def test_the_chairs_as_printed():
    second = ahp_weights(np.array(SECOND_JUDGE, dtype=float))
    assert second.weights.round(2).tolist() == [0.62, 0.22, 0.1, 0.06]
    assert round(second.lambda_max, 1) == 4.1
    first = ahp_weights(np.array(FIRST_JUDGE, dtype=float), highest_ratio=0.2)
    assert first.weights.round(2).tolist() == pytest.approx([0.61, 0.24, 0.10, 0.05], abs=0.0101)
    assert round(first.lambda_max, 2) == 4.39


def test_the_first_judge_is_refused_with_the_three_chairs():
    with pytest.raises(DataError) as caught:
        ahp_weights(np.array(FIRST_JUDGE, dtype=float), criteria=["9", "15", "21", "28"])
    told = caught.value.params
    assert caught.value.code == "error.ahp_inconsistent"
    # 5 · 6 = 30 against 7: the largest of the four triples (5·4/6, 5·6/7, 6·4/7, 4·4/6).
    assert (told["first"], told["second"], told["third"]) == ("9", "15", "28")
    assert (told["implied"], told["first_third"]) == ("30", "7")
    assert told["after"] < told["ratio"]
