"""What was made takes its place, and what stands in a folder is known by its hashes."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..layers.writing import replacing, to_disk
from ..messages import Message
from .cache import FOLDER

GEOPACKAGE, WORKBOOK = "plan.gpkg", "plan.xlsx"
_STATE = "outputs.json"
_TRIES, _PAUSE_S = 3, 0.2  # a virus scanner holds a fresh file for a moment


@dataclass
class Written:
    """What was written and what could not be."""

    paths: dict[str, Path] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    database: str = ""


class State:
    """Which outputs stand in the folder, made from what, and with which content."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._path = out / FOLDER / _STATE
        try:
            read = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            read = {}
        self._known: dict[str, Any] = read if isinstance(read, dict) else {}

    def files(self, name: str) -> dict[str, str]:
        """The files of an output with their hashes."""
        return dict(self._known.get(name, {}).get("files", {}))

    def is_current(self, name: str, key: str) -> bool:
        """Whether an output was made from the same and nobody changed it since."""
        files = self.files(name)
        return (
            bool(key and files)
            and self._known[name].get("key") == key
            and all(_sha256(self.out / file) == known for file, known in files.items())
        )

    def note(self, name: str, key: str, files: dict[str, str]) -> None:
        """Remember an output that has taken its place."""
        self._known[name] = {"key": key, "files": files}
        with replacing(self._path) as temporary:
            text = json.dumps(dict(sorted(self._known.items())), indent=1)
            temporary.write_text(text, encoding="utf-8")


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def put(out: Path, stage: Path, name: str, key: str, state: State, written: Written) -> None:
    """Move what was made into its place; a file that another program holds open stays as it was."""
    made = stage / name
    if made.is_dir():
        files = {
            path: f"{name.rpartition('_')[2]}/{path.relative_to(made).as_posix()}"
            for path in sorted(made.rglob("*"))
            if path.is_file()
        }
    else:
        files = {made: name}
    moved: dict[str, str] = {}
    for source, target in files.items():
        content = _sha256(source)
        try:
            to_disk(source)
            _move(source, out / target)
        except OSError:
            reason = Message("error.no_right_to_write", path=str(out / target))
            written.notes.append(Message("plan.not_written", name=target, reason=reason))
            continue
        moved[target] = content
    if len(moved) == len(files) and files:
        state.note(name, key, moved)
    note_paths(written, out, name, moved)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in reversed(range(_TRIES)):
        try:
            source.replace(target)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_S)


def note_paths(written: Written, out: Path, name: str, files: Mapping[str, str]) -> None:
    """Tell the caller where the files of an output are."""
    for file in files:
        kind = {GEOPACKAGE: "geopackage", WORKBOOK: "workbook"}.get(name, name)
        key = kind if len(files) == 1 else f"{kind}_{Path(file).name}"
        written.paths[key] = out / file
