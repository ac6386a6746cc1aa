"""What all commands share: options, reading, progress, outputs, and errors as sentences."""

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

from .balance import BalanceResult
from .console import ConsoleFeedback, print_table, say_error, say_notes, spoken_language, words
from .errors import Cancelled, DataError, SedpError, UsageError
from .layers import read_layer
from .layers.checking import CheckResult
from .layers.postgis import Target, is_target, shown, target_of
from .messages import LANGUAGES
from .report.outputs import check_outputs, write_outputs
from .report.tables import result_json
from .results import Result

R = TypeVar("R", bound=Result)

# The language of help texts, and the default of --lang.
LANG = spoken_language(sys.argv)


def help_text(key: str) -> str:
    """A help text of ``codes/commands.toml`` in the language of this run."""
    return words(f"help.{key}", LANG)


def output_of(text: str) -> Path | Target:
    """What ``--out`` names: a file, or a schema of PostGIS, which is no path."""
    return target_of(text) if is_target(text) else Path(text)


Parcels = Annotated[str, typer.Argument(help=help_text("parcels"), metavar="FILE")]
BoundaryFile = Annotated[str | None, typer.Option("--boundary", help=help_text("boundary"))]
Mapping = Annotated[str | None, typer.Option("--mapping", help=help_text("mapping"))]
Crs = Annotated[str | None, typer.Option("--crs", help=help_text("crs"))]
Out = Annotated[
    list[Path] | None,
    typer.Option("--out", help=help_text("out"), parser=output_of, metavar="FILE"),
]
Lang = Annotated[str, typer.Option("--lang", help=help_text("lang"))]
AsJson = Annotated[bool, typer.Option("--json", help=help_text("json"))]
Memory = Annotated[float | None, typer.Option("--memory", help=help_text("large_memory"))]
Tolerance = Annotated[float, typer.Option("--tolerance", help=help_text("tolerance"))]


class Run:
    """One command: its language, its feedback, its outputs, and its errors as sentences."""

    def __init__(self, name: str, lang: str, out: list[Path] | None, as_json: bool) -> None:
        self.name = name
        self.lang = lang if lang in LANGUAGES else "en"
        self._asked = lang
        self._out = out or []
        self._json = as_json

    def __enter__(self) -> Run:
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
        if isinstance(error, MemoryError) or "bad_alloc" in str(error):  # what GEOS says of it
            self._stop(DataError("error.no_memory"))
        if isinstance(error, Exception):
            self._stop(_unexpected(error))

    def _stop(self, error: SedpError) -> None:
        say_error(error, self.lang)
        raise typer.Exit(error.exit_code)

    def read(
        self, path: str, mapping: str | None, crs: str | None, kind: str = "parcels"
    ) -> gpd.GeoDataFrame:
        """Read a layer, the parcels if nothing else is said."""
        with ConsoleFeedback(self.lang) as feedback:
            feedback.start("say.reading", path=shown(path))
            return read_layer(path, kind=kind, mapping=mapping, crs=crs)

    @property
    def outputs(self) -> list[Path]:
        """What ``--out`` names."""
        return self._out

    def read_given(self, path: str | None, kind: str) -> gpd.GeoDataFrame | None:
        """Read a layer beside the first one, if it was named."""
        return None if path is None else read_layer(path, kind=kind)

    def read_boundary(self, path: str | None) -> gpd.GeoDataFrame | None:
        """Read the boundary, if one was named."""
        return self.read_given(path, "boundary")

    def work(self, step: str, function: Callable[..., R], *layers: Any, **options: Any) -> R:
        """Run a library function behind a progress bar."""
        with ConsoleFeedback(self.lang) as feedback:
            feedback.start(f"say.{step}")
            return function(*layers, feedback=feedback, **options)

    def give(
        self,
        result: Result,
        *,
        parcels: gpd.GeoDataFrame | None,
        boundary: gpd.GeoDataFrame | None = None,
        shown: str = "table",
        columns: Sequence[str] | None = None,
        written: bool = False,
    ) -> None:
        """Write the outputs, if that is still to be done; print the result as JSON or a table."""
        with ConsoleFeedback(self.lang) as feedback:
            for path in [] if written else self._out:
                feedback.start("say.writing", path=path)
                write_outputs(
                    path,
                    self.name,
                    result,
                    parcels=parcels,
                    boundary=boundary,
                    lang=self.lang,
                    feedback=feedback,
                )
                feedback.say(words("say.written", self.lang, path=path))
        read = [] if parcels is None else parcels.attrs.get("sedp_notes", [])
        say_notes([*read, *result.notes], self.lang)
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
