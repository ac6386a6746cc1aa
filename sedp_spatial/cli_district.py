"""The commands `district pack`, `district open` and `district roll-up`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from .command import LANG, AsJson, BoundaryFile, Lang, Out, Run, help_text
from .console import ConsoleFeedback, print_table, words
from .district import DistrictResult, read_package, roll_up
from .district.figures import PARTS
from .district.members import packages_in
from .district.packing import pack_layers, pack_plan
from .district.page import write_district_page
from .district.register import read_register
from .errors import UsageError
from .layers import write_layers

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
group = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help=help_text("district"),
)
app.add_typer(group, name="district")

Text = str | None
Source = Annotated[Path, typer.Argument(help=help_text("district_source"), metavar="SOURCE")]
Zip = Annotated[Path, typer.Option("--out", help=help_text("district_zip"))]
Name = Annotated[Text, typer.Option("--name", help=help_text("district_name"))]
NameRu = Annotated[Text, typer.Option("--name-ru", help=help_text("district_name_ru"))]
NameEn = Annotated[Text, typer.Option("--name-en", help=help_text("district_name_en"))]
Code = Annotated[str, typer.Option("--code", help=help_text("district_code"))]
Year = Annotated[int | None, typer.Option("--year", help=help_text("district_year"))]
Vintage = Annotated[Text, typer.Option("--vintage", help=help_text("district_vintage"))]
Down = Annotated[bool, typer.Option("--limits", help=help_text("district_down"))]
Results = Annotated[Path | None, typer.Option("--results", help=help_text("district_results"))]
NoRun = Annotated[bool, typer.Option("--layers-only", help=help_text("district_no_run"))]
File = Annotated[Path, typer.Argument(help=help_text("district_package"), metavar="PACKAGE")]
Files = Annotated[
    list[Path], typer.Argument(help=help_text("district_packages"), metavar="PACKAGES…")
]
Register = Annotated[Path | None, typer.Option("--register", help=help_text("district_register"))]
Restrictions = Annotated[
    Text, typer.Option("--restrictions", help=help_text("district_restrictions"))
]
Hazards = Annotated[Text, typer.Option("--hazards", help=help_text("district_hazards"))]
Limits = Annotated[Path | None, typer.Option("--limits", help=help_text("district_limits"))]
Parts = Annotated[list[str] | None, typer.Option("--part", help=help_text("district_parts"))]
Scenario = Annotated[str, typer.Option("--scenario", help=help_text("district_scenario"))]
Score = Annotated[float | None, typer.Option("--score", help=help_text("district_score"))]
Expected = Annotated[int | None, typer.Option("--year", help=help_text("district_expected_year"))]
On = Annotated[Text, typer.Option("--on", help=help_text("district_on"))]


@group.command("pack", help=help_text("district_pack"))
def pack(
    source: Source,
    out: Zip,
    name: Name = None,
    name_ru: NameRu = None,
    name_en: NameEn = None,
    code: Code = "",
    year: Year = None,
    vintage: Vintage = None,
    limits: Down = False,
    results: Results = None,
    layers_only: NoRun = False,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """A plan is packed with its results, a GeoPackage with its layers."""
    names = {k: v for k, v in (("ky", name), ("ru", name_ru), ("en", name_en)) if v}
    with Run("district", lang, None, as_json) as run, ConsoleFeedback(run.lang) as feedback:
        feedback.start("say.packing", path=source)
        if not source.exists():
            raise UsageError("error.no_file", path=str(source))
        if source.is_dir() or source.suffix.lower() == ".toml":
            told = pack_plan(
                source, out, results=results, run=not layers_only, names=names, code=code,
                year=year, vintage=vintage, lang=run.lang, feedback=feedback,
            )  # fmt: skip
        else:
            if year is None:
                raise UsageError("error.package_year")
            told = pack_layers(
                source, out, names=names, year=year, code=code, vintage=vintage,
                direction="down" if limits else "up",
            )  # fmt: skip
        if as_json:
            print(json.dumps({"path": str(out), **told}))
            return
        print(
            words("say.packed", run.lang, path=out, layers=len(told["layers"]),
                  tables=len(told["tables"]), seal=told["seal"])
        )  # fmt: skip
        if told.get("left_out"):
            print(words("say.left_out", run.lang, names=", ".join(told["left_out"])))


@group.command("open", help=help_text("district_open"))
def open_command(
    package: File,
    out: Annotated[Path | None, typer.Option("--out", help=help_text("out"))] = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Nothing is written unless the package is whole."""
    with Run("district", lang, None, as_json) as run:
        read = read_package(package)
        told: dict[str, Any] = {
            "file": package.name,
            "name": read.name,
            "municipality": dict(read.municipality),
            "code": read.code,
            "year": read.year,
            "vintage": read.vintage,
            "direction": read.direction,
            "software": read.software,
            "layers": list(read.layers),
            "tables": list(read.tables),
            "seal": read.sha256,
        }
        if out is not None:
            if out.suffix.lower() != ".gpkg":
                raise UsageError(
                    "error.output_format", path=str(out), suffix=out.suffix, allowed=".gpkg"
                )
            write_layers(out, read.layers, read.tables)
        if as_json:
            print(json.dumps(told))
            return
        said = {**told, "layers": len(read.layers), "tables": len(read.tables)}
        print(words("say.package_sound", run.lang, **said))
        print(f"  {', '.join([*read.layers, *read.tables])}")


@group.command("roll-up", help=help_text("district_roll_up"))
def roll_up_command(
    packages: Files,
    boundary: BoundaryFile = None,
    register: Register = None,
    restrictions: Restrictions = None,
    hazards: Hazards = None,
    limits: Limits = None,
    part: Parts = None,
    scenario: Scenario = "central",
    score: Score = None,
    year: Expected = None,
    on: On = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Exit code 1 where a municipality is not in the sums."""
    pages = [path for path in out or [] if path.suffix.lower() == ".html"]
    others = [path for path in out or [] if path not in pages]
    with Run("district", lang, others, as_json) as run:
        outline = run.read_boundary(boundary)
        result: DistrictResult = run.work(
            "rolling",
            roll_up,
            _files(packages),
            boundary=outline,
            register=None if register is None else read_register(register),
            restrictions=run.read_given(restrictions, "restrictions"),
            hazards=run.read_given(hazards, "hazards"),
            limits=limits,
            parts=tuple(part or PARTS),
            scenario=scenario,
            score=score,
            year=year,
            on=on,
        )
        for path in pages:
            write_district_page(path, result, lang=run.lang)
        run.give(result, parcels=result.layer, boundary=outline, shown="district")
        if not as_json:
            _say(result, run.lang)
        if result.lost:
            raise typer.Exit(1)


def _say(result: DistrictResult, lang: str) -> None:
    if len(result.findings):
        columns = ("severity", "message", "suggestion")
        print_table(result.findings, lang, columns)
    numbers = {name: value for name, value in result.numbers().items() if value is not None}
    residual = round(result.residual_ha * 10_000, 4) + 0.0
    print(words("say.rolled", lang, **numbers, residual_m2=residual,
                findings=len(result.findings)))  # fmt: skip


def _files(given: list[Path]) -> list[str | Path]:
    found: list[str | Path] = []
    for path in given:
        if path.is_dir():
            found += packages_in(path)
        else:
            found.append(path)
    return found
