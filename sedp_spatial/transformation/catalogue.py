"""Purposes, documents and categories as people write them, to codes; slips are named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..codes import code_of, labels, load_codes
from ..errors import UsageError
from ..messages import Label

PURPOSES = "transformation_purposes"
DOCUMENTS = "transformation_documents"
STAGES = "transformation_stages"

_NEAR = 0.5
_LISTED = 5


def category_code(value: str) -> str:
    """The code of a land category.

    Raises
    ------
    UsageError
        If it is none; all seven are named.
    """
    code = code_of("categories", str(value))
    if code is None:
        raise UsageError(
            "error.choice",
            name=Label("labels", "column.target_category"),
            value=str(value),
            allowed=", ".join(load_codes("categories")),
        )
    return code


def land_kind_code(value: str) -> str:
    """The code of a kind of land.

    Raises
    ------
    UsageError
        If it is none.
    """
    code = code_of("land_kinds", str(value))
    if code is None:
        raise UsageError(
            "error.choice",
            name=Label("labels", "column.land_kind"),
            value=str(value),
            allowed=", ".join(load_codes("land_kinds")),
        )
    return code


def purpose_code(value: str) -> str:
    """The code of a purpose: the code itself or its name in any language.

    Raises
    ------
    UsageError
        If it is none; the nearest ones are suggested.

    Examples
    --------
    >>> purpose_code("Көрүстөн")
    'cemetery'
    """
    code = code_of(PURPOSES, str(value))
    if code is None:
        raise UsageError(
            "error.transformation_purpose", purpose=str(value), near=_nearest(PURPOSES, str(value))
        )
    return code


def document_code(value: str) -> str:
    """The code of a document of the case.

    Raises
    ------
    UsageError
        If it is none; the nearest ones are suggested.
    """
    code = code_of(DOCUMENTS, str(value))
    if code is None:
        raise UsageError(
            "error.transformation_document",
            document=str(value),
            near=_nearest(DOCUMENTS, str(value)),
        )
    return code


def stage_code(value: str) -> str:
    """The code of one of the five stages.

    Raises
    ------
    UsageError
        If it is none.
    """
    code = code_of(STAGES, str(value))
    if code is None:
        raise UsageError(
            "error.choice",
            name=Label("labels", "column.stage"),
            value=str(value),
            allowed=", ".join(load_codes(STAGES)),
        )
    return code


def near_words(word: str, words: Iterable[str]) -> list[str]:
    """The words most like a word, most alike first."""
    return difflib.get_close_matches(word, list(words), n=3, cutoff=_NEAR)


def _nearest(file: str, value: str) -> list[str]:
    """Codes whose code, name or other spelling is like the value; all codes if none is."""
    entries = load_codes(file)
    spelt: dict[str, str] = {}
    for code, entry in entries.items():
        for word in (code, *entry.get("also", []), *(entry[lang] for lang in ("en", "ru", "ky"))):
            spelt.setdefault(word.casefold(), code)
    near = difflib.get_close_matches(value.casefold(), list(spelt), n=_LISTED, cutoff=_NEAR)
    found = list(dict.fromkeys(spelt[word] for word in near))
    return found or list(labels(file, "en"))
