"""The district's page, workbook and commands, as its staff use them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pandas as pd
import pyogrio
import pytest
from typer.testing import CliRunner

from sedp_spatial import (
    DistrictResult,
    read_layer,
    read_package,
    roll_up,
    write_layers,
    write_package,
)
from sedp_spatial.cli import app
from sedp_spatial.district.archive import packed
from sedp_spatial.district.manifest import digest
from sedp_spatial.district.page import district_page, write_district_page
from tests.library import district as ten
from tests.library.report_results import EVIL, FORMULA

run = CliRunner()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three packages, the boundary, the list, the limits."""
    place = tmp_path_factory.mktemp("district")
    for path in ten.packages(place, cells=2)[3:]:
        path.unlink()
    write_layers(place / "boundary.gpkg", {"boundary": ten.boundary()})
    write_layers(place / "limits.gpkg", {"restrictions": ten.restrictions(),
                                         "hazards": ten.hazards()})  # fmt: skip
    ten.register().head(3).to_csv(place / "list.csv", index=False)
    return place


@pytest.fixture(scope="module")
def result(folder: Path) -> DistrictResult:
    return roll_up(
        sorted(folder.glob("m*.zip")),
        boundary=ten.boundary(),
        restrictions=ten.restrictions(),
        hazards=ten.hazards(),
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ky", ("ӨКЖА айыл аймактары боюнча", "Жерге муктаждык жана бар жер", "Бешик-Таш")),
        ("ru", ("ООПТ по муниципалитетам", "Потребность в землях", "Бешик-Таш")),
        ("en", ("Protected areas by municipality", "Land demand against supply", "Бешик-Таш")),
    ],
)
def test_the_page_speaks_three_languages(
    result: DistrictResult, lang: str, words: tuple[str, ...]
) -> None:
    page = district_page(result, lang=lang)
    for text in words:
        assert text in page
    assert "http" not in page and "<script" not in page
    read = _Tags()
    read.feed(page)
    assert read.tags.count("svg") == 1 and read.tags.count("path") >= 4
    assert "nan" not in read.text.lower().replace("финанс", "")


def test_names_from_packages_cannot_become_markup(tmp_path: Path) -> None:
    layers = {k: ten.layers(1, cells=2)[k] for k in ("parcels", "boundary")}
    found = roll_up({EVIL: layers, FORMULA: {"boundary": ten.layers(2)["boundary"]}})
    write_district_page(tmp_path / "d.html", found, title=EVIL)
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "<script" not in page and "&lt;script&gt;" in page


def roll(folder: Path, *more: str) -> list[str]:
    return [
        "district", "roll-up", str(folder), "--boundary", str(folder / "boundary.gpkg"),
        "--restrictions", f"{folder / 'limits.gpkg'}|layername=restrictions",
        "--hazards", f"{folder / 'limits.gpkg'}|layername=hazards", "--lang", "en", *more,
    ]  # fmt: skip


def test_roll_up_writes_every_format(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"d.{kind}" for kind in ("xlsx", "html", "gpkg", "json", "csv")]
    told = run.invoke(app, roll(folder, *[a for o in outs for a in ("--out", str(o))]))
    assert told.exit_code == 0, told.output
    assert all(out.stat().st_size > 500 for out in outs)
    assert "= district" in told.stdout
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    for sheet in ("District balance", "Municipalities", "Demand and supply", "Findings", "Seams"):
        assert sheet in book.sheetnames
    names = {name for name, _ in pyogrio.list_layers(tmp_path / "d.gpkg")}
    assert any("seam" in name for name in names)
    again = tmp_path / "again.xlsx"
    run.invoke(app, roll(folder, "--out", str(again)))
    assert again.read_bytes() == (tmp_path / "d.xlsx").read_bytes()


def test_json_has_the_names_of_the_attributes(folder: Path) -> None:
    told = run.invoke(app, roll(folder, "--json", "--register", str(folder / "list.csv")))
    assert told.exit_code == 0, told.output
    given = json.loads(told.stdout[told.stdout.index("{") :])
    assert given["received"] == 3 and given["lost"] == 0
    assert given["residual_ha"] == pytest.approx(0, abs=1e-6)
    assert {"table", "district", "municipalities", "findings", "notes"} <= set(given)
    joined = [row["status"] for row in given["names"]]
    assert joined == ["exact"] * 3


def test_a_refused_package_is_said_and_the_exit_code_tells(folder: Path, tmp_path: Path) -> None:
    data = bytearray((folder / "m02.zip").read_bytes())
    data[300] ^= 4
    (tmp_path / "m02.zip").write_bytes(bytes(data))
    told = run.invoke(
        app,
        ["district", "roll-up", str(folder / "m01.zip"), str(tmp_path / "m02.zip"), "--json",
         "--part", "balance", "--lang", "en"],
    )  # fmt: skip
    assert told.exit_code == 1
    given = json.loads(told.stdout[told.stdout.index("{") :])
    assert given["received"] == 1 and given["lost"] == 1
    finding = given["findings"][0]
    assert finding["rule"] == "package_refused" and "m02.zip" in finding["message"]


