"""The sheet of a transformation case, to be printed: map, composition, verdict, rules, balance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from ..codes import labels, load_codes
from ..layers.cells import shortened
from ..layers.writing import replacing
from ..messages import say
from ..rounding import round_to_total
from ..transformation import CaseFile, PrecheckResult, TransformedResult
from .case_map import case_map, land_colour
from .rendering import asset_text, rendered
from .words import MISSING, number, sources, value_label, word, words_of

PURPOSE = "the case sheet (.html)"
_DECIMALS = 2
_MOST_IDS = 10
_LOSS_NOTES = (
    "note.compensation_none",
    "note.compensation_free",
    "note.compensation_examples",
    "note.compensation_quality",
)


@dataclass(frozen=True)
class Land:
    """A row of the composition."""

    label: str
    kind: str
    colour: str
    parcels: str
    area: str
    percent: str
    width: float


@dataclass(frozen=True)
class Line:
    """A row of any other table: cells as they are printed, and a colour where it has one."""

    cells: tuple[str, ...]
    colour: str = ""
    mark: str = ""


def write_case_page(
    path: str | Path,
    result: PrecheckResult,
    parcels: gpd.GeoDataFrame,
    *,
    case: CaseFile | None = None,
    transformed: TransformedResult | None = None,
    lang: str = "en",
    territory_name: str = "",
) -> None:
    """Write the sheet of a case as a page that prints on A4.

    Parameters
    ----------
    path : str or Path
        Ends in ``.html``. An existing file is replaced as a whole or not at all.
    result : PrecheckResult
    parcels : geopandas.GeoDataFrame
        The layer that the result was made from.
    case : CaseFile, optional
        Its stages, dates and resolutions.
    transformed : TransformedResult, optional
        The balance before and after.
    lang : str
        ``ky``, ``ru`` or ``en``.
    territory_name : str

    Raises
    ------
    MissingDependency
        If jinja2 is not installed.
    OutputError
        If the file cannot be written.
    """
    page = case_page(
        result,
        parcels,
        case=case,
        transformed=transformed,
        lang=lang,
        territory_name=territory_name,
    )
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def case_page(
    result: PrecheckResult,
    parcels: gpd.GeoDataFrame,
    *,
    case: CaseFile | None = None,
    transformed: TransformedResult | None = None,
    lang: str = "en",
    territory_name: str = "",
) -> str:
    """The sheet of a case as an HTML document; see :func:`write_case_page`.

    Text that comes from data is escaped. The page needs no network and no script.

    Examples
    --------
    >>> page = case_page(prechecked, parcels, lang="ky")
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    site = result.layers()["layer"]
    day = word("case.all_days", lang) if result.on is None else _day(result.on, lang)
    flagged = [outcome for outcome in ("blocks", "needs") if (site["outcome"] == outcome).any()]
    return rendered(
        "case.html",
        PURPOSE,
        lang=lang,
        words=words_of(lang),
        style=asset_text("extract.css") + asset_text("case.css"),
        territory_name=territory_name,
        title=case.title if case else "",
        case_id=case.case_id if case else "",
        state=word(f"state.{case.state}", lang) if case else "",
        target=value_label("category", result.target_category, lang),
        purpose=labels("transformation_purposes", lang)[result.purpose],
        day=day,
        site_ha=number(result.site_ha, lang, _DECIMALS),
        ids=", ".join(shortened([str(one) for one in site["parcel_id"]], _MOST_IDS)),
        verdict=word(f"verdict.{result.verdict}", lang),
        verdict_colour=load_codes("labels")[f"verdict.{result.verdict}"]["colour"],
        map=case_map(parcels, site),
        outcomes=[(word(f"outcome.{o}", lang), _colour(f"outcome.{o}")) for o in flagged],
        land=_land(result, lang),
        rules=_rules(result, lang),
        documents=_documents(result, lang),
        stages=_stages(result, case, lang),
        losses=_losses(result, lang),
        total_som=number(result.total_som, lang, 0),
        loss_notes=[n.text(lang) for n in result.notes if n.code in _LOSS_NOTES],
        balance=_balance(transformed, lang),
        not_judged=[
            n.text(lang)
            for n in result.notes
            if n.code in ("note.transformation_not_judged", "note.transformation_no_documents")
        ],
        sources=sources(("transformation_rules", "compensation_values"), lang),
    )


