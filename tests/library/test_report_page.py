"""The page: whole in one file, safe, and drawn by a real browser."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from PIL import Image

from sedp_spatial.codes import load_codes
from sedp_spatial.report.map_data import map_frame, simplified
from sedp_spatial.report.page import write_page
from tests.library import report_results as made
from tests.library.tools import require_tool


def written(path: Path, lang: str = "ky", **more: object) -> str:
    given = {
        "parcels": made.parcels(),
        "balance": made.balance(),
        "registered": made.registered(),
        "change": made.change(),
        "check": made.check(),
        "title": made.EVIL,
        "territory_name": "Көк-Өңүр <b>",
        **more,
    }
    write_page(path, lang=lang, **given)  # type: ignore[arg-type]
    return path.read_text(encoding="utf-8")


def browse(page: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Open a page from the disk in a headless browser, without a network."""
    command = [
        require_tool("chromium"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        "--virtual-time-budget=20000",
        "--window-size=1300,900",  # the map, but not yet the charts
        f"--user-data-dir={page.parent / 'profile'}",
        *arguments,
        page.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_a_browser_draws_it(tmp_path: Path, lang: str) -> None:
    page = tmp_path / "page.html"
    written(page, lang)
    opened = browse(page, "--dump-dom")
    body = re.search(r"<body[^>]*>", opened.stdout)
    assert body, opened.stderr
    assert 'data-state="ready"' in body[0]
    assert "data-evil" not in body[0]
    drawn = re.search(r'data-drawn="(\d+)"', body[0])
    assert drawn
    assert int(drawn[1]) == opened.stdout.count('class="plot"')
    errors = [
        line
        for line in opened.stderr.splitlines()
        if "CONSOLE" in line and ("ERROR" in line or "WARNING" in line or "Error" in line)
    ]
    assert errors == []


def test_the_map_shows_the_colours_of_the_categories(tmp_path: Path) -> None:
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    written(page, parcels=made.parcels().iloc[:3], check=None, change=None)
    browse(page, f"--screenshot={picture}")
    pixels = np.asarray(Image.open(picture).convert("RGB")).reshape(-1, 3)
    for code in ("agricultural", "settlement", "industry"):
        shade = load_codes("categories")[code]["colour"]
        wanted = np.array([int(shade[i : i + 2], 16) for i in (1, 3, 5)])
        near = (np.abs(pixels.astype(int) - wanted).max(axis=1) <= 3).sum()
        assert near > 2_000, code


def test_it_is_one_file_that_asks_for_nothing(tmp_path: Path) -> None:
    html = written(tmp_path / "page.html")
    own = re.sub(r"<script>.*?</script>", "", html, count=1, flags=re.DOTALL)
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|@import|url\(", own)
    assert "http" not in own.replace("http://www.w3.org", "")


def test_text_from_data_is_escaped(tmp_path: Path) -> None:
    html = written(tmp_path / "page.html")
    assert made.EVIL not in html
    assert "<script>document.body" not in html
    assert "Көк-Өңүр &lt;b&gt;" in html


def test_language_and_closure_are_on_the_page(tmp_path: Path) -> None:
    html = written(tmp_path / "page.html", "ru")
    assert '<html lang="ru">' in html
    assert "Замыкание баланса" in html
    assert "25,01" in html


def test_a_balance_alone_is_enough(tmp_path: Path) -> None:
    html = written(tmp_path / "a.html", registered=None, change=None, check=None, title="")
    assert "<h1>Жер балансы</h1>" in html


def test_a_layer_in_degrees_is_drawn_in_metres() -> None:
    flat = made.parcels()
    frame = map_frame(flat.to_crs("EPSG:4326"))
    assert frame.width == pytest.approx(900, rel=0.01)
    assert map_frame(flat.to_crs("EPSG:3857")).width == pytest.approx(900, rel=0.01)
    assert map_frame(flat).crs == flat.crs


def test_missing_and_empty_shapes_are_no_obstacle(tmp_path: Path) -> None:
    parcels = made.parcels()
    shapes = parcels.geometry.to_list()
    shapes[0] = None
    parcels = parcels.set_geometry(gpd.GeoSeries(shapes, index=parcels.index, crs=parcels.crs))
    assert "bokeh-map" in written(tmp_path / "page.html", parcels=parcels)


def test_outlines_move_by_no_more_than_they_say() -> None:
    shapes = np.asarray(made.parcels().geometry.values, dtype=object)
    light, tolerance = simplified(shapes)
    for before, after in zip(shapes, light, strict=True):
        assert before.hausdorff_distance(after) <= tolerance
