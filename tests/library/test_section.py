"""The section «Мейкиндик»: the same numbers as the results in every file, and nothing unsaid."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import geopandas as gpd
import pandas as pd
import pytest

from sedp_spatial import (
    Message,
    Result,
    check_layer,
    compare_registered,
    demand_of,
    hazard_exposure,
    land_balance,
    land_change,
    read_inputs,
    restriction_extract,
)
from sedp_spatial.allocation import AllocationResult
from sedp_spatial.budget import FundingResult, LandRevenueResult, MeasuresResult
from sedp_spatial.messages import LANGUAGES
from sedp_spatial.report.balance_form import balance_form
from sedp_spatial.report.document import Document, Figure, Heading, Paragraph, Point, Table
from sedp_spatial.report.section import (
    SectionContext,
    section_blocks,
    section_document,
    write_section,
)
from sedp_spatial.report.section.section import CHAPTERS
from sedp_spatial.report.words import number, words_of

EVIL = "<img src=x onerror=alert(1)>{{7*7}} {0} $x$ =1+1"
NAMES = {"ky": "Көк-Өңүр айыл аймагы", "ru": "Кок-Онурский айыл аймак", "en": "Kok-Ongur"}


def context(layers: Mapping[str, gpd.GeoDataFrame] | None = None, **more: Any) -> SectionContext:
    given: dict[str, Any] = {"sources": (EVIL,), "day": "2026-01-01", **more}
    return SectionContext(NAMES, 2026, (2031, 2036), layers or {}, **given)


@pytest.fixture(scope="module")
def layers(sample: Path, parcels: gpd.GeoDataFrame, boundary: gpd.GeoDataFrame) -> dict[str, Any]:
    names = ("villages", "rivers", "roads", "zones", "hazards", "restrictions", "buildings")
    file = sample / "municipality.gpkg"
    read = {name: gpd.read_file(file, layer=name) for name in names}
    return {"parcels": parcels, "boundary": boundary, **read}


@pytest.fixture(scope="module")
def parts(
    sample: Path,
    parcels: gpd.GeoDataFrame,
    parcels_2021: gpd.GeoDataFrame,
    layers: dict[str, Any],
) -> dict[str, Result]:
    return {
        "check": check_layer(parcels, boundary=layers["boundary"]),
        "balance": land_balance(parcels, boundary=layers["boundary"]),
        "registered": compare_registered(parcels),
        "change": land_change(parcels_2021, parcels),
        "restrictions": restriction_extract(parcels, layers["restrictions"], on="2026-11-01"),
        "exposure": hazard_exposure(
            layers["buildings"], layers["hazards"], by="village", parcels=parcels
        ),
        "demand": demand_of(read_inputs(sample / "forecast.toml")),
        **money(),
    }


def money() -> dict[str, Result]:
    """Measures, funding and land revenue made by hand, with a hostile name."""
    names = [EVIL, "=1+1"]
    base = pd.DataFrame(
        {
            "measure_id": ["M1", "M2"],
            "section": ["services", "economy"],
            "name": pd.Series(names, dtype=object),
            "cost_som": [1000.4, 2000.4],
            "year": [2027, 2028],
            "annual_upkeep_som": [10.0, 0.0],
        }
    )
    empty = pd.DataFrame()
    fields = {"layer": None, "notes": (), "sources": empty, "links": empty, "upkeep": empty}
    measures = MeasuresResult(
        table=base,
        findings=empty,
        replaced=empty,
        total_som=3000.8,
        errors=0,
        warnings=0,
        base_year=2026,
        last_year=2029,
        **fields,
    )
    lines = base[["measure_id", "section", "name", "year", "cost_som"]].assign(
        priority=[1.0, 2.0], phase=[1, 2], covered_som=[1000.4, 500.2], missing_som=[0.0, 1500.2]
    )
    asked = lines.rename(columns={"cost_som": "asked_som"}).assign(source="donor")
    phases = pd.DataFrame(
        {"phase": [1], "measures": [1], "cost_som": [1000.4], "covered_som": [1000.4]}
    )
    years = pd.DataFrame({"year": [2027], "upkeep_affordable": [False]})
    funding = FundingResult(
        table=asked,
        layer=None,
        notes=(),
        measures=lines,
        phases=phases,
        years=years,
        asked_som=3000.8,
        covered_som=1500.6,
        missing_som=1500.2,
        scenario="planned",
    )
    totals = pd.DataFrame(
        {
            "charge": ["land_tax", "lease"],
            "revenue_before_som": [100.4, 200.4],
            "revenue_after_som": [90.0, 210.0],
            "difference_som": [-10.4, 9.6],
        }
    )
    revenue = LandRevenueResult(
        table=empty,
        layer=None,
        notes=(),
        totals=totals,
        before_som=300.8,
        after_som=300.0,
        difference_som=-0.8,
        area_before_ha=1.0,
        area_after_ha=1.0,
        unrated_ha=0.0,
    )
    return {"measures": measures, "funding": funding, "land_revenue": revenue}  # fmt: skip


def allocation() -> AllocationResult:
    table = pd.DataFrame(
        {
            "parcel_id": [EVIL, "P2", "P3"],
            "use": ["housing", "housing", None],
            "area_ha": [1.004, 2.004, 9.0],
            "reason": ["", "", ""],
            "status": ["free", "conditional", "free"],
            "category": ["settlement", "reserve", "reserve"],
            "suitability": [0.9, 0.8, 0.1],
        }
    )
    uses = pd.DataFrame(
        {
            "use": ["housing"], "min_ha": [3.0], "max_ha": [3.0], "allocated_ha": [3.008],
            "missing_ha": [0.0], "plots": [2], "mean_suitability": [0.83],
        }
    )  # fmt: skip
    return AllocationResult(
        table=table, layer=None, notes=(), uses=uses, shortage=pd.DataFrame(),
        greedy=pd.DataFrame(), objective=2.0, bound=2.0, gap=0.0, proven=True, allocated_ha=3.008,
        plots=2, missing_ha=0.0, missing_bound_ha=0.0, missing_proven=True, greedy_objective=1.0,
        greedy_missing_ha=0.0,
    )  # fmt: skip


def docx_tables(path: Path) -> list[list[list[str]]]:
    made = docx.Document(str(path))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]


class Cells(HTMLParser):
    """The tables of a page as lists of rows of cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.tables[-1][-1][-1] += data


