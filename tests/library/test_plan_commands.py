"""The commands `run`, `report` and `plan-new`, as a user types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sedp_spatial.cli import app
from tests.library.plan_folder import FEW, small_plan


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("commands") / "Менин планым"
    small_plan(made, parcels=60, text=FEW)
    return made


def call(*arguments: object):
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_run_gives_pure_json_whatever_the_solver_prints(folder):
    """The C library keeps its lines back where the output is a pipe, until the program ends."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", "from sedp_spatial.cli import main; main()", "run", str(folder),
         "--out", str(folder / "json"), "--no-documents", "--lang", "en", "--json"],
        capture_output=True, env=environment,
    )  # fmt: skip
    told = json.loads(done.stdout)
    states = {row["step"]: row["state"] for row in told["table"]}
    assert done.returncode == 0 and states["allocation"] == "ran"
    assert Path(told["outputs"]["geopackage"]).is_file()


def test_report_writes_the_documents_only(folder):
    done = call("report", folder / "plan.toml", "--out", folder / "told", "--documents", "ky",
                "--lang", "ky")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert (folder / "told" / "ky" / "mejkindik_ky.docx").is_file()
    assert "mejkindik_ky.html" in done.output
    assert not (folder / "told" / "plan.gpkg").exists()
    assert not (folder / "told" / "ru").exists()


def test_plan_new_makes_a_plan_and_never_touches_one(tmp_path):
    made = call("plan-new", tmp_path / "Жаңы план", "--lang", "ky")
    assert made.exit_code == 0, made.output
    plan = tmp_path / "Жаңы план" / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    assert "[territory]" in text and "parcels" in text
    assert str(plan.name) in made.output
    plan.write_text("# mine\n", encoding="utf-8")
    again = call("plan-new", tmp_path / "Жаңы план", "--lang", "en")
    assert plan.read_text(encoding="utf-8") == "# mine\n"
    assert again.exit_code == 2
