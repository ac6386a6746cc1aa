"""Every hectare, person and som that stands in two places is the same number.

One plan is run whole; its DOCX, HTML, XLSX and GeoPackage are read back and compared.
"""

from __future__ import annotations

import csv
import json
import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from openpyxl import load_workbook

from sedp_spatial import PlanResult, run_plan
from sedp_spatial.plan.book import step_name
from sedp_spatial.report.geopackage import table_name
from sedp_spatial.report.tables import write_table
from sedp_spatial.report.words import words_of
from tests.library.finished import (
    Told,
    docx_of,
    gpkg_of,
    html_of,
    plain,
    value,
    values,
    xlsx_of,
)
from tests.library.full_plan import FORMULA, HOSTILE, LINK, SCRIPT, TEMPLATE, full_plan

HA, SOM = 0.00500001, 0.50000001  # half of the last printed digit
HA_SHARED, SOM_SHARED = 2.02 * HA, 2.02 * SOM  # where parts are printed to their common total
LAST = 2036


@dataclass(frozen=True)
class Finished:
    """What was written, read back."""

    result: PlanResult
    said: list[str]
    tables: list[Told]
    page: str
    page_tables: list[list[tuple[str, ...]]]
    kept: dict[str, pd.DataFrame]
    sheets: dict[str, pd.DataFrame]

    def told(self, caption: str) -> Told:
        return next(table for table in self.tables if table.caption.startswith(caption))

    def lead(self, chapter: int) -> str:
        """The sentence of the first page; the chapter must begin with the same."""
        point = next(said for said in self.said if said.startswith(f"{chapter}. "))
        at = self.said.index(". ".join(point.split(". ", 2)[:2]))
        assert point == f"{self.said[at]}. {self.said[at + 1]}"
        return self.said[at + 1]

    def table(self, step: str, key: str = "table") -> pd.DataFrame:
        """A table from the GeoPackage, codes and all."""
        return self.kept[table_name(step, key, self.result.parts[step])]


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> Finished:
    folder = tmp_path_factory.mktemp("one") / "Көк-Өңүрдүн планы"
    result = run_plan(full_plan(folder), folder / "out", languages=["ky"])
    assert (result.table["state"] != "failed").all(), result.table["reason"].tolist()
    files = {path.suffix: path for path in result.outputs.values() if "map_" not in path.name}
    said, tables = docx_of(files[".docx"])
    page, page_tables = html_of(files[".html"])
    kept = gpkg_of(result.outputs["geopackage"])
    return Finished(result, said, tables, page, page_tables, kept,
                    xlsx_of(result.outputs["workbook"]))  # fmt: skip


def printed(shown: float, exact: float, half: float = HA) -> None:
    assert shown == pytest.approx(exact, abs=half)


def adds_up(told: Told, title: str, *, foot: str = "Бардыгы") -> None:
    """The printed parts of a column add up to its printed total, to the last digit."""
    shown = told.column(title)
    total = shown.pop(foot)
    assert sum(shown.values()) == pytest.approx(total, abs=1e-6), (told.caption, title)


def test_the_page_says_what_the_document_says(done):
    assert len(done.page_tables) >= len(done.tables)
    cells = {tuple(plain(c) for c in row) for table in done.page_tables for row in table}
    for table in done.tables:
        for row in (table.head, *table.rows):
            assert tuple(plain(cell) for cell in row) in cells, (table.caption, row)
    for said in done.said:
        title = re.sub(r"^\d+-(таблица|сүрөт)\. ", "", said)
        assert plain(title) in done.page, said


