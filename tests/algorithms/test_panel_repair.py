"""Repairing findings in real QGIS: seen first, applied to a copy, checked again."""

from __future__ import annotations

import shutil
from typing import Any

import geopandas as gpd
import pytest

from sedp_spatial import read_layer, repair_layer

from .harness import SAMPLE, Qgis
from .test_panel import PICTURES

QUIET_S = 0.5


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "repair"
    out.mkdir()
    found = qgis.python("panel_repair.py", qgis.inside(qgis.folder / "layers"), qgis.inside(out))
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    found["repaired"] = gpd.read_file(out / "dirty_repaired.gpkg").area.sum()
    return dict(found)


def test_what_needs_a_person_says_what_to_do(told: dict[str, Any]) -> None:
    visible, may_apply, rows, said, suggestion = told["by_hand"]
    assert visible and not may_apply and rows == []
    assert suggestion and suggestion in said


def test_features_without_a_number_are_selected_by_their_place(told: dict[str, Any]) -> None:
    named, places = told["nameless"]
    assert sorted(int(one[4:]) for one in named.split(", ")) == sorted(places)
    assert told["bare"] == [0, 2]


def test_one_finding_is_shown_with_its_square_metres(told: dict[str, Any]) -> None:
    visible, may_apply, rows, said = told["one"]
    assert visible and may_apply and len(rows) == 1
    assert told["one_finding"] in rows[0][1] and rows[0][0][0] in "+-"
    assert "dirty_repaired.gpkg" in said
    assert told["band"] > 0
    assert told["dropped"] == [True, False, []]


def test_all_of_a_kind_is_what_the_library_does(told: dict[str, Any]) -> None:
    dirty = read_layer(SAMPLE / "dirty.gpkg", "parcels_dirty", kind="parcels")
    done = repair_layer(dirty, rules=["invalid_geometry"])
    rows = told["all"][2]
    assert len(rows) == done.changes > 1
    assert [row[1] for row in rows] == [str(message) for message in done.table["message"]]
    assert f"{done.area_change_m2:+,.2f}".replace(",", "\u00a0") in told["all"][3]
    assert told["repaired"] == pytest.approx(done.layer.area.sum(), rel=1e-12)


def test_the_copy_is_checked_and_the_list_is_shorter(told: dict[str, Any]) -> None:
    before, after = told["before"], told["after"]
    assert before["invalid_geometry"] > 1 and "invalid_geometry" not in after
    assert told["checked"] == told["copy"][0] == "parcels dirty, repaired"
    assert told["copy"][1] == told["copy"][2]
    assert "ownership" in told["copy"][3] and told["untouched"]
    assert told["files"] == ["dirty.gpkg", "dirty_repaired.gpkg"] and len(told["said"]) == 1


def test_a_wider_seam_is_closed_when_the_user_allows_it(told: dict[str, Any]) -> None:
    visible, may_apply, rows, _ = told["wider"]
    assert visible and may_apply and len(rows) >= 1


def test_the_window_answers(told: dict[str, Any]) -> None:
    assert told["preview_beat"][0] < QUIET_S
    assert told["errors"] == []
