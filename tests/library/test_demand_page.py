"""The sample municipality from people to hectares: the run, the page, the command."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from sedp_spatial.cli_forecast import app
from sedp_spatial.demand import demand_of, read_inputs
from sedp_spatial.errors import UsageError
from sedp_spatial.report.demand_page import write_demand_page
from sedp_spatial.report.tables import result_json


@pytest.fixture(scope="module")
def demand(sample):
    return demand_of(read_inputs(sample / "forecast.toml"))


def test_the_sample_run(demand):
    rows = demand.dwellings.set_index(["scenario", "year"])
    assert rows.loc[("central", 2036), "resettlement"] == 30
    assert rows.loc[("central", 2036), "population"] == pytest.approx(18_083.6, abs=0.1)
    totals = demand.totals.set_index(["scenario", "year"])["demand_ha"]
    assert totals[("low", 2036)] < totals[("central", 2036)] < totals[("high", 2036)]
    assert (totals.xs(2036, level="year") > totals.xs(2031, level="year")).all()
    own = demand.norms[demand.norms["own"]]
    assert set(own["norm"]) == {"plot_individual", "gross_factor"}


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_page_is_complete_and_offline(demand, tmp_path, lang):
    path = tmp_path / "page.html"
    write_demand_page(path, demand, lang=lang, territory_name="Көк-Өңүр <айыл>")
    text = path.read_text(encoding="utf-8")
    assert "Көк-Өңүр &lt;айыл&gt;" in text
    assert text.count("data-target=") - text.count('querySelectorAll("script[data-target]")') >= 9
    words = text.split("<script>")[0]
    assert not re.search(r'(src|href)="https?:', words)
    shown = demand.trace.query("year == 2036 and scenario == 'central' and land")
    for formula in shown["formula"]:
        assert formula.text(lang) in words
    assert "{" not in re.sub(r"<style>.*?</style>", "", words, flags=re.DOTALL)


def test_the_page_refuses_what_the_result_does_not_have(demand, tmp_path):
    with pytest.raises(UsageError, match="2050"):
        write_demand_page(tmp_path / "page.html", demand, year=2050)
    with pytest.raises(UsageError, match="worst"):
        write_demand_page(tmp_path / "page.html", demand, scenario="worst")


def test_the_result_goes_through_json(demand):
    read = json.loads(json.dumps(result_json(demand, lang="ky"), allow_nan=False))
    assert {"table", "uses", "totals", "dwellings", "trace", "norms"} <= set(read)
    assert {"sector", "year", "demand_ha", "low_ha", "high_ha"} <= set(read["table"][0])


def test_the_command_demand(sample, tmp_path):
    page, book = tmp_path / "demand.html", tmp_path / "demand.xlsx"
    told = ["demand", str(sample / "forecast.toml"), "--lang", "ky", "--json"]
    result = CliRunner().invoke(app, [*told, "--out", str(page), "--out", str(book)])
    assert result.exit_code == 0, result.output
    assert page.stat().st_size > 100_000 and book.stat().st_size > 5_000
    line = next(line for line in result.stdout.splitlines() if line.startswith("{"))
    assert json.loads(line)["base_year"] == 2026


def test_the_command_population(sample, tmp_path):
    told = ["population", str(sample / "population_history.csv"), "--years", "10", "--json"]
    result = CliRunner().invoke(app, told)
    assert result.exit_code == 0, result.output
    out = tmp_path / "people.csv"
    told = ["population", str(sample / "population_age_sex.csv"), "--years", "10"]
    result = CliRunner().invoke(app, [*told, "--out", str(out)])
    assert result.exit_code == 0, result.output
    made = CliRunner().invoke(app, ["demand", str(out), "--scenario", "central", "--json"])
    assert made.exit_code == 0, made.output


def test_a_refusal_is_a_sentence(sample, tmp_path):
    path = tmp_path / "norms.toml"
    path.write_text("[vacancy]\nvalue = 0.04\n", encoding="utf-8")
    people = str(sample / "population_age_sex.csv")
    result = CliRunner().invoke(app, ["demand", people, "--norms", str(path), "--lang", "en"])
    assert result.exit_code == 1
    assert "no source" in result.output and "Traceback" not in result.output
