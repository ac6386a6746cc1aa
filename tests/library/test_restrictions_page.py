"""The printable extract: right figures, escaped text, three languages; and the two commands."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from sedp_spatial import UsageError
from sedp_spatial.restrictions import restriction_extract
from tests.library.builders import block, layer, squares
from tests.library.test_restrictions import limits

pytest.importorskip("jinja2")

from sedp_spatial.cli_rules import app
from sedp_spatial.report.extract_page import extract_page, write_extract_page


@pytest.fixture(scope="module")
def example():
    parcels = layer(
        squares(2),
        parcel_id=["А-1", "<b>2"],
        registered_area_ha=[1.0, None],
        land_kind=["pasture", None],
    )
    shapes = [block(0, 0, 1, 0.5), block(0.5, 0, 0.5, 1), block(-1, 0, 1.0003, 1)]
    regimes = ["prohibited", "conditional", "notice"]
    given = limits(
        shapes,
        regime=regimes,
        name=["<script>", "ЭБЧ", "Кыры"],
        kind=["water_strip", "corridor", "өзүмдүкү"],
        valid_from=["2012-01-01", None, None],
        valid_to=[None, "2030-12-31", None],
    )
    return parcels, restriction_extract(parcels, given, on="2026-11-22")


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_page_says_what_restricts_the_parcel(example, lang):
    parcels, result = example
    page = extract_page(result, parcels, "А-1", lang=lang, territory_name="Көк-Өңүр")
    assert f'lang="{lang}"' in page
    assert "&lt;script&gt;" in page and "<script" not in page
    assert page.count("<circle") == 3
    assert "http" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    assert "22.11.2026" in page or "2026-11-22" in page
    assert "{{" not in page and "None" not in page and "nan" not in page


def test_the_land_of_the_page_adds_up(example):
    parcels, result = example
    page = extract_page(result, parcels, "А-1", lang="en")
    land = page.split('class="land"')[1].split("</section>")[0]
    figures = [float(text.replace(",", "")) for text in re.findall(r">([\d,.]+) m²<", land)]
    assert sum(figures[:-1]) == pytest.approx(figures[-1], abs=1e-6)
    shares = [float(text) for text in re.findall(r">([\d.]+) %<", land)]
    assert sum(shares[:-1]) == pytest.approx(100, abs=1e-6)


def test_a_parcel_without_restrictions_says_so(example):
    parcels, result = example
    page = extract_page(result, parcels, "<b>2", lang="ky")
    assert "&lt;b&gt;2" in page
    assert "бул тилкеде чектөө жок" in page
    assert "<circle" not in page


def test_a_wrong_number_names_similar_ones(example, tmp_path):
    parcels, result = example
    with pytest.raises(UsageError) as caught:
        write_extract_page(tmp_path / "page.html", result, parcels, "А-11")
    assert "А-1" in str(caught.value)
    assert not (tmp_path / "page.html").exists()


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def layer_of(sample, name: str) -> str:
    return f"{sample / 'municipality.gpkg'}|layername={name}"


def test_the_command_extract_writes_the_page_of_a_parcel(sample, tmp_path):
    page = tmp_path / "one.html"
    done = run(
        "extract",
        layer_of(sample, "parcels"),
        "--restrictions",
        layer_of(sample, "restrictions"),
        *("--rivers", layer_of(sample, "rivers"), "--warning-distance", "300"),
        *("--on", "2026-11-22", "--parcel", "4-09-06-0110-0055", "--lang", "ky"),
        *("--out", str(page)),
    )
    assert done.exit_code == 0, done.output
    assert "4-09-06-0110-0055" in page.read_text(encoding="utf-8")


def test_the_command_zoning_finds_the_five_houses(sample):
    zones = ("--zones", layer_of(sample, "zones"), "--rules", str(sample / "zone_rules.csv"))
    done = run("zoning", layer_of(sample, "buildings"), *zones, "--kind", "buildings")
    assert done.exit_code == 1
    assert "B00206" in done.output
    wrong = run("zoning", layer_of(sample, "parcels"), *zones, "--capacity")
    assert wrong.exit_code == 2
    right = run(
        "zoning",
        layer_of(sample, "parcels"),
        *zones,
        *("--capacity", "--buildings", layer_of(sample, "buildings"), "--lang", "en"),
    )
    assert right.exit_code == 0
    assert "R2" in right.output
