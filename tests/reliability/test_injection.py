"""What people type is shown, and never run: in pages, workbooks, texts and documents."""

from __future__ import annotations

import csv
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sedp_spatial.district import write_package
from tests.library import district
from tests.library.builders import layer, squares
from tests.library.full_plan import full_plan
from tests.library.tools import require_tool
from tests.reliability import seeds
from tests.reliability.conftest import command
from tests.reliability.fuzz import write_toml

_MARK = "document.documentElement.setAttribute('data-evil',1)"
EVILS = (
    f"</title><script>{_MARK}</script>",
    f"</script><script>{_MARK}</script><!--",
    f'"><img src=x onerror="{_MARK}">',
    f"' autofocus tabindex=0 onfocus={_MARK} onmouseover={_MARK} x='",
    f"javascript:{_MARK}",
    f"<svg/onload={_MARK}><a href=javascript:{_MARK}>a</a>",
    "{{7*7}}{% for x in y %}${7*7}{0}%s",
    f"\\u003cscript\\u003e{_MARK}\\u003c/script\\u003e",
)
EVIL = " ".join(EVILS)
FORMULAS = (
    "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)", "\t=1+1", "\r=1+1",
    "\n=1+1", " =1+1", '=HYPERLINK("http://example.invalid";"бас")',
)  # fmt: skip


def evil_parcels(folder: Path) -> Path:
    path = folder / "parcels.parquet"
    count = len(EVILS) + 1
    layer(
        squares(count),
        parcel_id=["P1", *EVILS],
        category=["agricultural", *EVILS],
        land_kind=["arable_irrigated", *EVILS],
        purpose=["P1", *EVILS],
        registered_area_ha=[9.0] * count,
    ).to_parquet(path)
    return path


def evil_restrictions(folder: Path) -> Path:
    path = folder / "restrictions.parquet"
    count = len(EVILS)
    layer(
        squares(count),
        kind=["water_strip"] * count,
        regime=["prohibited"] * count,
        name=list(EVILS),
        legal_basis=list(EVILS),
    ).to_parquet(path)
    return path


