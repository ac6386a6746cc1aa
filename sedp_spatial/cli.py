"""The command line: `sedp-spatial COMMAND …`. Every command is one library function."""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import geopandas as gpd
import typer

from .balance import BalanceResult, land_balance
from .change import land_change
from .console import (
    ConsoleFeedback,
    make_streams_robust,
    print_table,
    say_error,
    say_notes,
    spoken_language,
    words,
)
from .demo import run_demo
from .doctor import doctor_table
from .errors import Cancelled, SedpError, UsageError
from .layers import check_layer, read_layer, repair_layer
from .layers.checking import CheckResult
from .messages import LANGUAGES
from .registered import compare_registered
from .report.outputs import check_outputs, write_outputs
from .report.tables import result_json
from .results import Result
from .version import __version__

R = TypeVar("R", bound=Result)

_LANG = spoken_language(sys.argv)


def _help(key: str) -> str:
    return words(f"help.{key}", _LANG)


app = typer.Typer(
    name="sedp-spatial",
    help=_help("program"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Parcels = Annotated[str, typer.Argument(help=_help("parcels"), metavar="FILE")]
BoundaryFile = Annotated[str | None, typer.Option("--boundary", help=_help("boundary"))]
Mapping = Annotated[str | None, typer.Option("--mapping", help=_help("mapping"))]
Crs = Annotated[str | None, typer.Option("--crs", help=_help("crs"))]
Out = Annotated[list[Path] | None, typer.Option("--out", help=_help("out"))]
Lang = Annotated[str, typer.Option("--lang", help=_help("lang"))]
AsJson = Annotated[bool, typer.Option("--json", help=_help("json"))]
Tolerance = Annotated[float, typer.Option("--tolerance", help=_help("tolerance"))]


@app.command(help=_help("check"))
def check(
    parcels: Parcels,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    tolerance: Tolerance = 0.01,
    out: Out = None,
    lang: Lang = _LANG,
    as_json: AsJson = False,
) -> None:
    """Exit code 1 where errors were found, so that a script can stop."""
    with _Run("check", lang, out, as_json) as run:
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        result = run.work("checking", check_layer, layer, boundary=outline, tolerance_m=tolerance)
        run.give(result, parcels=layer, columns=("severity", "message", "suggestion"))
        if result.errors:
            raise typer.Exit(1)


@app.command(help=_help("repair"))
def repair(
    parcels: Parcels,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    tolerance: Tolerance = 0.01,
    out: Out = None,
    lang: Lang = _LANG,
    as_json: AsJson = False,
) -> None:
    """The repaired layer goes into the .gpkg or .parquet that --out names."""
    with _Run("repair", lang, out, as_json) as run:
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        result = run.work("repairing", repair_layer, layer, boundary=outline, tolerance_m=tolerance)
        run.give(result, parcels=result.layer)


@app.command(help=_help("balance"))
def balance(
    parcels: Parcels,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    by: Annotated[list[str] | None, typer.Option("--by", help=_help("by"))] = None,
    out: Out = None,
    lang: Lang = _LANG,
    as_json: AsJson = False,
) -> None:
    """The closure is printed below the table."""
    with _Run("balance", lang, out, as_json) as run:
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        result = run.work("balancing", land_balance, layer, boundary=outline, by=by or "category")
        run.give(result, parcels=layer)


@app.command(help=_help("registered"))
def registered(
    parcels: Parcels,
    mapping: Mapping = None,
    crs: Crs = None,
    tolerance_share: Annotated[
        float, typer.Option("--tolerance-share", help=_help("tolerance_share"))
    ] = 0.01,
    out: Out = None,
    lang: Lang = _LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows the classes; the parcels go to --out and --json."""
    with _Run("registered", lang, out, as_json) as run:
        layer = run.read(parcels, mapping, crs)
        result = run.work("comparing", compare_registered, layer, tolerance_share=tolerance_share)
        run.give(result, parcels=layer, shown="classes")


@app.command(help=_help("change"))
def change(
    before: Annotated[str, typer.Argument(help=_help("before"), metavar="BEFORE")],
    after: Annotated[str, typer.Argument(help=_help("after"), metavar="AFTER")],
    mapping: Mapping = None,
    crs: Crs = None,
    by: Annotated[str, typer.Option("--by", help=_help("by"))] = "category",
    tolerance: Tolerance = 0.05,
    out: Out = None,
    lang: Lang = _LANG,
    as_json: AsJson = False,
) -> None:
    """One mapping serves both years."""
    with _Run("change", lang, out, as_json) as run:
        old, new = run.read(before, mapping, crs), run.read(after, mapping, crs)
        result = run.work("changing", land_change, old, new, by=by, tolerance_m=tolerance)
        run.give(result, parcels=new)


@app.command(help=_help("demo"))
def demo(
    out: Annotated[Path, typer.Option("--out", help=_help("out_folder"))] = Path("out"),
    lang: Lang = _LANG,
) -> None:
    """The sample layers of the checkout or of the installed plugin are used."""
    with _Run("demo", lang, None, False), ConsoleFeedback(lang) as feedback:
        written = run_demo(out, lang, feedback)
        print(words("say.demo_done", lang))
        for key, path in written.items():
            print(f"  {words(f'say.{key}', lang)}: {path}")


@app.command(help=_help("doctor"))
def doctor(lang: Lang = _LANG, as_json: AsJson = False) -> None:
    """Exit code 0 whatever is missing: only what needs it fails."""
    with _Run("doctor", lang, None, as_json):
        table, missing = doctor_table(lang)
        if as_json:
            print(json.dumps({"version": __version__, "table": table.to_dict("records")}))
            return
        print_table(table, lang)
        count = "missing" if missing else "ready"
        print(words(f"doctor.{count}", lang, count=missing))


@app.callback(invoke_without_command=True)
def program(
    version: Annotated[bool, typer.Option("--version", help=_help("version"))] = False,
) -> None:
    """What stands before the command."""
    if version:
        print(f"sedp-spatial {__version__}")
        raise typer.Exit()


class _Run:
    """One command: its language, its feedback, its outputs, and its errors as sentences."""

    def __init__(self, name: str, lang: str, out: list[Path] | None, as_json: bool) -> None:
        self.name = name
        self.lang = lang if lang in LANGUAGES else "en"
        self._asked = lang
        self._out = out or []
        self._json = as_json

    def __enter__(self) -> _Run:
        if self._asked not in LANGUAGES:
            self._stop(
                UsageError("error.choice", name="--lang", value=self._asked, allowed="ky, ru, en")
            )
        try:
            check_outputs(self._out)
        except SedpError as error:
            self._stop(error)
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if error is None or isinstance(error, typer.Exit):
            return
        if isinstance(error, KeyboardInterrupt):
            self._stop(Cancelled())
        if isinstance(error, SedpError):
            self._stop(error)
        if isinstance(error, Exception):
            self._stop(_unexpected(error))

    def _stop(self, error: SedpError) -> None:
        say_error(error, self.lang)
        raise typer.Exit(error.exit_code)

    def read(self, path: str, mapping: str | None, crs: str | None) -> gpd.GeoDataFrame:
        """Read the parcels."""
        with ConsoleFeedback(self.lang) as feedback:
            feedback.start("say.reading", path=path)
            return read_layer(path, kind="parcels", mapping=mapping, crs=crs)

    def read_boundary(self, path: str | None) -> gpd.GeoDataFrame | None:
        """Read the boundary, if one was named."""
        return None if path is None else read_layer(path, kind="boundary")

    def work(self, step: str, function: Callable[..., R], *layers: Any, **options: Any) -> R:
        """Run a library function behind a progress bar."""
        with ConsoleFeedback(self.lang) as feedback:
            feedback.start(f"say.{step}")
            return function(*layers, feedback=feedback, **options)

    def give(
        self,
        result: Result,
        *,
        parcels: gpd.GeoDataFrame,
        shown: str = "table",
        columns: Sequence[str] | None = None,
    ) -> None:
        """Write the outputs, then print the result as JSON or as a table."""
        with ConsoleFeedback(self.lang) as feedback:
            for path in self._out:
                feedback.start("say.writing", path=path)
                write_outputs(path, self.name, result, parcels=parcels, lang=self.lang)
                feedback.say(words("say.written", self.lang, path=path))
        say_notes([*parcels.attrs.get("sedp_notes", []), *result.notes], self.lang)
        if self._json:
            # ASCII only: it survives every console and pipe.
            print(json.dumps(result_json(result, lang=self.lang), allow_nan=False))
            return
        print_table(result.tables()[shown], self.lang, columns)
        if isinstance(result, BalanceResult):
            figures = {name: value for name, value in result.numbers().items() if value is not None}
            residual = round(result.residual_ha * 10_000, 4) + 0.0  # never -0.0000
            print(words("say.closure", self.lang, residual_m2=residual, **figures))
        if isinstance(result, CheckResult):
            print(words("say.findings", self.lang, **result.numbers()))


def _unexpected(error: Exception) -> SedpError:
    """An error nobody foresaw: one sentence for the user, the traceback in a file."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="sedp-spatial-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return SedpError("error.unexpected", reason=reason, log=log.name)


def main() -> None:
    """The console script."""
    make_streams_robust()
    app()


if __name__ == "__main__":
    main()
