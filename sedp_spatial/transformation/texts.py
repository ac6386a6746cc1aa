"""Texts of rule files, said in the reader's language wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import LANGUAGES, Label, Message


class Text(Label):
    """A text that a rule file gives in one or more languages; the nearest one stands in.

    Examples
    --------
    >>> Text({"en": "Pasture", "ky": "Жайыт"}).text("ky")
    'Жайыт'
    >>> Text({"ky": "Жайыт"}).text("ru")
    'Жайыт'
    """

    texts: dict[str, str]

    def __new__(cls, texts: Mapping[str, str]) -> Text:
        """Keep the texts; as a string it is the English one."""
        known = {lang: str(text) for lang, text in texts.items() if text}
        first = known.get("en") or next(iter(known.values()), "")
        self = str.__new__(cls, first)
        self.texts = known
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Text, (self.texts,))

    def text(self, lang: str = "en") -> str:
        """The text in ``lang``, or in whichever language there is."""
        return self.texts.get(lang) or str(self)


def text_of(entry: Mapping[str, Any], prefix: str = "") -> Text:
    """The texts ``en``, ``ru``, ``ky`` of an entry, or ``do_en`` … with a prefix.

    A bare ``do`` (the prefix without a language) serves for all languages.
    """
    found = {lang: entry.get(f"{prefix}{lang}", "") for lang in LANGUAGES}
    bare = entry.get(prefix.rstrip("_"), "") if prefix else ""
    return Text({lang: text or bare for lang, text in found.items()})


def said(text: Any) -> Message:
    """A text as a sentence of its own, so that tables translate it."""
    return Message("transformation.text", text=text)


def list_of(parts: list[Any], joint: str = "transformation.and") -> Any:
    """Several sentences as one, joined in the reader's language."""
    whole: Any = parts[0]
    for part in parts[1:]:
        whole = Message(joint, left=whole, right=part)
    return whole
