"""The child that waits for the next click, in real QGIS."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .harness import CHECKOUT, Qgis

MEASURED = CHECKOUT / "build" / "responsiveness"
EXIT_ORPHANED = 3
"""With what a child leaves that nobody has asked anything, see worker.py."""


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS."""
    found = dict(qgis.python("spare.py", qgis.inside(qgis.folder / "out" / "spare")))
    MEASURED.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"waiting_s": found["warm"][0], "none_waits_s": found["cold"][0]})
    (MEASURED / f"spare-{qgis.env.name}.json").write_text(text, encoding="utf-8")
    return found


def test_a_click_takes_the_one_that_waits_and_leaves_another(told: dict[str, Any]) -> None:
    assert told["one_at_most"] and told["it_was_the_one"]
    assert told["warm"][1:] == [told["killed"][1], 1] and told["warm"][1] > 0


def test_one_that_was_killed_is_replaced(told: dict[str, Any]) -> None:
    assert told["killed"][2] == 2  # for this answer, and for the next


def test_without_one_each_question_starts_its_own(told: dict[str, Any]) -> None:
    assert told["cold"][1] == 1


def test_one_in_another_interpreter_is_not_taken(told: dict[str, Any]) -> None:
    assert told["of_another"] == [True, True, True]


def test_none_waits_while_its_interpreter_is_made_anew(told: dict[str, Any]) -> None:
    assert told["held_back"] == [False, False, True] and told["let_go"]


def test_a_python_that_does_not_start_is_tried_once(told: dict[str, Any], qgis: Qgis) -> None:
    if qgis.env.way == "child":  # nothing else can do it: say so
        assert "no python" in told["no_python"] and told["given_up"]
    else:
        assert told["no_python"] == told["warm"][1] and told["given_up"]


def test_it_leaves_by_itself(told: dict[str, Any]) -> None:
    assert told["patience"] == EXIT_ORPHANED
    assert told["after_patience"][1] == told["warm"][1]


def test_nothing_is_left_behind(told: dict[str, Any]) -> None:
    assert told["closed"] and told["left"] == [] and told["running"] == []
