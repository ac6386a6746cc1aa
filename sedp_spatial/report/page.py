"""One page that opens anywhere, without a network: map, charts, tables, notes and sources."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..balance import BalanceResult
from ..change import ChangeResult
from ..layers.checking import CheckResult
from ..layers.writing import replacing
from ..optional import need
from ..registered import RegisteredResult
from ..results import Result
from .balance_form import BalanceForm, balance_form
from .charts import balance_charts, change_chart, tolerance_chart
from .comparison_form import ChangeForm, change_form, classes_form
from .drawing import PURPOSE
from .map import MapParts, map_parts
from .page_tables import (
    MOST_FINDINGS,
    MOST_PARCELS,
    TableView,
    balance_table,
    findings_by_rule,
    frame_table,
    kinds_table,
    owners_table,
    worst_parcels,
)
from .rendering import asset_text, rendered
from .words import integer, number, sources, word, words_of

CODE_FILES = ("categories", "land_kinds", "ownership", "in_use")


@dataclass(frozen=True)
class Figure:
    """A key figure: what it is, the number with its unit, and what to know beside it."""

    label: str
    value: str
    unit: str = ""
    aside: str = ""


@dataclass(frozen=True)
class Term:
    """A term of the closing equation with the sign before it."""

    sign: str
    value: str
    label: str


@dataclass(frozen=True)
class Section:
    """A heading with its tables, and a sentence before them."""

    key: str
    title: str
    tables: tuple[TableView, ...]
    text: str = ""


def write_page(
    path: str | Path,
    *,
    parcels: gpd.GeoDataFrame,
    balance: BalanceResult,
    registered: RegisteredResult | None = None,
    change: ChangeResult | None = None,
    check: CheckResult | None = None,
    boundary: gpd.GeoDataFrame | None = None,
    lang: str = "en",
    title: str = "",
    territory_name: str = "",
) -> None:
    """Write the report page.

    Parameters
    ----------
    path : str or Path
        Ends in ``.html``. An existing file is replaced as a whole or not at all.
    parcels : geopandas.GeoDataFrame
        The layer that the balance was made from, for the map.
    balance : BalanceResult
    registered, change, check : results, optional
        Each adds its figures, charts and tables.
    boundary : geopandas.GeoDataFrame, optional
        Drawn as a line on the map.
    lang : str
        ``ky``, ``ru`` or ``en``.
    title, territory_name : str
        The heading, and whose land it is.

    Raises
    ------
    MissingDependency
        If jinja2 or bokeh is not installed.
    OutputError
        If the file cannot be written.

    Notes
    -----
    Everything is in the file, Bokeh's script included: it opens from a disk or a stick. Outlines
    are simplified for the screen only, and the page says by how much; all areas are those of the
    layer. Text that comes from data is escaped.
    """
    form = balance_form(balance, lang)
    changed = None if change is None else change_form(change, form)
    drawn = map_parts(
        parcels,
        balance.layer,
        None if change is None else change.layer,
        None if check is None else check.layer,
        boundary,
        lang,
    )
    charts = balance_charts(form, lang)
    sections = [_balance_section(form, lang)]
    if registered is not None:
        classes = classes_form(registered.classes, form)
        charts.append(tolerance_chart(classes, lang))
        sections.append(_registered_section(form, registered, classes, lang))
    if change is not None and changed is not None:
        if changed.changed:
            charts.append(change_chart(changed.table, str(changed.table.columns[0]), lang))
        sections.append(_change_section(change, changed, lang))
    if check is not None:
        sections.append(_check_section(check, lang))
    results = [r for r in (balance, registered, change, check) if r is not None]
    page = rendered(
        "page.html",
        PURPOSE,
        lang=lang,
        title=title or word("heading.land_balance", lang),
        territory_name=territory_name,
        words=words_of(lang),
        figures=_figures(form, changed, check, lang),
        terms=_terms(form, lang),
        residual=word("page.residual", lang, value=number(form.closure.residual_m2, lang, 4)),
        map=drawn,
        simplified=word("page.map_simplified", lang, tolerance=number(drawn.tolerance_m, lang, 2)),
        charts=charts,
        sections=sections,
        notes=_notes(results, drawn, lang),
        sources=sources(CODE_FILES, lang),
        items=[
            {"target": target, "json": embedded_text(figure)}
            for target, figure in [("map", drawn.figure), *((c.key, c.figure) for c in charts)]
        ],
        library=library_text(),
        script=asset_text("page.js"),
        style=asset_text("page.css"),
    )
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def _figures(
    form: BalanceForm,
    change: ChangeForm | None,
    check: CheckResult | None,
    lang: str,
) -> list[Figure]:
    hectares = word("unit.ha", lang)
    unused = form.total.uses[1]
    share = 100 * unused / form.total.area if form.total.area else 0.0
    figures = [
        Figure(
            word("page.territory", lang),
            number(form.closure.territory, lang),
            hectares,
            word("page.residual", lang, value=number(form.closure.residual_m2, lang, 2)),
        ),
        Figure(word("page.parcels", lang), integer(form.total.parcels, lang)),
        Figure(
            word("page.unused", lang),
            number(unused, lang),
            hectares,
            word("page.unused_of", lang, share=number(share, lang, 1)),
        ),
    ]
    if form.total.registered:
        # The balance's own figures: the comparison leaves out parcels that lack one of the areas.
        difference = word("page.difference", lang, value=number(form.total.difference, lang))
        figures.append(
            Figure(
                word("page.registered", lang),
                number(form.total.registered, lang),
                hectares,
                difference,
            )
        )
    if change is not None:
        figures.append(Figure(word("page.changed", lang), number(change.changed, lang), hectares))
    if check is not None:
        warnings = word("page.warnings", lang, value=integer(check.warnings, lang))
        figures.append(
            Figure(word("page.errors", lang), integer(check.errors, lang), aside=warnings)
        )
    return figures


def _terms(form: BalanceForm, lang: str) -> list[Term]:
    closure = form.closure
    terms = [
        Term("", number(closure.parcels, lang), word("page.parcels_sum", lang)),
        Term("−", number(closure.overlap, lang), word("page.overlaps", lang)),
        Term("+", number(closure.gap, lang), word("page.gaps", lang)),
        Term("−", number(closure.outside, lang), word("page.outside", lang)),
    ]
    if closure.residual_printed:
        sign = "−" if closure.residual_printed > 0 else "+"
        value = number(abs(closure.residual_printed), lang)
        terms.append(Term(sign, value, word("page.residual_short", lang)))
    return [*terms, Term("=", number(closure.territory, lang), word("page.equals", lang))]


def _balance_section(form: BalanceForm, lang: str) -> Section:
    tables = [balance_table(form, lang)]
    if form.kinds:
        tables += [kinds_table(form, lang), owners_table(form, lang)]
    return Section("balance", word("heading.land_balance", lang), tuple(tables))


def _registered_section(
    form: BalanceForm, registered: RegisteredResult, classes: pd.DataFrame, lang: str
) -> Section:
    """The classes and the worst parcels; why the balance's difference is another one."""
    whole, both = form.total.difference, math.fsum(classes["difference_ha"])
    text = word(
        "page.difference_parts",
        lang,
        all=number(whole, lang),
        both=number(both, lang),
        without=number(whole - both, lang),
    )
    tables = (
        frame_table(classes, "", lang, rounded=True),
        frame_table(
            worst_parcels(registered.table),
            word("heading.registered_parcels", lang),
            lang,
            most=MOST_PARCELS,
        ),
    )
    return Section("registered", word("heading.registered", lang), tables, text)


