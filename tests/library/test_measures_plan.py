"""From a change of a measure to the money of the plan: the store, the run, the page's figures."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sedp_spatial import run_plan
from sedp_spatial.errors import OutputError, UsageError
from sedp_spatial.plan import measuring
from sedp_spatial.plan.measuring import measures_store
from sedp_spatial.plan.reading import read_plan
from tests.library.plan_folder import FEW, small_plan
from tests.library.test_measures_store import book, changed, checks, store

BUDGET = """
[budget]
years = 3
revenue = "budget_revenue.csv"
expenditure = "budget_expenditure.csv"
measures = "measures.csv" # the council's own
"""
ROWS = [
    ["M01", "services", "Мектеп", 42_000_000, 2027, 2028, 1_750_000,
     "targeted_transfer=36000000;local_budget=6000000", "0"],
    ["M02", "infrastructure", "Жол", 9_000_000, 2028, 2028, 100_000, "donor=9000000", "1;2"],
    ["M03", "space", "Чакан жер иштери", 500_000, 2027, 2027, 0, "local_budget=500000", ""],
]  # fmt: skip
HEAD = ["measure_id", "section", "name", "cost_som", "year", "commissioning_year",
        "annual_upkeep_som", "sources", "parcel_ids"]  # fmt: skip


def plots_of(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "катмарлар 1.gpkg")) as opened:
        return [plot for (plot,) in opened.execute("SELECT parcel_id FROM parcels ORDER BY 1")]


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("budget") / "Бюджет"
    small_plan(folder, parcels=120, text=FEW + BUDGET)
    plots = plots_of(folder)
    with (folder / "measures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for *cells, places in ROWS:
            named = ";".join(plots[int(place)] for place in places.split(";") if place)
            writer.writerow([*cells, named])
    run_plan(folder, folder / "plan-out", documents=False)
    return folder


@pytest.fixture
def folder(worked_out: Path, tmp_path: Path) -> Path:
    shutil.copytree(worked_out, tmp_path / "план")
    return tmp_path / "план"


def read(folder: Path):
    return book.read_book(folder / "plan.toml", folder / "plan-out", "ky")


def run(folder: Path) -> None:
    run_plan(folder, folder / "plan-out", documents=False)


def total(folder: Path, query: str) -> float:
    with closing(sqlite3.connect(folder / "plan-out/plan.gpkg")) as opened:
        return float(opened.execute(query).fetchone()[0] or 0)


def test_the_pages_years_are_those_of_the_funding_check(worked_out: Path) -> None:
    """Worked out from the measures as they stand, they close with what the library worked out."""
    shown = read(worked_out)
    assert shown.has_run and not shown.is_stale and shown.store is None
    assert (shown.base_year, shown.last_year) == (2026, 2029)
    checked = [year for year in shown.years if year.available_som is not None]
    assert [year.year for year in checked] == [2027, 2028, 2029]
    for year in checked:
        of_year = f"year = {year.year}"
        asked = "SELECT SUM(asked_som) FROM funding_table WHERE status {} 'named' AND " + of_year
        assert year.asked_som == total(worked_out, asked.format("<>"))
        assert year.outside_som == total(worked_out, asked.format("="))
        upkeep = f"SELECT upkeep_all_som FROM funding_years WHERE {of_year}"
        assert year.upkeep_som == total(worked_out, upkeep)
    assert sum(m.cost_som for m in shown.measures) == total(
        worked_out, "SELECT SUM(cost_som) FROM measures_table")  # fmt: skip
    for measure in shown.measures:
        assert measure.covered_som + measure.missing_som == pytest.approx(measure.cost_som)


def test_every_plot_and_its_hectares_are_known(worked_out: Path) -> None:
    shown = read(worked_out)
    assert set(shown.areas) == set(plots_of(worked_out))
    links = "SELECT SUM(area_ha) FROM measures_links"
    linked = sum(measure.area_ha or 0 for measure in shown.measures)
    assert linked == pytest.approx(total(worked_out, links), rel=1e-9)
    plot = shown.by_id("M02").entry.plots[0]
    assert "M02" in {measure.entry.measure_id for measure in shown.of_plots([plot])}


def test_from_the_change_to_the_money_and_back(folder: Path) -> None:
    local = "SELECT local_asked_som FROM funding_years WHERE year = 2027"
    before, asked = read(folder), total(folder, local)
    told = measures_store(folder / "plan.toml")
    assert (told.began, told.measures) == ("yes", 3)
    assert 'measures = "measures.gpkg"' in (folder / "plan.toml").read_text("utf-8")
    assert measures_store(folder).began == "no"
    begun = read(folder)
    assert begun.store == folder / "measures.gpkg" and begun.is_stale
    # Nothing was changed yet: every measure still has the run's word.
    assert {m.entry.measure_id: m.standing for m in begun.measures} == {
        m.entry.measure_id: m.standing for m in before.measures
    }
    school = begun.by_id("M01").entry
    dearer = changed(school, cost_som=50e6, sources="local_budget=50000000")
    new = store.Entry("", {"section": "space", "name": "Жаңы иш", "cost_som": 2e6, "year": 2028,
                           "commissioning_year": 2028, "annual_upkeep_som": 30_000.0,
                           "sources": "local_budget=2000000", "note": "аянт"},
                      tuple(plots_of(folder)[5:8]))  # fmt: skip
    saved = store.write(told_file(told), [dearer, new], "Асел")
    shown = read(folder)
    assert shown.by_id("M01").standing == shown.by_id("M04").standing == "changed"
    assert {y.year: y.asked_som for y in shown.years}[2028] == 2e6 + {
        y.year: y.asked_som for y in before.years}[2028]  # fmt: skip
    run(folder)
    after = read(folder)
    assert not after.is_stale and after.by_id("M04").standing != "changed"
    assert total(folder, "SELECT cost_som FROM measures_table WHERE measure_id = 'M01'") == 50e6
    assert total(folder, "SELECT SUM(asked_som) FROM funding_table WHERE measure_id = 'M04'") == 2e6
    assert total(folder, local) == asked - 6_000_000 + 50_000_000
    assert total(folder, "SELECT COUNT(*) FROM measures_links WHERE measure_id = 'M04'") == 3
    # And back: an undo is a write too.
    restored = [store.replace(school, revision=saved[0].revision),
                store.replace(saved[1], state=store.REMOVED)]  # fmt: skip
    store.write(told_file(told), restored, "Асел")
    run(folder)
    last = read(folder)
    assert [(m.entry.measure_id, m.cost_som, m.standing) for m in last.measures] == [
        (m.entry.measure_id, m.cost_som, m.standing) for m in before.measures
    ]
    assert last.years == before.years


def told_file(told) -> Path:
    return Path(told.file)


def test_a_plan_that_cannot_be_changed_keeps_no_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (folder / "plan.toml").read_bytes()

    def refused(path: Path, change: object) -> None:
        raise OutputError("error.no_right_to_write", path=str(path))

    monkeypatch.setattr(measuring, "amend", refused)
    with pytest.raises(OutputError):
        measures_store(folder)
    assert not (folder / "measures.gpkg").exists()
    assert (folder / "plan.toml").read_bytes() == text


def test_a_store_of_somebody_elses_is_not_taken(folder: Path) -> None:
    (folder / "measures.gpkg").write_bytes(b"")
    with pytest.raises(UsageError, match=r"plan\.toml"):
        measures_store(folder)


@pytest.mark.parametrize("named", ["measures.csv", "measures.gpkg"])
def test_measures_that_are_gone_are_not_begun_anew(folder: Path, named: str) -> None:
    plan = folder / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace("measures.csv", named), encoding="utf-8")
    (folder / "measures.csv").rename(folder / "away.csv")
    with pytest.raises(UsageError, match=named):
        measures_store(plan)
    assert not (folder / "measures.gpkg").exists()


def test_a_plan_without_measures_begins_with_none(folder: Path) -> None:
    plan = folder / "plan.toml"
    plan.write_text(FEW + BUDGET.replace("measures =", "# measures ="), encoding="utf-8")
    told = measures_store(plan)
    assert (told.began, told.measures) == ("yes", 0)
    read_plan(plan)  # an empty store is a sound one
    run(folder)
    assert {m.entry.origin for m in read(folder).measures} == {"generated"}


def test_a_broken_store_is_said_with_the_plan(folder: Path) -> None:
    measures_store(folder)
    (folder / "measures.gpkg").write_bytes(b"no database" * 999)
    with pytest.raises(UsageError) as caught:
        read_plan(folder)
    assert "measures.gpkg" in caught.value.message.text("ru")
    with pytest.raises(store.StoreError):
        read(folder)


# --- plain figures ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[budget]\nmeasures = "m.gpkg" # x', "m.gpkg"),
        ("[budget] # y\nyears = 3\n measures='m.gpkg|layername=measures'",
         "m.gpkg|layername=measures"),
        ('budget.measures = "m.gpkg"', "m.gpkg"),
        ('[other]\nmeasures = "m.gpkg"', ""),
        ('[[budget]]\nmeasures = "m.gpkg"', ""),
        ('[budget]\n# measures = "m.gpkg"', ""),
    ],
)  # fmt: skip
def test_values_of_a_plan_without_a_reader_of_toml(text: str, found: str) -> None:
    assert book.value_in(text, "budget", "measures") == found


def test_what_is_proposed_adds_up(worked_out: Path) -> None:
    costs = read(worked_out).unit_costs
    assert len(costs) > 10
    for cost in costs.values():
        found = checks.proposal(cost, 3.337, 2028)
        assert sum(found["sources"].values()) == found["cost_som"]
        assert found["commissioning_year"] >= 2028
    road = costs["road_housing"]
    assert checks.quantity_of(road, 2.5) == 2.5 and checks.quantity_of(road, 0) is None
    assert checks.quantity_of(costs["compensation"], 2.5) is None


SOUND = {"section": "space", "name": "Жаңы", "cost_som": 1e6, "year": 2027,
         "commissioning_year": 2027, "annual_upkeep_som": 0.0,
         "sources": "local_budget=1000000"}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({}, []),
        ({"name": " "}, ["no_name"]),
        ({"section": "x"}, ["no_section"]),
        ({"cost_som": None}, ["no_cost"]),
        ({"cost_som": -5.0}, ["no_number", "not_the_cost"]),
        ({"cost_low_som": 2e6}, ["not_between"]),
        ({"year": 2031, "commissioning_year": None}, ["outside"]),
        ({"year": 2025, "commissioning_year": None}, ["outside"]),
        ({"year": None}, ["no_year"]),
        ({"commissioning_year": 2026}, ["ready_before"]),
        ({"sources": ""}, ["no_source"]),
        ({"sources": "moon=1000000"}, ["unknown_source"]),
        ({"sources": "donor=1"}, ["not_the_cost"]),
        ({"after": "M02;M77"}, ["unknown_after"]),
    ],
)
def test_what_is_wrong_with_a_measure_is_said_before_it_is_saved(change, rules) -> None:
    entry = store.Entry("M09", {**SOUND, **change})
    assert [w.rule for w in checks.wrong_with(entry, 2026, 2029, ["M01", "M02"])] == rules
