"""The command line: one sentence per mistake, in three languages, and outputs that survive."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from click.testing import Result as Ran
from shapely import Point, Polygon, box
from typer.testing import CliRunner

from sedp_spatial import cli, land_balance, read_layer
from sedp_spatial.codes import load_codes
from sedp_spatial.console import make_streams_robust, spoken_language
from tests.library.builders import GRID, X, Y, block, bow_tie, layer, squares

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ky", "ru", "en")
ERROR = {lang: load_codes("commands")["say.error"][lang] for lang in LANGUAGES}
OLD = b"what stood here before"


def run(*arguments: object) -> Ran:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def sentence(ran: Ran, lang: str = "en") -> str:
    """The one sentence of an error: no traceback, nothing on standard output."""
    lines = [line for line in ran.stderr.splitlines() if line.startswith(f"{ERROR[lang]}: ")]
    assert len(lines) == 1, ran.stderr
    assert "Traceback" not in ran.output
    assert not isinstance(ran.exception, Exception) or isinstance(ran.exception, SystemExit)
    assert ran.stdout == ""
    return lines[0].removeprefix(f"{ERROR[lang]}: ")


# --- the commands on a small town ------------------------------------------------------------


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three parcels and a gap, the same five years earlier, a boundary."""
    path = tmp_path_factory.mktemp("шаар") / "town.gpkg"
    areas = [1.0, 1.3, 0.9995]
    kinds = ["forest", "water", "Жайыт?"]
    now = layer(squares(3), category=kinds, registered_area_ha=areas, in_use=["yes", "no", None])
    earlier = layer([block(0, 0, 2, 1), block(2, 0)], category=["forest", "reserve"])
    border = gpd.GeoDataFrame(geometry=[block(0, 0, 4, 1)], crs=GRID)
    for name, frame in (("parcels", now), ("parcels_2021", earlier), ("boundary", border)):
        frame.to_file(path, layer=name, engine="pyogrio")
    return path


@pytest.fixture(scope="module")
def commands(town: Path) -> dict[str, list[str]]:
    now, earlier = f"{town}|layername=parcels", f"{town}|layername=parcels_2021"
    border = ["--boundary", f"{town}|layername=boundary"]
    return {
        "check": ["check", now, *border],
        "repair": ["repair", now, *border],
        "balance": ["balance", now, *border],
        "registered": ["registered", now],
        "change": ["change", earlier, now],
    }


