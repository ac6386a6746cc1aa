"""One cartographic language in real QGIS: styles of all outputs, map sheets, the atlas."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from sedp_spatial.codes import labels

from .cartography_folders import OUTPUTS, lay_out
from .harness import CHECKOUT, Qgis

PICTURES = CHECKOUT / "build" / "screenshots"
LANGUAGES = ("ky", "ru", "en")
TITLES = {"ky": "Жер балансы", "ru": "Земельный баланс", "en": "Land balance"}


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "cartography"
    for language in LANGUAGES:
        lay_out(out / language, language)
    found = qgis.python("cartography.py", qgis.inside(qgis.folder / "layers"), qgis.inside(out))
    folder = PICTURES / f"{qgis.env.name}-cartography"
    folder.mkdir(parents=True, exist_ok=True)
    for picture in [*out.glob("*.png"), *out.glob("*/maps/*.pdf")]:
        shutil.copy2(picture, folder / picture.name)
    return dict(found)


def test_every_output_has_a_style_with_a_legend_in_the_language(told: dict[str, Any]) -> None:
    for name in OUTPUTS:
        said = [told["styles"][f"{language} {name}"] for language in LANGUAGES]
        assert all(kind in ("categorizedSymbol", "graduatedSymbol") for kind, *_ in said), name
        assert all(len(lines) >= 2 and all(lines) for _, lines, *_ in said), name
        assert all(shades > 2 for *_, shades in said), name
        if name not in ("suitability", "zones", "hazard_levels", "exposure"):
            assert said[0][1] != said[2][1] and said[1][1] != said[2][1], name
    assert told["styles"]["ru constraints"][1] == [
        labels("regimes", "ru")[code] for code in ("prohibited", "notice")
    ]


def test_a_result_of_processing_looks_as_in_the_geopackage(told: dict[str, Any]) -> None:
    assert all(same for _, _, same, *_ in told["styles"].values())


def test_numbers_of_parcels_are_written_only_where_they_have_room(told: dict[str, Any]) -> None:
    assert told["styles"]["ky parcels"][3] == 2500
    assert told["styles"]["ky villages"][3] == 0


def test_sheets_are_whole_and_true_to_scale(told: dict[str, Any]) -> None:
    assert told["possible"] == ["balance", "restrictions", "plan", "villages"]
    assert len(told["sheets"]) == 16
    for name, sheet in told["sheets"].items():
        assert sheet["done"] == 0 and sheet["outside"] == [], name
        assert sheet["free_mm"] > 0, name
        assert sheet["true_scale"] == pytest.approx(sheet["scale"], rel=0.002), name


def test_a_scale_bar_is_as_long_as_it_says(told: dict[str, Any]) -> None:
    """Its box holds the bar and the halves of the numbers at its ends."""
    for name, sheet in told["sheets"].items():
        if not name.startswith("villages"):
            bar = sheet["bar_m"] / sheet["scale"] * 1000
            assert bar <= sheet["bar_mm"] < bar + 16, name


def test_sheets_speak_the_language(told: dict[str, Any]) -> None:
    for language, title in TITLES.items():
        sheet = told["sheets"][f"balance A4 {language}"]
        assert sheet["title"] == title
        assert "2026" in sheet["subtitle"] and "айыл" in sheet["subtitle"]
        assert "EPSG" in sheet["sources"] and "municipality.gpkg" in sheet["sources"]
        assert labels_of_rule(language) in sheet["sources"]
    budget = told["sheets"]["plan A4 ru"]["budget"]
    assert all(part in budget for part in ("2", "5,0", "3,0", "2,0"))


def labels_of_rule(language: str) -> str:
    return {"ky": "Жер кодекси", "ru": "Земельный кодекс", "en": "Land Code"}[language]


def test_each_village_has_its_page_and_its_balance(told: dict[str, Any]) -> None:
    assert told["pages"]["ky"] == ["Ак-Өрүк", "Күн-Төр"]
    assert told["sheets"]["villages A4 ky"]["subtitle"].count("Ак-Өрүк") == 1
    for language in LANGUAGES:
        for _, names, hectares, shares in told[f"villages {language}"]:
            lines = [column.split("\n") for column in (names, hectares, shares)]
            assert len({len(column) for column in lines}) == 1
            values = [figure(text) for text in lines[1][1:]]
            # Each printed line is rounded to 0.01 by itself.
            assert sum(values[:-1]) == pytest.approx(values[-1], abs=0.005 * len(values))
            assert values[-1] > 10
            assert figure(lines[2][-1]) == 100


def figure(text: str) -> float:
    cleaned = text.replace("\u00a0", "")
    return float(cleaned.replace(",", ".") if "." not in cleaned else cleaned.replace(",", ""))


def test_the_button_makes_layouts_and_pdf(told: dict[str, Any]) -> None:
    assert told["offered"] == ["balance", "restrictions", "plan", "villages"]
    assert len(told["pdf"]) == 5 and all(v == ["%PDF-", True] for v in told["pdf"].values())
    assert "Land balance by village A4 – Ak-Oruk.pdf" in told["pdf"]
    assert told["kyrgyz"]
    assert "Land balance A4" in told["layouts"]
    assert any("Map sheets written: 5" in text for text in told["said"])
    assert told["nothing"][0] and "no map to print" in told["nothing"][1]


def test_pdfs_are_drawn_by_a_process_of_their_own(told: dict[str, Any]) -> None:
    """One works out the villages, one draws; both have ended, by themselves or when told to."""
    assert len(told["children"]) == 2 and set(told["children"]) <= {0, -15}


def test_where_no_process_can_be_started_qgis_draws_itself(told: dict[str, Any]) -> None:
    assert len(told["here"]["files"]) == 3 and told["here"]["children"] == 2
    assert told["here"]["progress"][-3:] == [33, 67, 100]
    assert "Map sheets written: 3" in told["here"]["said"]


def test_results_of_a_project_saved_elsewhere_are_found_again(told: dict[str, Any]) -> None:
    assert told["moved"] == [True, 1]


def test_a_scale_is_written_as_its_readers_write_it(told: dict[str, Any]) -> None:
    assert told["sheets"]["balance A4 en"]["scale_said"] == "1 : 75,000"
    for language in ("ky", "ru"):
        assert told["sheets"][f"balance A4 {language}"]["scale_said"] == "1 : 75\u00a0000"


def test_a_legend_is_in_the_language_of_the_sheet_whatever_that_of_the_run(
    told: dict[str, Any],
) -> None:
    nodes = [text.replace("|", " ") for text in told["legend of a Kyrgyz file in Russian"]]
    assert {"Использование запрещено", "Сельхозназначения", "Детский сад", "Дороги"} <= set(nodes)
    assert not any(letter in text for text in nodes for letter in "ңөүҢӨҮ"), nodes


def test_a_sheet_names_its_author_or_says_nothing_of_one(told: dict[str, Any]) -> None:
    name, line, without = told["author"]
    assert name == "Айыл өкмөтү" and line == "Автор: Айыл өкмөтү"
    assert "Автор" not in without


def test_nothing_goes_wrong_unsaid(told: dict[str, Any]) -> None:
    assert told["errors"] == [] and told["logged"] == []