def test_the_workbook_holds_the_numbers_of_the_geopackage(done):
    """Column by column; both are written from the same tables, one in codes, one in words."""
    compared = 0
    for step, part in done.result.parts.items():
        for key, frame in part.tables().items():
            told = words_of("ky").get(
                f"sheet.{step}_{key}", words_of("ky").get(f"column.{key}", key)
            )
            heading = step_name(step, "ky")
            sheet = done.sheets.get(heading if key == "table" else f"{heading}: {told}")
            if sheet is None:
                assert len(frame) == 0 or len(frame) > 10_000 or not len(frame.columns), (step, key)
                continue
            kept = done.kept[table_name(step, key, part)]
            numeric = [c for c in frame.columns if pd.api.types.is_float_dtype(frame[c])]
            sheet_numbers = {_signature(sheet.iloc[:, at]) for at in range(sheet.shape[1])}
            for column in numeric:
                if frame[column].notna().any():
                    assert _signature(kept[column]) in sheet_numbers, (step, key, column)
                    compared += 1
    assert compared > 150


def _signature(column: pd.Series) -> tuple[int, str]:
    """How many numbers a column holds, and what their sizes add up to, to nine digits."""
    known = [
        abs(float(one))
        for one in column
        if isinstance(one, int | float) and not isinstance(one, bool) and not pd.isna(one)
    ]
    return len(known), f"{math.fsum(known):.9g}"


def test_land_by_category_is_the_same_in_every_chapter(done):
    balance = done.told("Жер балансы категориялар боюнча").column("Аянты, га")
    limits = done.told("Чектөө астындагы жерлер").column("Аянты, га")
    after = done.told("Жер балансы трансформацияга чейин").column("Мурда")
    change = done.told("Баланстын өзгөрүшү").column("Азыр")
    shared = [name for name in balance if name in after and name != "Бардыгы"]
    assert len(shared) >= 7
    kept = done.table("balance").set_index("category")["area_ha"]
    for name in shared:
        assert balance[name] == after[name], name
        if name in limits:
            assert balance[name] == limits[name] == change[name], name
    assert balance["Бардыгы"] == limits["Бардыгы"]
    farm = done.told("Чарба жерлеринин түрлөрү").column("Аянты, га")
    assert farm["Бардыгы"] == balance["Айыл чарба багытындагы жерлер"]
    printed(balance["Айыл чарба багытындагы жерлер"], kept["agricultural"], HA_SHARED)
    printed(balance["Калктуу конуштардын жерлери"], kept["settlement"], HA_SHARED)
    territory, area = values(done.lead(1))[:2]
    assert (territory, area) == (balance["Аймактын аянты"], max(balance[n] for n in shared[:7]))
    adds_up(done.told("Чектөө астындагы жерлер"), "Аянты, га")


def test_used_and_unused_land(done):
    told = done.told("Чарба жерлеринин түрлөрү")
    row = done.table("balance").set_index("category").loc["agricultural"]
    names = ("Пайдаланылат", "Пайдаланылбайт", "Белгисиз")
    for title, column in zip(names, ("used_ha", "unused_ha", "unknown_use_ha"), strict=True):
        printed(
            told.column(title)["Бардыгы"], row[column], HA_SHARED
        )  # printed to their common sum
        adds_up(told, title)
    lead = values(done.lead(2))
    unused, unknown = (told.column(title)["Бардыгы"] for title in names[1:])
    assert lead[0] == told.column("Аянты, га")["Бардыгы"]
    assert lead[1] == unused and lead[3] == unknown


def test_restricted_and_free_land(done):
    told = done.told("Чектөө астындагы жерлер")
    rows = done.table("restrictions", "categories")
    printed(told.column("Эркин")["Бардыгы"], rows["free_ha"].iloc[-1], HA_SHARED)
    area, free = told.column("Аянты, га")["Бардыгы"], told.column("Эркин")["Бардыгы"]
    restricted, _, _, said_free = values(done.lead(4))[:4]
    assert said_free == free and restricted == pytest.approx(area - free, abs=1e-9)
    both = done.table("constraints", "regimes")
    printed(free, both.loc[both["regime"] == "free", "area_ha"].sum(), HA_SHARED)


