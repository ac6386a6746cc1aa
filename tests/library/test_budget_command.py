"""The command `budget` and its workbook, on the sample municipality."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from sedp_spatial import programme_budget
from sedp_spatial.cli_budget import app as budgets
from sedp_spatial.report.budget_outputs import write_budget
from sedp_spatial.report.plan_tables import read_links


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    program = typer.Typer()
    program.callback()(lambda: None)
    program.add_typer(budgets)
    return program


def run(app: typer.Typer, sample: Path, *more: str, measures: Path | None = None):
    done = CliRunner().invoke(
        app,
        [
            "budget",
            *("--measures", str(measures or sample / "measures.csv")),
            *("--revenue", str(sample / "budget_revenue.csv")),
            *("--expenditure", str(sample / "budget_expenditure.csv")),
            *more,
        ],
    )
    return done.exit_code, done.stdout, done.stderr


def test_all_tables_as_json_and_files(app, sample, tmp_path):
    outs = [tmp_path / f"budget{suffix}" for suffix in (".xlsx", ".gpkg", ".csv", ".html")]
    code, text, errors = run(
        app,
        sample,
        *("--parcels", f"{sample / 'municipality.gpkg'}|layername=parcels"),
        *("--rates", str(sample / "land_rates.csv"), "--risks", str(sample / "budget_risks.csv")),
        *("--priorities", "M03,M01", "--lang", "ru", "--json"),
        *(part for out in outs for part in ("--out", str(out))),
    )
    assert code == 0, errors
    result = json.loads(text)
    assert result["total_som"] == 163_700_000
    assert result["covered_som"] + result["missing_som"] == pytest.approx(163_700_000)
    assert result["table"] and result["form1"] and result["form2"] and result["land"]
    assert len(read_links(outs[1])) == 21
    book = openpyxl.load_workbook(outs[0])
    assert book.sheetnames[:2] == ["Форма 1", "Форма 2"]
    assert pd.read_csv(outs[2])["amount_som"].sum() > 0


def test_the_workbook_holds_the_same_som_as_the_result(sample, tmp_path):
    made = programme_budget(
        sample / "budget_revenue.csv",
        sample / "budget_expenditure.csv",
        sample / "measures.csv",
        years=3,
    )
    for lang in ("ky", "ru", "en"):
        path = tmp_path / f"{lang}.xlsx"
        write_budget(path, made, lang=lang, territory_name="=HYPERLINK(1)")
        book = openpyxl.load_workbook(path)
        first, second = book.worksheets[0], book.worksheets[1]
        figures = [[cell.value for cell in row[1:]] for row in first.iter_rows(min_row=7)]
        years = [c for c in made.forms.table.columns if c not in ("row", "item")]
        assert figures == made.forms.table[years].to_numpy().tolist()
        assert second.cell(row=second.max_row, column=4).value == 163_700_000
        assert first["A2"].data_type == "s" and first["A2"].quotePrefix
        # No title is left as its code.
        titles = [cell.value for sheet in book for cell in sheet[3] if sheet.max_row > 3]
        assert not [t for t in titles if isinstance(t, str) and "_" in t]
    again = tmp_path / "again.xlsx"
    write_budget(again, made, lang="en", territory_name="=HYPERLINK(1)")
    assert again.read_bytes() == (tmp_path / "en.xlsx").read_bytes()


def test_errors_are_sentences_in_the_language_asked_for(app, sample, tmp_path):
    table = pd.read_csv(sample / "measures.csv", dtype=str)
    table.loc[0, "sources"] = "local_budget=1000000"
    table.loc[1, "year"] = "2050"
    bad = tmp_path / "bad.csv"
    table.to_csv(bad, index=False)
    code, _, errors = run(app, sample, "--lang", "ky", measures=bad)
    assert code == 1
    assert "M01" in errors and "M02" in errors and "2050" in errors
    assert "Traceback" not in errors
    code, _, errors = run(app, sample, "--years", "4")
    assert code == 2
    code, _, errors = run(app, sample, measures=tmp_path / "none.csv")
    assert code == 2


def test_rules_from_a_file(app, sample, tmp_path):
    rules = tmp_path / "rules.toml"
    rules.write_text("local_tax = 0.0\ngrant = { 2028 = 4000000 }\n", encoding="utf-8")
    code, text, _ = run(app, sample, "--rules", str(rules), "--json")
    lines = [r for r in json.loads(text)["table"] if r["status"] == "forecast"]
    assert code == 0
    assert {r["rule"] for r in lines if r["group"] == "local_tax"} == {"fixed"}
    grants = {r["year"]: r["amount_som"] for r in lines if r["group"] == "grant"}
    assert grants[2027] == 0 and grants[2028] == 4_000_000
    rules.write_text("local_tax = ", encoding="utf-8")
    assert run(app, sample, "--rules", str(rules))[0] == 1
