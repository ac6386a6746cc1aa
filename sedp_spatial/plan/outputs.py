"""The outputs of a run: made beside the old ones, then put in their place one after the other."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..errors import Cancelled, OutputError, SedpError
from ..layers.halfway import halfway
from ..layers.writing import reason_of, replacing
from ..messages import Message
from ..progress import Feedback, part, step
from ..report.geopackage import write_geopackage
from ..report.words import word
from ..results import Result
from .beside import Beside, Work, beside
from .book import write_plan_book
from .database import KEY, write_database
from .documents import DOCUMENTS, write_documents
from .engine import Chain
from .fingerprint import software_hash
from .placing import GEOPACKAGE, WORKBOOK, State, Written, note_paths, put
from .provenance import as_json, provenance

PROVENANCE, LOG = "provenance.json", "run.log"
_DRAWN = ("boundary", "parcels", "villages", "zones", "buildings", "facilities", "rivers", "roads")


def write_plan(
    out: Path,
    chain: Chain,
    languages: tuple[str, ...],
    feedback: Feedback | None = None,
    *,
    documents: bool = True,
    tables: bool = True,
    processes: int = 1,
) -> Written:
    """Write the GeoPackage, the workbook, the documents and the record of a run.

    Everything is written beside the old outputs first, so that a run that is stopped leaves the
    old ones whole; then all take their places, each in one move. What is unchanged is not written
    again.

    Raises
    ------
    Cancelled
        If the user stops the run; the old outputs stay.
    """
    lang = languages[0]
    title = f"{word('title.plan', lang)}: {territory_name(chain, lang)}"
    makers: dict[str, Callable[[Path, Feedback | None], None]] = {}
    if tables:
        makers[GEOPACKAGE] = lambda path, _: write_geopackage(
            path, _layers(chain), lang=lang, repeated=False
        )
        makers[WORKBOOK] = lambda path, told: write_plan_book(
            path,
            chain.parts,
            chain.table(),
            chain.missing,
            title=title,
            lang=lang,
            geopackage=GEOPACKAGE,
            feedback=told,
        )
    for spoken in languages if documents else ():
        makers[f"{DOCUMENTS}_{spoken}"] = _documents_of(chain, spoken)
    written = Written()
    state = State(out)
    made: list[tuple[str, str]] = []
    with _stage(out) as stage, beside(processes) as others:
        if all(chain.keys.values()):  # a result that is not kept cannot be read by another process
            _begin_documents(others, stage, chain, languages if documents else (), state)
        for place, (name, make) in enumerate(makers.items()):
            start, end = place / len(makers), (place + 1) / len(makers)
            sentence = Message("plan.writing", name=name).text(lang)
            step(feedback, start, sentence)
            key = _key(chain, name, languages)
            if state.is_current(name, key):
                note_paths(written, out, name, state.files(name))
                continue
            try:
                if not others.ended(name, feedback, start):
                    shutil.rmtree(stage / name, ignore_errors=True)
                    make(stage / name, part(feedback, start, end))
            except Cancelled:
                raise
            except SedpError as error:
                written.notes.append(Message("plan.not_written", name=name, reason=error.message))
                continue
            made.append((name, key))
        step(feedback, 1.0)
        if tables and chain.plan.has(KEY):
            key = _key(chain, KEY, languages)
            write_database(chain, _layers(chain), key, lang, written, part(feedback, 1.0, 1.0))
        # Only now, in one go: whoever stops or kills the run before keeps the old set whole. One
        # killed in between leaves a mixed set, which the next run sees by the hashes and mends.
        for name, key in made:
            put(out, stage, name, key, state, written)
    _write_record(out, chain, written)
    return written


def _begin_documents(
    others: Beside, stage: Path, chain: Chain, languages: tuple[str, ...], state: State
) -> None:
    """Let other processes make the documents that are not there, while the tables are written."""
    for lang in languages:
        name = f"{DOCUMENTS}_{lang}"
        if not state.is_current(name, _key(chain, name, languages)):
            work = Work(chain.plan, state.out, chain.keys, chain.missing, stage / name, lang)
            others.begin(name, work)


def territory_name(chain: Chain, lang: str) -> str:
    """The territory in a language, or in one of those in which it is named."""
    names = chain.plan.territory
    return names.get(lang) or next(iter(names.values()), "")


def _documents_of(chain: Chain, lang: str) -> Callable[[Path, Feedback | None], None]:
    def make(folder: Path, feedback: Feedback | None) -> None:
        folder.mkdir()
        write_documents(folder, chain, lang, feedback)

    return make


def _layers(chain: Chain) -> dict[str, gpd.GeoDataFrame | Result]:
    drawn = {
        name: chain.shelf.layer(f"layers.{name}")
        for name in _DRAWN
        if chain.plan.has(f"layers.{name}") and f"layers.{name}" not in unreadable(chain)
    }
    return {**drawn, **chain.parts}


def unreadable(chain: Chain) -> set[str]:
    """The layers of the plan that cannot be read; the steps that need them said so."""
    found = set()
    for name in chain.plan.value("layers", {}):
        key = f"layers.{name}"
        if name in _DRAWN and chain.plan.has(key):
            try:
                chain.shelf.layer(key)
            except SedpError:
                found.add(key)
    return found


def _key(chain: Chain, name: str, languages: tuple[str, ...]) -> str:
    """What an output depends on; nothing stands for results that are made anew each time."""
    if any(not key for key in chain.keys.values()):
        return ""
    told: dict[str, Any] = {
        "name": name,
        "languages": languages,
        "keys": dict(sorted(chain.keys.items())),
        "missing": {step: str(why) for step, why in sorted(chain.missing.items())},
        "layers": _drawn_files(chain),
        "territory": dict(chain.plan.territory),
        "years": [chain.plan.base_year, *chain.plan.years],
        "software": software_hash(shown=True),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _drawn_files(chain: Chain) -> dict[str, str]:
    inputs = provenance(chain.plan, (), ())["inputs"]
    return {row["key"]: f"{row['file']} {row['sha256']}" for row in inputs}


@contextmanager
def _stage(out: Path) -> Iterator[Path]:
    """A folder in the output folder, gone when the work is done; the next run clears a dead one."""
    try:
        with halfway(out) as folder:
            yield folder
    except OSError as error:
        raise OutputError(reason_of(error), path=str(out)) from error


def _write_record(out: Path, chain: Chain, written: Written) -> None:
    """The provenance, and the log of this run, which alone has times in it."""
    record = provenance(chain.plan, chain.steps, chain.rows)
    texts = {PROVENANCE: as_json(record), LOG: "\n".join(chain.log) + "\n"}
    for name, text in texts.items():
        try:
            with replacing(out / name) as temporary:
                temporary.write_text(text, encoding="utf-8")
        except OutputError as error:
            written.notes.append(Message("plan.not_written", name=name, reason=error.message))
        else:
            written.paths[name.partition(".")[0]] = out / name
