"""Names of municipalities in three languages and many spellings, joined with a reported score."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..messages import LANGUAGES

COLUMNS = ("municipality", "code", "joined_to", "joined_code", "spelling", "score", "next_score",
           "status")  # fmt: skip
_SHORTEST = 3  # of what is left of a name without its ending


@cache
def comparable(name: str) -> str:
    """A name as it is compared: Latin letters, without the words that every name has.

    Examples
    --------
    >>> comparable("Ат-Башинский район") == comparable("Ат-Баш")
    True
    """
    rules = load_codes("name_spellings")
    kept = [
        _plain(rules["same"].get(token, token))
        for token in _tokens(name)
        if token not in _idle_words()
    ]
    # «город Талас», «Талас шаары»: where the word stands differs between languages.
    kept.sort(key=lambda token: token == "city")  # nosec B105 - a word, no password
    endings = sorted({_plain(one) for one in rules["endings"]["ru"]}, key=len, reverse=True)
    bare = []
    for token in kept:
        ending = next((e for e in endings if token.endswith(e)), "")
        left = token[: len(token) - len(ending)] if ending else token
        bare.append(left if len(left) >= _SHORTEST else token)
    return " ".join(bare) or " ".join(map(_plain, _tokens(name)))


def _tokens(name: str) -> list[str]:
    return [token for token in re.split(r"[\W\d_]+", str(name).casefold()) if token]


@cache
def _idle_words() -> frozenset[str]:
    words = load_codes("name_spellings")["words"]
    return frozenset(word for lang in LANGUAGES for word in words[lang])


def _plain(token: str) -> str:
    rules = load_codes("name_spellings")
    text = "".join(rules["letters"].get(letter, letter) for letter in token)
    for spelt, sound in rules["pairs"].items():
        text = text.replace(spelt, sound)
    return text


def likeness(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[float, str]:
    """How alike two sets of names are, from 0 to 1, and the spelling of the second that fits.

    Names in the same language are compared before names in different ones.
    """
    best = (0.0, "")
    pairs = [(a, b) for a in first for b in second]
    for own, other in sorted(pairs, key=lambda pair: pair[0] != pair[1]):
        score = _score(comparable(first[own]), comparable(second[other]))
        if score > best[0]:
            best = (score, second[other])
    return best


@cache
def _score(first: str, second: str) -> float:
    return 1.0 if first == second else difflib.SequenceMatcher(None, first, second).ratio()


def same(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Whether two sets of names have one name in common, letter by letter."""
    return bool(_folded(first) & _folded(second))


def _folded(names: Mapping[str, str]) -> set[str]:
    return {" ".join(str(name).split()).casefold() for name in names.values()}


def join_names(
    names: Sequence[Mapping[str, str]],
    codes: Sequence[str],
    known: Sequence[Mapping[str, str]],
    known_codes: Sequence[str],
    *,
    score: float | None = None,
) -> tuple[pd.DataFrame, list[int | None]]:
    """Join the names of municipalities with those of a register, never in silence.

    Parameters
    ----------
    names, known : sequence of mapping of language to name
    codes, known_codes : sequence of str
        Numbers in the state's register, empty where there are none; the same number joins
        whatever the names are.
    score : float, optional
        Names less alike than this are not joined; ``codes/name_spellings.toml`` if not given.

    Returns
    -------
    table : pandas.DataFrame
        municipality, code, joined_to, joined_code, spelling (that was compared), score (0…1),
        next_score (of the second best), status: code | exact | similar | ambiguous | unmatched.
    places : list of int or None
        The row of the register for each municipality.
    """
    settings = load_codes("name_spellings")["settings"]
    least, lead = settings["score"] if score is None else score, settings["lead"]
    rows: list[dict[str, Any]] = [_row(own, code) for own, code in zip(names, codes, strict=True)]
    places: list[int | None] = [None] * len(names)
    taken: set[int] = set()
    for status in ("code", "exact"):
        for place, own in enumerate(names):
            if places[place] is not None:
                continue
            for other, theirs in enumerate(known):
                fits = (
                    bool(codes[place]) and codes[place] == known_codes[other]
                    if status == "code"
                    else same(own, theirs)
                )
                if fits and other not in taken:
                    _join(rows, places, taken, place, other, known, known_codes, 1.0, status)
                    break
    left = [place for place in range(len(names)) if places[place] is None]
    # All names of the register: one that is taken already and is as like is a reason for doubt.
    found = {
        place: sorted(
            ((*likeness(names[place], theirs), other) for other, theirs in enumerate(known)),
            key=lambda one: (-one[0], one[2]),
        )
        for place in left
    }
    for place in sorted(left, key=lambda p: (-found[p][0][0] if found[p] else 0.0, p)):
        free = [one for one in found[place] if one[2] not in taken]
        if not free:
            continue
        best, spelling, other = free[0]
        second = max((one[0] for one in found[place] if one[2] != other), default=0.0)
        if best >= least and best - second >= lead:
            _join(rows, places, taken, place, other, known, known_codes, best, "similar")
        elif best >= least:
            rows[place]["status"] = "ambiguous"
        rows[place].update(score=best, next_score=second, spelling=spelling)
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"score": float, "next_score": float}), places


def _row(names: Mapping[str, str], code: str) -> dict[str, Any]:
    return {"municipality": spoken(names), "code": code, "joined_to": "", "joined_code": "",
            "spelling": "", "score": 0.0, "next_score": 0.0, "status": "unmatched"}  # fmt: skip


def _join(
    rows: list[dict[str, Any]],
    places: list[int | None],
    taken: set[int],
    place: int,
    other: int,
    known: Sequence[Mapping[str, str]],
    known_codes: Sequence[str],
    score: float,
    status: str,
) -> None:
    places[place] = other
    taken.add(other)
    name = spoken(known[other])
    rows[place].update(joined_to=name, joined_code=known_codes[other], spelling=name,
                       score=score, status=status)  # fmt: skip


def spoken(names: Mapping[str, str]) -> str:
    """The name in Kyrgyz, else in Russian or English."""
    return next((str(names[lang]) for lang in LANGUAGES if names.get(lang)), "")


def names_in(row: Mapping[str, Any]) -> dict[str, str]:
    """The names in the columns name_ky, name_ru, name_en (or name) of a row of a register."""
    found = {lang: row.get(f"name_{lang}") for lang in LANGUAGES}
    if not any(isinstance(name, str) and name for name in found.values()):
        found["ky"] = row.get("name")
    return {lang: name.strip() for lang, name in found.items() if isinstance(name, str) and name}
