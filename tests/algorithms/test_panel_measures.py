"""The page of the budget in real QGIS: measures and plots both ways, changes, two people."""

from __future__ import annotations

import json
import os
import shutil
from typing import Any

import pytest

from .budget_folders import MANY, PLOTS, large, worked_out
from .harness import Qgis
from .test_panel import PICTURES
from .test_panel_large import MEASURED

QUIET_S = 0.5
"""Five times what is aimed at: another QGIS shares the two cores that tests run on."""


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "measures"
    out.mkdir()
    plan = worked_out(out / "Чакан айыл")
    large(out / "large")
    found = qgis.python("panel_measures.py", qgis.inside(plan.parent), qgis.inside(out))
    MEASURED.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"beats": found["beats"]}, indent=1)
    (MEASURED / f"measures-{qgis.env.name}.json").write_text(text, encoding="utf-8")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    return dict(found)


def test_the_last_run_is_shown(told: dict[str, Any]) -> None:
    first = told["first"]
    assert told["layer"] == "Parcels 2026" and not first["stale"]
    assert first["standings"]["M01"] in ("over_budget", "unfunded")
    assert "changed" not in first["standings"].values()
    assert any("over budget" in text for text in first["chart"])
    assert first["store"] == "None"


def test_a_measure_shows_its_plots(told: dict[str, Any]) -> None:
    assert told["to_map"] and told["not_filtered"] and told["zoomed"]
    assert "Таң-Суу" in told["details"] and "Plots: 4," in told["details"]


def test_plots_show_their_measures_with_their_money(told: dict[str, Any]) -> None:
    shown, expected = told["from_map"]
    assert shown == expected and "M04" in shown and told["all"]
    sums = told["filtered_sums"]
    assert "Selected plots: 1." in sums and "Sources:" in sums and "upkeep" in sums
    assert "2028" in sums


def test_a_new_measure_is_proposed_checked_and_saved(told: dict[str, Any]) -> None:
    proposed = told["proposed"]
    assert proposed["plots"].startswith("3, ")
    assert float(proposed["cost"].replace(",", "")) == told["expected_cost"]
    paid = sum(float(amount.replace(",", "")) for _, amount in proposed["sources"] if amount)
    assert paid == told["expected_cost"]
    assert "no number" in told["wrong"][0] and "differ by" in told["wrong"][1]
    assert told["unchanged_so_far"] and told["busy"] and told["form_closed"]
    assert told["new"] == [["Сугат каналы: ң, ө, ү", 1_200_000, 3, 1], "changed", True]
    assert told["chosen_after"] == "M06" and told["saved_said"] == [] and told["plan_same"]


def test_every_change_can_be_undone_and_done_again(told: dict[str, Any]) -> None:
    changed, *steps = told["steps"]
    old = "Жаңы турак жай массивине ички жол, 4,2 км"
    assert changed == ["Жол, 5 км", "kept", 2]
    assert steps == [
        [[old, "kept", 3], "kept"],
        [[old, "kept", 3], "removed"],
        [[old, "kept", 3], "kept"],
        [["Жол, 5 км", "kept", 4], "kept"],
        [[old, "kept", 5], "kept"],
    ]
    assert "M02" in told["undo_tip"]


def test_a_generated_measure_is_declined_restored_and_taken_over(told: dict[str, Any]) -> None:
    assert told["generated"] > 0
    assert told["decline_word"] == "Decline" and told["declined"] == ["declined"] * 2
    assert told["restore_word"] == "Restore" and told["restored"] != "declined"
    assert told["taken_over"] == ["taken_over", "kept", 77_000]


def test_two_people_do_not_lose_each_others_work(told: dict[str, Any]) -> None:
    (sentence,) = told["conflict_said"]
    assert "M01 was changed by Нурлан Ө." in sentence and "nothing was saved" in sentence
    assert told["conflict_file"][0] == "Нурландын мектеби"
    assert ["Name", "Нурландын мектеби", "Менин мектебим"] in told["conflict_rows"]
    assert told["form_kept"] == "Менин мектебим"
    assert told["kept_mine"][0] == "Менин мектебим"
    said, there = told["undo_conflict"]
    assert "Нурлан Ө." in said and there[0] == "Нурлан кайра"
    assert told["took_theirs"][0] == there and told["took_theirs"][1] == "Нурлан кайра"


def test_what_stands_in_the_way_gets_one_sentence(told: dict[str, Any]) -> None:
    words = {"busy": "at this moment", "read_only": "may only be read", "gone": "measures.gpkg"}
    for name, (sentences, unchanged, form_open) in told["obstacles"].items():
        assert len(sentences) == 1 and words[name] in sentences[0], (name, sentences)
        assert unchanged and form_open
    assert set(told["obstacles"]) == set(words)
    assert told["back"][0] == "Жер иштери"


def test_the_run_counts_what_was_saved(told: dict[str, Any]) -> None:
    assert told["asked_before"] is None and told["turned"]
    assert told["asked_after"] == 1_200_000, told["run_said"]
    after = told["after_run"]
    assert "changed" not in after["standings"].values() and not after["stale"]


def test_without_a_layer_the_plots_are_drawn(told: dict[str, Any]) -> None:
    assert told["outline"] and told["outline_zoom"]


def test_it_fits_a_narrow_dock(told: dict[str, Any]) -> None:
    for language in ("en", "ru", "ky"):
        assert told[f"width-{language}"] <= 380, language


def test_a_large_plan_stays_quick(told: dict[str, Any]) -> None:
    assert told["large"] == [MANY, PLOTS, PLOTS] and told["large_selected"] == 20
    shown, expected = told["large_filter"]
    assert shown == expected
    assert told["large_all"] == [MANY, PLOTS] and told["large_saved"] == "Өзгөрдү"
    slow = {name: beat for name, beat in told["beats"].items() if beat[0] > QUIET_S}
    assert not slow, (told["beats"], os.getloadavg())


def test_nothing_stays_behind(told: dict[str, Any]) -> None:
    assert told["errors"] == [] and told["left"] >= 1
