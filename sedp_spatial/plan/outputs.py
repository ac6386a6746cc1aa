"""The outputs of a run: made beside the old ones, then put in their place one after the other."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import geopandas as gpd

from ..errors import Cancelled, OutputError, SedpError
from ..layers.writing import replacing
from ..messages import Message
from ..progress import Feedback, part, step
from ..report.geopackage import write_geopackage
from ..report.words import word
from ..results import Result
from .book import write_plan_book
from .cache import FOLDER
from .documents import DOCUMENTS, write_documents
from .engine import Chain
from .fingerprint import software_hash
from .provenance import as_json, provenance

GEOPACKAGE, WORKBOOK, PROVENANCE, LOG = "plan.gpkg", "plan.xlsx", "provenance.json", "run.log"
_STATE = "outputs.json"
_DRAWN = ("boundary", "parcels", "villages", "zones", "buildings", "facilities", "rivers", "roads")
_TRIES, _PAUSE_S = 3, 0.2  # a virus scanner holds a fresh file for a moment


@dataclass
class Written:
    """What was written and what could not be."""

    paths: dict[str, Path] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)


def write_plan(
    out: Path,
    chain: Chain,
    languages: tuple[str, ...],
    feedback: Feedback | None = None,
    *,
    documents: bool = True,
    tables: bool = True,
) -> Written:
    """Write the GeoPackage, the workbook, the documents and the record of a run.

    Everything is written beside the old outputs first, so that a run that is stopped leaves the
    old ones whole; then each takes its place in one move. What is unchanged is not written again.

    Raises
    ------
    Cancelled
        If the user stops the run; the old outputs stay.
    """
    lang = languages[0]
    title = f"{word('title.plan', lang)}: {territory_name(chain, lang)}"
    makers: dict[str, Callable[[Path, Feedback | None], None]] = {}
    if tables:
        makers[GEOPACKAGE] = lambda path, _: write_geopackage(path, _layers(chain), lang=lang)
        makers[WORKBOOK] = lambda path, told: write_plan_book(
            path, chain.parts, chain.table(), chain.missing, title=title, lang=lang, feedback=told
        )
    for spoken in languages if documents else ():
        makers[f"{DOCUMENTS}_{spoken}"] = _documents_of(chain, spoken)
    written = Written()
    state = _State(out)
    with _stage(out) as stage:
        for place, (name, make) in enumerate(makers.items()):
            start, end = place / len(makers), (place + 1) / len(makers)
            sentence = Message("plan.writing", name=name).text(lang)
            step(feedback, start, sentence)
            key = _key(chain, name, languages)
            if state.is_current(name, key):
                _note_paths(written, out, name, state.files(name))
                continue
            try:
                make(stage / name, part(feedback, start, end))
            except Cancelled:
                raise
            except SedpError as error:
                written.notes.append(Message("plan.not_written", name=name, reason=error.message))
                continue
            _put(out, stage, name, key, state, written)
        step(feedback, 1.0)
    _write_record(out, chain, written)
    return written


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


class _State:
    """Which outputs stand in the folder, made from what, and with which content."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._path = out / FOLDER / _STATE
        try:
            read = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            read = {}
        self._known: dict[str, Any] = read if isinstance(read, dict) else {}

    def files(self, name: str) -> dict[str, str]:
        """The files of an output with their hashes."""
        return dict(self._known.get(name, {}).get("files", {}))

    def is_current(self, name: str, key: str) -> bool:
        """Whether an output was made from the same and nobody changed it since."""
        files = self.files(name)
        return (
            bool(key and files)
            and self._known[name].get("key") == key
            and all(_sha256(self._out / file) == known for file, known in files.items())
        )

    def note(self, name: str, key: str, files: dict[str, str]) -> None:
        """Remember an output that has taken its place."""
        self._known[name] = {"key": key, "files": files}
        with replacing(self._path) as temporary:
            text = json.dumps(dict(sorted(self._known.items())), indent=1)
            temporary.write_text(text, encoding="utf-8")


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _put(out: Path, stage: Path, name: str, key: str, state: _State, written: Written) -> None:
    """Move what was made into its place; a file that another program holds open stays as it was."""
    made = stage / name
    if made.is_dir():
        files = {
            path: f"{name.rpartition('_')[2]}/{path.relative_to(made).as_posix()}"
            for path in sorted(made.rglob("*"))
            if path.is_file()
        }
    else:
        files = {made: name}
    moved: dict[str, str] = {}
    for source, target in files.items():
        content = _sha256(source)
        try:
            _move(source, out / target)
        except OSError:
            reason = Message("error.no_right_to_write", path=str(out / target))
            written.notes.append(Message("plan.not_written", name=target, reason=reason))
            continue
        moved[target] = content
    if len(moved) == len(files) and files:
        state.note(name, key, moved)
    _note_paths(written, out, name, moved)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in reversed(range(_TRIES)):
        try:
            source.replace(target)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_S)


def _note_paths(written: Written, out: Path, name: str, files: Mapping[str, str]) -> None:
    for file in files:
        kind = {GEOPACKAGE: "geopackage", WORKBOOK: "workbook"}.get(name, name)
        key = kind if len(files) == 1 else f"{kind}_{Path(file).name}"
        written.paths[key] = out / file


@contextmanager
def _stage(out: Path) -> Iterator[Path]:
    """A folder in the output folder, gone when the work is done; the next run clears a dead one."""
    try:
        folder = Path(mkdtemp(prefix=".sedp-", dir=out))
    except OSError as error:
        raise OutputError("error.no_right_to_write", path=str(out)) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