def _land(result: PrecheckResult, lang: str) -> list[Land]:
    table = result.composition
    shares = round_to_total(table["share"] * 100, 1, total=100.0)
    rows = []
    for row, share in zip(table.to_dict("records"), shares, strict=True):
        category, kind = str(row["category"]), str(row["land_kind"])
        rows.append(
            Land(
                label=value_label("category", category, lang),
                kind=value_label("land_kind", kind, lang) if kind else "",
                colour=land_colour(category, kind),
                parcels=str(row["parcels"] or MISSING),
                area=number(row["printed_ha"], lang, _DECIMALS),
                percent=number(share, lang, 1),
                width=max(round(float(row["share"]) * 100, 3), 0.0),
            )
        )
    return rows


def _rules(result: PrecheckResult, lang: str) -> list[Line]:
    """What stands against the site or was settled; rules that do not concern it are left out."""
    lines = []
    for row in result.findings.to_dict("records"):
        lines.append(
            Line(
                cells=(
                    word(f"outcome.{row['outcome']}", lang),
                    row["message"].text(lang),
                    str(say(row["citation"], lang)),
                ),
                colour=_colour(f"outcome.{row['outcome']}"),
                mark="" if row["checked"] else "*",
            )
        )
    return lines


def _documents(result: PrecheckResult, lang: str) -> list[Line]:
    marks = {"there": "✓", "absent": "✗", "not_stated": "○"}
    return [
        Line(
            cells=(say(row["name"], lang), word(f"state.{row['state']}", lang), row["detail"]),
            mark=marks[row["state"]],
            colour=row["state"],
        )
        for row in result.documents.to_dict("records")
    ]


def _stages(result: PrecheckResult, case: CaseFile | None, lang: str) -> list[Line]:
    """The case's own history, or the five stages with what the papers say of them."""
    who = {row["stage"]: say(row["who"], lang) for row in result.stages.to_dict("records")}
    lines = []
    rows = (result.stages if case is None else case.table).to_dict("records")
    for row in rows:
        when = ""
        if case is not None:
            number_of = f"№ {row['number']}" if row["number"] else ""
            date = _day(row["date"], lang) if row["date"] else ""
            when = ", ".join(part for part in (date, number_of, row["document"]) if part)
        state = word(f"state.{row['state']}", lang)
        cells = (say(row["name"], lang), state, when, who.get(row["stage"]) or MISSING)
        lines.append(Line(cells=cells, colour=row["state"]))
    return lines


def _losses(result: PrecheckResult, lang: str) -> list[Line]:
    return [
        Line(
            cells=(
                value_label("land_kind", row["land_kind"], lang),
                say(row["quality"], lang),
                number(row["area_ha"], lang, _DECIMALS),
                number(row["som_per_ha"], lang, 0),
                number(row["som"], lang, 0),
            ),
            mark="" if row["checked"] else "*",
        )
        for row in result.compensation.to_dict("records")
    ]


def _balance(transformed: TransformedResult | None, lang: str) -> list[Line]:
    """Both balances rounded so that their columns and the changes add up."""
    if transformed is None:
        return []
    table = transformed.table
    before = round_to_total(table["before_ha"], _DECIMALS)
    change = round_to_total(table["net_ha"], _DECIMALS, total=0.0)
    after = [round(old + more, _DECIMALS) for old, more in zip(before, change, strict=True)]
    lines = []
    for name, *figures in zip(table["category"], before, after, change, strict=True):
        if name in load_codes("categories") or any(figures):
            shown = (number(figure, lang, _DECIMALS) for figure in figures)
            lines.append(Line(cells=(value_label("category", name, lang), *shown)))
    totals = (sum(before), sum(after), sum(change))
    shown = (number(figure, lang, _DECIMALS) for figure in totals)
    lines.append(Line(cells=(word("row.total", lang), *shown), mark="total"))
    return lines


def _day(iso: str, lang: str) -> str:
    year, month, day = iso.split("-")
    return iso if lang == "en" else f"{day}.{month}.{year}"


def _colour(label: str) -> str:
    return str(load_codes("labels")[label]["colour"])
