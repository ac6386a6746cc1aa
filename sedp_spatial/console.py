"""The console: progress and errors on standard error, results on standard output, any code page."""

from __future__ import annotations

import codecs
import locale
import os
import re
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from .codes import load_codes
from .errors import SedpError
from .messages import LANGUAGES, Message, fill
from .report.words import cell_text, short_category, titles_of

# Code pages of old consoles (cp866, cp1251) lack three Kyrgyz letters and some signs.
_NEAREST = {
    "ң": "н", "ө": "о", "ү": "у", "Ң": "Н", "Ө": "О", "Ү": "У",
    "−": "-", "–": "-", "—": "-", "…": "...", "²": "2", "₂": "2",
    "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "×": "x", "→": "->", "≤": "<=",
}  # fmt: skip
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ROWS = 40
_WIDTH = 118


def spoken_language(arguments: Sequence[str]) -> str:
    """The language for this run: ``--lang``, the variable SEDP_LANG, or the system's.

    Help texts are made before options are read, so the arguments are looked through here.
    """
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
        else:
            continue
        if wanted in LANGUAGES:
            return wanted
    system = os.environ.get("SEDP_LANG") or os.environ.get("LANG") or locale.getlocale()[0] or "en"
    prefix = system[:2].lower()
    return prefix if prefix in LANGUAGES else "en"


def words(key: str, lang: str, /, **values: Any) -> str:
    """A text of ``codes/commands.toml`` in a language."""
    entry = load_codes("commands")[key]
    text: str = entry.get(lang, entry["en"])
    return fill(text, lang, values) if values else text


def make_streams_robust() -> None:
    """Let no letter stop the output: what a code page lacks is replaced by the nearest sign."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The error that a code page raises calls it "charmap", so its name is kept here.
            handler = f"sedp-nearest-{stream.encoding}"
            codecs.register_error(handler, partial(_nearest, stream.encoding))
            stream.reconfigure(errors=handler)


def _nearest(encoding: str, error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_sign(letter, encoding) for letter in lost), error.end


def _sign(letter: str, encoding: str) -> str:
    """What stands for a letter; a console without Cyrillic lacks the nearest one as well."""
    nearest = _NEAREST.get(letter, "?")
    try:
        nearest.encode(encoding)
    except UnicodeEncodeError:
        return "?"
    return nearest


def printable(text: str) -> str:
    """A text without the signs that steer a terminal: names in data may hold them."""
    return _STEERING.sub("?", text)


class ConsoleFeedback:
    """Progress on standard error: a bar for people, a line for each step in files and pipes."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._console = Console(stderr=True, highlight=False)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=1.0)

    def __enter__(self) -> ConsoleFeedback:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def start(self, key: str, **values: Any) -> None:
        """Begin a step that has a text in ``codes/commands.toml``."""
        text = printable(words(key, self.lang, **values))
        self._progress.reset(self._task, description=text)
        if not self._console.is_terminal:
            self._console.print(text, markup=False, soft_wrap=True)

    def progress(self, share: float) -> None:
        """Move the bar."""
        self._progress.update(self._task, completed=share)

    def message(self, text: str) -> None:
        """Change the text beside the bar."""
        text = printable(text)
        self._progress.update(self._task, description=text)
        if not self._console.is_terminal:
            self._console.print(text, markup=False, soft_wrap=True)

    def is_cancelled(self) -> bool:
        """Ctrl-C comes as an exception, never through here."""
        return False

    def say(self, text: str) -> None:
        """Print a line beside the bar."""
        self._console.print(printable(text), markup=False, soft_wrap=True)


def say_error(error: SedpError, lang: str) -> None:
    """Print an error's sentence on standard error."""
    Console(stderr=True, highlight=False).print(
        printable(f"{words('say.error', lang)}: {error.text(lang)}"), markup=False, soft_wrap=True
    )


def say_notes(notes: Sequence[Message], lang: str) -> None:
    """Print what was assumed or noticed, on standard error."""
    console = Console(stderr=True, highlight=False)
    for note in notes:
        said = printable(f"{words('say.note', lang)}: {note.text(lang)}")
        console.print(said, markup=False, soft_wrap=True)


def print_table(frame: pd.DataFrame, lang: str, columns: Sequence[str] | None = None) -> None:
    """Print the first rows of a table on standard output, in the reader's words.

    Parameters
    ----------
    frame : pandas.DataFrame
    lang : str
    columns : sequence of str, optional
        What a console has room for; all columns if not given.
    """
    frame = frame[[name for name in columns or frame.columns if name in frame.columns]]
    console = Console(highlight=False)
    # A window narrower than this wraps whole rows: numbers must not be broken over lines.
    wide = Console(highlight=False, width=max(console.width, _WIDTH))
    shown = Table(box=None, pad_edge=False, header_style="bold")
    cells = {
        column: [_cell(column, value, lang) for value in frame[column].head(_ROWS)]
        for column in frame.columns
    }
    for column, title in zip(frame.columns, titles_of(list(frame.columns), lang), strict=True):
        if pd.api.types.is_numeric_dtype(frame[column]):
            longest = max(map(len, cells[column]), default=0)
            shown.add_column(Text(title), justify="right", min_width=longest)
        else:
            shown.add_column(Text(title), overflow="fold")
    for row in zip(*cells.values(), strict=True):
        shown.add_row(*map(Text, row))
    wide.print(shown)
    if len(frame) > _ROWS:
        text = words("say.more_rows", lang, rows=len(frame) - _ROWS)
        console.print(text, markup=False, soft_wrap=True)


def _cell(column: str, value: Any, lang: str) -> str:
    short = column == "category"
    return printable(short_category(value, lang) if short else cell_text(column, value, lang))
