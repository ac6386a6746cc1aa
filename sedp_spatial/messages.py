"""Sentences for people, in Kyrgyz, Russian and English.

A message is an English string that remembers its template and its parameters, so one result
can be shown to a council member in Kyrgyz and written to a log in English without being
computed twice. The templates stand side by side in ``codes/messages.toml``.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from .codes import load_codes

LANGUAGES = ("ky", "ru", "en")


class Message(str):
    """A sentence that can be said again in another language.

    Behaves as its English text in every way; ``.text("ky")`` gives the Kyrgyz one.

    Examples
    --------
    >>> note = Message("note.no_boundary")
    >>> note.code
    'note.no_boundary'
    >>> note.text("ru") != str(note)
    True
    """

    code: str
    params: Mapping[str, Any]

    def __new__(cls, code: str, /, **params: Any) -> Message:
        """Say ``code`` of ``codes/messages.toml`` with these parameters."""
        self = super().__new__(cls, _say(code, params, "en"))
        self.code = code
        self.params = params
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (self.code, dict(self.params)))

    def text(self, lang: str = "en") -> str:
        """The sentence in ``lang`` (``ky``, ``ru`` or ``en``) as a plain string."""
        return _say(self.code, self.params, lang)


class Label(str):
    """The name of a code or column, said in the language of the sentence that it stands in.

    Examples
    --------
    >>> Message("check.missing_value", ids=["12"], column=Label("labels", "column.category"))
    'Parcel 12 has no Land category.'
    """

    file: str
    code: str

    def __new__(cls, file: str, code: str, /) -> Label:
        """Name ``code`` of a code file; its last part stands for it where it has no label."""
        self = super().__new__(cls, _name(file, code, "en"))
        self.file = file
        self.code = code
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Label, (self.file, self.code))

    def text(self, lang: str = "en") -> str:
        """The label in ``lang`` as a plain string."""
        return _name(self.file, self.code, lang)


def _name(file: str, code: str, lang: str) -> str:
    entry = load_codes(file).get(code)
    return entry.get(lang, entry["en"]) if entry else code.rpartition(".")[2]


def _rebuild(code: str, params: dict[str, Any]) -> Message:
    return Message(code, **params)


def say(value: Any, lang: str) -> Any:
    """Say a value in a language: messages are translated, anything else passes through."""
    return value.text(lang) if isinstance(value, Message | Label) else value


def _say(code: str, params: Mapping[str, Any], lang: str) -> str:
    entry = load_codes("messages")[code]
    template = entry.get(lang) or entry["en"]
    return fill(template, lang, params)


def fill(template: str, lang: str, params: Mapping[str, Any]) -> str:
    """Fill a template's braces with numbers and names as they are written in a language."""
    spoken = {name: say(value, lang) for name, value in params.items()}
    return _Formatter(lang).vformat(template, (), spoken)


class _Formatter(string.Formatter):
    """Numbers as the reader writes them: a decimal comma and spaces in Russian and Kyrgyz."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, list | tuple):
            return ", ".join(str(say(item, self.lang)) for item in value)
        if format_spec == "area":  # 0.004 m² must not be printed as nothing
            format_spec = ".2f" if not value or abs(value) >= 0.1 else ".2g"
        text = str(format(value, format_spec))
        if self.lang == "en" or not isinstance(value, float | int):
            return text
        return text.replace(",", "\u00a0").replace(".", ",")
