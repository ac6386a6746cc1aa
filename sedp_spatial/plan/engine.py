"""The chain: each step worked out, taken from the cache, or said to be missing and why."""

from __future__ import annotations

import time
import traceback
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..errors import Cancelled, DataError, SedpError
from ..messages import Label, Message
from ..progress import Feedback, part, step
from ..results import Result
from .cache import Cache
from .desk import Desk, Shelf
from .fingerprint import changed, ingredients, is_volatile, key_of, software_hash
from .reading import Plan
from .result import CACHED, FAILED, MISSING, RAN
from .step import NothingToDo, Step

_SAID_CHANGES = 4
_REQUIRED = ("check", "balance")


@dataclass
class Chain:
    """The steps of a plan as they are done.

    Attributes
    ----------
    parts : dict of str to Result
    missing : dict of str to Message
    errors : dict of str to SedpError
        What stopped the steps that failed.
    rows : list of dict
        step, state, seconds, reason.
    keys : dict of str to str
        The key of each result.
    log : list of str
    """

    plan: Plan
    steps: Sequence[Step]
    cache: Cache
    shelf: Shelf
    lang: str = "en"
    parts: dict[str, Result] = field(default_factory=dict)
    missing: dict[str, Message] = field(default_factory=dict)
    errors: dict[str, SedpError] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def run(
        self, feedback: Feedback | None = None, *, fresh: bool | Collection[str] = False
    ) -> None:
        """Do all steps in their order.

        Parameters
        ----------
        feedback : Feedback, optional
        fresh : bool or collection of str
            Whether all steps, or which, are worked out whatever the cache holds.

        Raises
        ------
        Cancelled
            If the user stops the run; what is finished stays in the cache.
        SedpError
            If neither the check nor the balance can be made: the parcels are of no use.
        """
        remaining = Remaining(self)
        for one in self.steps:
            start, end = remaining.stretch(one)
            step(feedback, start, remaining.said(one))
            anew = fresh if isinstance(fresh, bool) else one.name in fresh
            self._do(one, part(feedback, start, end), fresh=anew)
            remaining.done(one)
            if all(name in self.errors for name in _REQUIRED):
                raise self.errors[_REQUIRED[0]]
        step(feedback, 1.0)

    def _do(self, one: Step, feedback: Feedback | None, *, fresh: bool) -> None:
        reason = self._what_is_missing(one)
        if reason is not None:
            self._without(one, MISSING, reason)
            return
        try:
            made_from = self.made_from(one)
        except SedpError as error:
            self._failed(one, error)
            return
        key = key_of(made_from)
        volatile = is_volatile(one, self.plan) or self._is_unkept(one)
        before = self.cache.last(one.name).get("from")
        kept = None if fresh or volatile else self.cache.get(one.name, key)
        if kept is not None:
            self._has(one, kept, key, CACHED, 0.0, Message("plan.unchanged"))
            self.cache.note(one.name, made_from, None)
            return
        begun = time.perf_counter()
        try:
            result = one.work(Desk(one, self.shelf, self.parts, feedback))
        except Cancelled:
            raise
        except NothingToDo as error:
            self._without(one, MISSING, error.message)
            return
        except SedpError as error:
            self._failed(one, error)
            return
        except MemoryError:
            self._failed(one, DataError("error.no_memory"))
            return
        except Exception as error:  # one step that breaks must not take the others with it
            self.log.append("".join(traceback.format_exception(error)))
            name = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            self._failed(one, SedpError("error.plan_step", step=said(one.name), reason=name))
            return
        seconds = time.perf_counter() - begun
        is_kept = not volatile and self.cache.put(one.name, key, result)
        # A result that is not kept is another one each time for the steps that come after.
        self._has(one, result, key if is_kept else "", RAN, seconds, _why(before, made_from, fresh))
        self.cache.note(one.name, made_from, seconds)

    def made_from(self, one: Step) -> dict[str, str]:
        """What a step's result depends on, given the steps that are done."""
        upstream: dict[str, str | None] = {
            name: self.keys.get(name) for name in (*one.needs, *one.uses)
        }
        return ingredients(one, self.plan, upstream, software_hash())

    def _is_unkept(self, one: Step) -> bool:
        """Whether a step before gave a result that no key stands for."""
        return any(name in self.parts and not self.keys.get(name)
                   for name in (*one.needs, *one.uses))  # fmt: skip

    def _what_is_missing(self, one: Step) -> Message | None:
        """The first thing that a step cannot do without and that is not there."""
        for key in one.needs_keys:
            if not self.plan.has(key):
                return self._no_key(key)
        if one.any_of and not any(self.plan.has(key) for key in one.any_of):
            if len(one.any_of) == 1 or one.any_of[0] in self.plan.absent:
                return self._no_key(one.any_of[0])
            return Message("plan.missing_any", keys=list(one.any_of))
        for name in one.needs:
            if name not in self.parts:
                reason = self.missing.get(name, "")
                return Message("plan.missing_step", step=said(name), reason=reason)
        return None

    def _no_key(self, key: str) -> Message:
        if key in self.plan.absent:
            return Message("plan.missing_file", key=key, reason=self.plan.absent[key])
        table, _, name = key.rpartition(".")
        return Message("plan.missing_key", key=key, table=table or key, name=name or key)

    def _has(
        self, one: Step, result: Result, key: str, state: str, seconds: float, reason: Message
    ) -> None:
        self.parts[one.name] = result
        self.keys[one.name] = key
        self._row(one, state, seconds, reason)

    def _failed(self, one: Step, error: SedpError) -> None:
        self.errors[one.name] = error
        self._without(one, FAILED, error.message)

    def _without(self, one: Step, state: str, reason: Message) -> None:
        if state == FAILED or not one.extra:
            self.missing[one.name] = reason
        self._row(one, state, 0.0, reason)

    def _row(self, one: Step, state: str, seconds: float, reason: Message) -> None:
        self.rows.append(
            {"step": one.name, "state": state, "seconds": round(seconds, 3), "reason": reason}
        )
        line = Message(f"plan.log_{state}", step=said(one.name), seconds=seconds, reason=reason)
        self.log.append(line.text(self.lang))

    def table(self) -> pd.DataFrame:
        """One row per step."""
        table = pd.DataFrame(self.rows, columns=["step", "state", "seconds", "reason"])
        table["reason"] = pd.Series([row["reason"] for row in self.rows], dtype=object)
        return table


