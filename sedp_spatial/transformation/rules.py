"""The rules of transformation as dated data: shipped examples, replaced by the user's own."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..codes import load_codes, source_of
from ..errors import DataError, UsageError
from ..hazards.threshold import HazardFrom, hazard_from
from ..messages import Message
from ..restrictions.validity import parse_day
from ..textfiles import load_toml
from .catalogue import near_words
from .texts import Text, text_of

KINDS = (
    "land",
    "restriction",
    "hazard",
    "zone",
    "same_category",
    "uncovered",
    "overlap",
    "document",
    "authority",
    "exception",
)
OUTCOMES = ("blocks", "needs", "ok")
# Which code file the values of a list come from.
_CODED = {
    "land_kinds": "land_kinds",
    "categories": "categories",
    "not_categories": "categories",
    "targets": "categories",
    "not_targets": "categories",
    "ownership": "ownership",
    "purposes": "transformation_purposes",
    "not_purposes": "transformation_purposes",
    "settled_by": "transformation_documents",
    "documents": "transformation_documents",
}
_LISTS = (*_CODED, "themes", "kinds", "regimes")
_TEXTS = {
    "en",
    "ru",
    "ky",
    *(f"{p}{x}" for p in ("do", "citation") for x in ("", "_en", "_ru", "_ky")),
}
_OTHERS = {
    *("kind", "outcome", "of", "law", "article", "valid_from", "valid_to", "quality_below"),
    *("hazard_from", "stage", "source", "date", "checked", "remove", "note"),
}
_KNOWN = {*_LISTS, *_TEXTS, *_OTHERS}
_ARTICLE = {"en": "{law}, art. {n}", "ru": "{law}, ст. {n}", "ky": "{law}, {n}-берене"}

Source = "Rules | Mapping[str, Any] | str | Path | None"


@dataclass(frozen=True)
class Rule:
    """One rule, exception or authority; see the head of ``codes/transformation_rules.toml``."""

    code: str
    kind: str
    outcome: str
    name: Text
    advice: Text
    citation: Text
    source: str
    checked: bool
    own: bool
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    of: str
    stage: str
    quality_below: float | None
    hazard_from: HazardFrom | None
    lists: Mapping[str, tuple[str, ...]]

    def holds(self, day: datetime.date | None) -> bool:
        """Whether the rule is in force on a day; both ends count, a missing end is open.

        Without a day a rule counts whatever its dates, and an exception only if it has no end:
        nothing is let through that may have lapsed.
        """
        if day is None:
            return self.kind != "exception" or self.valid_to is None
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def period(self) -> Message:
        """The period in which it holds, as a phrase."""
        if self.valid_from and self.valid_to:
            return Message(
                "transformation.between", start=_iso(self.valid_from), stop=_iso(self.valid_to)
            )
        if self.valid_from:
            return Message("transformation.since", start=_iso(self.valid_from))
        if self.valid_to:
            return Message("transformation.until", stop=_iso(self.valid_to))
        return Message("transformation.always")

    def concerns(self, target: str, purpose: str) -> bool:
        """Whether the rule speaks of this target category and purpose at all."""
        lists = self.lists
        return (
            (not lists["targets"] or target in lists["targets"])
            and target not in lists["not_targets"]
            and (not lists["purposes"] or purpose in lists["purposes"])
            and purpose not in lists["not_purposes"]
        )


@dataclass(frozen=True)
class Rules:
    """Rules ready for use, in their order.

    Attributes
    ----------
    entries : dict of str to Rule
    notes : tuple of Message
        Which set it is, and what the user replaced.
    """

    entries: dict[str, Rule]
    notes: tuple[Message, ...]

    def exceptions_of(self, code: str) -> list[Rule]:
        """The exceptions of a rule."""
        return [r for r in self.entries.values() if r.kind == "exception" and r.of == code]


def transformation_rules(source: Any = None) -> Rules:
    """Read the rules of transformation.

    Parameters
    ----------
    source : path, mapping or Rules, optional
        A TOML file, or what it holds: one table per rule. An entry of a shipped name changes the
        fields that it gives, any other name is a new rule, ``remove = true`` takes one away;
        ``[meta] replace_all = true`` uses the user's rules alone. Without it the shipped examples.

    Returns
    -------
    Rules

    Raises
    ------
    UsageError
        No such file, not TOML, or no rule left.
    DataError
        A field or code that is not known, an exception of no rule, dates the wrong way round.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 84; Laws No. 257 of 31.07.2009 and No. 145 of
    15.07.2013, as examples to verify.

    Examples
    --------
    >>> rules = transformation_rules({"pasture": {"remove": True}})
    >>> "pasture" in rules.entries
    False
    """
    if isinstance(source, Rules):
        return source
    shipped = load_codes("transformation_rules")
    given = read_toml(source)
    meta = given.pop("meta", {})
    entries = {} if meta.get("replace_all") else {k: dict(v) for k, v in shipped.items()}
    for code, entry in given.items():
        if not isinstance(entry, Mapping):
            raise DataError("error.transformation_rule_form", rule=code)
        _check_keys(code, entry)
        if entry.get("remove"):
            entries.pop(code, None)
        else:
            entries[code] = {**entries.get(code, {}), **entry, "_own": True}
    if not entries:
        raise UsageError("error.transformation_no_rules")
    rules = {code: _rule(code, entry) for code, entry in entries.items()}
    for rule in rules.values():
        if rule.kind == "exception" and rule.of not in rules and not shipped.get(rule.of):
            raise DataError("error.transformation_exception_of", rule=rule.code, of=rule.of)
    return Rules(rules, tuple(_notes(rules, given)))


def read_toml(source: Any) -> dict[str, Any]:
    """What a user's TOML file holds; a mapping passes through, ``None`` is empty.

    Raises
    ------
    UsageError
        No such file, or not TOML.
    """
    if source is None:
        return {}
    if isinstance(source, Mapping):
        return dict(source)
    try:
        return load_toml(Path(source))
    except OSError as error:
        raise UsageError("error.no_file", path=str(source)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            "error.transformation_toml", path=str(source), reason=str(error)
        ) from error


def _check_keys(code: str, entry: Mapping[str, Any]) -> None:
    for key in entry:
        if key not in _KNOWN:
            near = near_words(key, sorted(_KNOWN)) or sorted(_KNOWN)
            raise DataError("error.transformation_rule_key", rule=code, key=key, near=near)


def _rule(code: str, entry: Mapping[str, Any]) -> Rule:
    kind, outcome = entry.get("kind", ""), entry.get("outcome", "ok")
    for name, value, allowed in (("kind", kind, KINDS), ("outcome", outcome, OUTCOMES)):
        if value not in allowed:
            raise DataError(
                "error.transformation_rule_value",
                rule=code,
                key=name,
                value=str(value),
                allowed=list(allowed),
            )
    start, stop = (_day(code, entry, key) for key in ("valid_from", "valid_to"))
    if start and stop and stop < start:
        raise DataError(
            "error.transformation_rule_dates", rule=code, start=_iso(start), stop=_iso(stop)
        )
    name = text_of(entry)
    return Rule(
        code=code,
        kind=kind,
        outcome=outcome,
        name=name if str(name) else Text({"en": code}),
        advice=text_of(entry, "do_"),
        citation=_citation(entry),
        source=str(entry.get("source", "")),
        checked=bool(entry.get("checked", False)),
        own=bool(entry.get("_own", False)),
        valid_from=start,
        valid_to=stop,
        of=str(entry.get("of", "")),
        stage=str(entry.get("stage", "")),
        quality_below=entry.get("quality_below"),
        hazard_from=_threshold(code, entry),
        lists={key: _codes(code, key, entry.get(key, [])) for key in _LISTS},
    )


def _threshold(code: str, entry: Mapping[str, Any]) -> HazardFrom | None:
    """From which level on a hazard counts; without a threshold every level does."""
    given = entry.get("hazard_from")
    if given is None:
        return None
    found = hazard_from(given)
    if found is None:
        raise DataError(
            "error.transformation_rule_value",
            rule=code,
            key="hazard_from",
            value=str(given),
            allowed=["{ number, scale, word }"],
        )
    return found


def _codes(rule: str, key: str, values: Any) -> tuple[str, ...]:
    words = [values] if isinstance(values, str) else list(values)
    if key in _CODED:
        known = {*load_codes(_CODED[key]), "unassigned"}
        for word in words:
            if word not in known:
                raise DataError(
                    "error.transformation_rule_value",
                    rule=rule,
                    key=key,
                    value=str(word),
                    allowed=near_words(str(word), known) or sorted(known),
                )
    return tuple(str(word) for word in words)


def _day(rule: str, entry: Mapping[str, Any], key: str) -> datetime.date | None:
    value = entry.get(key)
    if value is None or value == "":
        return None
    day = parse_day(value, end=key == "valid_to")
    if day is None:
        raise DataError(
            "error.transformation_rule_value",
            rule=rule,
            key=key,
            value=str(value),
            allowed=["2026-11-22", "22.11.2026"],
        )
    return day


def _citation(entry: Mapping[str, Any]) -> Text:
    own = text_of(entry, "citation_")
    if str(own):
        return own
    law = load_codes("transformation_laws").get(str(entry.get("law", "")))
    if law is None:
        return Text({"en": str(entry.get("law") or entry.get("source", ""))})
    article = entry.get("article")
    if not article:
        return text_of(law)
    return Text({lang: form.format(law=law[lang], n=article) for lang, form in _ARTICLE.items()})


def _notes(rules: dict[str, Rule], given: Mapping[str, Any]) -> list[Message]:
    unread = sum(not rule.checked for rule in rules.values())
    date = source_of("transformation_rules")["date"]
    notes = [
        Message("note.transformation_rules", rules=len(rules), unread=unread, date=date.isoformat())
    ]
    if given:
        notes.append(Message("note.transformation_rules_own", rules=list(given)))
    return notes


def _iso(day: datetime.date) -> str:
    return day.isoformat()