def value(text: str) -> float:
    plain = text.replace("\u00a0", "").replace("\u2212", "-").replace(",", ".")
    return float(plain)


@pytest.fixture(scope="module")
def written(
    parts: dict[str, Result], layers: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("section") / "made"
    every = {**parts, "allocation": allocation()}
    return write_section(folder, every, context(layers), lang="ky")


def test_all_files_are_there(written: dict[str, Path]) -> None:
    maps = {
        f"map_{n}_{f}" for n in ("land", "zones", "restrictions") for f in ("png", "svg", "pdf")
    }
    assert set(written) == {"docx", "html"} | maps
    assert all(path.stat().st_size > 1000 for path in written.values())


def test_docx_and_page_hold_the_same_tables(written: dict[str, Path]) -> None:
    page = Cells(written["html"].read_text(encoding="utf-8"))
    assert docx_tables(written["docx"]) == page.tables


def test_hectares_are_those_of_the_balance(
    written: dict[str, Path], parts: dict[str, Result]
) -> None:
    balance: Any = parts["balance"]
    form = balance_form(balance, "ky")
    first = docx_tables(written["docx"])[0]
    assert [value(row[2]) for row in first[1:8]] == [row.area for row in form.rows]
    total = value(first[-1][2])
    assert total == pytest.approx(balance.territory_ha, abs=0.005)
    assert round(sum(value(row[2]) for row in first[1:8]), 2) == total
    made = docx.Document(str(written["docx"]))
    said = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert said.count(number(balance.territory_ha, "ky")) >= 2  # main points and chapter


def test_printed_parts_add_up_in_every_table_with_a_total(written: dict[str, Path]) -> None:
    checked = 0
    for table in docx_tables(written["docx"]):
        if table[-1][0] not in ("Бардыгы", words_of("ky")["row.total"]):
            continue
        for column in range(1, len(table[0])):
            try:
                cells = [value(row[column]) for row in table[1:]]
            except ValueError:
                continue
            assert sum(cells[:-1]) == pytest.approx(cells[-1], abs=1e-6), table[0][column]
            checked += 1
    assert checked >= 15


def test_people_and_need_are_those_of_the_results(
    parts: dict[str, Result], written: dict[str, Path]
) -> None:
    demand: Any = parts["demand"]
    exposure: Any = parts["exposure"]
    made = docx.Document(str(written["docx"]))
    leads = [p.text for p in made.paragraphs if p.style.name == "Lead"]
    told = "\n".join(leads)
    assert number(exposure.exposed_people, "ky", 0) in told
    total = round(demand.printed(2036)["demand_ha"].sum(), 1)
    assert number(total, "ky", 1) in told
    row = demand.dwellings.query("year == 2036 and scenario == 'central'").iloc[0]
    assert number(round(row["population"]), "ky", 0) in told
    assert number(3001, "ky", 0) in told  # som


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_said_in_the_language(parts: dict[str, Result], lang: str) -> None:
    every = {**parts, "allocation": allocation()}
    blocks = section_blocks(every, context(), lang, maps={})
    said = [b.caption for b in blocks if isinstance(b, Table | Figure)]
    said += [b.text for b in blocks if isinstance(b, Paragraph | Heading | Point)]
    said += [c.title for b in blocks if isinstance(b, Table) for c in b.columns]
    for text in said:
        assert not re.search(r"[a-z]_[a-z]|\bnan\b|None|Message", text), text
        if lang != "en":
            assert not re.search(r"[A-Za-z]{4,}", text.replace(EVIL, "")), text


def test_a_missing_part_says_why_and_the_rest_stands(parts: dict[str, Result]) -> None:
    why = Message("note.no_boundary")
    few = {"demand": parts["demand"]}
    told = context(missing={"exposure": why, "balance": why})
    blocks = section_blocks(few, told, "ru", maps={})
    leads = [b.text for b in blocks if isinstance(b, Paragraph) and b.lead]
    assert len(leads) == len(CHAPTERS)
    assert leads[0] == leads[4] == why.text("ru")
    assert sum(isinstance(b, Table) for b in blocks) >= 2


def test_nothing_at_all_is_still_a_document(tmp_path: Path) -> None:
    made = write_section(tmp_path / "x", {}, context(), lang="en")
    assert set(made) == {"docx", "html"}
    assert not docx_tables(made["docx"])


def test_hostile_text_stays_text(written: dict[str, Path]) -> None:
    page = Cells(written["html"].read_text(encoding="utf-8"))
    assert not any("onerror" in attrs for _, attrs in page.tags)
    flat = [cell for table in page.tables for row in table for cell in row]
    assert EVIL in flat
    assert "=1+1" in flat


def test_two_runs_write_the_same_bytes(
    parts: dict[str, Result], layers: dict[str, Any], tmp_path: Path
) -> None:
    few = {"balance": parts["balance"], **money()}
    some = {key: layers[key] for key in ("boundary", "parcels")}
    first, second = (
        write_section(tmp_path / name, few, context(some), lang="ru") for name in ("a", "b")
    )
    # Bokeh numbers its figures anew each time; everything else is equal to the byte.
    for key in set(first) - {"html"}:
        assert first[key].read_bytes() == second[key].read_bytes(), key


def test_the_map_knows_each_parcel(written: dict[str, Path]) -> None:
    page = written["html"].read_text(encoding="utf-8")
    assert 'id="card"' in page
    for column in ("purpose", "regime", "owner"):
        assert f'"{column}"' in page
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']https?:", page)


def test_tables_and_figures_are_numbered_in_order(parts: dict[str, Result]) -> None:
    blocks = section_blocks(parts, context(), "en", maps={})
    for kind, word in ((Table, "Table"), (Figure, "Figure")):
        captions = [b.caption for b in blocks if isinstance(b, kind)]
        numbers = [int(c.removeprefix(word).split(".")[0]) for c in captions]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_front_says_whose_section_it_is() -> None:
    made = section_document([], context(), "ky")
    assert isinstance(made, Document)
    assert NAMES["ky"] in made.subtitle
    assert dataclasses.replace(made, lang="ru").blocks == ()


def test_unchanged_land_is_printed_unchanged_after_a_transformation() -> None:
    before = [10.004, 3.333, 3.333, 3.334, 0.0, 0.001, 5.0049]
    change = [-1.0051, 1.0051, 0.0, 0.0, 0.0, 0.0, 0.0]
    codes = ["agricultural", "settlement", "industry", "protected", "forest", "water", "reserve"]
    table = pd.DataFrame({"category": codes, "before_ha": before})
    table["after_ha"] = table["before_ha"] + change
    result = dataclasses.make_dataclass("R", ["changed_ha"], bases=(Result,), frozen=True)(
        table=table, layer=None, notes=(), changed_ha=1.0051
    )
    blocks = section_blocks({"transformation": result}, context(), "en", maps={})
    (shown,) = [block for block in blocks if isinstance(block, Table)]
    cells = [[value(cell) for cell in row[1:]] for row in (*shown.rows, *shown.foot)]
    assert all(was == now for was, now, _ in cells[2:])
    assert all(round(was + more, 2) == now for was, now, more in cells)
    assert [round(sum(column), 2) for column in zip(*cells[:-1], strict=True)] == cells[-1]