# The attribute names that INTERFACE.md fixes, beside the table and the notes.
PROMISED = {
    "check": {"features", "errors", "warnings", "infos"},
    "repair": {"features", "changes", "area_change_m2", "largest_move_m"},
    "balance": {
        *("parcels_ha", "covered_ha", "overlap_ha", "gap_ha", "outside_ha"),
        *("territory_ha", "residual_ha", "by", "cross"),
    },
    "registered": {"classes", "measured_ha", "registered_ha", "difference_ha"},
    "change": {"matrix", "lineage", "before_ha", "after_ha", "changed_ha", "residual_ha"},
}
COLUMNS = {
    "check": "rule severity feature_ids area_m2 length_m message suggestion",
    "repair": "parcel_id action area_before_m2 area_after_m2 area_change_m2 moved_m message",
    "balance": "category parcels area_ha share registered_ha used_ha unused_ha unknown_use_ha",
    "registered": "parcel_id category measured_ha registered_ha difference_ha difference_share "
    "tolerance_class",
    "change": "category before_ha after_ha unchanged_ha gain_ha loss_ha swap_ha net_ha",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", PROMISED)
def test_json_is_one_object_with_the_promised_names(
    commands: dict[str, list[str]], command: str, lang: str
) -> None:
    ran = run(*commands[command], "--json", "--lang", lang)
    assert ran.exit_code == (1 if command == "check" else 0), ran.stderr
    result = json.loads(ran.stdout)
    assert {"table", "notes", *PROMISED[command]} <= set(result)
    assert ran.stdout.isascii()
    for row in result["table"]:
        assert set(row) == set(COLUMNS[command].split())


def test_the_json_of_a_balance_is_the_librarys_balance(
    commands: dict[str, list[str]], town: Path
) -> None:
    said = json.loads(run(*commands["balance"], "--json").stdout)
    parcels = read_layer(town, "parcels", kind="parcels")
    border = read_layer(town, "boundary", kind="boundary")
    expected = land_balance(parcels, boundary=border)
    for name, value in expected.numbers().items():
        assert said[name] == value
    assert said["by"] == ["category"]
    for column in ("category", "parcels", "area_ha", "used_ha"):
        assert [row[column] for row in said["table"]] == expected.table[column].tolist()
    assert said["gap_ha"] == pytest.approx(1, rel=1e-3)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", PROMISED)
def test_people_get_a_table_in_their_language(
    commands: dict[str, list[str]], command: str, lang: str
) -> None:
    ran = run(*commands[command], "--lang", lang)
    assert ran.exit_code == (1 if command == "check" else 0)
    assert "Traceback" not in ran.output
    cyrillic = re.search("[а-яё]", ran.stdout) is not None
    assert cyrillic == (lang != "en") or command in ("registered", "change", "check")


def test_the_closure_is_printed_below_the_balance(commands: dict[str, list[str]]) -> None:
    last = run(*commands["balance"], "--lang", "en").stdout.strip().splitlines()[-1]
    assert "= territory 3.99" in last or "= territory 4.00" in last
    assert "residual" in last


def test_notes_and_progress_go_to_standard_error(commands: dict[str, list[str]]) -> None:
    ran = run(*commands["balance"], "--json", "--lang", "en")
    assert "Жайыт? (1)" in ran.stderr
    assert "Reading" in ran.stderr
    json.loads(ran.stdout)


def test_a_layer_without_errors_ends_with_0(tmp_path: Path) -> None:
    layer(squares(2)).to_file(tmp_path / "clean.gpkg", engine="pyogrio")
    ran = run("check", tmp_path / "clean.gpkg", "--lang", "en")
    assert ran.exit_code == 0
    assert "0 errors" in ran.stdout


@pytest.mark.parametrize("suffix", ["gpkg", "xlsx", "html", "csv", "json", "parquet"])
def test_every_output_is_written(
    commands: dict[str, list[str]], tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"balance.{suffix}"
    path.write_bytes(OLD)
    ran = run(*commands["balance"], "--out", path, "--lang", "ky")
    assert ran.exit_code == 0, ran.stderr
    assert path.read_bytes() != OLD
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    if suffix == "csv":
        table = pd.read_csv(path)
        assert table["area_ha"].sum() == pytest.approx(4, rel=1e-3)


def test_several_outputs_at_once(commands: dict[str, list[str]], tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.json"]
    ran = run(*commands["balance"], "--out", paths[0], "--out", paths[1], "--json")
    assert ran.exit_code == 0, ran.stderr
    written = json.loads(paths[1].read_text("utf-8"))
    assert written["territory_ha"] == json.loads(ran.stdout)["territory_ha"]


def test_the_repaired_layer_can_be_read_again(tmp_path: Path) -> None:
    layer([block(0, 0), bow_tie(2, 0)]).to_file(tmp_path / "a.gpkg", engine="pyogrio")
    ran = run("repair", tmp_path / "a.gpkg", "--out", tmp_path / "b.parquet")
    assert ran.exit_code == 0, ran.stderr
    assert gpd.read_parquet(tmp_path / "b.parquet").is_valid.all()


def test_a_mapping_and_a_grouping(tmp_path: Path) -> None:
    frame = layer(squares(2)).rename(columns={"category": "PURPOSE"})
    frame.assign(PURPOSE=["лес", "дорога"]).to_file(tmp_path / "a.gpkg", engine="pyogrio")
    (tmp_path / "map.toml").write_text(
        '[fields]\ncategory = "PURPOSE"\n[codes.category]\n"лес" = "forest"\n"*" = "industry"\n',
        encoding="utf-8",
    )
    arguments = ["balance", tmp_path / "a.gpkg", "--mapping", tmp_path / "map.toml", "--json"]
    result = json.loads(run(*arguments, "--by", "category", "--by", "in_use").stdout)
    assert result["by"] == ["category", "in_use"]
    filled = [row for row in result["table"] if row["parcels"]]
    assert [(row["category"], row["in_use"]) for row in filled] == [
        ("industry", "unknown"),
        ("forest", "unknown"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_doctor_lists_what_is_there(lang: str) -> None:
    ran = run("doctor", "--lang", lang)
    assert ran.exit_code == 0
    assert "geopandas" in ran.stdout
    listed = json.loads(run("doctor", "--json", "--lang", lang).stdout)
    assert len(listed["table"]) >= 10
    assert listed["version"]


def test_doctor_says_how_to_get_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from sedp_spatial import doctor

    monkeypatch.setattr(doctor, "has", lambda name: name != "openpyxl")
    ran = run("doctor", "--lang", "en")
    assert ran.exit_code == 0
    assert re.search(r"pip\s+install", ran.stdout)
    assert "1 libraries are missing" in ran.stdout


def test_the_version() -> None:
    assert re.fullmatch(r"sedp-spatial \d+\.\d+\S*\n", run("--version").stdout)


# --- bad input -------------------------------------------------------------------------------

Maker = Callable[[Path], list[Any]]


def write(frame: gpd.GeoDataFrame, path: Path) -> Path:
    frame.to_file(path, engine="pyogrio")
    return path


def truncated(path: Path) -> Path:
    write(layer(squares(30, 30)), path)
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def two_layers(path: Path) -> Path:
    for name in ("parcels", "roads"):
        layer(squares(1)).to_file(path, layer=name, engine="pyogrio")
    return path


def table_only(path: Path) -> Path:
    pyogrio.write_dataframe(pd.DataFrame({"a": [1]}), path, layer="a")
    return path


def local_system(path: Path) -> Path:
    layer(squares(1), crs='LOCAL_CS["site grid",UNIT["metre",1]]').to_parquet(path)
    return path


def mapped(folder: Path, text: str) -> list[Any]:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return ["balance", write(layer(squares(1)), folder / "a.gpkg"), "--mapping", path]


def with_boundary(folder: Path, frame: gpd.GeoDataFrame) -> list[Any]:
    border = write(frame, folder / "border.gpkg")
    return ["balance", write(layer(squares(1)), folder / "a.gpkg"), "--boundary", border]


ELSEWHERE = gpd.GeoDataFrame(geometry=[box(2, 46, 3, 47)], crs=4326)

# What is done, the exit code, what the sentence must name (files, layers, fields, the mend).
BAD: dict[str, tuple[Maker, int, tuple[str, ...]]] = {
    "no file": (lambda d: ["check", d / "parcels.gpkg"], 2, ("parcels.gpkg",)),
    "a file with nearly that name": (
        lambda d: ["check", write(layer(squares(1)), d / "parcels.gpkg").with_name("parcel.gpkg")],
        2,
        ("parcel.gpkg", "parcels.gpkg"),
    ),
    "a directory": (lambda d: ["balance", d], 2, ("folder",)),
    "a truncated file": (
        lambda d: ["balance", truncated(d / "cut.gpkg")],
        1,
        ("cut.gpkg", "QGIS"),
    ),
    "several layers": (
        lambda d: ["balance", two_layers(d / "two.gpkg")],
        2,
        ("parcels, roads", "layername"),
    ),
    "no such layer": (
        lambda d: ["balance", f"{two_layers(d / 'two.gpkg')}|layername=parcel"],
        2,
        ("two.gpkg", "parcel", "parcels"),
    ),
    "no coordinate system": (
        lambda d: ["balance", write(layer(squares(1), crs=None), d / "a.shp")],
        1,
        ("a.shp", "EPSG:7692", "QGIS"),
    ),
    "an unknown coordinate system": (
        lambda d: ["balance", write(layer(squares(1), crs=None), d / "a.shp"), "--crs", "EPSG:1"],
        2,
        ("EPSG:1", "EPSG:7692"),
    ),
    "the wrong coordinate system": (
        lambda d: ["balance", write(layer([box(74, 42, 75, 43)]), d / "a.gpkg")],
        1,
        ("a.gpkg", "Kyrg-06 / zone 3", "EPSG:4326"),
    ),
    "a local coordinate system": (
        lambda d: ["balance", local_system(d / "a.parquet")],
        1,
        ("a.parquet", "site grid", "EPSG:7692"),
    ),
    "points": (
        lambda d: ["balance", write(layer([Point(X, Y)]), d / "a.gpkg")],
        1,
        ("a.gpkg", "point", "polygon"),
    ),
    "a table": (lambda d: ["balance", table_only(d / "a.gpkg")], 1, ("a.gpkg", "polygons")),
    "no features": (
        lambda d: ["balance", write(layer(squares(1)).iloc[:0], d / "a.gpkg")],
        1,
        ("a.gpkg", "filter"),
    ),
    "nothing to measure": (
        lambda d: ["balance", write(layer([Polygon(), Polygon()]), d / "a.gpkg")],
        1,
        ("check",),
    ),
    "a mapped field that is not there": (
        lambda d: mapped(d, '[fields]\ncategory = "CATEGORIE"'),
        1,
        ("a.gpkg", "CATEGORIE", "category", "mapping"),
    ),
    "a mapping that is not TOML": (
        lambda d: mapped(d, "[fields"),
        2,
        ("map.toml", "TOML"),
    ),
    "an unknown unit": (
        lambda d: mapped(d, '[fields]\nregistered_area_ha = {field = "category", unit = "acre"}'),
        2,
        ("acre", "sotka"),
    ),
    "an unknown code": (
        lambda d: mapped(d, '[codes.category]\n"a" = "wood"'),
        2,
        ("category", "wood"),
    ),
    "a boundary elsewhere on the globe": (
        lambda d: with_boundary(d, ELSEWHERE),
        1,
        ("boundary", "coordinate"),
    ),
    "a boundary of no area": (
        lambda d: with_boundary(d, gpd.GeoDataFrame(geometry=[None, Polygon()], crs=GRID)),
        1,
        ("boundary", "outline"),
    ),
    "a column that is not there": (
        lambda d: ["balance", write(layer(squares(1)), d / "a.gpkg"), "--by", "villag"],
        2,
        ("villag", "category"),
    ),
    "no registered areas": (
        lambda d: ["registered", write(layer(squares(1)), d / "a.gpkg")],
        1,
        ("registered area", "mapping"),
    ),
    "a tolerance below zero": (
        lambda d: ["check", write(layer(squares(1)), d / "a.gpkg"), "--tolerance", "-1"],
        2,
        ("tolerance", "-1"),
    ),
    "two years in different places": (
        lambda d: [
            "change",
            write(layer(squares(1)), d / "a.gpkg"),
            write(layer([block(900, 0)]), d / "b.gpkg"),
        ],
        1,
        ("coordinate",),
    ),
    "an unknown language": (
        lambda d: ["balance", write(layer(squares(1)), d / "a.gpkg"), "--lang", "de"],
        2,
        ("--lang", "de", "ky, ru, en"),
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_sentence_with_the_mend_and_spoils_nothing(
    tmp_path: Path, case: str, lang: str
) -> None:
    make, code, named = BAD[case]
    out = tmp_path / "результат"
    out.mkdir()
    old = out / "balance.csv"
    old.write_bytes(OLD)
    arguments = [*make(tmp_path), "--out", old]
    if "--lang" not in arguments:
        arguments += ["--lang", lang]
    ran = run(*arguments)
    assert ran.exit_code == code, ran.stderr
    spoken = lang if lang in arguments else "en"
    said = sentence(ran, spoken)
    assert said.endswith(".")
    assert old.read_bytes() == OLD
    assert list(out.iterdir()) == [old]
    if spoken == "en":
        for word in named:
            assert word in said, said
    else:
        assert re.search("[а-яё]", said)


OUTPUTS: dict[str, tuple[str, int, str]] = {
    "an unknown ending": ("out.doc", 2, ".gpkg, .xlsx"),
    "no ending": ("out", 2, ".gpkg, .xlsx"),
    "a folder that is not there": ("no/out.gpkg", 2, "does not exist"),
    "a folder": ("folder.gpkg", 2, "is a folder"),
}


@pytest.mark.parametrize("case", OUTPUTS)
def test_an_output_that_cannot_be_written(
    commands: dict[str, list[str]], tmp_path: Path, case: str
) -> None:
    name, code, named = OUTPUTS[case]
    (tmp_path / "folder.gpkg").mkdir()
    ran = run(*commands["balance"], "--out", tmp_path / name, "--lang", "en")
    assert ran.exit_code == code
    assert named in sentence(ran)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.gpkg"]


@pytest.mark.parametrize("suffix", ["gpkg", "xlsx", "html", "csv", "json", "parquet"])
def test_no_right_to_write(
    commands: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    from sedp_spatial.layers import halfway

    def forbidden(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(halfway, "mkdtemp", forbidden)
    path = tmp_path / f"out.{suffix}"
    path.write_bytes(OLD)
    ran = run(*commands["balance"], "--out", path, "--lang", "en")
    assert ran.exit_code == 1
    assert path.name in sentence(ran)
    assert path.read_bytes() == OLD


def test_ctrl_c_says_so_and_leaves_the_old_output(
    commands: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "land_balance", interrupted)
    old = tmp_path / "out.csv"
    old.write_bytes(OLD)
    ran = run(*commands["balance"], "--out", old, "--lang", "ru")
    assert ran.exit_code == 1
    assert "Остановлено" in sentence(ran, "ru")
    assert old.read_bytes() == OLD


def test_an_error_nobody_foresaw_is_a_sentence_and_a_log(
    commands: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret of the machine")

    monkeypatch.setattr(cli, "land_balance", broken)
    ran = run(*commands["balance"], "--lang", "en")
    assert ran.exit_code == 1
    said = sentence(ran)
    assert "ZeroDivisionError" in said
    log = Path(re.search(r"\S+sedp-spatial-\S+\.log", said)[0])  # type: ignore[index]
    assert "Traceback" in log.read_text("utf-8")
    log.unlink()


def test_findings_of_dirty_data_are_rows_not_refusals(tmp_path: Path) -> None:
    """Null, empty, invalid and collapsed outlines, copies, odd numbers: the balance goes on."""
    line = Polygon([(X, Y), (X + 9, Y), (X, Y)])
    shapes = [block(0, 0), None, Polygon(), bow_tie(2, 0), line, block(0, 0)]
    frame = layer(
        shapes,
        parcel_id=["A", "B", "C", "D", None, "A"],
        registered_area_ha=["12,5 га", "abc", None, "1", "nan", "-4"],
        category=["forest", "?", "?", None, "water", "forest"],
    )
    path = write(frame, tmp_path / "dirty.gpkg")
    checked = run("check", path, "--json")
    assert checked.exit_code == 1
    rules = {row["rule"] for row in json.loads(checked.stdout)["table"]}
    assert {
        *("null_geometry", "empty_geometry", "invalid_geometry", "zero_area", "duplicate_id"),
        *("missing_id", "duplicate_geometry", "bad_number", "unknown_code", "missing_value"),
    } <= rules
    balanced = run("balance", path, "--json")
    assert balanced.exit_code == 0, balanced.stderr
    result = json.loads(balanced.stdout)
    assert sum(row["parcels"] for row in result["table"]) == 6
    assert abs(result["residual_ha"]) < 1e-9
    assert "abc" in balanced.stderr


@pytest.mark.parametrize(
    "arguments",
    [["balance"], ["balanse", "a.gpkg"], ["balance", "a.gpkg", "--tolerance", "wide"], ["--wide"]],
)
def test_wrong_use_of_the_shell_is_2(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert "Traceback" not in ran.output


# --- languages and consoles ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "variables", "lang"),
    [
        (["x", "--lang", "ky"], {"LANG": "en_US.UTF-8"}, "ky"),
        (["x", "--lang=ru"], {}, "ru"),
        (["x", "--lang", "de"], {"LANG": "ru_RU.UTF-8"}, "ru"),
        (["x"], {"SEDP_LANG": "ky", "LANG": "ru_RU.UTF-8"}, "ky"),
        (["x"], {"LANG": "ky_KG.UTF-8"}, "ky"),
        (["x"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["x"], {"LANG": "C"}, "en"),
    ],
)
def test_the_language_of_a_run(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], variables: dict[str, str], lang: str
) -> None:
    for name in ("SEDP_LANG", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert spoken_language(arguments) == lang


def child(*arguments: object, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **variables}
    command = [sys.executable, "-m", "sedp_spatial.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, timeout=600, check=False)


@pytest.mark.parametrize("encoding", ["cp866", "cp1252", "ascii"])
def test_an_old_console_survives_kyrgyz(commands: dict[str, list[str]], encoding: str) -> None:
    ran = child(*commands["balance"], "--lang", "ky", PYTHONIOENCODING=encoding)
    assert ran.returncode == 0, ran.stderr.decode(encoding)
    said = (ran.stdout + ran.stderr).decode(encoding)
    assert "Traceback" not in said
    if encoding == "cp866":
        assert "Токой" in said
        assert "?" not in said.replace("Жайыт?", "")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("cp866", "Кок-Онур: жер - улуш, м2"),
        ("cp1251", "Кок-Онур: жер - улуш, м2"),
        ("cp1252", "???-????: ??? - ????, ?²"),
        ("utf-8", "Көк-Өңүр: жер − үлүш, м²"),
    ],
)
def test_letters_that_a_code_page_lacks_get_the_nearest(
    monkeypatch: pytest.MonkeyPatch, encoding: str, said: str
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    make_streams_robust()
    stream.write("Көк-Өңүр: жер − үлүш, м²")
    stream.flush()
    assert stream.buffer.getvalue().decode(encoding) == said  # type: ignore[attr-defined]


def test_help_is_in_the_language_asked_for() -> None:
    said = child("balance", "--help", "--lang", "ky", PYTHONIOENCODING="utf-8").stdout.decode()
    assert load_codes("commands")["help.balance"]["ky"][:20] in said


def test_a_real_ctrl_c_ends_a_real_process(tmp_path: Path) -> None:
    """A signal, not a simulation: the child is stopped while it reads from a pipe that waits."""
    code = (
        "import os, signal, sedp_spatial.cli as cli\n"
        # A job that a shell started in the background is deaf to Ctrl-C until it says otherwise.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def wait(*a, **k): os.kill(os.getpid(), signal.SIGINT); import time; time.sleep(20)\n"
        "cli.land_balance = wait\n"
        "cli.main()\n"
    )
    source = write(layer(squares(1)), tmp_path / "a.gpkg")
    ran = subprocess.run(
        [sys.executable, "-c", code, "balance", str(source), "--lang", "en"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=600,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr.decode()
    assert b"Stopped at your request" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.slow
def test_the_demo_writes_the_plan_and_the_balance(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("demo", "--out", out, "--lang", "en")
    assert ran.exit_code == 0, ran.stderr
    said = ran.stdout.replace("\n", "")
    for name in (
        "land_balance.xlsx",
        "land_balance.gpkg",
        "land_balance.html",
        "plan/plan.gpkg",
        "plan/plan.xlsx",
        "plan/en/mejkindik_en.docx",
        "plan/en/mejkindik_en.html",
    ):
        assert (out / name).stat().st_size > 10_000
        assert Path(name).name in said
    assert all((out / f"plan/{lang}/mejkindik_{lang}.docx").exists() for lang in ("ky", "ru"))
