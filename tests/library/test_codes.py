"""Code files that are continued in parts do not contradict each other."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "sedp_spatial" / "codes"


def test_no_code_is_said_twice_in_the_parts_of_a_file():
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.toml")):
        for code in tomllib.loads(path.read_text(encoding="utf-8")):
            if code != "meta":
                places[path.stem.split("-")[0], code].append(path.name)
    assert {code: files for code, files in places.items() if len(files) > 1} == {}


def test_every_file_says_where_it_comes_from():
    for path in sorted(FOLDER.glob("*.toml")):
        if "-" not in path.stem:
            meta = tomllib.loads(path.read_text(encoding="utf-8"))["meta"]
            assert {"source", "date", "checked"} <= set(meta), path.name
