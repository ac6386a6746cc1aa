"""Map sheets: the scale is true, north is north, and two runs draw the same."""

from __future__ import annotations

import io
import math
import re

import geopandas as gpd
import pytest
from matplotlib.image import imread
from pyproj import CRS, Geod, Transformer
from shapely import box

from sedp_spatial.codes import load_codes
from sedp_spatial.report.map_data import map_frame
from sedp_spatial.report.maps import FORMATS, MapLayer, MapSheet, draw_sheet
from sedp_spatial.report.maps.charts import (
    BarRow,
    LineRow,
    StackPart,
    bar_picture,
    column_picture,
    line_picture,
)
from sedp_spatial.report.maps.ground import ground_of, true_north
from sedp_spatial.report.maps.themes import hatch, land_layers
from sedp_spatial.report.maps.wrapping import width_of, wrapped
from tests.library.builders import GRID, block, layer


def territory(wide: float = 12_000, high: float = 8_000, east: float = 0.0) -> gpd.GeoDataFrame:
    shape = box(3_358_000 + east, 4_593_000, 3_358_000 + east + wide, 4_593_000 + high)
    return gpd.GeoDataFrame({"name": ["$x_1$ {0} Көк-Өңүр"]}, geometry=[shape], crs=GRID)


def sheet(land: gpd.GeoDataFrame) -> MapSheet:
    layers = (MapLayer(land, "Токой $_$", "#5c8a4a", "....", value="1,00 га"),)
    return MapSheet("Жерлер", "Көк-Өңүр", layers, ((land, "name"),), ("кадастр",), "01.01.2026")


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_scale_bar_is_as_long_as_the_ground_says(paper: str) -> None:
    frame = map_frame(territory())
    width = FORMATS[paper].width - FORMATS[paper].legend - 2 * FORMATS[paper].margin
    ground = ground_of(frame, width, 150.0)
    # A bar of n metres is n / scale on paper; measured on the ellipsoid it is n metres.
    to_degrees = Transformer.from_crs(GRID, CRS(GRID).geodetic_crs, always_xy=True)
    x, y = frame.left + frame.width / 2, frame.bottom + frame.height / 2
    ends = to_degrees.transform([x, x + ground.bar_units], [y, y])
    geod = CRS(GRID).get_geod()
    assert isinstance(geod, Geod)
    on_ground = geod.inv(ends[0][0], ends[1][0], ends[0][1], ends[1][1])[2]
    assert on_ground == pytest.approx(ground.bar_m, rel=2e-5)
    on_paper_mm = ground.bar_units / (ground.right - ground.left) * width
    assert on_paper_mm == pytest.approx(ground.bar_m / ground.scale * 1000, rel=1e-9)


def test_the_territory_fits_on_the_sheet() -> None:
    for wide, high in ((12_000, 8_000), (500, 9_000), (40_000, 300)):
        ground = ground_of(map_frame(territory(wide, high)), 200.0, 150.0)
        assert ground.left <= 0
        assert ground.right >= wide
        assert ground.bottom <= 0
        assert ground.top >= high


def test_true_north_turns_with_the_meridians() -> None:
    """Grid convergence of a transverse Mercator: (λ − λ₀) · sin φ, to first order."""
    to_degrees = Transformer.from_crs(GRID, "EPSG:4326", always_xy=True)
    central = next(
        p.value
        for p in CRS(GRID).coordinate_operation.params
        if p.name == "Longitude of natural origin"
    )
    for east in (-60_000.0, 0.0, 90_000.0):
        frame = map_frame(territory(east=east))
        x, y = frame.left + frame.width / 2, frame.bottom + frame.height / 2
        lon, lat = to_degrees.transform(x, y)
        convergence = (lon - central) * math.sin(math.radians(lat))
        assert true_north(frame) == pytest.approx(-convergence, abs=0.02)


def test_north_is_up_where_the_map_is_centred_on_its_own_meridian() -> None:
    degrees = gpd.GeoDataFrame(geometry=[box(74.0, 42.0, 74.2, 42.1)], crs="EPSG:4326")
    assert true_north(map_frame(degrees)) == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("paper", ["figure", "a4"])
def test_two_runs_draw_the_same_bytes(paper: str) -> None:
    land = territory()
    first, second = (draw_sheet(sheet(land), map_frame(land), "ky", paper=paper) for _ in range(2))
    assert first == second
    assert first.pdf.startswith(b"%PDF")
    assert b"CreationDate" not in first.pdf
    assert b"<dc:date>" not in first.svg


def test_the_sheet_is_as_large_as_its_paper() -> None:
    land = territory()
    drawn = draw_sheet(sheet(land), map_frame(land), "ru", paper="a4")
    height, width = imread(io.BytesIO(drawn.png)).shape[:2]
    assert width / height == pytest.approx(297 / 210, rel=0.002)
    box_found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", drawn.pdf)
    assert box_found is not None
    assert [round(float(v) / 72 * 25.4) for v in box_found.groups()] == [297, 210]


def test_categories_differ_without_colour() -> None:
    codes = list(load_codes("categories"))
    hatches = [hatch("category", code) for code in codes]
    assert len(set(hatches)) == len(codes)


def test_land_is_drawn_by_category_and_unknown_codes_are_not_lost() -> None:
    parcels = layer([block(0, 0), block(1, 0)], category=["forest", "moon"])
    drawn = land_layers(parcels, {"forest": "1,00 га"}, "ru")
    assert [len(one.layer) for one in drawn] == [1, 1]
    assert drawn[0].value == "1,00 га"


def test_lines_are_no_wider_than_the_paper() -> None:
    text = "Өзгөчө корголуучу жаратылыш аймактарынын жерлери " * 3
    lines = wrapped(text.strip(), 40.0, 8.0)
    assert " ".join(lines) == text.strip()
    assert all(width_of(line, 8.0) <= 40.0 for line in lines)


def test_charts_take_hostile_names_and_odd_numbers() -> None:
    evil = "$\\frac{1}{$ {0} <b>"
    rows = [BarRow(evil, -2.0, evil, "#123456"), BarRow("b", 0.0, "0", "#654321", "//")]
    assert bar_picture(rows, evil).png
    assert line_picture([LineRow(evil, (2026, 2031), (1.0, 1.0), evil, "#123456")], evil).svg
    parts = [StackPart(evil, (0.0, 0.0), "#123456")]
    assert column_picture(["2026", "2027"], parts, [evil, "0"], evil).svg
