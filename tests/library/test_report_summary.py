"""The plain page of one result, for QGIS."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest

from sedp_spatial.report.summary import MOST_ROWS, _rounded, summary_page
from tests.library import report_results as made


class Reader(HTMLParser):
    """Collects tags and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
@pytest.mark.parametrize("make", [made.balance, made.registered, made.change, made.check])
def test_the_page_is_well_formed_and_escaped(make: object, lang: str) -> None:
    page = summary_page(make(), lang, made.EVIL)  # type: ignore[operator]
    assert f'<html lang="{lang}">' in page
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert "script" not in reader.seen
    assert made.EVIL in "".join(reader.text)


def test_figures_table_and_notes_are_said_in_the_language() -> None:
    page = summary_page(made.balance(), "ru", "Баланс")
    assert "Сумма участков, га" in page
    assert "Земли лесного фонда" in page
    assert made.balance().notes[0].text("ru") in page


def test_a_long_table_is_cut_and_the_rest_is_counted() -> None:
    long = pd.concat([made.registered().table] * 200, ignore_index=True)
    page = summary_page(dataclasses.replace(made.registered(), table=long), "en", "x")
    assert page.count("<tr>") < MOST_ROWS + 20
    assert "… and 100 more" in page


def test_it_needs_no_report_library() -> None:
    code = (
        "import sys\n"
        "for name in ('bokeh', 'jinja2', 'openpyxl', 'pyarrow', 'matplotlib'):\n"
        "    sys.modules[name] = None\n"
        "from tests.library import report_results as made\n"
        "from sedp_spatial.report.summary import summary_page\n"
        "assert 'Forest fund' in summary_page(made.balance(), 'en', 'x')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_printed_columns_add_up() -> None:
    result = made.balance()
    printed = _rounded(result.table)
    total = round(result.table["area_ha"].sum() * 10_000)
    assert sum(round(area * 10_000) for area in printed["area_ha"]) == total
    assert sum(round(share * 10_000) for share in printed["share"]) == 10_000
