"""Residents' proposals in real QGIS: on the map, in the list, in the plan, and never lost."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from .harness import Qgis
from .test_panel import PICTURES


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "proposals"
    out.mkdir()
    layers, folder = qgis.inside(qgis.folder / "layers"), qgis.inside(out)
    found = qgis.python("panel_proposals.py", layers, folder)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    return dict(found)


def test_the_table_of_the_plan_becomes_a_layer_once(told: dict[str, Any]) -> None:
    assert "Open a plan" in told["without_plan"]
    sentences, rows, numbers = told["began"]
    assert rows == 12 and numbers[0] == "P01" and any("proposals.gpkg" in s for s in sentences)
    assert 'proposals = "proposals.gpkg|layername=proposals"' in told["named"]
    assert told["layer"] == [True, 12, "categorizedSymbol"]


def test_list_and_map_choose_each_other(told: dict[str, Any]) -> None:
    assert told["on_map"] == [["P02"], "P02"]
    assert told["in_list"][0] == "P04" and told["in_list"][1].startswith("Жемиш")


def test_proposals_are_written_placed_and_undone(told: dict[str, Any]) -> None:
    assert told["saved"] == ["accepted", "Өндүрүш зонасынан тилке табылды"]
    number, metres, inside, text = told["placed"]
    assert number == "P13" and metres < 1e-6 and inside and told["tool"]
    assert text == "Өзөндүн боюна <b>сейил бак</b> керек"
    assert told["undone"] == [False, 1]


def test_what_is_no_proposal_gets_one_sentence(told: dict[str, Any]) -> None:
    assert "12.13.2026" in told["bad"]["date"][0] and len(told["bad"]["text"]) == 1


def test_the_slower_of_two_is_told_who_was_faster(told: dict[str, Any]) -> None:
    assert len(told["conflict"]) == 1 and "Бекова" in told["conflict"][0]
    assert told["theirs"] == "алардыкы", told["before refresh"]


def test_of_two_plans_the_one_opened_last_is_edited(told: dict[str, Any]) -> None:
    assert told["busy"] == [True, True]
    assert told["last"] == [told["file"], 12] and "Пландын папкасы" in told["file"]
    assert not told["layer of another plan"]


def test_nothing_goes_wrong_on_the_way(told: dict[str, Any]) -> None:
    assert told["errors"] == []
