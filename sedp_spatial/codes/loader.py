"""Read the code files that ship with the library."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

_LANGUAGES = ("ky", "ru", "en")


@cache
def _file(name: str) -> dict[str, Any]:
    """A code file and those that continue it: ``messages.toml``, then ``messages-*.toml``."""
    folder = resources.files(__package__)
    parts = [f"{name}.toml"]
    parts += sorted(f.name for f in folder.iterdir() if f.name.startswith(f"{name}-"))
    entries: dict[str, Any] = {}
    for part in parts:
        for code, entry in tomllib.loads(folder.joinpath(part).read_text("utf-8")).items():
            entries.setdefault(code, entry)  # the first file's ``meta`` describes them all
    return entries


@cache
def load_codes(name: str) -> dict[str, Any]:
    """The entries of one code file, in the file's order.

    The dictionary is shared by all callers; nobody changes it.

    Parameters
    ----------
    name : str
        A file of this folder without its ending: ``categories``, ``land_kinds``, ``ownership``,
        ``in_use``, ``checks``, ``labels``, ``messages``.

    Returns
    -------
    dict
        Entry by code; the file's own description (``meta``) is left out.

    Examples
    --------
    >>> list(load_codes("categories"))[:2]
    ['agricultural', 'settlement']
    """
    return {code: entry for code, entry in _file(name).items() if code != "meta"}


def source_of(name: str) -> dict[str, Any]:
    """Where a code file comes from: its ``source``, ``date`` and ``checked`` flag."""
    return dict(_file(name).get("meta", {}))


def labels(name: str, lang: str) -> dict[str, str]:
    """The labels of a code file in a language, in the order in which they are printed.

    Examples
    --------
    >>> labels("categories", "en")["forest"]
    'Forest fund'
    """
    return {code: entry.get(lang, entry["en"]) for code, entry in load_codes(name).items()}


@cache
def _spellings(name: str) -> dict[str, str]:
    spelt: dict[str, str] = {}
    for code, entry in load_codes(name).items():
        words = [code, *(entry[lang] for lang in _LANGUAGES), *entry.get("also", [])]
        spelt.update({_plain(word): code for word in words})
    return spelt


def _plain(text: str) -> str:
    return " ".join(text.replace("ё", "е").replace("Ё", "Е").split()).casefold()


def code_of(name: str, value: str) -> str | None:
    """The code that a value stands for: the code itself, or its label in any language.

    Examples
    --------
    >>> code_of("categories", "Токой фондусунун жерлери")
    'forest'
    >>> code_of("categories", "жайыт?") is None
    True
    """
    return _spellings(name).get(_plain(value))


def recognise(name: str, values: list[str]) -> dict[str, str | None]:
    """The code of each distinct value, ``None`` where it is not known."""
    return {value: code_of(name, value) for value in dict.fromkeys(values)}