def test_people_in_danger(done):
    told = done.told("Адамдар, үй чарбалары")
    everyone = "Коркунучтардын кайсынысы болбосун"
    rows = done.table("exposure")
    exposed = rows[(rows["hazard"] == "any") & (rows["level"] == "exposed")]
    people, _, households = values(done.lead(5))[:3]
    for title, column in (("Адамдар", "people"), ("Үй чарбалары", "households"),
                          ("Имараттар", "buildings")):  # fmt: skip
        assert told.column(title)[everyone] == exposed[column].sum()  # village by village
        mudflow = rows[(rows["hazard"] == "mudflow") & (rows["level"] == "1")][column].sum()
        assert told.column(title)["Сел, 1-деңгээл"] == mudflow
    assert people == told.column("Адамдар")[everyone]
    assert households == told.column("Үй чарбалары")[everyone]
    by_building = done.table("exposure", "by_building")
    any_building = by_building[
        (by_building["hazard"] == "any") & (by_building["level"] == "exposed")
    ]
    assert any_building["people"].sum() == people


def test_resettlement_is_counted_once(done):
    ledger, told = done.table("ledger"), done.told("Көчүрүү жерлер боюнча")
    for title, column in (("Коркунучтагы үй чарбалар", "exposed"), ("Көчкөн", "moved"),
                          ("Дагы керек тилкелер", "plots_needed")):  # fmt: skip
        assert value(told.rows[-1][told.head.index(title)]) == ledger[column].sum()
    parts = next(said for said in done.said if "көчүрүү үчүн" in said)
    assert values(parts)[-1] == ledger["plots_needed"].sum()  # the dwellings of the forecast


def test_people_and_dwellings_by_year(done):
    told, kept = done.told("Калк, үй чарбалары"), done.table("demand", "dwellings")
    words = {"low": "Төмөнкү", "central": "Орточо", "high": "Жогорку"}
    titles = (("Калк, адам", "population"), ("Үй чарбалары", "households"),
              ("Бардык турак жайлар", "dwellings"))  # fmt: skip
    seen = 0
    for row in kept.to_dict("records"):
        name = f"{words[row['scenario']]}, {int(row['year'])}"
        for title, column in titles:
            printed(told.column(title)[name], row[column], SOM)
            seen += 1
    assert seen == 18
    numbers = values(done.lead(6))
    central = told.column("Калк, адам")[f"Орточо, {LAST}"]
    assert numbers[3] == central and numbers[4] == central - numbers[1]
    assert numbers[5] == told.column("Бардык турак жайлар")[f"Орточо, {LAST}"]
    assert sum(values(next(s for s in done.said if "көчүрүү үчүн" in s))[1:]) == numbers[5]


def test_demand_is_what_is_asked_for(done):
    told, asked = done.told("Тармактар боюнча кошумча жер"), done.told("Эмне талап кылынды")
    kept = done.table("demand")
    kept = kept[(kept["scenario"] == "central") & (kept["year"] == LAST)].set_index("sector")
    shown = told.column(str(LAST))
    for name, sector in (("Турак жай", "housing"), ("Социалдык объекттер", "social"),
                         ("Өнөр жай", "industry"), ("Туризм", "tourism")):  # fmt: skip
        printed(shown[name], kept.loc[sector, "demand_ha"], HA_SHARED)
        assert asked.column("Керек, га")[name] == shown[name]
    for year in ("2031", str(LAST)):
        adds_up(told, year)
    total, farm, built = values(done.lead(7))[2:5]
    assert total == shown["Бардыгы"] and farm == shown["Айыл чарба"]
    assert built == pytest.approx(total - farm, abs=1e-9)


