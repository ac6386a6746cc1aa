"""Documents of blocks: what a reader finds in the DOCX and in the page is what the blocks say."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial.report.document import (
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Table,
    write_docx,
    write_html,
)
from sedp_spatial.report.maps.charts import BarRow, bar_picture

EVIL = "<script>document.body.dataset.evil=1</script>{{ 7*7 }} $x$ {0} ң ө ү"


@pytest.fixture(scope="module")
def picture() -> Picture:
    return bar_picture([BarRow("Токой", 3.0, "3,00", "#5c8a4a", "....")], "Аянт")


def document(*blocks: object, lang: str = "ky", title: str = "«Мейкиндик»") -> Document:
    return Document(title, "Көк-Өңүр", "СЭӨП", lang, tuple(blocks), "SEDP Spatial")  # type: ignore[arg-type]


def table(rows: int = 2) -> Table:
    return Table(
        "1-таблица. Жер",
        (Column("Категория", weight=2.0), Column("Аянты, га", numeric=True)),
        tuple((f"Токой {row}", f"{row},50") for row in range(rows)),
        (("Бардыгы", "99,00"),),
        "… дагы 3",
        key="land",
    )


def whole(picture: Picture) -> tuple[object, ...]:
    return (
        Heading("Негизгиси", key="main"),
        Point("1. Аймак.", "17 620,00 га", "c1"),
        Heading("1. Аймак", key="c1"),
        Paragraph("17 620,00 га", lead=True),
        table(),
        Figure(picture, "1-сүрөт. Аянттар", "Диаграмма: токой 3,00"),
        Bullets(("бир", "эки"), small=True),
        Note("Булак"),
        PageBreak(),
    )


class Text(HTMLParser):
    """The text of a page, and the elements that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def test_docx_has_styles_bookmarks_captions_and_alt_texts(tmp_path: Path, picture: Picture) -> None:
    write_docx(tmp_path / "a.docx", document(*whole(picture)))
    made = docx.Document(str(tmp_path / "a.docx"))
    styles = {p.text: p.style.name for p in made.paragraphs if p.text}
    assert styles["1. Аймак"] == "Heading 1"
    assert styles["17 620,00 га"] == "Lead"
    assert styles["1-сүрөт. Аянттар"] == "Caption"
    names = [b.get(qn("w:name")) for b in made.element.iter(qn("w:bookmarkStart"))]
    links = [h.get(qn("w:anchor")) for h in made.element.iter(qn("w:hyperlink"))]
    assert set(links) <= set(names)
    assert links == ["c1"]
    (drawn,) = made.inline_shapes
    assert drawn._inline.docPr.get("descr") == "Диаграмма: токой 3,00"


def test_docx_table_repeats_its_titles_and_puts_numbers_right(tmp_path: Path) -> None:
    write_docx(tmp_path / "a.docx", document(table(60)))
    (made,) = docx.Document(str(tmp_path / "a.docx")).tables
    assert [cell.text for cell in made.rows[0].cells] == ["Категория", "Аянты, га"]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
    assert heads == [True, *[False] * 61]
    assert made.rows[1].cells[0].paragraphs[0].alignment in (None, 0)
    assert made.rows[1].cells[1].paragraphs[0].alignment == 2
    assert [cell.text for cell in made.rows[-1].cells] == ["Бардыгы", "99,00"]


@pytest.mark.parametrize(("lang", "tag"), [("ky", "ky-KG"), ("ru", "ru-RU"), ("en", "en-GB")])
def test_docx_is_a4_in_its_language(tmp_path: Path, lang: str, tag: str) -> None:
    write_docx(tmp_path / "a.docx", document(Paragraph("ңөү"), lang=lang))
    made = docx.Document(str(tmp_path / "a.docx"))
    (section,) = made.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    found = made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert found.get(qn("w:val")) == tag
    assert made.core_properties.language == tag
    fields = [f.text for f in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_two_runs_give_the_same_bytes(tmp_path: Path, picture: Picture) -> None:
    for name in ("a", "b"):
        write_docx(tmp_path / f"{name}.docx", document(*whole(picture)))
        write_html(tmp_path / f"{name}.html", document(*whole(picture)))
    for ending in ("docx", "html"):
        first, second = (tmp_path / f"{name}.{ending}" for name in ("a", "b"))
        assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {2000}


def test_page_is_one_file_with_contents_and_pictures(tmp_path: Path, picture: Picture) -> None:
    write_html(tmp_path / "a.html", document(*whole(picture)))
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    read = Text(page)
    targets = {attrs.get("id") for _, attrs in read.tags}
    links = [attrs["href"] for tag, attrs in read.tags if tag == "a"]
    assert {str(link).removeprefix("#") for link in links} <= targets
    sources = [str(attrs["src"]) for tag, attrs in read.tags if tag == "img"]
    assert sources
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    assert not re.search(r"(?:src|href)=[\"']https?:", page)
    assert all(attrs.get("alt") for tag, attrs in read.tags if tag == "img")


def test_page_runs_nothing_that_people_typed(tmp_path: Path, picture: Picture) -> None:
    blocks = (
        Heading(EVIL, key="c1"),
        Point(EVIL, EVIL, "c1"),
        Paragraph(EVIL),
        Bullets((EVIL,)),
        Table(EVIL, (Column(EVIL),), ((EVIL,),), ((EVIL,),), EVIL),
        Figure(picture, EVIL, f'" onerror="{EVIL}'),
        Note(EVIL),
    )
    write_html(tmp_path / "a.html", document(*blocks, title=EVIL))
    read = Text((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert [tag for tag, _ in read.tags if tag == "script"] == []
    assert not any("onerror" in attrs for _, attrs in read.tags)
    assert "".join(read.parts).count("{{ 7*7 }}") >= 9


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_can_be_written_to_docx(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("text") / "a.docx"
    cells = Table(text, (Column(text),), ((text,),))
    write_docx(path, document(Heading(text, key="c1"), Point(text, text, "c1"), cells, title=text))
    (made,) = docx.Document(str(path)).tables
    # Line breaks of any kind are written as Word's own.
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    assert made.rows[1].cells[0].text == plain.replace("\r\n", "\n").replace("\r", "\n")


def test_docx_keeps_hostile_text_as_text(tmp_path: Path) -> None:
    write_docx(
        tmp_path / "a.docx", document(Paragraph(EVIL), Table("", (Column("a"),), ((EVIL,),)))
    )
    made = docx.Document(str(tmp_path / "a.docx"))
    assert EVIL in [paragraph.text for paragraph in made.paragraphs]
    assert made.tables[0].rows[1].cells[0].text == EVIL
