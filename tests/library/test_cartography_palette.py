"""The palette is measured: for every eye and in grey, two codes of a legend can be told apart."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from sedp_spatial.codes import labels, load_codes
from sedp_spatial.operations import plain_table
from sedp_spatial.report.looks import Look, look_of
from sedp_spatial.report.maps.themes import land_layers, regime_layers
from sedp_spatial.report.styles import qml_style
from sedp_spatial.report.words import UNASSIGNED, colour

from .seen_colours import EYES, apart, ciede2000, lab, lightness

CHECKOUT = Path(__file__).resolve().parents[2]
LEAST_EYE, LEAST_GREY = 10.0, 8.0
"""CIEDE2000 and ΔL* below which two codes of one legend must differ in hatch or marker."""
SECTORS = (*load_codes("land_uses"), "unchanged")
LEGENDS: dict[str, tuple[str, ...]] = {
    "category": (*load_codes("categories"), UNASSIGNED),
    "land_kind": tuple(load_codes("land_kinds")),
    "regime": tuple(load_codes("regimes")),
    "restriction_kind": tuple(load_codes("restriction_kinds")),
    "hazard": tuple(load_codes("hazards")),
    "use": SECTORS,
    "status": ("free", "conditional", "after_transformation", "no"),
    "outcome": ("blocks", "needs", "ok"),
    "verdict": ("would_be_returned", "needs", "passes"),
    "fate": tuple(load_codes("proposal_fates")),
    "severity": ("error", "warning", "info"),
    "misfit": ("overlap", "gap", "outside"),
    "limited_by": tuple(name[6:] for name in load_codes("labels") if name.startswith("limit.")),
    "zone": tuple("abcdefgh"),
    "facility": tuple("abcdefgh"),
    "step": ("not_run", "fresh", "stale", "missing", "failed"),
}
POINTS = {"facility", "fate", "severity", "outcome", "verdict", "step"}
LEVELS = ("very_low", "low", "moderate", "high", "very_high")


def looks(legend: str) -> dict[str, Look]:
    return {code: look_of(legend, code, LEGENDS[legend]) for code in LEGENDS[legend]}


def strokes_differ(one: str, other: str) -> bool:
    """Other strokes, or at least two steps denser: one step more is not seen on paper."""
    return set(one) != set(other) or abs(len(one) - len(other)) >= 2


def too_near(legend: str) -> list[tuple[str, str]]:
    """Pairs that colour or grey alone does not tell apart."""
    found = []
    for (a, one), (b, other) in combinations(looks(legend).items(), 2):
        measured = apart(one.colour, other.colour)
        if min(measured[eye] for eye in EYES) < LEAST_EYE or measured["grey"] < LEAST_GREY:
            found.append((a, b))
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_formula_gives_the_published_differences(one, other, expected) -> None:  # type: ignore[no-untyped-def]
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


def test_a_colour_blind_eye_sees_grey_as_grey() -> None:
    for eye in EYES:
        _, a, b = lab("#808080", eye)
        assert abs(a) < 0.5 and abs(b) < 0.5


@pytest.mark.parametrize("legend", list(LEGENDS))
def test_what_colour_does_not_tell_apart_a_pattern_does(legend: str) -> None:
    known = looks(legend)
    same = []
    for a, b in too_near(legend):
        by_hatch = strokes_differ(known[a].hatch, known[b].hatch)
        by_marker = legend in POINTS and known[a].marker != known[b].marker
        if not (by_hatch or by_marker) or (legend in POINTS and not by_marker):
            same.append((a, b))
    assert same == []


def test_levels_of_hazards_grow_darker_by_steps_that_grey_keeps() -> None:
    for ranked in (LEVELS, ("1", "2", "3"), ("1", "2", "3", "4"), ("I", "II")):
        seen = [lightness(look_of("level", level, ranked).colour) for level in ranked]
        steps = [light - dark for light, dark in pairwise(seen)]
        assert min(steps) > 4, (ranked, seen)


def test_categories_have_the_colours_that_land_specialists_expect() -> None:
    """By CIELAB: hue angle and chroma."""
    seen = {code: lab(look_of("category", code).colour) for code in load_codes("categories")}
    hue = {code: math.degrees(math.atan2(b, a)) % 360 for code, (_, a, b) in seen.items()}
    assert 80 < hue["agricultural"] < 120  # yellow to yellow-green
    assert 15 < hue["settlement"] < 60  # pink to brown-red
    assert 280 < hue["industry"] < 340  # violet
    assert 130 < hue["forest"] < 150 and 150 < hue["protected"] < 200  # greens
    assert 220 < hue["water"] < 290  # blue
    assert seen["forest"][0] < seen["agricultural"][0] - 20
    assert seen["reserve"][0] > 75 and abs(seen["reserve"][1]) + abs(seen["reserve"][2]) < 15


def _frame(**columns: list[str]) -> gpd.GeoDataFrame:
    size = len(next(iter(columns.values())))
    boxes = [shapely.box(i * 10, 0, i * 10 + 10, 10) for i in range(size)]
    return gpd.GeoDataFrame(columns, geometry=boxes, crs="EPSG:32643")


def _qml_looks(qml: str) -> dict[str, tuple[str, bool]]:
    """The colour of each value in a style, and whether strokes lie on it."""
    root = ET.fromstring(qml.removeprefix("<!DOCTYPE qgis>\n"))
    shown = {}
    symbols = {s.attrib["name"]: s for s in root.findall("renderer-v2/symbols/symbol")}
    for category in root.findall("renderer-v2/categories/category"):
        symbol = symbols[category.attrib["symbol"]]
        fill = symbol.find("layer[@class='SimpleFill']/Option/Option[@name='color']")
        assert fill is not None
        red, green, blue = (int(part) for part in fill.attrib["value"].split(",")[:3])
        strokes = [x for x in symbol.findall("layer") if "Pattern" in x.attrib["class"]]
        shown[category.attrib["value"]] = (f"#{red:02x}{green:02x}{blue:02x}", bool(strokes))
    return shown


def test_reports_geopackages_and_qgis_draw_the_same() -> None:
    """One legend, four ways to draw it: matplotlib's sheets, pages, embedded styles, QGIS."""
    codes = list(load_codes("categories"))
    land = _frame(category=codes)
    sheets = {m.label: (m.colour, bool(m.hatch)) for m in land_layers(land, {}, "en")}
    style = _qml_looks(qml_style(land, "polygon", "en"))
    assert list(style) == codes and list(sheets.values()) == list(style.values())
    assert [colour("category", code) for code in codes] == [shade for shade, _ in style.values()]
    assert plain_table("layer", land, "ky").qml == qml_style(land, "polygon", "ky")
    regimes = list(load_codes("regimes"))
    drawn = regime_layers(_frame(regime=regimes), {}, "en")
    style = _qml_looks(qml_style(_frame(regime=regimes), "polygon", "en"))
    assert [(m.colour, bool(m.hatch)) for m in drawn] == list(style.values())


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_legends_speak_the_language(language: str) -> None:
    for column, file in (("category", "categories"), ("regime", "regimes")):
        codes = list(load_codes(file))
        root = ET.fromstring(
            qml_style(_frame(**{column: codes}), "polygon", language).split("\n", 1)[1]
        )
        said = [c.attrib["label"] for c in root.iter("category")]
        assert said == [labels(file, language)[code] for code in codes]


def test_the_plugin_has_no_colours_of_its_own() -> None:
    """What the plugin writes down is what the code files say."""
    styles = (CHECKOUT / "qgis_plugin" / "styles.py").read_text("utf-8")
    for legend in ("severity", "misfit"):
        for code, look in looks(legend).items():
            assert re.search(rf'\("{code}", tr\("[^"]+"\), "{look.colour}"\)', styles), code
    others = [e["colour"] for n, e in load_codes("map_looks").items() if n.startswith("other.")]
    assert re.findall(r'"(#\w{6})"', styles.split("PALETTE", 1)[1].split(")")[0]) == others
    page = (CHECKOUT / "qgis_plugin" / "panel" / "plan_page.py").read_text("utf-8")
    written = dict(re.findall(r'(NOT_RUN|FRESH|STALE|MISSING|FAILED): "([^"]+)"', page))
    shapes = dict(re.findall(r'(NOT_RUN|FRESH|STALE|MISSING|FAILED): "([a-z]+)"', page))
    for code, look in looks("step").items():
        assert written[code.upper()] in (look.colour, look.marker)
        assert shapes[code.upper()] == look.marker