def test_chosen_land_and_what_is_missing(done):
    told, kept = done.told("Эмне талап кылынды"), done.table("allocation", "uses").set_index("use")
    names = {"Турак жай": "housing", "Өнөр жай": "industry", "Социалдык объекттер": "social",
             "Туризм": "tourism"}  # fmt: skip
    for name, use in names.items():
        printed(told.column("Табылды, га")[name], kept.loc[use, "allocated_ha"])
        assert told.column("Тилкелер")[name] == kept.loc[use, "plots"]
        asked, missing = told.column("Керек, га")[name], told.column("Жетишпейт, га")[name]
        printed(missing, kept.loc[use, "missing_ha"], HA_SHARED)
        assert missing == pytest.approx(max(asked - told.column("Табылды, га")[name], 0), abs=0.011)
    adds_up(told, "Табылды, га")
    adds_up(told, "Жетишпейт, га")
    area, plots, moved, missing = values(done.lead(8))
    assert area == told.column("Табылды, га")["Бардыгы"]
    assert plots == told.column("Тилкелер")["Бардыгы"]
    assert missing == pytest.approx(told.column("Жетишпейт, га")["Бардыгы"], abs=HA_SHARED)
    plan = done.table("allocation")
    taken = plan[plan["use"].notna()]
    printed(moved, taken.loc[taken["status"] == "after_transformation", "area_ha"].sum())
    without, again, rest, left = values(done.lead(9))[:4]
    assert again == moved and rest == missing and without > rest
    answers = done.table("answers")
    assert left <= without and len(answers)
    checks = done.told("Өтүнүчтөрдү алдын ала").column("Аянты, га")
    asked_for = values(done.lead(10))
    assert asked_for[1] == checks.get("Бардыгы", sum(checks.values()))
    precheck = done.table("precheck")
    printed(asked_for[1], precheck["area_ha"].sum())


def test_transformation_keeps_the_land(done):
    told, kept = done.told("Жер балансы трансформацияга чейин"), done.table("transformation")
    for title in ("Мурда", "План боюнча", "Өзгөрүү"):
        adds_up(told, title)
    assert told.column("Мурда")["Бардыгы"] == told.column("План боюнча")["Бардыгы"]
    assert told.column("Өзгөрүү")["Бардыгы"] == 0
    assert kept["before_ha"].sum() == pytest.approx(kept["after_ha"].sum(), abs=1e-9)
    printed(told.column("План боюнча")["Калктуу конуштардын жерлери"],
            kept.set_index("category").loc["settlement", "after_ha"], HA_SHARED)  # fmt: skip
    changed = done.kept["transformation_changed"]["area_ha"].sum()
    gained = sum(v for v in told.column("Өзгөрүү").values() if v > 0)
    printed(gained, changed, HA_SHARED)


def test_compensation(done):
    checks = done.told("Өтүнүчтөрдү алдын ала")
    at = checks.head.index("Жоготуулар, сом")
    sentence = next(said for said in done.said if said.startswith("Айыл чарба өндүрүшүнүн орду"))
    som = values(sentence)[0]
    assert som == sum(value(row[at]) for row in checks.rows if row[0] != "Бардыгы")
    printed(som, done.table("precheck", "compensation")["som"].sum(), SOM)
    measures = done.table("measures")
    paid = measures[measures["purpose"] == "compensation"]["cost_som"]
    printed(som, paid.sum(), 1.0)


def test_measures_and_their_money(done):
    told, kept = done.told("Иш-чаралар, наркы"), done.table("funding", "measures")
    foot = told.rows[-1]
    assert "Бардыгы" in foot
    total, covered, missing = (value(cell) for cell in foot[-3:])
    count, *said = values(done.lead(11))
    assert said == [total, covered, missing] and covered + missing == total
    assert count == len(told.rows) - 1 == len(done.table("measures"))
    for at, column in ((-3, "cost_som"), (-2, "covered_som"), (-1, "missing_som")):
        printed(value(foot[at]), kept[column].sum(), SOM_SHARED)
        assert sum(value(row[at]) for row in told.rows[:-1]) == value(foot[at])
    printed(total, done.table("measures")["cost_som"].sum(), SOM)
    printed(covered, done.table("funding")["covered_som"].sum(), SOM_SHARED)
    phase = next(said for said in done.said if said.startswith("Каражаты бар 1-баскыч"))
    first = [row for row in told.rows[:-1] if row[0] == "1"]
    assert values(phase)[1:3] == [sum(value(row[-3]) for row in first), len(first)]