def test_revenue_is_refused_with_the_rule(folder: Path) -> None:
    told = run.invoke(app, [*roll(folder), "--part", "revenue"])
    assert told.exit_code == 2
    assert "31–37" in told.output


def test_pack_open_and_limits(folder: Path, tmp_path: Path) -> None:
    down = tmp_path / "down.zip"
    told = run.invoke(
        app,
        ["district", "pack", str(folder / "limits.gpkg"), "--out", str(down), "--name", "Район",
         "--year", "2026", "--limits", "--lang", "en"],
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert read_package(down).direction == "down"
    opened = run.invoke(
        app, ["district", "open", str(down), "--out", str(tmp_path / "down.gpkg"), "--lang", "ky"]
    )
    assert opened.exit_code == 0, opened.output
    assert "Район" in opened.stdout
    assert len(read_layer(tmp_path / "down.gpkg", "hazards", kind="hazards")) == 3
    used = run.invoke(
        app,
        ["district", "roll-up", str(folder / "m01.zip"), "--limits", str(down), "--json",
         "--part", "restrictions"],
    )  # fmt: skip
    assert used.exit_code == 0, used.output
    assert json.loads(used.stdout[used.stdout.index("{") :])["exposed_ha"] > 30
    down.write_bytes(down.read_bytes()[:-1] + b"x")
    refused = run.invoke(app, ["district", "open", str(down), "--out", str(tmp_path / "no.gpkg")])
    assert refused.exit_code == 1 and not (tmp_path / "no.gpkg").exists()


def test_a_plan_is_packed_with_its_layers(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "kok-ongur.zip"
    told = run.invoke(
        app, ["district", "pack", str(sample / "plan.toml"), "--out", str(out), "--layers-only"]
    )
    assert told.exit_code == 0, told.output
    package = read_package(out)
    assert package.name == "Көк-Өңүр айыл аймагы"
    assert (package.year, package.vintage) == (2026, "2026-11-01")
    assert {"parcels", "boundary", "restrictions", "hazards", "buildings"} <= set(package.layers)
    assert package.provenance["inputs"][0]["sha256"]
    assert not any(str(sample) in str(value) for value in package.provenance.values())


def test_wrong_use_is_said(folder: Path, tmp_path: Path) -> None:
    for arguments in (
        ["district", "pack", str(tmp_path / "none.toml"), "--out", str(tmp_path / "a.zip")],
        ["district", "pack", str(folder / "limits.gpkg"), "--out", str(tmp_path / "a.zip")],
        ["district", "open", str(folder / "m01.zip"), "--out", str(tmp_path / "a.shp")],
    ):
        told = run.invoke(app, arguments)
        assert told.exit_code == 2, told.output
        assert "Traceback" not in told.output
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Ten packages, six of which cannot be used, each for another reason, and one twice."""
    paths = ten.packages(tmp_path, planted=False, cells=2)
    altered = bytearray(paths[0].read_bytes())
    altered[len(altered) // 3] ^= 1
    paths[0].write_bytes(altered)
    paths[1].write_bytes(paths[1].read_bytes()[:900])
    _repack(paths[2], lambda members: members.pop("layers/boundary.parquet"))
    _repack(paths[4], lambda members: members.update(_manifest(members, schema=2)))
    _repack(
        paths[5],
        lambda members: members.update({"layers/buildings.parquet": b"PAR1 nothing"}),
        sums=True,
    )
    only = {"buildings": ten.layers(8, planted=False, cells=2)["buildings"]}
    write_package(paths[7], only, municipality=ten.names(8), year=ten.YEAR)
    (tmp_path / "again.zip").write_bytes(paths[6].read_bytes())
    return tmp_path


def _manifest(packed_: dict[str, bytes], **changes: object) -> dict[str, bytes]:
    told = {**json.loads(packed_["manifest.json"]), **changes}
    return {"manifest.json": json.dumps(told, ensure_ascii=False).encode()}


def _repack(path: Path, change: Callable[[dict[str, bytes]], object], sums: bool = False) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if sums:
        told = json.loads(members["manifest.json"])["members"]
        for name in told:
            told[name] |= {"sha256": digest(members[name]), "bytes": len(members[name])}
        members |= _manifest(members, members=told)
    path.write_bytes(packed(members))


def test_whatever_is_missing_is_told_by_name_file_and_reason(damaged: Path, tmp_path: Path) -> None:
    ten.register().to_csv(damaged / "list.csv", index=False)
    outs = [tmp_path / "out.html", tmp_path / "out.xlsx"]
    told = run.invoke(
        app,
        ["district", "roll-up", str(damaged), "--register", str(damaged / "list.csv"),
         "--lang", "ky", *[a for out in outs for a in ("--out", str(out))]],
    )  # fmt: skip
    assert told.exit_code == 1, told.output
    book = openpyxl.load_workbook(outs[1])["Жыйынтыктарда жок"]
    rows = {
        row[0]: row
        for row in book.iter_rows(min_row=4, values_only=True)
        if row[2] != "жиберилген жок"
    }
    wanted = {1: "layers/", 2: "", 3: "layers/boundary.parquet", 5: "2 версиясы",
              6: "layers/buildings.parquet", 8: "чек ара"}  # fmt: skip
    assert set(rows) == {ten.NAMES[number][0] for number in wanted}
    page = outs[0].read_text(encoding="utf-8")
    for number, reason in wanted.items():
        row = rows[ten.NAMES[number][0]]
        assert row[1] == f"m{number:02d}.zip" and reason in row[4] and row[5]
        assert f"<strong>{row[0]}</strong>" in page and row[4].split("«")[0][:40] in page
    result = roll_up(sorted(damaged.glob("*.zip")), parts=("balance",))
    assert (result.received, result.lost) == (4, 6)
    assert list(result.municipalities["municipality"])[:4] == [
        ten.NAMES[number][0] for number in (7, 4, 9, 10)
    ]


def test_opening_keeps_a_layer_beside_a_table_of_its_name(folder: Path, tmp_path: Path) -> None:
    own = ten.layers(1, cells=2)
    table = pd.DataFrame({"note": ["а", "б"]})
    package = tmp_path / "both.zip"
    write_package(package, own, {"parcels": table}, municipality="А", year=2026)
    out = tmp_path / "both.gpkg"
    told = run.invoke(app, ["district", "open", str(package), "--out", str(out)])
    assert told.exit_code == 0, told.output
    assert len(read_layer(out, "parcels", kind="parcels")) == 4
    names = {str(name) for name, _ in pyogrio.list_layers(out)}
    assert names == {"parcels", "boundary", "buildings", "parcels_1"}


def test_a_damaged_file_to_pack_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.gpkg").write_bytes(b"GP" * 3000)
    out = tmp_path / "a.zip"
    told = run.invoke(
        app,
        ["district", "pack", str(tmp_path / "x.gpkg"), "--out", str(out), "--name", "А",
         "--year", "2026"],
    )  # fmt: skip
    assert told.exit_code == 1 and "x.gpkg cannot be read" in told.output
    assert "developers" not in told.output and not out.exists()


def test_packages_are_found_whatever_the_letters_of_their_ending(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "M01.ZIP").write_bytes((folder / "m01.zip").read_bytes())
    (tmp_path / "m02.zip").write_bytes((folder / "m02.zip").read_bytes())
    told = run.invoke(app, ["district", "roll-up", str(tmp_path), "--part", "balance", "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout.splitlines()[-1])["received"] == 2


def test_the_same_package_twice_counts_once(damaged: Path) -> None:
    twice = roll_up([damaged / "m07.zip", damaged / "again.zip"], parts=("balance",))
    once = roll_up([damaged / "m07.zip"], parts=("balance",))
    assert (twice.municipalities_ha, twice.lost) == (once.municipalities_ha, 0)
    (finding,) = twice.findings[twice.findings["rule"] == "same_package"].to_dict("records")
    assert "m07.zip" in str(finding["message"]) and "again.zip" in str(finding["message"])


def test_a_district_without_losses_has_no_such_section(result: DistrictResult) -> None:
    assert (result.missing["status"] == "no_layer").all()
    assert "Missing from the sums" not in district_page(result, lang="en")


def test_notes_of_packages_are_told_with_the_municipality(result: DistrictResult) -> None:
    said = [note.text("en") for note in result.notes if note.code == "note.district_of"]
    assert any(text.startswith("On the package of Арча: ") for text in said)
    assert any("Жаңы-Суу" in text for text in said)


def test_pack_tells_progress_in_the_language_asked_for(sample: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    source = (sample / "municipality.gpkg").as_posix()
    plan.write_text(
        f"""base_year = 2026
years = [2031]
languages = ["ky"]
[territory]
ky = "Көк-Өңүр"
[layers]
parcels = "{source}|layername=parcels"
""",
        encoding="utf-8",
    )
    out = tmp_path / "a.zip"
    told = run.invoke(app, ["district", "pack", str(plan), "--out", str(out), "--lang", "ru"])
    assert told.exit_code == 0, told.output
    assert "Земельный баланс" in told.output and "Жер балансы" not in told.output


def test_layers_that_packages_do_not_know_are_named(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    told = run.invoke(
        app,
        ["district", "pack", str(sample / "municipality.gpkg"), "--out", str(out), "--name", "А",
         "--year", "2026", "--lang", "en"],
    )  # fmt: skip
    assert told.exit_code == 0 and "parcels_2021" in told.stdout
    assert read_package(out).provenance["source"]["left_out"] == ["parcels_2021"]
