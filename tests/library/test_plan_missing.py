"""A plan that lacks layers runs what it can; the document says what is not there and why."""

from __future__ import annotations

import re

import pytest

from sedp_spatial import run_plan
from tests.library.finished import docx_of, html_of, plain
from tests.library.plan_folder import small_plan

WITHOUT = ("hazards", "zones", "buildings")


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("few") / "план"
    path = small_plan(folder, parcels=60)
    text = path.read_text(encoding="utf-8")
    for name in WITHOUT:
        text = re.sub(rf"^{name} = .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^zone_rules = .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"\[budget\].*?(?=\n\[)", "", text, flags=re.DOTALL)
    path.write_text(text, encoding="utf-8")
    return run_plan(folder, folder / "out", languages=["ky"])


def test_what_is_missing_is_no_failure(done):
    states = done.table.set_index("step")["state"]
    assert not (states == "failed").any(), done.table["reason"].tolist()
    assert {"exposure", "zoning", "capacity", "budget"} <= set(done.missing)
    assert states["balance"] == states["restrictions"] == states["demand"] == "ran"


def test_the_chapter_says_which_layer_it_lacks(done):
    files = {path.suffix: path for path in done.outputs.values() if "map_" not in path.name}
    said, tables = docx_of(files[".docx"])
    page, _ = html_of(files[".html"])
    for chapter, layer in (("Укуктук зоналаштыруу", "layers.zones"),
                           ("Табигый коркунучтар жана көчүрүү", "layers.hazards"),
                           ("Укуктук зоналаштыруу", "layers.buildings")):  # fmt: skip
        point = next(one for one in said if chapter in one and layer in one)
        assert plain(point) in page, chapter
    last = said.index(next(one for one in said if one == "Эмне жетишпейт"))
    listed = " ".join(said[last:])
    assert any("budget.revenue" in one for one in said[:last])  # in the chapter on money itself
    for step in ("exposure", "zoning", "capacity", "budget"):
        assert done.missing[step].text("ky") in listed, step
    assert "layers.hazards" in listed and "[layers]" in listed
    assert "Бардык бөлүктөр бар." not in said
    assert tables  # what could be made is there
    assert any(table.caption == "Жер балансы категориялар боюнча" for table in tables)
