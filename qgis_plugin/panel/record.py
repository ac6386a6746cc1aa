"""What is known of a plan's steps from its output folder, without running anything.

A step is fresh if its cache entry is younger than the plan file and than every file that it was
made from, and the steps before it are fresh too. The run itself compares contents and takes what
is really unchanged from the cache, so a step that is called stale for nothing costs no time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, Mapping

from .words import labels, word

NOT_RUN, FRESH, STALE, MISSING, FAILED = "not_run", "fresh", "stale", "missing", "failed"
LABELS = "labels-plan"
LANGUAGES = ("ky", "ru", "en")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "land": ("check", "balance", "registered", "change"),
    "rules": ("strips", "sanitary", "warning", "restrictions", "zoning", "zoning_buildings",
              "capacity"),
    "hazards": ("hazard_levels", "exposure", "land_exposure", "constraints", "ledger"),
    "people": ("population", "demand"),
    "sites": ("supply", "suitability", "law", "allocation", "answers"),
    "law": ("cases", "precheck", "transformation"),
    "money": ("measures", "land_revenue", "budget", "funding", "forms"),
    "management": ("management", "calendar", "hearings", "working_group", "indicators", "actual"),
}  # fmt: skip
"""The steps of the library's chain in their order, as the tree shows them."""
_STATES = {"ran": FRESH, "cached": FRESH, "missing": MISSING, "failed": FAILED}
_SAVED = "panel.json"


@dataclass(frozen=True)
class StepState:
    """A step as the panel shows it."""

    code: str
    title: str
    state: str
    reason: str = ""


def rows_of_run(
    table: Iterable[Iterable[Any]], language: str, reasons: Iterable[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """The steps of a finished run: step and state come back as words and become codes again.

    ``reasons`` says in each language why steps have no result: the plan may be opened in another.
    """
    said = {str(row["code"]): {name: row[name] for name in LANGUAGES} for row in reasons}
    titles = {labels(LABELS, language).get(f"part.{code}", code): code for code in all_steps()}
    states = {word(LABELS, f"state.{name}", language): state for name, state in _STATES.items()}
    return [
        {
            "code": titles.get(title, title),
            "state": states.get(state, FAILED),
            "reason": reason,
            "reasons": said.get(titles.get(title, title), {}),
        }
        for title, state, reason in table
    ]


def all_steps() -> list[str]:
    """The codes of all steps in their order."""
    return [code for codes in GROUPS.values() for code in codes]


def save(out: Path, rows: list[dict[str, Any]], files: list[str]) -> None:
    """Keep beside the cache what the last run said, for the next time the plan is opened."""
    text = json.dumps({"steps": rows, "files": files}, ensure_ascii=False, indent=1)
    aside = out / "cache" / f".{_SAVED}.part"
    aside.write_text(text, encoding="utf-8")
    aside.replace(out / "cache" / _SAVED)


def add(out: Path, rows: list[dict[str, Any]]) -> None:
    """Keep what a run of some steps said beside what the last whole run said of the others."""
    saved = _read(out / "cache" / _SAVED)
    new = {row["code"] for row in rows}
    kept = [row for row in saved.get("steps", []) if row["code"] not in new]
    save(out, [*kept, *rows], saved.get("files", []))


def saved_files(out: Path) -> list[Path]:
    """What the last run wrote, as far as it is still there."""
    return [out / name for name in _read(out / "cache" / _SAVED).get("files", [])
            if (out / name).is_file()]  # fmt: skip


def states(plan: Path, out: Path, language: str) -> list[StepState]:
    """The state of every step."""
    said = {row["code"]: row for row in _read(out / "cache" / _SAVED).get("steps", [])}
    inputs = _inputs(plan, out)
    found: dict[str, str] = {}
    shown = []
    for code in all_steps():
        told = said.get(code, {})
        kept = told.get("state") == FRESH or any((out / "cache" / code).glob("*.sedp"))
        state = _state(code, plan, out, inputs, found) if kept else NOT_RUN
        if told.get("state") in (MISSING, FAILED) and not _younger(plan, out / "cache" / _SAVED):
            state = told["state"]
        found[code] = state
        reason = _reason(told, language) if state in (MISSING, FAILED) else ""
        shown.append(StepState(code, word(LABELS, f"part.{code}", language), state, reason))
    return shown


def _reason(told: Mapping[str, Any], language: str) -> str:
    """Why a step has no result, in a language, or in that of the run where it is all there is."""
    return str(told.get("reasons", {}).get(language) or told.get("reason", ""))


def territory(out: Path, language: str) -> str:
    """The name of the territory, as the last run recorded it."""
    names = _read(out / "provenance.json").get("territory", {})
    return str(names.get(language) or next(iter(names.values()), ""))


def _state(
    code: str, plan: Path, out: Path, inputs: Mapping[str, Path], before: Mapping[str, str]
) -> str:
    note = out / "cache" / code / "last.json"
    made_from = _read(note).get("from")
    if not isinstance(made_from, dict):
        return NOT_RUN
    files = [inputs.get(name.partition(":")[2]) for name in made_from if name.startswith("file:")]
    steps = [name.partition(":")[2] for name in made_from if name.startswith("step:")]
    late = any(_younger(file, note) for file in (plan, *files) if file is not None)
    return STALE if late or any(before.get(step) == STALE for step in steps) else FRESH


def _inputs(plan: Path, out: Path) -> dict[str, Path]:
    """The files of the plan by key; a layer within a file counts as the file."""
    rows = _read(out / "provenance.json").get("inputs", [])
    return {row["key"]: plan.parent / row["file"].partition("|")[0] for row in rows}


def _younger(file: Path, note: Path) -> bool:
    """Whether a file was changed after a note was written, or is gone."""
    try:
        return file.stat().st_mtime_ns > note.stat().st_mtime_ns
    except OSError:
        return True


def _read(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}