def opened(page: Path) -> str:
    """The page after its scripts ran, in a browser without a network."""
    told = subprocess.run(
        [
            require_tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=15000",
            f"--user-data-dir={page.parent / 'profile'}", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, timeout=600, check=True,
    )  # fmt: skip
    return told.stdout


class Reader(HTMLParser):
    """Every attribute that leads somewhere or runs something."""

    LEADING = ("src", "href", "action", "formaction", "data", "poster", "srcset", "background")
    STRANGE = ("link", "iframe", "object", "embed", "base", "form", "frame")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.STRANGE:
            self.found.append(tag)
        for name, value in attrs:
            leads = name in self.LEADING and not (value or "").startswith(("#", "data:image/"))
            if leads or name.startswith("on") or name == "http-equiv":
                self.found.append(f"{tag} {name}={value}")


def assert_harmless(page: Path) -> None:
    read = Reader()
    read.feed(page.read_text(encoding="utf-8"))
    assert read.found == []
    dom = opened(page)
    root = re.search(r"<html[^>]*>", dom)
    assert root and "data-evil" not in root[0], page.name
    assert "onerror" in dom or "onmouseover" in dom or "onload" in dom, "the text is not shown"


def test_the_browser_would_notice(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><html><body>{EVILS[2]}</body></html>", encoding="utf-8")
    root = re.search(r"<html[^>]*>", opened(page))
    assert root and "data-evil" in root[0]
    with pytest.raises(AssertionError):
        assert_harmless(page)


def _balance(folder: Path) -> list[object]:
    return ["balance", evil_parcels(folder)]


def _check(folder: Path) -> list[object]:
    return ["check", evil_parcels(folder)]


def _registered(folder: Path) -> list[object]:
    return ["registered", evil_parcels(folder)]


def _extract(folder: Path) -> list[object]:
    return ["extract", evil_parcels(folder), "--territory", EVIL,
            "--restrictions", evil_restrictions(folder)]  # fmt: skip


def _case(folder: Path) -> list[object]:
    return ["precheck", evil_parcels(folder), "--ids", "P1", "--target", "settlement",
            "--purpose", "housing", "--territory", EVIL,
            "--restrictions", evil_restrictions(folder)]  # fmt: skip


def _demand(folder: Path) -> list[object]:
    path = write_toml(folder, "forecast")
    text = path.read_text(encoding="utf-8").replace('"Kok-Ongur aiyl aimagy"', f"'''{EVIL}'''")
    path.write_text(text, encoding="utf-8")
    return ["demand", path]


def _district(folder: Path) -> list[object]:
    packages = folder / "packages"
    packages.mkdir()
    for number, evil in enumerate(EVILS, start=1):
        write_package(
            packages / f"{number}.zip", district.layers(number, cells=2),
            {"demand": district.demand(number), "supply": district.supply(number)},
            municipality={"ky": evil, "ru": evil, "en": evil}, year=2026,
        )  # fmt: skip
    return ["district", "roll-up", packages]


@pytest.mark.parametrize(
    "make", [_balance, _check, _registered, _extract, _case, _demand, _district]
)
def test_pages(make: object, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    argv = make(tmp_path)  # type: ignore[operator]
    told = command(*argv, "--out", page, "--lang", "en")
    assert told.returncode in (0, 1) and page.exists(), told.stderr
    assert_harmless(page)


def test_the_section_and_its_documents(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    plan = full_plan(tmp_path / "in", parcels=40)
    text = plan.read_text(encoding="utf-8")
    control = '"Кат \\u0001\\u0007\\u001b[31m\\u000b\\u0085\\uFFFE\\u202E x"'
    names = {"en": f"'''{EVIL}'''", "ru": control}
    for lang, name in names.items():
        told = f"{lang} = {name}"
        text = re.sub(rf'^{lang} = ".*"', lambda _: told, text, count=1, flags=re.MULTILINE)  # noqa: B023
    plan.write_text(text.replace('["ky", "ru", "en"]', '["en", "ru"]'), encoding="utf-8")
    told = command("run", plan, "--out", tmp_path / "out", "--lang", "en")
    assert told.returncode == 0, told.stderr
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert 'http-equiv="refresh' not in html and _MARK + "</script>" not in html
        root = re.search(r"<html[^>]*>", opened(page))
        assert root and "data-evil" not in root[0], page
    for path in (tmp_path / "out").rglob("*.docx"):
        assert docx.Document(path).paragraphs


def formula_parcels(folder: Path) -> Path:
    path = folder / "parcels.parquet"
    count = len(FORMULAS)
    layer(
        squares(count), parcel_id=list(FORMULAS), category=list(FORMULAS), purpose=list(FORMULAS),
        registered_area_ha=[1.0] * count, **{"=1+1": list(FORMULAS)},
    ).to_parquet(path)  # fmt: skip
    return path


@pytest.mark.parametrize("name", ["balance", "check", "registered", "repair"])
def test_workbooks_hold_no_formula(name: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    told = command(name, formula_parcels(tmp_path), "--out", path)
    assert path.exists(), told.stderr
    numbers = 0
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate, cell.value)
                assert cell.hyperlink is None
                numbers += cell.data_type == "n" and cell.value is not None
    assert numbers > 3 or name in ("check", "repair")  # numbers stay numbers


@pytest.mark.parametrize("name", ["balance", "check", "registered", "repair"])
def test_texts_hold_no_formula(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    told = command(name, formula_parcels(tmp_path), "--out", path)
    assert path.exists(), told.stderr
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                if cell and cell.lstrip(" ")[:1] in "=+-@\t\r\n":
                    float(cell.replace("−", "-"))  # only a number may begin so


def test_a_command_with_hostile_files_does_not_steer_the_console(tmp_path: Path) -> None:
    """What a file is called cannot paint the console."""
    path = seeds.write_vector(tmp_path, "GPKG").rename(tmp_path / "a\x1b[31m\u202e.gpkg")
    path.write_bytes(b"no layer")
    told = command("check", path)
    assert told.returncode == 1
    assert "\x1b" not in told.stderr
