"""Write so that an existing output survives every failure."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd

from ..errors import OutputError, UsageError
from ..messages import Message
from ..optional import need
from .halfway import halfway

# The newest version that QGIS 3.22 reads without a warning.
GPKG_VERSION = "1.2"
# SQLite takes paths of up to 512 bytes, and some are left for its own files beside.
_SQLITE_REACH = 480


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Write to a temporary file and put it in the place of ``path`` only when it is complete.

    Parameters
    ----------
    path : str or Path
        The output. Its folder must exist.

    Yields
    ------
    Path
        A file of the same name in a new folder beside the output, so that the final rename
        happens within one file system and is atomic.

    Raises
    ------
    UsageError
        If the folder does not exist or the output is a folder.
    OutputError
        If there is no right or no room to write, or another program holds the file open.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise UsageError("error.output_is_directory", path=str(target))
        parent = target.absolute().parent
        if not parent.is_dir():
            raise UsageError("error.no_output_folder", path=str(parent))
        with halfway(parent) as folder:
            yield folder / target.name
            to_disk(folder / target.name)
            (folder / target.name).replace(target)
            names_to_disk(parent)
    except OSError as error:
        raise OutputError(reason_of(error), path=str(target)) from error


def to_disk(path: Path) -> None:
    """Have a finished file on the disk before it gets its name.

    Systems write a new name sooner than what the file holds: after a power cut the output would
    be there and empty, and the old one gone.

    Raises
    ------
    OSError
        If there is no room after all.
    """
    with path.open("r+b") as file:  # Windows flushes only what may be written
        os.fsync(file.fileno())


def names_to_disk(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can be asked for that."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows keeps a journal of names by itself
        return
    with contextlib.suppress(OSError):  # network folders refuse it; the file itself is safe
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def within_reach(path: Path) -> Iterator[Path]:
    """A place where SQLite can write what is to lie at ``path``, which may be too long for it."""
    if len(os.fsencode(path)) <= _SQLITE_REACH:
        yield path
        return
    with TemporaryDirectory(prefix="sedp-") as folder:
        near = Path(folder) / "near.gpkg"
        yield near
        shutil.copyfile(near, path)


def write_layers(
    path: str | Path,
    layers: Mapping[str, gpd.GeoDataFrame],
    tables: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Write layers and tables into one new GeoPackage, atomically.

    Parameters
    ----------
    path : str or Path
        Ends in ``.gpkg``; an existing file is replaced as a whole.
    layers, tables : mapping of name to frame
        Lists in cells are joined by ``, ``. A name that is taken already gets a number behind it.
    """
    need("pyogrio", purpose="GeoPackage (.gpkg)")
    with replacing(path) as temporary:
        write_gpkg(temporary, layers, tables or {})


def write_gpkg(
    path: Path, layers: Mapping[str, gpd.GeoDataFrame], tables: Mapping[str, pd.DataFrame]
) -> None:
    """Write layers and tables into a new GeoPackage at ``path``, which nobody reads yet."""
    pyogrio = need("pyogrio", purpose="GeoPackage (.gpkg)")
    # A table without columns says nothing, and no format can hold it.
    filled = [(name, table) for name, table in tables.items() if len(table.columns)]
    used: set[str] = set()
    for wanted, frame in (*layers.items(), *filled):
        name = _free_name(wanted, used)
        try:
            pyogrio.write_dataframe(
                flat_cells(frame),
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                VERSION=GPKG_VERSION,
            )
        except (pyogrio.errors.DataSourceError, RuntimeError) as error:
            raise OSError(errno.EIO, str(error)) from error


def _free_name(wanted: str, used: set[str]) -> str:
    """The name, or one with a number behind it where it is taken; small letters are capitals."""
    name, number = wanted, 0
    while name.casefold() in used:
        number += 1
        name = f"{wanted}_{number}"
    used.add(name.casefold())
    return name


def flat_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy whose text columns hold plain strings: lists are joined, messages are said."""
    flat = frame.copy()
    geometry = flat.geometry.name if isinstance(flat, gpd.GeoDataFrame) else None
    for column in flat.columns:
        if column != geometry and flat[column].dtype == object:
            flat[column] = pd.Series(
                [_flat(value) for value in flat[column]], index=flat.index, dtype=object
            )
    flat.attrs = {}
    return flat


def _flat(value: object) -> object:
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return str(value) if isinstance(value, Message) else value


def reason_of(error: OSError) -> str:
    """The sentence for what the system said."""
    if error.errno == errno.ENOSPC:
        return "error.no_space"
    if isinstance(error, PermissionError):
        return "error.no_right_to_write"
    return "error.cannot_write"
