"""What a style says on the map: every line of every legend, in three languages."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
import shapely

from sedp_spatial.codes import load_codes
from sedp_spatial.report.styles import qml_style

from .test_cartography_palette import LEGENDS

LANGUAGES = ("ky", "ru", "en")
CYRILLIC = re.compile("[а-яёңөү]", re.I)
WORD = re.compile(r"[^\W\d_]{3,}")
CLASSES = ("within", "above_0.5", "above_1", "above_5", "above_20", "no_registered_area",
           "not_measured")  # fmt: skip
USES = LEGENDS["use"]
LEVELS = tuple(load_codes("hazard_levels"))
# What colours a layer: its column, its codes, and the columns by which the layer is known.
COLOURED: dict[str, tuple[str, tuple[str, ...], dict[str, object]]] = {
    "category": ("category", LEGENDS["category"], {}),
    "to": ("to", tuple(load_codes("categories")), {}),
    "to_category": ("to_category", tuple(load_codes("categories")), {}),
    "land_kind": ("land_kind", LEGENDS["land_kind"], {}),
    "regime": ("regime", LEGENDS["regime"], {}),
    "restriction_kind": ("kind", LEGENDS["restriction_kind"], {"regime": "prohibited"}),
    "use": ("use", USES, {"suitability": 0.5, "reason": ""}),
    "future_use": ("future_use", USES, {}),
    "best_use": ("best_use", tuple(load_codes("land_uses")), {}),
    "status": ("status", LEGENDS["status"], {}),
    "outcome": ("outcome", LEGENDS["outcome"], {"parcel_id": "1"}),
    "fate": ("fate", LEGENDS["fate"], {}),
    "severity": ("severity", LEGENDS["severity"], {}),
    "misfit": ("kind", LEGENDS["misfit"], {"depth": 1}),
    "limited_by": ("limited_by", LEGENDS["limited_by"], {}),
    "tolerance_class": ("tolerance_class", CLASSES, {}),
    **{
        f"level of {hazard}": (f"level_{hazard}", LEVELS, {"building_id": "1"})
        for hazard in load_codes("hazards")
    },
    "score": ("best_suitability", (), {"best_suitability": 0.5, "parcel_id": "1"}),
}


def said(name: str, lang: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The lines of the legend with their values, and the titles of the columns."""
    column, codes, more = COLOURED[name]
    size = max(len(codes), 1)
    columns = {
        **({column: list(codes)} if codes else {}),
        **{k: [v] * size for k, v in more.items()},
    }
    boxes = [shapely.box(i, 0, i + 1, 1) for i in range(size)]
    frame = gpd.GeoDataFrame(columns, geometry=boxes, crs="EPSG:32643")
    root = ET.fromstring(qml_style(frame, "polygon", lang).split("\n", 1)[1])
    lines = [(c.get("value", ""), c.get("label", "")) for c in root.iter("category")]
    lines += [(r.get("lower", ""), r.get("label", "")) for r in root.iter("range")]
    return lines, {a.get("field", ""): a.get("name", "") for a in root.iter("alias")}


@pytest.mark.parametrize("name", COLOURED)
def test_every_line_of_a_legend_is_in_the_language(name: str) -> None:
    told = {lang: said(name, lang) for lang in LANGUAGES}
    codes = COLOURED[name][1]
    for lang, (lines, titles) in told.items():
        assert len(lines) >= max(len(codes), 2), lang
        for value, label in lines:
            assert label.strip() and "_" not in label, (lang, value)
            assert bool(CYRILLIC.search(label)) == (lang != "en") or not WORD.search(label), label
        for column, title in titles.items():
            assert title and bool(CYRILLIC.search(title)) == (lang != "en"), (lang, column)
    english, kyrgyz = ([label for _, label in told[lang][0]] for lang in ("en", "ky"))
    assert len(set(kyrgyz)) == len(set(english)) == len(english)  # no two lines are called the same