def test_the_budget_by_year(done):
    told, kept = done.told("Жергиликтүү бюджеттин болжолу"), done.table("budget", "totals")
    kept = kept[kept["scenario"] == "planned"].set_index("year")
    titles = (("Кирешелер, сом", "revenue_som"), ("Чыгашалар, сом", "expenditure_som"),
              ("Өнүктүрүү бюджети, сом", "development_som"))  # fmt: skip
    for title, column in titles:
        shown = told.column(title)
        assert len(shown) == len(kept)
        for year, som in shown.items():
            printed(som, kept.loc[int(year), column], SOM)
    for row in told.rows:
        names = ("Кирешелер, сом", "Чыгашалар, сом", "Калдык, сом")
        revenue, spent, left = (value(row[told.head.index(name)]) for name in names)
        assert revenue - spent == pytest.approx(left, abs=1.0)  # each is rounded by itself
    for row in done.table("funding", "years").to_dict("records"):
        year = int(row["year"])
        upkeep = done.table("measures", "upkeep")
        asked = upkeep.loc[upkeep["year"] == year, "upkeep_som"].sum()
        assert row["upkeep_all_som"] == pytest.approx(asked) == kept.loc[year, "new_upkeep_som"]
        left = row["development_som"] - row["upkeep_all_som"]
        assert left == pytest.approx(kept.loc[year, "development_som"], abs=0.01)


def test_what_land_brings(done):
    told, kept = done.told("Жерден жылдык түшүүлөр"), done.table("land_revenue", "totals")
    sentence = values(next(s for s in done.said if s.startswith("Жер салыгы жана ижара жылына")))
    for said, title, column in zip(
        sentence,
        ("Мурунку түшүү, сом", "Кийинки түшүү, сом"),
        ("revenue_before_som", "revenue_after_som"),
        strict=True,
    ):
        assert told.column(title)["Бардыгы"] == said
        printed(said, kept[column].sum(), SOM)
        adds_up(told, title)


def test_municipal_land(done):
    told, kept = done.told("Муниципалдык жерлер жана"), done.table("management", "summary")
    total = value(told.rows[-1][-1])
    assert values(done.lead(12))[0] == total
    printed(total, kept["area_ha"].sum())
    assert value(told.rows[-1][-2]) == kept["parcels"].sum()


def test_every_number_of_the_tables_stands_in_the_workbook(done):
    """Hectares, people and som of the document's tables: each is in a table, or a sum of one."""
    stored = [float(one) for sheet in done.sheets.values() for column in sheet.columns
              for one in _column(sheet, column)
              if isinstance(one, int | float) and not isinstance(one, bool)]  # fmt: skip
    stored += [one / 10_000 for one in stored]  # square metres
    sums = []
    for frame in (
        *done.kept.values(),
        *(f for p in done.result.parts.values() for f in p.tables().values()),
    ):
        sums += _sums(frame)
    sums += _by_obstacle(done.table("supply", "uses"))
    known = sorted(abs(one) for one in (*stored, *sums) if math.isfinite(one))
    unknown, asked = [], 0
    for table in done.tables:
        for at, title in enumerate(table.head):
            half = HA_SHARED if ", га" in title or ", га" in table.caption else SOM_SHARED
            if not re.search(r", (га|сом|адам|м²)$", title) and ", га" not in table.caption:
                continue
            for row in table.rows:
                try:
                    shown = abs(value(row[at]))
                except ValueError:
                    continue
                asked += 1
                if not _near(known, shown, half):
                    unknown.append((table.caption, title, row[0], row[at]))
    assert asked > 300
    assert not unknown, unknown


def _column(sheet: pd.DataFrame, name: object) -> list[object]:
    found = sheet[name]
    return found.to_numpy().ravel().tolist()


