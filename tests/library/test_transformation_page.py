"""The printable case sheet, and the commands precheck and transform."""

from __future__ import annotations

import json
import re

import geopandas as gpd
import openpyxl
import pytest
from typer.testing import CliRunner

from sedp_spatial.transformation import (
    apply_transformation,
    precheck_transformation,
    transformation_case,
)
from tests.library.builders import layer, squares

pytest.importorskip("jinja2")

from sedp_spatial.cli import app
from sedp_spatial.report.case_page import case_page


@pytest.fixture(scope="module")
def example():
    parcels = layer(
        squares(3),
        land_kind=["arable_irrigated", "pasture", "built"],
        ownership=["<b>", "municipal", "state"],
        category=["agricultural", "agricultural", "settlement"],
    )
    checked = precheck_transformation(
        parcels,
        "industry",
        purpose="industry",
        on="2026-11-22",
        parcel_ids=["P1", "P2"],
        documents={"justification": "<script>"},
    )
    case = transformation_case(
        {
            "id": "Т-1",
            "title": "<i>завод",
            "parcel_ids": ["P1", "P2"],
            "target_category": "industry",
            "purpose": "industry",
            "stage": [{"stage": "need", "date": "2026-02-01", "number": "3"}],
        },
        on="2026-11-22",
    )
    return parcels, checked, case


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_sheet_says_everything_in_each_language(example, lang):
    parcels, checked, case = example
    after = apply_transformation(parcels, case)
    page = case_page(checked, parcels, case=case, transformed=after, lang=lang)
    assert f'lang="{lang}"' in page
    assert "&lt;script&gt;" in page and "<script" not in page and "<i>завод" not in page
    assert "http" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    assert "{{" not in page and "None" not in page and "nan" not in page
    assert "P1" in page and "Т-1" in page
    if lang != "en":
        assert "Local council" not in page and "not known" not in page


def test_the_figures_of_the_sheet_add_up(example):
    parcels, checked, case = example
    after = apply_transformation(parcels, case)
    page = case_page(checked, parcels, transformed=after, lang="en")
    rows = re.findall(
        r"<tr(?: class=\"total\")?><td>([^<]+)</td>" + r'<td class="n">([^<]+)</td>' * 3, page
    )
    figures = [[float(cell.replace(",", "").replace("−", "-")) for cell in row[1:]] for row in rows]
    assert len(figures) == 8
    for column in range(3):
        assert sum(row[column] for row in figures[:-1]) == pytest.approx(figures[-1][column])
    assert all(row[0] + row[2] == pytest.approx(row[1]) for row in figures)
    assert figures[-1][2] == 0


def test_the_page_without_a_case_or_balance_is_whole(example):
    parcels, checked, _ = example
    page = case_page(checked, parcels, lang="ru")
    assert "Земельный баланс" not in page and "</html>" in page


def test_the_commands_write_what_is_asked(sample, tmp_path):
    file = f"{sample / 'municipality.gpkg'}|layername="
    outs = {
        ending: tmp_path / f"out.{ending}" for ending in ("html", "xlsx", "gpkg", "json", "csv")
    }
    arguments = ["precheck", f"{file}parcels", "--cases", str(sample / "transformation.toml")]
    arguments += ["--case", "Т-2026-01", "--on", "2026-11-22", "--lang", "ky"]
    arguments += ["--restrictions", f"{file}restrictions", "--boundary", f"{file}boundary"]
    for path in outs.values():
        arguments += ["--out", str(path)]
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code == 0, ran.output
    assert all(path.is_file() for path in outs.values())
    assert "Өтүшү үчүн дагы керек" in ran.output
    spoken = json.loads(outs["json"].read_text(encoding="utf-8"))
    assert spoken["verdict"] == "needs"
    for sheet in openpyxl.load_workbook(outs["xlsx"]):
        head = [cell.value for cell in sheet[3]]
        assert not any(re.fullmatch(r"[a-z_]+", str(title)) for title in head if title), head
    page = outs["html"].read_text(encoding="utf-8")
    assert "17\u00a0620,00" in page


def test_transform_writes_the_parcels_after(sample, tmp_path):
    file = f"{sample / 'municipality.gpkg'}|layername=parcels"
    out = tmp_path / "after.gpkg"
    arguments = ["transform", file, "--cases", str(sample / "transformation.toml")]
    ran = CliRunner().invoke(app, [*arguments, "--out", str(out), "--lang", "en"])
    assert ran.exit_code == 0, ran.output
    layers = gpd.list_layers(out)["name"].tolist()
    found = [gpd.read_file(out, layer=name) for name in layers]
    whole = [one for one in found if "category" in one.columns and len(one) > 6000]
    assert any((one["category"] == "settlement").sum() > 3530 for one in whole), layers


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["precheck", "--ids", "4-09-06-0011-0001"], "--target"),
        (["precheck", "--ids", "X", "--target", "industry", "--purpose", "industry"], "X"),
        (["precheck", "--target", "завод", "--purpose", "industry"], "industry"),
        (["transform", "--target", "industry"], "--ids"),
    ],
)
def test_wrong_use_is_exit_code_2(sample, arguments, said):
    file = f"{sample / 'municipality.gpkg'}|layername=parcels"
    ran = CliRunner().invoke(app, [arguments[0], file, *arguments[1:], "--lang", "en"])
    assert ran.exit_code == 2
    assert said in ran.output
