"""The chain: what runs, what is kept, what is missing, and that two runs give the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import geopandas as gpd
import pytest
from openpyxl import load_workbook

from sedp_spatial import Cancelled, PlanResult, UsageError, run_plan
from sedp_spatial.plan import engine, steps_law
from sedp_spatial.plan.cache import Cache, only_run
from sedp_spatial.plan.desk import Desk, Shelf
from sedp_spatial.plan.reading import read_plan
from sedp_spatial.plan.steps import STEPS
from tests.library.plan_folder import small_plan, tables_of

PARCELS = 300
AFTER_NORMS = {
    *("demand", "suitability", "law", "allocation", "answers", "precheck", "transformation"),
    *("measures", "land_revenue", "budget", "funding", "forms", "management"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("plan") / "Менин планым"
    small_plan(made, parcels=PARCELS)
    return made


@pytest.fixture(scope="module")
def done(folder) -> PlanResult:
    return run_plan(folder, folder / "out", documents=False)


@pytest.fixture
def copy(folder, done, tmp_path) -> Path:
    """A folder of one's own with the plan, its layers, its outputs and its cache."""
    shutil.copytree(folder, tmp_path / "план")
    return tmp_path / "план"


def states(result: PlanResult) -> dict[str, str]:
    return dict(zip(result.table["step"], result.table["state"], strict=True))


def edit(plan: Path, old: str, new: str) -> None:
    text = plan.read_text(encoding="utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")


def test_every_step_runs_or_says_what_is_missing(done):
    table = done.table.set_index("step")
    assert (table["state"] != "failed").all(), table.loc[table["state"] == "failed", "reason"]
    missing = set(table.index[table["state"] == "missing"])
    assert missing == {"change", "sanitary", "warning", "ledger", "cases", "hearings",
                       "working_group", "indicators", "actual"}  # fmt: skip
    assert set(done.parts) == set(table.index) - missing
    assert "layers.parcels_before" in str(done.missing["change"])
    assert "[layers]" in done.missing["change"].text("ky")
    assert "sanitary" not in done.missing  # nobody need be told to add it


def test_the_hectares_of_the_parts_agree(done):
    parts = done.parts
    whole = parts["balance"].parcels_ha
    assert parts["transformation"].before_ha == pytest.approx(whole, abs=1e-6)
    assert parts["transformation"].after_ha == pytest.approx(whole, abs=1e-6)
    assert parts["supply"].parcels_ha == pytest.approx(whole, abs=1e-6)
    # Land is taxed by geodesic areas, the balance is drawn: both agree to 1e-8.
    assert parts["land_revenue"].area_after_ha == pytest.approx(whole, rel=1e-8)
    assert parts["constraints"].parcels_ha == pytest.approx(whole, abs=1e-6)
    needed = steps_law.to_transform(
        Desk(next(s for s in STEPS if s.name == "precheck"), Shelf(read_plan(
            done.outputs["geopackage"].parents[1])), parts)
    )  # fmt: skip
    asked = {use: len(ids) for use, ids in needed.items()}
    assert dict(parts["precheck"].table.set_index("use")["plots"]) == asked


def test_a_second_run_takes_all_from_the_cache_and_writes_nothing(copy):
    before = {path: path.stat().st_mtime_ns for path in (copy / "out").glob("plan.*")}
    again = run_plan(copy, copy / "out", documents=False)
    assert again.ran == 0 and set(states(again).values()) == {"cached", "missing"}
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_two_runs_from_nothing_give_the_same_tables(folder, done, tmp_path):
    other = run_plan(folder, tmp_path / "other", documents=False)
    assert other.cached == 0
    assert tables_of(other.outputs["geopackage"]) == tables_of(done.outputs["geopackage"])
    assert other.outputs["workbook"].read_bytes() == done.outputs["workbook"].read_bytes()
    assert other.outputs["provenance"].read_bytes() == done.outputs["provenance"].read_bytes()
    for name in done.parts:
        ours, theirs = (sorted((out / "cache" / name).glob("*.sedp"))
                        for out in (folder / "out", tmp_path / "other"))  # fmt: skip
        assert [p.name for p in ours] == [p.name for p in theirs]
        assert [p.read_bytes() for p in ours] == [p.read_bytes() for p in theirs], name