def _sums(frame: pd.DataFrame) -> list[float]:
    """The sums that a table may be told by: of all, and by each column of codes or pair of them."""
    numeric = [c for c in frame.columns if pd.api.types.is_numeric_dtype(frame[c])]
    codes = [c for c in frame.columns
             if c not in numeric and c != "geometry" and len(frame) < 5000
             and frame[c].map(lambda v: isinstance(v, str)).any()
             and frame[c].nunique() < 40]  # fmt: skip
    codes += [c for c in ("year", "phase") if c in frame.columns]
    found = [float(frame[c].sum()) for c in numeric]
    pairs = [[a] for a in codes] + [[a, b] for i, a in enumerate(codes) for b in codes[i + 1 :]]
    for keys in pairs[:40]:
        grouped = frame.assign(**{k: frame[k].astype(str) for k in keys}).groupby(keys)
        sums = grouped[[c for c in numeric if c not in keys]].sum()
        found += [float(v) for v in sums.to_numpy(dtype=float).ravel()]
    return found + [v / 10_000 for v in found]


def _by_obstacle(uses: pd.DataFrame) -> list[float]:
    """The land that each obstacle keeps from each use: a plot with two counts at both."""
    rows = uses[uses["status"] == "no"]
    single = rows.assign(code=rows["obstacles"].str.split(";")).explode("code")
    return single.groupby(["use", "code"])["area_ha"].sum().tolist()


def _near(known: list[float], shown: float, half: float) -> bool:
    at = bisect_left(known, shown - half)
    return at < len(known) and known[at] <= shown + half


def test_the_record_names_every_file(done):
    record = json.loads(done.result.outputs["provenance"].read_text(encoding="utf-8"))
    files = {row["file"] for row in record["inputs"]}
    listed = next(said for said in done.said if "measures.csv" in said and ";" in said)
    assert {Path(file.split("|")[0]).name for file in files} == set(listed.split("; "))


# --- What people typed


def test_typed_text_is_only_text_on_the_page(done):
    page = next(p for p in done.result.outputs.values() if p.suffix == ".html").read_text("utf-8")
    assert SCRIPT not in page and "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert TEMPLATE in plain(done.page) and "49" not in done.page.split(TEMPLATE)[0][-20:]
    assert plain(SCRIPT) in done.page and LINK in done.page


def test_typed_text_stands_in_the_document_as_it_was_typed(done):
    whole = "\n".join([*done.said, *(cell for t in done.tables for row in t.rows for cell in row)])
    for text in HOSTILE:
        assert text in whole, text


def test_no_cell_of_the_workbook_is_a_formula(done):
    book = load_workbook(done.result.outputs["workbook"])
    seen = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None, (sheet.title, cell.coordinate)
                if isinstance(cell.value, str):
                    seen |= {text for text in HOSTILE if text in cell.value}
    assert seen == set(HOSTILE)


def test_typed_text_is_kept_whole_in_the_geopackage(done):
    measures = done.table("measures")
    assert LINK in set(measures["name"])
    assert SCRIPT in set(done.table("management", "proposals")["text"])
    assert FORMULA in set(done.table("management", "proposals")["author"])
    styles = done.kept.get("layer_styles")
    if styles is not None:
        assert not styles["styleQML"].str.contains("<script>alert", regex=False).any()


def test_styles_say_everything_in_the_language(done):
    """Titles of columns and lines of legends in the GeoPackage that QGIS opens."""
    untranslated = []
    for table, qml in done.kept["layer_styles"][["f_table_name", "styleQML"]].to_numpy():
        style = ET.fromstring(qml.removeprefix("<!DOCTYPE qgis>\n"))
        untranslated += [
            f"{table}.{a.get('field')}"
            for a in style.iter("alias")
            if not (a.get("name") or a.get("field", "").isdigit())
        ]
        labels = [line.get("label") for kind in ("category", "range") for line in style.iter(kind)]
        untranslated += [f"{table}: {label}" for label in labels if label and "_" in label]
    assert untranslated == []


def test_a_result_written_as_csv_starts_no_formula(done, tmp_path):
    path = tmp_path / "measures.csv"
    write_table(path, done.result.parts["measures"], lang="ky")
    with path.open(encoding="utf-8-sig", newline="") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    assert any(LINK in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "\t"))]