def _change_section(change: ChangeResult, form: ChangeForm, lang: str) -> Section:
    tables = [
        frame_table(form.table, "", lang, rounded=True),
        frame_table(form.matrix, word("heading.matrix", lang), lang, rounded=True),
    ]
    if len(change.lineage):
        title = word("heading.lineage", lang)
        tables.append(frame_table(change.lineage, title, lang, most=MOST_FINDINGS))
    return Section("change", word("heading.change", lang), tuple(tables))


def _check_section(check: CheckResult, lang: str) -> Section:
    title = word("heading.check", lang)
    if not len(check.table):
        return Section("check", title, (), word("page.nothing_found", lang))
    columns = ["severity", "rule", "message", "suggestion"]
    tables = (
        frame_table(findings_by_rule(check.table), "", lang),
        frame_table(check.table[columns], "", lang, most=MOST_FINDINGS, classes="findings"),
    )
    return Section("check", title, tables)


def _notes(results: Iterable[Result], drawn: MapParts, lang: str) -> list[str]:
    said = [note.text(lang) for result in results for note in result.notes]
    fixed = [word("page.area_method", lang), word("page.rounding", lang)]
    if drawn.hidden_findings:
        more = word("page.more_rows", lang, count=integer(drawn.hidden_findings, lang))
        fixed.append(f"{word('page.findings', lang)}: {more}")
    return list(dict.fromkeys([*fixed, *said]))


_BOKEH_ID = re.compile(r'("(?:root_)?id":")(p[0-9]+)(?=")')


def embedded_text(figure: Any) -> str:
    """A figure as JSON that cannot end the script element in which it stands."""
    item = need("bokeh.embed", purpose=PURPOSE).json_item(figure)
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    # Bokeh counts its models on for as long as the process lives; the same figure, the same text.
    known: dict[str, str] = {}
    text = _BOKEH_ID.sub(
        lambda found: found[1] + known.setdefault(found[2], f"p{1001 + len(known)}"), text
    )
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


_FETCHED = re.compile(r"https?://cdn[^\"'\s]*mathjax[^\"'\s]*")


def library_text() -> str:
    """Bokeh's own script, without the widgets and tables that the page does not use."""
    bundle = need("bokeh.resources", purpose=PURPOSE).Resources(mode="inline", components=["bokeh"])
    # For labels with $$…$$ it would fetch MathJax: nothing is fetched, whatever data are called.
    return _FETCHED.sub("about:blank", "\n".join(bundle.js_raw))
