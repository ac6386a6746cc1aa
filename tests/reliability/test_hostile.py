"""Layers, tables and plan files that somebody made on purpose."""

from __future__ import annotations

import os
import random
import shutil
import tomllib
from pathlib import Path

import pytest

from sedp_spatial.plan.keys import fits, known_keys
from tests.library.full_plan import full_plan
from tests.reliability import hostile, hostile_tables, plan_values, seeds
from tests.reliability.fuzz import TOMLS
from tests.reliability.law import Child, assert_lawful, breach

BATCHES = 8
COMMANDS = int(os.environ.get("SEDP_FUZZ_COMMANDS", "2"))
"""Of the thirteen that a layer can be given to, beside the check; a long run does all."""
_FILES = {"layer", "file", "raster", "years", "year", "horizon", "languages"}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_hostile_layers(batch: int, child: Child, sound: Path, tmp_path: Path) -> None:
    breaches = {}
    for place, name in enumerate(list(hostile.LAYERS)[batch::BATCHES]):
        folder, out = tmp_path / str(place), tmp_path / "out"
        folder.mkdir()
        path = hostile.LAYERS[name](folder)
        jobs = hostile.jobs(path, out)
        jobs |= hostile.with_others(path, out, sound)
        chosen = random.Random(name).sample(sorted(jobs), COMMANDS)
        jobs = {what: jobs[what] for what in ("check", *chosen)}
        for what, job in jobs.items():
            out.mkdir()
            why = breach(child, job, folder)
            shutil.rmtree(out)
            if why:
                breaches[f"{name}, {what}"] = why
    assert_lawful(breaches)


@pytest.mark.parametrize("kind", hostile_tables.KINDS)
def test_hostile_tables(kind: str, child: Child, tmp_path: Path) -> None:
    breaches = {}
    made = [(name, hostile_tables.write_text) for name in hostile_tables.TEXTS]
    made += [(name, hostile_tables.write_workbook) for name in hostile_tables.WORKBOOKS]
    for place, (name, write) in enumerate(made):
        folder = tmp_path / str(place)
        folder.mkdir()
        why = breach(child, {"call": kind, "path": str(write(folder, kind, name))}, folder)
        if why:
            breaches[name] = why
    assert_lawful(breaches)


def test_a_plan_with_each_key_of_each_type(child: Child, tmp_path: Path) -> None:
    seeds.write_vector(tmp_path, "GPKG")
    breaches, refused = {}, 0
    for name, text in plan_values.plans():
        path = plan_values.write_plan(tmp_path, text)
        why = breach(child, {"call": "plan", "path": str(path)}, tmp_path)
        refused += child.last["outcome"] == "refused"
        if why:
            breaches[name] = why
    assert_lawful(breaches)
    assert refused > 1000


def test_a_plan_whose_values_fit_but_make_no_sense(child: Child, tmp_path: Path) -> None:
    """What the reader cannot know to be absurd stops one step with a sentence, not a traceback."""
    path = full_plan(tmp_path / "in", parcels=40, hostile=False)
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    tried = [
        (key, name)
        for key, kind in known_keys().items()
        if kind.partition(":")[0] not in _FILES and not key.startswith("territory")
        for name, value in plan_values.VALUES.items()
        if fits(kind, tomllib.loads(f"a = {value}")["a"])
    ]
    breaches = {}
    with Child(seconds=60.0) as patient:  # the first of them works out every step
        for key, name in random.Random(20261122).sample(tried, 12):
            text = plan_values.changed_plan(values, key, plan_values.VALUES[name])
            path.write_text(text, encoding="utf-8")
            told = patient.ask({"call": "steps", "path": str(path)})
            if told["outcome"] == "broken":
                breaches[f"{key} = {name}"] = told["trace"]
    assert_lawful(breaches)


def test_texts_that_are_hardly_toml(child: Child, tmp_path: Path) -> None:
    breaches = {}
    for name, text in plan_values.spoilt_tomls().items():
        for call in sorted(set(TOMLS.values())):
            path = plan_values.write_plan(tmp_path, text)
            why = breach(child, {"call": call, "path": str(path)}, tmp_path)
            if why:
                breaches[f"{name}, {call}"] = why
    assert_lawful(breaches)
