"""Read ``plan.toml``: everything that is wrong with it in one list, or the plan."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..layers.postgis import is_postgis
from ..layers.postgis.address import PREFIXES
from ..messages import LANGUAGES, Message
from ..textfiles import parse_toml
from .checks import check_values
from .findings import Findings, nearest, spelt
from .keys import FILES, fits, is_row_table, kind_of, names_under
from .positions import Path as KeyPath
from .positions import positions_of
from .sources import digest, resolved

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_DEFAULT_HORIZON = 10


@dataclass(frozen=True)
class Plan:
    """A plan as it was read and found sound.

    Attributes
    ----------
    path : Path
        The plan file; the files that it names are relative to its folder.
    values : mapping
        The file as nested mappings.
    territory : mapping
        The name by language.
    base_year : int
    years : tuple of int
        The years for which demand and the forecasts are given.
    languages : tuple of str
        Of the documents.
    absent : mapping of key to Message
        Optional files that are named but not there, where the caller lets the run go on.
    contents : dict of str to str
        The hashes of the databases' tables, asked for once for all steps of a run.
    """

    path: Path
    values: Mapping[str, Any]
    territory: Mapping[str, str]
    base_year: int
    years: tuple[int, ...]
    languages: tuple[str, ...]
    absent: Mapping[str, Message] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def folder(self) -> Path:
        """The folder to which files are relative."""
        return self.path.parent

    def value(self, key: str, default: Any = None) -> Any:
        """The value of a dotted key, as the file has it."""
        found: Any = self.values
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return default
            found = found[part]
        return found

    def has(self, key: str) -> bool:
        """Whether the plan has a key, and its file is there."""
        return self.value(key) is not None and key not in self.absent

    def source(self, key: str) -> str:
        """The layer or file of a key, with the plan's folder before it."""
        return resolved(self.folder, str(self.value(key)))

    def content(self, source: str) -> str:
        """The hash of what a file or a table holds; of a table, as it was when first asked for.

        Raises
        ------
        OSError, SedpError
            If it cannot be read.
        """
        if not is_postgis(source):
            return digest(source)
        if source not in self.contents:
            self.contents[source] = digest(source)
        return self.contents[source]

    def files(self, key: str) -> dict[str, str]:
        """The files at and below a key: full key → layer or file."""
        found = self.value(key)
        return {
            spelt(path): resolved(self.folder, str(value))
            for path, value in leaves(found, tuple(key.split(".")))
            if is_file(path, value)
        }


def is_file(path: KeyPath, value: Any) -> bool:
    """Whether a value names a file."""
    kind = (kind_of(path) or "").partition(":")[0]
    return isinstance(value, str) and (kind in FILES or kind == "mapping")


def leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """The values of nested tables with their paths; a norm or a free table is one value."""
    kind = kind_of(path) if path else "branch"
    if kind != "branch":
        yield path, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    elif isinstance(value, list) and is_row_table(path):
        for place, item in enumerate(value):
            yield from leaves(item, (*path, place))
    elif value is not None:
        yield path, value


def read_plan(path: str | Path, *, allow_missing: bool = False) -> Plan:
    """Read a plan file and check all of it.

    Parameters
    ----------
    path : str or Path
        ``plan.toml``, or the folder that holds it.
    allow_missing : bool
        Whether optional layers and tables that are named but not there only leave out the parts
        that need them.

    Raises
    ------
    PlanError
        With every finding at once: its line, its key, what was expected, what may be meant.
    UsageError
        If there is no such file, or it is not text.

    Examples
    --------
    >>> plan = read_plan(sample / "plan.toml")
    >>> plan.base_year, plan.years
    (2026, (2031, 2036))
    """
    source = Path(path)
    source = source / "plan.toml" if source.is_dir() else source
    if not source.is_file():
        raise UsageError("error.no_file", path=str(source))
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError("error.unreadable", path=str(source), reason=reason) from error
    findings = Findings(positions_of(text))
    for key, line, first in findings.positions.repeated:
        findings.at(line, spelt(key), Message("plan.twice", first=first))
    try:
        values = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        _not_toml(findings, str(error))
        _unknown_keys(findings)
        raise findings.error(source.name) from error
    _check_tables(values, (), findings)
    absent = check_values(values, source.parent, findings, allow_missing=allow_missing)
    if findings.found:
        raise findings.error(source.name)
    years = tuple(values.get("years") or _years(values))
    return Plan(
        path=source,
        values=values,
        territory={lang: values["territory"][lang] for lang in LANGUAGES
                   if lang in values["territory"]},
        base_year=values["base_year"],
        years=years,
        languages=tuple(values.get("languages", LANGUAGES)),
        absent=absent,
    )  # fmt: skip


def _years(values: Mapping[str, Any]) -> list[int]:
    """The end of the horizon, and its middle where that is five years away."""
    base, horizon = values["base_year"], values.get("horizon", _DEFAULT_HORIZON)
    return (
        [base + step for step in (5, horizon) if step <= horizon][-2:]
        if horizon > 5
        else [base + horizon]
    )


def _not_toml(findings: Findings, reason: str) -> None:
    place = _PLACE.search(reason)
    line = int(place.group(1)) if place else None
    if not any(found.line == line and line for found in findings.found):
        findings.at(line, "plan.toml", Message("plan.not_toml", reason=_PLACE.sub("", reason)))


def _unknown_keys(findings: Findings) -> None:
    """Of a file that is no sound TOML: the keys that were found by name only."""
    for path in findings.positions.lines:
        if kind_of(path) is None and (len(path) == 1 or kind_of(path[:-1]) == "branch"):
            _say_unknown(findings, path)


def _check_tables(value: Any, path: KeyPath, findings: Findings) -> None:
    """Keys that are not known, tables that should be rows, and values of the wrong kind."""
    kind = kind_of(path) if path else "branch"
    if kind is None:
        _say_unknown(findings, path)
    elif kind != "branch":
        if not fits(kind, value):
            expected = Message(f"plan.kind_{kind.partition(':')[0]}")
            findings.add(path, "wrong_type", expected=expected, found=_found(value))
    elif path and is_row_table(path):
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            findings.add(path, "wrong_type", expected=Message("plan.kind_rows"),
                         found=_found(value))  # fmt: skip
            return
        for place, row in enumerate(value):
            _check_tables(row, (*path, place), findings)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            _check_tables(item, (*path, name), findings)
    elif isinstance(value, list) and path and isinstance(path[-1], int):
        findings.add(path, "wrong_type", expected=Message("plan.kind_table"), found="[…]")
    else:
        findings.add(path, "wrong_type", expected=Message("plan.kind_table"),
                     found=_found(value))  # fmt: skip


def _found(value: Any) -> str:
    """What stands there instead, unless it may be a connection with a password in it."""
    text = repr(value)
    return "…" if any(prefix in text for prefix in PREFIXES) else text[:60]


def _say_unknown(findings: Findings, path: KeyPath) -> None:
    if findings.is_full:
        findings.beyond += 1
        return
    known = names_under(path[:-1])
    suggestion = nearest(str(path[-1]), known)
    if not suggestion and known:
        suggestion = Message("plan.known_here", names=known)
    findings.add(path, "unknown_key", suggestion=suggestion)
