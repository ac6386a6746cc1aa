"""A plan from what was chosen in a window: its file, its mappings, the layers that had no file."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import OutputError, UsageError
from ..layers.writing import replacing
from ..messages import Message
from ..results import Result
from ..textfiles import load_toml
from .amending import quoted, toml_text
from .keys import kind_of
from .mapping_text import mapping_text
from .reading import read_plan
from .scaffold import plan_text

FOLDER = "mappings"
STAGED = "layers.gpkg"
NORMS = "norms"


@dataclass(frozen=True)
class NewPlan(Result):
    """What :func:`new_plan` wrote.

    Attributes
    ----------
    table : pandas.DataFrame
        file (relative to the plan's folder), content (the key that it belongs to).
    plan : str
        The new plan file.
    """

    plan: str


def new_plan(
    folder: str | Path,
    *,
    territory: Mapping[str, str],
    base_year: int,
    layers: Mapping[str, str],
    horizon: int = 10,
    languages: Sequence[str] = ("ky", "ru", "en"),
    mappings: Mapping[str, Mapping[str, Any]] | None = None,
    counts: Mapping[str, Any] | None = None,
    tables: Mapping[str, str] | None = None,
    staged: str | Path | None = None,
    lang: str = "en",
) -> NewPlan:
    """Write a plan with its mapping files; it is read back before it counts as written.

    Parameters
    ----------
    folder : str or Path
        Made if it is not there. Files of the plan's layers are named relative to it.
    territory : mapping
        The name by language; empty ones are left out.
    base_year, horizon : int
    layers : mapping
        Name below ``layers`` (``parcels``, ``boundary``, …) → ``FILE|layername=NAME``.
    languages : sequence of str
        Of the documents.
    mappings : mapping, optional
        Name of the layer → ``fields``, ``codes`` and ``layer``, see
        :func:`sedp_spatial.load_mapping`. Empty ones are not written.
    counts : mapping, optional
        Name of the layer → column → value → [features, hectares], for the comments.
    tables : mapping, optional
        Key → file, such as ``population.counts`` → ``people.csv``. ``norms`` names a TOML file
        whose norms are written into the plan.
    staged : str or Path, optional
        A GeoPackage with layers that had no file of their own. It is copied into the folder,
        and layers that name it are written as lying there.
    lang : str
        The language of the comments.

    Returns
    -------
    NewPlan

    Raises
    ------
    UsageError
        If there is a plan already, or what was chosen makes no sound plan; nothing is left.
    OutputError
        If it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> made = new_plan(
    ...     tempfile.mkdtemp(),
    ...     territory={"en": "Kok-Ongur"},
    ...     base_year=2026,
    ...     layers={"parcels": str((sample / "municipality.gpkg").resolve())
    ...             + "|layername=parcels"},
    ... )
    >>> read_plan(made.plan).base_year
    2026
    """
    home = Path(folder)
    target = home / "plan.toml"
    if target.exists():
        raise UsageError("error.plan_exists", path=str(target))
    made: list[Path] = []
    try:
        _make(home, made)
        named = dict(layers)
        if staged is not None and Path(staged).is_file():
            copy = free(home / STAGED)
            with replacing(copy) as temporary:
                shutil.copyfile(staged, temporary)
            made.append(copy)
            named = {key: _moved(one, Path(staged), copy) for key, one in named.items()}
        given: dict[str, Any] = {f"territory.{code}": name for code, name in territory.items()
                                 if name.strip()}  # fmt: skip
        given |= {"horizon": horizon, "languages": list(languages)}
        given["years"] = [base_year + 5, base_year + 10] if horizon == 10 else [base_year + horizon]
        given |= {f"layers.{key}": relative(source, home) for key, source in named.items()}
        files = {key: file for key, file in (tables or {}).items() if file}
        norms = _norms(files.pop(NORMS)) if NORMS in files else ""
        given |= {key: relative(file, home) for key, file in files.items()}
        for key, mapping in (mappings or {}).items():
            if any(mapping.get(part) for part in ("fields", "codes", "layer")):
                _make(home / FOLDER, made)
                file = free(home / FOLDER / f"{key}.toml")
                write_text(file, text_of(key, mapping, lang, (counts or {}).get(key)))
                made.append(file)
                given[f"mappings.{key}"] = file.relative_to(home).as_posix()
        write_text(target, plan_text(base_year, lang, given) + norms)
        made.append(target)
        read_plan(target)
    except BaseException as error:
        _take_away(made)
        if isinstance(error, OSError):
            raise OutputError("error.cannot_write", path=str(home)) from error
        raise
    written = [path for path in made if path.is_file()]
    table = pd.DataFrame(
        {
            "file": pd.Series(
                [path.relative_to(home).as_posix() for path in written], dtype=object
            ),
            "content": pd.Series([path.stem for path in written], dtype=object),
        }
    )
    return NewPlan(table, None, (Message("note.plan_new", path=str(target)),), str(target))


def relative(source: str, home: Path) -> str:
    """A source as the plan names it: relative to its folder where both are on one drive.

    Examples
    --------
    >>> relative("/data/land/p.gpkg|layername=p", Path("/data/plan"))
    '../land/p.gpkg|layername=p'
    """
    file, bar, options = source.partition("|")
    path = Path(file)
    if not path.is_absolute():
        return source
    try:
        short = Path(os.path.relpath(path, home.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        short = path.as_posix()
    return f"{short}{bar}{options}"


def free(path: Path) -> Path:
    """The path, or one with a number where it is taken."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def mapped_kind(key: str) -> str:
    """The kind of layer below ``layers``."""
    return (kind_of(("layers", key)) or "").partition(":")[2] or "places"


def text_of(key: str, mapping: Mapping[str, Any], lang: str, counts: Any) -> str:
    """The text of the mapping file of a layer; ``counts`` as JSON gives them."""
    counted = {
        column: {value: (int(many[0]), float(many[1])) for value, many in table.items()}
        for column, table in (counts or {}).items()
    }
    return mapping_text(mapping, mapped_kind(key), lang=lang, name=key, counts=counted)


def _norms(file: str) -> str:
    """The norms of a TOML file as tables of the plan; the plan's reader says what is wrong."""
    try:
        read = load_toml(Path(file))
    except OSError as error:
        raise UsageError("error.no_file", path=file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("error.mapping_syntax", path=file, reason=str(error)) from error
    lines = []
    for name, norm in read.get(NORMS, read).items():
        values = norm if isinstance(norm, Mapping) else {"value": norm}
        lines += ["", f"[norms.{quoted(name)}]"]
        lines += [f"{key} = {toml_text(value)}" for key, value in values.items()]
    return "\n".join([*lines, ""])


def _moved(source: str, staged: Path, copy: Path) -> str:
    file, bar, options = source.partition("|")
    return f"{copy}{bar}{options}" if Path(file) == staged else source


def write_text(path: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and remember each level that was not there."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("error.cannot_write", path=str(folder)) from error
    made += [one for one in reversed(missing) if one not in made]


def _take_away(made: Sequence[Path]) -> None:
    """Files and then the folders that were made for them, if nobody put anything there."""
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        except OSError:
            continue  # somebody else uses it: it stays
