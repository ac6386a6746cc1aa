#!/usr/bin/env python3
"""Writes docs/algorithms/ from the algorithms themselves, as a real QGIS knows them.

Nothing in docs/algorithms/ is written by hand: names, explanations, parameters and results come
from the definitions that QGIS shows, in each language. ::

    algorithm_docs.py            write docs/algorithms/ anew
    algorithm_docs.py --check    say what differs and write nothing

Exit codes: 0 done or equal, 1 something differs or there is no QGIS, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import algorithm_words
import qgis_environments as environments
import stage_plugin as stage

CHECKOUT = Path(__file__).resolve().parent.parent
DOCS = CHECKOUT / "docs" / "algorithms"
SCRIPT = Path(__file__).with_name("describe_algorithms.py")
LANGUAGES = ("ru", "ky", "en")

Algorithm = Mapping[str, Any]
Words = Mapping[str, str]


def told(env: Any, scratch: Path, plugins: Path, language: str) -> list[dict[str, Any]]:
    """What the provider of the plugin in ``plugins`` says of itself in one language."""
    target = scratch / SCRIPT.name
    python = environments.qgis_python(env)
    if python is None:
        raise stage.StageError(f"the Python of QGIS {env.version} cannot be started on its own")
    done = environments.run(
        env,
        [python, env.inside(target), env.inside(plugins), language],
        {"XDG_RUNTIME_DIR": env.inside(scratch), "XDG_DATA_HOME": env.inside(scratch)},
        {SCRIPT: target},
    )
    if done.returncode:
        raise stage.StageError(f"QGIS {env.version}: {done.stderr.strip()[-500:]}")
    return list(json.loads(done.stdout.splitlines()[-1]))


def rendered(algorithms: Mapping[str, Sequence[Algorithm]]) -> dict[str, str]:
    """Every file of docs/algorithms/ by its path in it."""
    files = {"README.md": cover()}
    for language, listed in algorithms.items():
        words = algorithm_words.WORDS[language]
        files[f"{language}/README.md"] = index(listed, words)
        for one in listed:
            files[f"{language}/{one['name']}.md"] = page(one, words)
    return files


def cover() -> str:
    """The door to the three languages."""
    lines = ["# SEDP Spatial", ""]
    for language in LANGUAGES:
        words = algorithm_words.WORDS[language]
        lines.append(f"- [{words['language']}: {words['index']}]({language}/README.md)")
    return "\n".join([*lines, ""])


def index(algorithms: Sequence[Algorithm], words: Words) -> str:
    """All algorithms under their groups, each with the first sentence of its explanation."""
    groups: dict[str, list[Algorithm]] = {}
    for one in algorithms:
        groups.setdefault(one["group"], []).append(one)
    lines = [f"# {words['index']}", "", words["where"], ""]
    for group, members in groups.items():
        lines += [f"## {group}", ""]
        for one in sorted(members, key=lambda member: str(member["title"])):
            first = re.split(r"(?<=[.!?])\s", one["help"].strip(), maxsplit=1)[0]
            lines.append(f"- [{one['title']}]({one['name']}.md) – {first}")
        lines.append("")
    return "\n".join(lines)


def page(one: Algorithm, words: Words) -> str:
    """One algorithm: what it is for, what it takes, what it gives."""
    inputs = [p for p in one["parameters"] if not p["is_output"]]
    results = [p for p in one["parameters"] if p["is_output"]]
    usual = [p for p in inputs if not p["advanced"]]
    seldom = [p for p in inputs if p["advanced"]]
    lines = [f"# {one['title']}", "", f"`{one['id']}` · {one['group']}", "", one["help"], ""]
    for title, chosen in (("inputs", usual), ("advanced", seldom)):
        if chosen:
            lines += [f"## {words[title]}", "", *table(_inputs(chosen, words)), ""]
    if results:
        lines += [f"## {words['results']}", "", *table(_results(results, words)), ""]
    if one["figures"]:
        header = (words["figure"], words["name"])
        rows = [(label, f"`{name}`") for name, label in one["figures"]]
        lines += [f"## {words['figures']}", "", *table([header, *rows]), ""]
    needed = [f"{p['name']}=…" for p in usual if not p["optional"] and p["default"] is None]
    call = " ".join(["qgis_process run", one["id"], "--", *needed])
    lines += [f"## {words['command']}", "", "```sh", call, "```", ""]
    return "\n".join([*lines, f"[{words['index']}](README.md)", ""])


def _inputs(parameters: Sequence[Algorithm], words: Words) -> Iterator[tuple[str, ...]]:
    yield words["parameter"], words["name"], words["what"], words["default"], words["meaning"]
    for one in parameters:
        kind = _kind(one, words)
        if one.get("options"):
            kind += ": " + "; ".join(one["options"])
        default = _default(one, words)
        yield one["label"], f"`{one['name']}`", kind, default, one["help"]


def _results(parameters: Sequence[Algorithm], words: Words) -> Iterator[tuple[str, ...]]:
    yield words["result"], words["name"], words["what"], words["meaning"]
    for one in parameters:
        kind = _kind(one, words)
        yield one["label"], f"`{one['name']}`", kind, one["help"]


def _kind(one: Algorithm, words: Words) -> str:
    said = words[f"kind {one['kind']}"].format_map(_Blank(one)).strip()
    found = re.search(r"\(([^)]*)\)", one.get("filter") or "")
    patterns = dict.fromkeys(found[1].lower().split()) if found and "*.*" not in found[1] else {}
    return f"{said} ({', '.join(patterns)})" if patterns else said


class _Blank(dict[str, Any]):
    """What a kind of parameter has nothing to say of."""

    def __missing__(self, key: str) -> str:
        return ""


def _default(one: Algorithm, words: Words) -> str:
    default = one["default"]
    if isinstance(default, bool):
        return words["yes"] if default else words["no"]
    if default is not None:
        return f"{default:g}" if isinstance(default, float) else str(default)
    return words["may be empty"] if one["optional"] else words["must be given"]


def table(rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> list[str]:
    """A table of Markdown; a bar or a new line within a cell does not break it."""
    found = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in found]
    return [lines[0], "|" + "---|" * len(found[0]), *lines[1:]]


def differences(files: Mapping[str, str], folder: Path = DOCS) -> list[str]:
    """What in ``folder`` is not as the algorithms say."""
    there = {str(p.relative_to(folder).as_posix()): p for p in sorted(folder.rglob("*.md"))}
    found = [f"{name} is not made of any algorithm" for name in there if name not in files]
    for name, text in files.items():
        if name not in there:
            found.append(f"{name} is missing")
        elif there[name].read_text("utf-8") != text:
            found.append(f"{name} differs from the algorithm")
    return found


def write(files: Mapping[str, str], folder: Path = DOCS) -> None:
    """Lay the files down, and take away those of algorithms that are no more."""
    for path in sorted(folder.rglob("*.md")):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="say what differs, write nothing")
    options = parser.parse_args(argv)
    ready, reasons = environments.usable()
    inprocess = [env for env in ready if environments.qgis_python(env)]
    if not inprocess:
        print(f"there is no QGIS here: {reasons}", file=sys.stderr)
        return 1
    env = inprocess[-1]
    with env.workdir() as folder:
        plugins = stage.lay_out(folder / "plugins").parent
        files = rendered({code: told(env, folder, plugins, code) for code in LANGUAGES})
    if options.check:
        found = differences(files)
        print("\n".join(found) or "equal")
        return 1 if found else 0
    write(files)
    print(DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
