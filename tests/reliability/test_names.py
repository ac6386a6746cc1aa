"""Files and folders as people name them, for every command's input and output."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sedp_spatial.district import read_package
from tests.library import district
from tests.library.plan_folder import tables_of
from tests.reliability import seeds
from tests.reliability.conftest import command
from tests.reliability.law import Child

NAMES = (
    "Көк-Өңүр айыл аймагы", "a b", "#1 %41 & {0}", "лес|поле=1", "🏔 тоо", "it's \"here\"", "-out",
)  # fmt: skip
LONG = "узун папка " * 9


def _argv(folder: Path, source: Path, out: Path) -> list[list[object]]:
    """One line for each command that reads and writes files."""
    sample, zones = seeds.SAMPLE, source
    tables = {}
    for table in ("population_history", "zone_rules", "measures", "budget_revenue",
                  "budget_expenditure"):  # fmt: skip
        tables[table] = folder / f"{folder.name[:40].strip('|')} {table}.csv"
        shutil.copy(sample / f"{table}.csv", tables[table])
    return [
        ["check", source, "--out", out / "check өң.gpkg"],
        ["repair", source, "--out", out / "repair #.gpkg"],
        ["balance", source, "--out", out / "баланс %.xlsx", "--out", out / "б.html"],
        ["registered", source, "--out", out / "r 1.json"],
        ["change", source, source, "--out", out / "c.csv"],
        ["overlap", source, zones, "--by", "category", "--out", out / "o.parquet"],
        ["extract", source, "--restrictions", zones, "--out", out / "e.html"],
        ["constraints", source, "--restrictions", zones, "--out", out / "k.xlsx"],
        ["supply", source, "--out", out / "s.gpkg"],
        ["population", tables["population_history"], "--out", out / "p.xlsx"],
        ["budget", "--measures", tables["measures"], "--revenue", tables["budget_revenue"],
         "--expenditure", tables["budget_expenditure"], "--out", out / "б ю.xlsx"],
        ["district", "pack", source, "--out", out / "п.zip", "--name", "Көк-Жар", "--year", 2026],
        ["plan-new", folder],
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_command_with_names_that_people_choose(
    name: str, child: Child, tmp_path: Path
) -> None:
    folder, out = tmp_path / name, tmp_path / name / "чыгыш 1"
    out.mkdir(parents=True)
    if "|" in name:  # stands between file and layer; it is said, not guessed
        argv = ["balance", str(seeds.write_vector(folder, "GPKG")), "--out", str(out / "a.gpkg")]
        assert child.ask({"argv": argv})["exit"] == 2
        return
    source = seeds.write_vector(folder, "GPKG")
    source = source.rename(folder / f"катмар {name.strip('-')}.gpkg")
    for argv in _argv(folder, source, out):
        told = child.ask({"argv": [str(part) for part in argv]})
        assert told.get("exit") == 0, (argv, told)
        for path in (one for one in argv[1:] if isinstance(one, Path) and one.parent == out):
            assert path.stat().st_size > 0, argv
    assert list(read_package(out / "п.zip").layers) == ["parcels"]
    tables_of(out / "check өң.gpkg")


def test_long_paths(child: Child, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*[f"{LONG}{number}" for number in range(6)])
    folder.mkdir(parents=True)
    assert len(str(folder)) > 500
    source = seeds.write_vector(folder, "GPKG")
    for ending in ("gpkg", "xlsx", "html", "csv", "json", "parquet"):
        argv = ["balance", str(source), "--out", str(folder / f"баланс.{ending}")]
        assert child.ask({"argv": argv}).get("exit") == 0, child.last


def test_relative_paths_in_a_folder_with_a_kyrgyz_name(tmp_path: Path) -> None:
    folder = tmp_path / "Ысык-Көл облусу"
    folder.mkdir()
    seeds.write_vector(folder, "GPKG")
    told = command("balance", "parcels.gpkg", "--out", "./../Ысык-Көл облусу/б.gpkg", cwd=folder)
    assert told.returncode == 0, told.stderr
    assert (folder / "б.gpkg").exists()
    (folder / "ү").mkdir()
    district.packages(folder / "ү", cells=3)
    rolled = command("district", "roll-up", "ү", "--out", "ү/район.html", cwd=folder)
    assert rolled.returncode in (0, 1), rolled.stderr
    assert (folder / "ү/район.html").exists()