class Remaining:
    """How much is done and how long the rest takes, from what the steps took the last time."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._seconds = {one.name: self._guess(one) for one in chain.steps}
        self._whole = sum(self._seconds.values()) or 1.0
        self._done = 0.0
        self._guessed = 0.0
        self._begun = time.perf_counter()

    def _guess(self, one: Step) -> float:
        """The time of the last run; little where the result seems to be there already."""
        known = self._chain.cache.last(one.name)
        seconds = known.get("seconds")
        weight = float(seconds) if isinstance(seconds, int | float) else one.weight
        if known.get("from") is None:
            return weight
        try:
            made_from = self._chain.made_from(one)
        except SedpError:
            return weight
        same = [k for k, v in known["from"].items() if not k.startswith("step:")
                and made_from.get(k) != v]  # fmt: skip
        return weight if same else min(weight, 0.1)

    def stretch(self, one: Step) -> tuple[float, float]:
        """The part of the whole progress that a step takes."""
        return self._done / self._whole, (self._done + self._seconds[one.name]) / self._whole

    def done(self, one: Step) -> None:
        """Count a step as done."""
        self._done += self._seconds[one.name]

    def said(self, one: Step) -> str:
        """What is being done, and how long the rest will take."""
        spent = time.perf_counter() - self._begun
        pace = spent / self._done if self._done > 0 else 1.0
        left = (self._whole - self._done) * pace
        sentence = Message(
            "plan.doing", step=said(one.name), left=f"{left // 60:.0f}:{left % 60:02.0f}"
        )
        return sentence.text(self._chain.lang)


def said(name: str) -> Label:
    """A step's name for a sentence."""
    return Label("labels", f"part.{name}")


def _why(before: Any, made_from: dict[str, str], fresh: bool) -> Message:
    """Why a step was worked out and not taken from the cache."""
    if fresh:
        return Message("plan.because_fresh")
    if not isinstance(before, dict):
        return Message("plan.because_first")
    names = changed(before, made_from)
    if not names:
        return Message("plan.because_lost")
    told: list[Any] = [_ingredient(name) for name in names[:_SAID_CHANGES]]
    if len(names) > _SAID_CHANGES:
        told.append(Message("plan.more", count=len(names) - _SAID_CHANGES))
    return Message("plan.because_changed", names=told)


def _ingredient(name: str) -> Message:
    kind, _, rest = name.partition(":")
    if kind == "step":
        return Message("plan.part_step", step=said(rest))
    if kind == "software":
        return Message("plan.part_software")
    return Message(f"plan.part_{kind}", name=rest)