def test_a_changed_norm_reruns_demand_and_what_follows_only(copy):
    edit(copy / "plan.toml", "value = 8", "value = 10")
    again = run_plan(copy, copy / "out", documents=False)
    ran = {name for name, state in states(again).items() if state == "ran"}
    assert ran == AFTER_NORMS
    log = (copy / "out" / "run.log").read_text(encoding="utf-8")
    assert "Demand for land: worked out" in log and "norms.plot_individual in the plan" in log
    assert "Land balance: taken from the cache" in log
    assert again.parts["demand"].total_ha(2036) > 0
    back = copy / "plan.toml"
    edit(back, "value = 10", "value = 8")
    assert run_plan(copy, copy / "out", documents=False).ran == 0


def test_where_nothing_is_transformed_the_part_says_so(copy):
    edit(copy / "plan.toml", "only_lawful = false", "with_transformation = false")
    again = run_plan(copy, copy / "out", documents=False)
    found = states(again)
    if found["allocation"] != "failed":  # land may be free enough, or too little of it
        assert found["transformation"] == "missing"
        assert "No plot" in str(again.missing["transformation"])


def test_a_changed_file_reruns_what_reads_it(copy):
    edit(copy / "budget_revenue.csv", "2024", "2024")
    assert run_plan(copy, copy / "out", documents=False).ran == 0
    edit(copy / "budget_revenue.csv", "2310000", "2310001")
    again = run_plan(copy, copy / "out", documents=False)
    ran = {name for name, state in states(again).items() if state == "ran"}
    assert ran == {"budget", "funding", "forms"}


