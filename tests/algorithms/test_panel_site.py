"""Sites on the map in real QGIS: drawn, judged as the library judges them, kept in the plan."""

from __future__ import annotations

import shutil
import tomllib
from typing import Any

import geopandas as gpd
import pytest
import shapely

from sedp_spatial import precheck_transformation, read_layer

from .harness import SAMPLE, Qgis
from .test_panel import PICTURES

WANTED = "4-09-06-0110-0036"


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "site"
    out.mkdir()
    layers, folder = qgis.inside(qgis.folder / "layers"), qgis.inside(out)
    found = qgis.python("panel_site.py", layers, folder)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    return dict(found)


def prechecked(**land: Any) -> dict[str, Any]:
    """The same question put to the library."""
    file = SAMPLE / "municipality.gpkg"
    found = precheck_transformation(
        read_layer(file, "parcels", kind="parcels"),
        "settlement",
        purpose="housing",
        on=None,
        restrictions=read_layer(file, "restrictions", kind="restrictions"),
        hazards=read_layer(file, "hazards", kind="hazards"),
        **land,
    )
    rows = found.findings[["rule", "outcome", "area_ha"]].itertuples(index=False)
    return {
        "verdict": found.verdict,
        "rules": sorted({f"{rule} {outcome} {area:.4f}" for rule, outcome, area in rows}),
        "composition": [f"{value:.2f}" for value in found.composition["printed_ha"]],
    }


def compared(shown: dict[str, Any]) -> dict[str, Any]:
    return {
        "verdict": shown["verdict"],
        "rules": shown["rules"],
        "composition": [row[1] for row in shown["composition"]],
    }


def drawn(told: dict[str, Any]) -> Any:
    crs = gpd.read_file(SAMPLE / "municipality.gpkg", layer="parcels", rows=1).crs
    return gpd.GeoDataFrame(geometry=[shapely.from_wkt(told["outline"])], crs=crs)


def test_selected_parcels_are_judged_as_the_library_judges_them(told: dict[str, Any]) -> None:
    assert compared(told["selected"]) == prechecked(parcel_ids=[WANTED])
    assert told["again"] == told["selected"]
    assert told["why"] and told["part"]


def test_a_drawn_outline_is_judged_at_once(told: dict[str, Any]) -> None:
    """By real clicks, each of which meets a pixel of the map."""
    assert told["tool"]
    assert compared(told["drawn"]) == prechecked(site=drawn(told))


def test_outlines_that_are_none_get_one_sentence(told: dict[str, Any]) -> None:
    assert all(len(sentences) == 1 and sentences[0] for sentences in told["bad"].values())
    assert "crosses itself" in told["bad"]["crossing"][0]
    assert "three corners" in told["bad"]["two corners"][0]


def test_the_case_sheet_has_the_balance(told: dict[str, Any], qgis: Qgis) -> None:
    if qgis.env.way == "child":  # its minimal environment has no jinja2
        assert "jinja2" in told["sheet_said"][0]
        return
    assert told["sheet"].count("17,620.00") >= 2 or told["sheet"].count("17 620.00") >= 2


def test_a_kept_site_is_a_case_of_the_plan_until_it_is_undone(told: dict[str, Any]) -> None:
    case = tomllib.loads(told["kept"])["case"][0]
    assert case["site"] == f"sites/{case['id']}.gpkg" and case["title"] == 'Көчө "Өзөн" <b>'
    assert told["site_file"] == [f"{case['id']}.gpkg"]
    assert any(case["id"] in text for text in told["kept_said"])
    assert told["undone"] == [True, True]


def test_nothing_stays_behind(told: dict[str, Any]) -> None:
    assert told["errors"] == [] and told["left"] == [True, True]


def test_the_window_goes_on_answering(told: dict[str, Any]) -> None:
    print("ask_beat", told["ask_beat"])
    assert told["ask_beat"][0] < 0.5
