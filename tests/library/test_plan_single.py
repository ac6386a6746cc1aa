"""One step of a plan: worked out with what it needs, and the rest left as it is."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from typer.testing import CliRunner

from sedp_spatial import UsageError, run_plan, run_step
from sedp_spatial.cli import app
from sedp_spatial.plan.single import needed_for
from sedp_spatial.plan.steps import STEPS
from tests.library.plan_folder import FEW, small_plan


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    made = tmp_path_factory.mktemp("single") / "Менин планым"
    small_plan(made, parcels=60, text=FEW)
    return made / "plan.toml"


@pytest.mark.parametrize("name", [one.name for one in STEPS])
def test_a_step_comes_after_all_that_it_needs(name):
    steps = needed_for(name)
    assert steps[-1].name == name
    seen: set[str] = set()
    for one in steps:
        assert {*one.needs, *one.uses} <= seen
        seen.add(one.name)


def test_a_step_gives_what_the_whole_run_gives(plan, tmp_path):
    single = run_step(plan, tmp_path / "one", "balance")
    whole = run_plan(plan, tmp_path / "all", documents=False)
    pd.testing.assert_frame_equal(single.parts["balance"].table, whole.parts["balance"].table)
    assert single.table["step"].tolist() == ["balance"]
    file = tmp_path / "one" / "steps" / "balance.gpkg"
    layers = {str(name) for name, _ in pyogrio.list_layers(file)} - {"layer_styles"}
    assert layers == {"balance", "balance_table", "balance_cross"}
    for name in layers:
        here, there = (gpd.read_file(f, layer=name) for f in (file, tmp_path / "all/plan.gpkg"))
        pd.testing.assert_frame_equal(pd.DataFrame(here), pd.DataFrame(there))
    assert not (tmp_path / "one" / "plan.gpkg").exists()


def test_what_was_worked_out_is_not_worked_out_again(plan, tmp_path):
    first = run_step(plan, tmp_path, "supply")
    again = run_step(plan, tmp_path, "supply")
    anew = run_step(plan, tmp_path, "supply", fresh=True)
    states = again.table.set_index("step")["state"]
    assert first.ran > 1 and again.ran == 0 and states["supply"] == "cached"
    assert anew.table[anew.table["state"] == "ran"]["step"].tolist() == ["supply"]
    whole = run_plan(plan, tmp_path, documents=False)
    assert whole.table.set_index("step")["state"]["supply"] == "cached"


def test_a_step_without_data_says_so_and_writes_nothing(plan, tmp_path):
    done = run_step(plan, tmp_path, "change")
    assert "change" in done.missing and done.outputs == {}
    assert list((tmp_path / "steps").iterdir()) == []


def test_an_unknown_step_is_refused_before_anything_is_written(plan, tmp_path):
    with pytest.raises(UsageError, match="balance"):
        run_step(plan, tmp_path / "none", "balanse")
    assert not (tmp_path / "none").exists()


def test_the_command(plan, tmp_path):
    words = ["run", str(plan), "--out", str(tmp_path), "--step", "balance", "--lang", "ky"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0 and "balance.gpkg" in done.output
