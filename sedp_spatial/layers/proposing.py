"""Which field may be which column, and which value which code: proposals, never decisions.

A proposal has a score between 0 and 1. What scores below ``applied`` of ``codes/field_words.toml``
is shown to the user and not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..codes import load_codes, recognise
from ..messages import LANGUAGES
from .schema import schema_of

_CUT = 10  # how many letters of a name a Shapefile keeps
_SIGNS = re.compile(r"[\W_]+")
_EXACT, _CASE, _WORD, _BEGINNING = 1.0, 0.99, 0.9, 0.8


@dataclass(frozen=True)
class Proposal:
    """What something may be, and how sure that is.

    Attributes
    ----------
    name : str
        The column or value that is looked for.
    meant : str
        The field or code that it may be; empty where there is none.
    score : float
        From 0 to 1.
    """

    name: str
    meant: str
    score: float


def applied_from() -> float:
    """The score from which a proposal is taken until the user says otherwise."""
    return float(load_codes("field_words")["settings"]["applied"])


def shown_from() -> float:
    """The score from which a proposal is worth showing."""
    return float(load_codes("field_words")["settings"]["shown"])


def propose_fields(fields: Sequence[str], kind: str) -> list[Proposal]:
    """For every column of a kind of layer the field that it may be.

    Parameters
    ----------
    fields : sequence of str
        The names of the layer's fields.
    kind : str
        The kind of layer.

    Returns
    -------
    list of Proposal
        One per column in the order of the schema; a field is proposed for one column only.

    Examples
    --------
    >>> [(p.name, p.meant) for p in propose_fields(["KAD_NOMER", "Угодья"], "parcels")][:3]
    [('parcel_id', 'KAD_NOMER'), ('category', ''), ('land_kind', 'Угодья')]
    """
    columns = list(schema_of(kind).columns)
    words = load_codes("field_words").get(kind, {})
    ranked = sorted(
        (
            (-_field_score(field, column, words.get(column, ())), row, place)
            for row, column in enumerate(columns)
            for place, field in enumerate(fields)
        )
    )
    found: dict[int, Proposal] = {}
    taken: set[int] = set()
    for score, row, place in ranked:
        if -score >= shown_from() and row not in found and place not in taken:
            found[row] = Proposal(columns[row], fields[place], round(-score, 2))
            taken.add(place)
    return [found.get(row, Proposal(column, "", 0.0)) for row, column in enumerate(columns)]


def propose_codes(values: Sequence[str], file: str) -> list[Proposal]:
    """For every value the code whose label, in any language, is most alike.

    Parameters
    ----------
    values : sequence of str
        Distinct values of a layer.
    file : str
        The code file: ``categories``, ``land_kinds``, ``ownership``, ``in_use``.

    Returns
    -------
    list of Proposal
        One per value, in their order. A code or label itself has the score 1.

    Examples
    --------
    >>> [(p.meant, p.score == 1) for p in propose_codes(["Жайыт", "Земли лесфонда"], "categories")]
    [('', False), ('forest', False)]
    """
    known = recognise(file, list(values))
    unknown = [value for value in values if known[value] is None]
    labels, codes = _spellings(file)
    likeness = _alike(unknown, labels) if unknown else np.zeros((0, 1))
    best = likeness.argmax(axis=1) if unknown else np.zeros(0, dtype=int)
    near = {
        value: Proposal(value, codes[at], round(min(float(row[at]), _CASE), 2))
        for value, at, row in zip(unknown, best, likeness, strict=True)
    }
    least = shown_from()
    return [
        Proposal(value, known[value] or "", 1.0)
        if known[value]
        else (near[value] if near[value].score >= least else Proposal(value, "", 0.0))
        for value in values
    ]


def plain(text: str) -> str:
    """A name without case, signs and blanks, as names are compared."""
    return _SIGNS.sub("", text.casefold().replace("ё", "е"))


def alike(first: str, second: str) -> float:
    """How alike two texts are, from 0 to 1.

    Examples
    --------
    >>> alike("Пастбища", "пастбище") > 0.7
    True
    """
    return float(_alike([first], [second])[0, 0])


def _field_score(field: str, column: str, words: Iterable[str]) -> float:
    if field == column:
        return _EXACT
    mine = plain(field)
    if not mine:
        return 0.0
    if mine == plain(column):
        return _CASE
    known = [plain(word) for word in words]
    if mine in known:
        return _WORD - 0.001 * known.index(mine)  # of two known names the likelier comes first
    if len(field) == _CUT and any(word.startswith(mine) for word in (plain(column), *known)):
        return _BEGINNING
    return 0.7 * max(_alike([field], [column, *words])[0])


@cache
def _spellings(file: str) -> tuple[list[str], list[str]]:
    labels, codes = [], []
    for code, entry in load_codes(file).items():
        for word in (code, *(entry[lang] for lang in LANGUAGES), *entry.get("also", ())):
            labels.append(word)
            codes.append(code)
    return labels, codes


def _alike(first: Sequence[str], second: Sequence[str]) -> NDArray[np.float64]:
    """How alike each pair of texts is: the share of common runs of three letters (Dice).

    Letters at the beginning of words count, so that an ending in another case matters little.
    """
    runs = [[_runs(text) for text in texts] for texts in (first, second)]
    numbers = {run: place for place, run in enumerate(sorted(set().union(*runs[0], *runs[1])))}
    left, right = (_matrix(texts, numbers) for texts in runs)
    common = left @ right.T
    whole = left.sum(axis=1)[:, None] + right.sum(axis=1)[None, :]
    return np.divide(2 * common, whole, out=np.zeros_like(common), where=whole > 0)


def _runs(text: str) -> set[str]:
    words = _SIGNS.sub(" ", text.casefold().replace("ё", "е")).split()
    return {
        padded[at : at + 3]
        for padded in (f"  {word} " for word in words)
        for at in range(len(padded) - 2)
    }


def _matrix(texts: Sequence[set[str]], numbers: dict[str, int]) -> NDArray[np.float64]:
    matrix = np.zeros((len(texts), len(numbers)))
    for row, runs in enumerate(texts):
        matrix[row, [numbers[run] for run in runs]] = 1.0
    return matrix
