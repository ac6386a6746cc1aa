"""The looks of the DOCX: page, fonts, colours; everything by style, nothing by hand."""

from __future__ import annotations

from typing import Any

from ...optional import need
from .blocks import Document
from .docx_parts import PURPOSE, clean, element, language_tag, page_number, qualified

# Arial holds ң ө ү on every Windows; Liberation Sans stands in for it with the same widths.
_FONT = "Arial"
_INK = "22302F"
_SOFT = "566462"
_ACCENT = "1D5A55"
_TINT = "EEF2EF"


def prepare(made: Any, document: Document) -> None:
    """Set the page, the styles and the header and footer of a new document."""
    _page(made)
    _styles(made, document.lang)
    _edges(made, document)


def _page(made: Any) -> None:
    cm = need("docx.shared", purpose=PURPOSE).Cm
    section = made.sections[0]
    section.page_width, section.page_height = cm(21.0), cm(29.7)
    section.left_margin = section.right_margin = cm(2.0)
    section.top_margin, section.bottom_margin = cm(2.0), cm(1.8)
    section.header_distance = section.footer_distance = cm(0.9)


def _styles(made: Any, lang: str) -> None:
    styles = made.styles
    kinds = need("docx.enum.style", purpose=PURPOSE).WD_STYLE_TYPE
    default = styles.element.find(f".//{qualified('w:rPrDefault')}/{qualified('w:rPr')}")
    for old in default.findall(qualified("w:lang")):
        default.remove(old)
    default.append(element("w:lang", val=language_tag(lang), eastAsia="en-US", bidi="ar-SA"))
    _look(styles["Normal"], 10, after=5, line=1.12)
    for name, size, colour, before, after in (
        ("Title", 24, _INK, 0, 2),
        ("Subtitle", 13, _SOFT, 0, 12),
        ("Heading 1", 15, _ACCENT, 16, 5),
        ("Heading 2", 11.5, _INK, 10, 3),
        ("Caption", 8.5, _SOFT, 2, 9),
        ("List Bullet", 10, _INK, 0, 2),
        ("Header", 8, _SOFT, 0, 0),
        ("Footer", 8, _SOFT, 0, 0),
    ):
        bold = name.startswith(("Title", "Heading"))
        _look(styles[name], size, colour=colour, before=before, after=after, bold=bold)
    for name, size, colour, before, after in (
        ("Kicker", 9.5, _ACCENT, 0, 3),
        ("Lead", 12, _INK, 2, 8),
        ("Source", 8.5, _SOFT, 0, 4),
        ("Picture", 10, _INK, 6, 0),
        ("Point", 10, _INK, 0, 5),
        ("Small bullet", 8, _SOFT, 0, 1),
        ("Gap", 4, _INK, 0, 2),
        ("Table title", 9.5, _INK, 8, 3),
        ("Table text", 8.5, _INK, 0, 0),
    ):
        style = styles.add_style(name, kinds.PARAGRAPH)
        style.base_style = styles["List Bullet" if name == "Small bullet" else "Normal"]
        style.quick_style = True
        bold = name in ("Kicker", "Table title")
        _look(style, size, colour=colour, before=before, after=after, bold=bold)
    for name in ("Table title", "Picture", "Lead"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):  # their stops in the middle would catch the tab
        styles[name].element.pPr.remove_all("w:tabs")
    styles["Title"].element.pPr.remove_all("w:pBdr")
    _side_line(styles["Lead"])


def _look(
    style: Any,
    size: float,
    *,
    colour: str = _INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.08,
    bold: bool = False,
) -> None:
    shared = need("docx.shared", purpose=PURPOSE)
    font = style.font
    font.name, font.size, font.bold, font.italic = _FONT, shared.Pt(size), bold, False
    font.color.rgb = shared.RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qualified(f"w:{theme}"), None)
    for kind in ("cs", "eastAsia"):
        fonts.set(qualified(f"w:{kind}"), _FONT)
    for spacing in style.element.rPr.findall(qualified("w:spacing")):
        style.element.rPr.remove(spacing)
    form = style.paragraph_format
    form.space_before, form.space_after = shared.Pt(before), shared.Pt(after)
    form.line_spacing = line
    form.widow_control = True


def _side_line(style: Any) -> None:
    """A coloured line beside the message of a chapter, on a tinted ground."""
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="8", color=_ACCENT))
    _in_order(properties, borders, ("w:shd", "w:spacing", "w:ind", "w:jc"))
    ground = element("w:shd", val="clear", color="auto", fill=_TINT)
    _in_order(properties, ground, ("w:spacing", "w:ind", "w:jc"))


def _in_order(properties: Any, new: Any, followers: tuple[str, ...]) -> None:
    """Word refuses a style whose properties stand in another order than its schema's."""
    for name in followers:
        later = properties.find(qualified(name))
        if later is not None:
            later.addprevious(new)
            return
    properties.append(new)


def _edges(made: Any, document: Document) -> None:
    section = made.sections[0]
    tabs = need("docx.enum.text", purpose=PURPOSE).WD_TAB_ALIGNMENT
    cm = need("docx.shared", purpose=PURPOSE).Cm
    for edge in (section.header, section.footer):
        stops = edge.paragraphs[0].paragraph_format.tab_stops
        stops.add_tab_stop(cm(17.0), tabs.RIGHT)
    head = section.header.paragraphs[0]
    head.add_run(clean(f"{document.kicker}\t{document.subtitle}"))
    foot = section.footer.paragraphs[0]
    foot.add_run(clean(f"{document.footer}\t"))
    page_number(foot)