def test_spoilt_entries_are_worked_out_again(copy, done):
    entries = sorted((copy / "out" / "cache").glob("*/*.sedp"))
    spoilt = {"balance": b"", "demand": None, "supply": b"x" * 500}
    for entry in entries:
        if entry.parent.name in spoilt:
            data = entry.read_bytes()
            cut = spoilt[entry.parent.name]
            entry.write_bytes(data[: len(data) // 2] if cut is None else cut)
    again = run_plan(copy, copy / "out", documents=False)
    assert {name for name, state in states(again).items() if state == "ran"} == set(spoilt)
    assert tables_of(copy / "out" / "plan.gpkg") == tables_of(done.outputs["geopackage"])


def test_a_missing_layer_leaves_out_only_what_needs_it(copy):
    edit(copy / "plan.toml", "zones = ", "# zones = ")
    edit(copy / "plan.toml", "hazards = ", "# hazards = ")
    again = run_plan(copy, copy / "out", documents=False)
    found = states(again)
    for name in ("zoning", "capacity", "hazard_levels", "exposure"):
        assert found[name] == "missing" and name in again.missing
    for name in ("balance", "supply", "allocation", "constraints"):
        assert found[name] in ("ran", "cached")
    assert "layers.zones" in str(again.missing["zoning"])
    assert "Hazard areas" in str(again.missing["exposure"])
    book = load_workbook(again.outputs["workbook"], read_only=True)
    notes = [str(c) for row in book[book.sheetnames[-1]].iter_rows(values_only=True) for c in row]
    assert any("layers.zones" in note for note in notes)


def test_data_that_stop_one_step_do_not_stop_the_others(copy):
    rules = "zone,permitted,max_height_m\nR1,residential,tall\n"
    (copy / "zone_rules.csv").write_text(rules, encoding="utf-8")
    again = run_plan(copy, copy / "out", documents=False)
    found = states(again)
    assert found["zoning"] == "failed" and found["balance"] == "cached"
    assert "max_height_m" in str(again.missing["zoning"])


def test_a_step_that_breaks_is_told_and_the_rest_goes_on(copy, monkeypatch):
    def broken(desk):
        raise ZeroDivisionError("of the test")

    steps = tuple(
        type(s)(**{**s.__dict__, "work": broken}) if s.name == "balance" else s for s in STEPS
    )
    monkeypatch.setattr("sedp_spatial.plan.running.STEPS", steps)
    again = run_plan(copy, copy / "out", documents=False, fresh=True)
    assert states(again)["balance"] == "failed" and states(again)["supply"] == "ran"
    assert "of the test" in str(again.missing["balance"])
    assert "Traceback" in (copy / "out" / "run.log").read_text(encoding="utf-8")


def test_parcels_that_cannot_be_read_stop_the_run(copy):
    (copy / "катмарлар 1.gpkg").write_bytes(b"no layer")
    with pytest.raises(Exception, match="cannot be read") as caught:
        run_plan(copy, copy / "new", documents=False)
    assert caught.value.exit_code == 1


class Stops:
    """Feedback that says stop after some steps."""

    def __init__(self, after: int) -> None:
        self.shares: list[float] = []
        self.texts: list[str] = []
        self._after = after

    def progress(self, share: float) -> None:
        self.shares.append(share)

    def message(self, text: str) -> None:
        self.texts.append(text)

    def is_cancelled(self) -> bool:
        return len(self.texts) >= self._after


def test_progress_rises_and_tells_what_is_left(copy):
    told = Stops(10_000)
    run_plan(copy, copy / "out", documents=False, feedback=told)
    assert told.shares == sorted(told.shares) and told.shares[-1] == pytest.approx(1.0)
    assert any("left" in text for text in told.texts)


def test_a_cancelled_run_leaves_the_outputs_and_goes_on_where_it_stopped(copy, done):
    old = (copy / "out" / "plan.gpkg").read_bytes()
    shutil.rmtree(copy / "out" / "cache")
    with pytest.raises(Cancelled):
        run_plan(copy, copy / "out", documents=False, feedback=Stops(5))
    assert (copy / "out" / "plan.gpkg").read_bytes() == old
    again = run_plan(copy, copy / "out", documents=False)
    assert again.cached >= 3 and again.ran > 0
    assert tables_of(copy / "out" / "plan.gpkg") == tables_of(done.outputs["geopackage"])


def test_only_one_run_works_in_a_folder(copy):
    with only_run(copy / "out"), pytest.raises(UsageError, match="Another run"):
        run_plan(copy, copy / "out", documents=False)


def test_half_written_things_of_a_killed_run_are_cleared(copy):
    for place in (copy / "out", copy / "out" / "cache" / "balance"):
        (place / ".sedp-dead").mkdir()
        (place / ".sedp-dead" / "half").write_bytes(b"x")
    run_plan(copy, copy / "out", documents=False)
    assert not list((copy / "out").rglob(".sedp-*"))


def test_an_output_that_cannot_be_replaced_is_told_and_the_others_are_written(copy, monkeypatch):
    (copy / "out" / "plan.gpkg").unlink()
    (copy / "out" / "plan.xlsx").unlink()
    (copy / "out" / "plan.xlsx").mkdir()  # what no file can take the place of
    again = run_plan(copy, copy / "out", documents=False)
    assert "geopackage" in again.outputs and "workbook" not in again.outputs
    assert any("plan.xlsx" in str(note) for note in again.notes)


def test_the_outputs_hold_every_part(done):
    names = set(tables_of(done.outputs["geopackage"]))
    assert {"parcels", "balance_table", "allocation", "supply", "measures_table"} <= names
    book = load_workbook(done.outputs["workbook"], read_only=True)
    assert len(book.sheetnames) > 30
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    layer = gpd.read_file(done.outputs["geopackage"], layer="parcels")
    assert len(layer) == PARCELS


def test_the_record_names_inputs_rules_and_software_but_no_time_and_no_place(done, folder):
    text = done.outputs["provenance"].read_text(encoding="utf-8")
    record = json.loads(text)
    assert {row["key"] for row in record["inputs"]} >= {"layers.parcels", "budget.revenue"}
    assert all(len(row["sha256"]) == 64 for row in record["inputs"])
    assert all(isinstance(row["checked"], bool) for row in record["rules"])
    assert record["software"]["sedp-spatial"] and record["parameters"]["norms.plot_individual"]
    assert str(folder) not in text


def test_a_step_cannot_look_at_what_it_did_not_declare(folder):
    balance = next(step for step in STEPS if step.name == "balance")
    desk = Desk(balance, Shelf(read_plan(folder)), {})
    with pytest.raises(KeyError):
        desk.value("norms")
    with pytest.raises(KeyError):
        desk.part("demand")


def test_steps_stand_after_those_that_they_take(done):
    seen: set[str] = set()
    for step in STEPS:
        assert {*step.needs, *step.uses} <= seen, step.name
        assert step.name not in seen
        seen.add(step.name)
        for lang in ("ky", "ru", "en"):
            assert engine.said(step.name).text(lang) != step.name, step.name


def test_an_unknown_language_is_refused(folder, tmp_path):
    with pytest.raises(UsageError, match="kg"):
        run_plan(folder, tmp_path / "x", languages=["kg"])


def test_a_cache_keeps_the_last_entries_only(tmp_path, done):
    cache = Cache(tmp_path)
    for number in range(6):
        cache.put("balance", f"{number:032d}", done.parts["balance"])
    assert len(list((tmp_path / "cache" / "balance").glob("*.sedp"))) == 3
    assert cache.get("balance", f"{5:032d}") is not None
