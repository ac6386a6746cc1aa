"""The commands `precheck` and `transform`: will the law let it through, and what does it change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from .codes import labels
from .command import (
    LANG,
    AsJson,
    BoundaryFile,
    Crs,
    Lang,
    Mapping,
    Out,
    Parcels,
    Run,
    help_text,
)
from .console import words
from .errors import UsageError
from .report.case_page import write_case_page
from .transformation import (
    CaseFile,
    LandChange,
    apply_transformation,
    precheck_transformation,
    read_cases,
)

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

File = str | None
Ids = Annotated[str | None, typer.Option("--ids", help=help_text("transformation_ids"))]
SiteFile = Annotated[File, typer.Option("--site", help=help_text("transformation_site"))]
Target = Annotated[str | None, typer.Option("--target", help=help_text("transformation_target"))]
Purpose = Annotated[str | None, typer.Option("--purpose", help=help_text("transformation_purpose"))]
Cases = Annotated[Path | None, typer.Option("--cases", help=help_text("transformation_cases"))]
CaseId = Annotated[str | None, typer.Option("--case", help=help_text("transformation_case"))]
RulesFile = Annotated[Path | None, typer.Option("--rules", help=help_text("transformation_rules"))]
Papers = Annotated[
    Path | None, typer.Option("--documents", help=help_text("transformation_documents"))
]
Values = Annotated[Path | None, typer.Option("--values", help=help_text("transformation_values"))]
Quality = Annotated[str, typer.Option("--quality", help=help_text("transformation_quality"))]
On = Annotated[str | None, typer.Option("--on", help=help_text("transformation_on"))]
LandKind = Annotated[str | None, typer.Option("--land-kind", help=help_text("target_land_kind"))]
Restrictions = Annotated[File, typer.Option("--restrictions", help=help_text("restrictions"))]
Hazards = Annotated[File, typer.Option("--hazards", help=help_text("hazards"))]
Zones = Annotated[File, typer.Option("--zones", help=help_text("zones_layer"))]
ZoneTable = Annotated[Path | None, typer.Option("--zone-rules", help=help_text("zone_rules"))]
Territory = Annotated[str, typer.Option("--territory", help=help_text("territory"))]


@app.command(help=help_text("precheck"))
def precheck(
    parcels: Parcels,
    ids: Ids = None,
    site: SiteFile = None,
    target: Target = None,
    purpose: Purpose = None,
    cases: Cases = None,
    case: CaseId = None,
    on: On = None,
    rules: RulesFile = None,
    restrictions: Restrictions = None,
    hazards: Hazards = None,
    zones: Zones = None,
    zone_table: ZoneTable = None,
    documents: Papers = None,
    values: Values = None,
    quality: Quality = "quality_score",
    boundary: BoundaryFile = None,
    territory: Territory = "",
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """A page (--out FILE.html) is the printable case sheet with the balance before and after."""
    pages = [path for path in out or [] if path.suffix.lower() == ".html"]
    others = [path for path in out or [] if path not in pages]
    with Run("precheck", lang, others, as_json) as run:
        file = _case(cases, case, on)
        chosen = _land(run, file, cases, ids, site)
        wanted = _wanted(file, target, purpose)
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        papers: Any = documents
        if papers is None and file is not None:
            papers = {code: text or True for code, text in file.documents.items()}
        result = run.work(
            "prechecking",
            precheck_transformation,
            layer,
            wanted[0],
            purpose=wanted[1],
            on=on,
            rules=rules,
            restrictions=_read(run, restrictions, "restrictions"),
            hazards=_read(run, hazards, "hazards"),
            zones=_read(run, zones, "zones"),
            zone_table=zone_table,
            documents=papers,
            values=values,
            quality=quality,
            **chosen,
        )
        if pages:
            kind = None if file is None else file.target_land_kind
            change = LandChange(wanted[0], chosen["parcel_ids"] or (), chosen["site"], kind)
            if chosen["site"] is None and chosen["parcel_ids"] is None:
                change = LandChange(wanted[0], list(result.layers()["layer"]["parcel_id"]))
            after = run.work("transforming", apply_transformation, layer, change, boundary=outline)
            for path in pages:
                write_case_page(
                    path,
                    result,
                    layer,
                    case=file,
                    transformed=after,
                    lang=run.lang,
                    territory_name=territory,
                )
        run.give(
            result,
            parcels=layer,
            shown="findings",
            columns=("outcome", "message", "citation"),
        )
        if not as_json:
            verdict = labels("labels", run.lang)[f"verdict.{result.verdict}"]
            print(words("say.precheck", run.lang, verdict=verdict, site_ha=result.site_ha))


@app.command(help=help_text("transform"))
def transform(
    parcels: Parcels,
    ids: Ids = None,
    site: SiteFile = None,
    target: Target = None,
    land_kind: LandKind = None,
    cases: Cases = None,
    case: CaseId = None,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The parcels after go into the .gpkg that --out names."""
    with Run("transform", lang, out, as_json) as run:
        changes: list[Any] = []
        if cases is not None:
            changes = list(read_cases(cases)) if case is None else [_case(cases, case, None)]
        else:
            chosen = _land(run, None, None, ids, site)
            if target is None or (ids is None and site is None):
                raise UsageError("error.transformation_what")
            changes = [LandChange(target, chosen["parcel_ids"] or (), chosen["site"], land_kind)]
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        folder = None if cases is None else cases.parent
        result = run.work(
            "transforming",
            apply_transformation,
            layer,
            changes,
            boundary=outline,
            folder=folder,
        )
        run.give(result, parcels=layer)
        if not as_json:
            print(words("say.transformed", run.lang, **result.numbers()))


def _case(cases: Path | None, case: str | None, on: str | None) -> CaseFile | None:
    """The case that was named, or the only one of the file."""
    if cases is None:
        return None
    found = read_cases(cases, on=on)
    names = [one.case_id for one in found]
    if case is None and len(found) > 1:
        raise UsageError("error.case_which", cases=names)
    chosen = [one for one in found if case in (None, one.case_id)]
    if not chosen:
        raise UsageError("error.case_unknown", case=str(case), cases=names)
    return chosen[0]


def _land(
    run: Run, case: CaseFile | None, cases: Path | None, ids: str | None, site: str | None
) -> dict[str, Any]:
    """Which land is asked about: options go before the case."""
    if ids is None and site is None and case is not None:
        if case.site is not None and cases is not None:
            return {"parcel_ids": None, "site": run.read_boundary(str(cases.parent / case.site))}
        return {"parcel_ids": list(case.parcel_ids), "site": None}
    chosen = None if ids is None else ids.replace(";", ",").split(",")
    return {"parcel_ids": chosen, "site": run.read_boundary(site)}


def _wanted(case: CaseFile | None, target: str | None, purpose: str | None) -> tuple[str, str]:
    category = target or (case.target_category if case else None)
    aim = purpose or (case.purpose if case else None)
    if category is None or aim is None:
        raise UsageError("error.transformation_what")
    return category, aim


def _read(run: Run, path: str | None, kind: str) -> Any:
    return None if path is None else run.read(path, None, None, kind=kind)
