"""Saving a measure of a plan in the background: the store is begun where there is none yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable, Sequence

from qgis.core import QgsApplication

from ..runtime.job import Job, RunError
from ..translation import interface_language, tr
from . import measure_store
from .measure_book import store_of
from .measure_form_words import field_words
from .measure_run import sources_in
from .measure_store import REMOVED, Conflict, Entry, StoreError
from .money_words import Figures, moment
from .task import asking
from .words import word

_CODES = {"section": "measure_sections", "purpose": "unit_costs", "sources": "finance_sources"}


@dataclass(frozen=True)
class Saved:
    """What stood in the store before, and what stands there now."""

    before: Entry | None
    after: Entry


def saving(plan: Path, entry: Entry, shown: Entry | None) -> Callable[[Any], Any]:
    """Work that gives ``Saved``, or the ``Conflict`` that kept it from being saved.

    ``shown`` is the measure as the page had it; where the store is begun just now its revision is
    not known yet, and what it says tells whether it is the same.
    """
    who = author()
    language = interface_language()
    job = Job("measures_store", {}, {"plan": str(plan)}, {}, None, language, tr("Measures"))
    ask = asking(job)

    def work(feedback: Any) -> Any:
        file = store_of(plan)
        if file is None:
            file = Path(str(ask(feedback).numbers["file"]))
        try:
            known = {one.measure_id: one for one in measure_store.read(file)}
            there, mine = known.get(entry.measure_id), entry
            unseen = there is not None and not entry.revision and shown is not None
            if unseen and there.says() == shown.says():
                mine = replace(entry, revision=there.revision)
            (saved,) = measure_store.write(file, [mine], who)
        except Conflict as conflict:
            return conflict
        except StoreError as error:
            raise refused(error) from error
        return Saved(known.get(saved.measure_id), saved)

    return work


def author() -> str:
    """Whom the others will see: the name of the person, else of the account."""
    return str(QgsApplication.userFullName() or QgsApplication.userLoginName() or "?")


def refused(error: StoreError) -> RunError:
    """Why the store cannot be used, and what to do."""
    texts = {
        measure_store.GONE: tr("{path} is not there any more: put it back, or name another one "
                               "in the plan."),
        measure_store.BUSY: tr("Somebody else is saving in {path} at this moment; try again."),
        measure_store.READ_ONLY: tr("{path} may only be read; nothing was saved. Ask for the right "
                                    "to write it."),
        measure_store.NO_STORE: tr("{path} is no file of measures, or it is damaged; nothing was "
                                   "saved."),
        measure_store.FULL: tr("There is no room left for {path}; nothing was saved."),
        measure_store.UNREADABLE: tr("{path} cannot be used; nothing was saved. Is the drive "
                                     "connected?"),
    }  # fmt: skip
    return RunError(texts[error.code].format(path=error.path), str(error))


def sentence_of(conflict: Conflict) -> str:
    """Which measure somebody else changed, who, and when."""
    theirs = conflict.theirs
    text = (
        tr("{measure} was removed by {name}, {time}; nothing was saved.")
        if theirs.state == REMOVED
        else tr("{measure} was changed by {name}, {time}; nothing was saved.")
    )
    return text.format(
        measure=conflict.mine.measure_id,
        name=theirs.changed_by or tr("another program"),
        time=moment(theirs.changed_at) or tr("at an unknown time"),
    )


def side_by_side(conflict: Conflict, figures: Figures) -> list[Sequence[str]]:
    """Each field that somebody filled in: its name, theirs, mine; first where they differ."""
    rows: list[Sequence[str]] = []
    for name, title in field_words().items():
        pair = [_text(one, name, figures) for one in (conflict.theirs, conflict.mine)]
        if any(pair):
            rows.append((title, *pair))
    states = [tr("removed") if one.state != measure_store.KEPT else tr("in the plan")
              for one in (conflict.theirs, conflict.mine)]  # fmt: skip
    if states[0] != states[1]:
        rows.insert(0, (tr("State"), *states))
    return sorted(rows, key=lambda row: row[1] == row[2])


def _text(entry: Entry, name: str, figures: Figures) -> str:
    value = entry.values.get(name)
    if name == "plots":
        return "; ".join(entry.plots)
    if name == "sources":
        parts = sources_in(value).items()
        return "; ".join(f"{_word(name, code)} {figures.number(som)}" for code, som in parts)
    if name in _CODES and value:
        return _word(name, str(value))
    if isinstance(value, float):
        return figures.number(value, 2 if name == "quantity" else 0)
    return "" if value is None else str(value)


def _word(name: str, code: str) -> str:
    return word(_CODES[name], code, interface_language())
