#!/usr/bin/env python3
"""Makes the pages of help in the plugin's zip from docs/guide and docs/algorithms.

What lies in the repository as Markdown is HTML for those who install the zip: a contents page,
the chapters and a page for every algorithm in each language, one style sheet, no script, nothing
from a network. A chapter names the algorithms of its task, an algorithm the chapters that use
it. ::

    help_pages.py            write build/help to look at
    help_pages.py FOLDER     write another folder

Exit codes: 0 done, 1 a link or a picture leads nowhere, 2 wrong use.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

CHECKOUT = Path(__file__).resolve().parent.parent
DOCS = CHECKOUT / "docs"
STYLE = Path(__file__).with_name("help.css")
MADE = CHECKOUT / "build" / "help"

LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}
CHAPTERS = {
    "02-check": ("check", "repair"),
    "03-balance": ("balance", "yearly_land_balance", "registered", "change"),
    "04-parcel": (
        "extract",
        "constraints_of_a_site",
        "rule_zones",
        "overlap",
        "constraints",
        "zoning",
    ),
    "05-plan": ("run_plan",),
    "06-housing": (
        "land_for_housing",
        "population",
        "demand",
        "supply",
        "suitability",
        "allocate",
        "capacity",
        "exposure",
        "ledger",
    ),
    "07-transformation": ("precheck", "transform"),
    "08-measures": ("budget",),
    "09-proposals": ("management",),
    "11-district": ("pack_municipality", "district", "country"),
}
"""The algorithms that do the task of a chapter; each belongs to one chapter at least."""
WORDS = {
    "ky": {
        "contents": "Мазмуну",
        "algorithms": "Бул милдеттин алгоритмдери",
        "chapters": "Колдонмодо",
    },
    "ru": {
        "contents": "Содержание",
        "algorithms": "Алгоритмы этой задачи",
        "chapters": "В руководстве",
    },
    "en": {
        "contents": "Contents",
        "algorithms": "Algorithms of this task",
        "chapters": "In the guide",
    },
}
Places = Mapping[str, str]
"""Where in the help what stands where in docs/ has gone."""


def write(folder: Path, docs: Path = DOCS) -> Path:
    """Write all pages, the pictures and the style sheet into ``folder``, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    places = placed(docs)
    for source, target in places.items():
        if source.endswith(".png"):
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(docs / source, folder / target)
    shutil.copyfile(STYLE, folder / "style.css")
    for name, text in pages(docs, places):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def placed(docs: Path = DOCS) -> dict[str, str]:
    """The place of each source within the help."""
    found = {}
    for language in LANGUAGES:
        for room in ("guide", "algorithms"):
            for path in sorted((docs / room / language).glob("*.md")):
                name = f"{language}/{room}/{path.stem}.html"
                if path.name == "README.md":
                    name = f"{language}/index.html" + ("#algorithms" if room != "guide" else "")
                found[f"{room}/{language}/{path.name}"] = name
    for path in sorted((docs / "guide" / "pictures").glob("*.png")):
        found[f"guide/pictures/{path.name}"] = f"pictures/{path.name}"
    return found


def pages(docs: Path, places: Places) -> Iterator[tuple[str, str]]:
    """Every page by its place in the help."""
    titles = {
        source: (docs / source).read_text("utf-8").splitlines()[0].removeprefix("# ")
        for source in places
        if source.endswith(".md")
    }
    for source, title in titles.items():
        room, language, name = source.split("/")
        target = places[source]
        if name == "README.md":
            if room == "guide":
                inner = contents(docs, language, places)
                yield target, page(title, inner, target, titles, places, language)
            continue
        inner = html_of((docs / source).read_text("utf-8"), source, target, places)
        also = see_also(room, language, Path(name).stem, target, titles, places)
        # A chapter is read to its end; what an algorithm takes and gives is looked up.
        first = inner.find("<h2") if room == "algorithms" else -1
        inner = inner[:first] + also + inner[first:] if first >= 0 else inner + also
        yield target, page(f"{title} – SEDP Spatial", inner, target, titles, places, language)


def contents(docs: Path, language: str, places: Places) -> str:
    """The chapters, and under them all algorithms."""
    target = f"{language}/index.html"
    parts = []
    for room, down in (("guide", 0), ("algorithms", 1)):
        source = f"{room}/{language}/README.md"
        if (docs / source).is_file():
            text = html_of((docs / source).read_text("utf-8"), source, target, places, down)
            parts.append(f'<section id="{room}">\n{text}</section>\n')
    return "".join(parts)


def page(
    title: str, inner: str, target: str, titles: Mapping[str, str], places: Places, language: str
) -> str:
    """One page with what stands above and below its text."""
    words = WORDS[language]
    top = [] if target.endswith("index.html") else [link(words["contents"], "../index.html")]
    for code, name in LANGUAGES.items():
        other = f"{code}/{target.partition('/')[2]}"
        if code == language:
            top.append(f"<b>{name}</b>")
        elif other in places.values():
            top.append(link(name, away(other, target), code))
    ends = []
    chapters = [s for s in sorted(titles) if s.startswith(f"guide/{language}/")]
    listed = [(places[s], titles[s]) for s in chapters if not s.endswith("README.md")]
    for (one, name), (other, following) in pairwise(listed):
        if other == target:
            ends.append(f"← {link(name, away(one, target))}")
        elif one == target:
            ends.append(f"{link(following, away(other, target))} →")
    bottom = f"<nav>{' · '.join(ends)}</nav>\n" if ends else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="{away("style.css", target)}">\n</head>\n<body>\n'
        f"<nav>{' · '.join(top)}</nav>\n<main>\n{inner}</main>\n{bottom}</body>\n</html>\n"
    )


def see_also(
    room: str, language: str, name: str, target: str, titles: Mapping[str, str], places: Places
) -> str:
    """From a chapter to its algorithms, from an algorithm to its chapters."""
    if room == "guide":
        heading = WORDS[language]["algorithms"]
        sources = [f"algorithms/{language}/{one}.md" for one in CHAPTERS.get(name, ())]
    else:
        heading = WORDS[language]["chapters"]
        of = [chapter for chapter, members in CHAPTERS.items() if name in members]
        sources = [f"guide/{language}/{chapter}.md" for chapter in of]
    links = [link(titles[s], away(places[s], target)) for s in sources if s in titles]
    return f'<p class="also"><b>{heading}:</b> {", ".join(links)}</p>\n' if links else ""


def link(text: str, href: str, language: str = "") -> str:
    """One link; a page in another language says so."""
    said = f' lang="{language}" hreflang="{language}"' if language else ""
    return f'<a href="{escape(href)}"{said}>{escape(text)}</a>'


def away(place: str, target: str) -> str:
    """The way from one page to another place of the help."""
    path, mark, part = place.partition("#")
    if path == target and mark:
        return mark + part
    return posixpath.relpath(path, posixpath.dirname(target)) + mark + part


# --- from Markdown ----------------------------------------------------------------------------

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
NAME = re.compile("[A-Z][A-Z0-9]*_[A-Z0-9_]+")


def html_of(text: str, source: str, target: str, places: Places, down: int = 0) -> str:
    """The HTML of a page whose links lead within the help; headings ``down`` levels lower."""
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1]) + down}"
        for child in token.children or ():
            _lead(child, source, target, places)
    _pictures(tokens)
    html = str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))
    return html.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )


def _lead(token: Token, source: str, target: str, places: Places) -> None:
    """Turn a link between sources into one between pages; what leads nowhere stays as it is.

    A long name in capitals may be broken at its underscores, as a narrow column of a table needs.
    """
    if token.type == "code_inline" and NAME.fullmatch(token.content):
        token.type = "html_inline"
        token.content = f"<code>{token.content.replace('_', '_<wbr>')}</code>"
    name = {"link_open": "href", "image": "src"}.get(token.type)
    if name is None or urlsplit(str(token.attrs[name])).scheme:
        return
    asked = posixpath.join(posixpath.dirname(source), str(token.attrs[name]))
    place = places.get(posixpath.normpath(asked))
    if place is not None:
        token.attrs[name] = away(place, target)


def _pictures(tokens: Sequence[Token]) -> None:
    """A paragraph that is one picture becomes a figure with its words below."""
    for start, inner, end in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = inner.children or []
        if start.type == "paragraph_open" and [one.type for one in children] == ["image"]:
            start.tag = end.tag = "figure"
            caption = Token("html_inline", "", 0)
            caption.content = f"<figcaption>{escape(children[0].content)}</figcaption>"
            children.append(caption)


# --- looking at what was made -------------------------------------------------------------------


class _Seen(HTMLParser):
    """What a page asks for, and what in it can be asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(str(value))
            elif name in ("href", "src"):
                self.asked.append((tag, str(value)))


def problems(folder: Path) -> list[str]:
    """Every link and picture of the pages in ``folder`` that leads nowhere or out of it."""
    root = folder.resolve()
    seen = {path.resolve(): _Seen(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    found = []
    for path, one in sorted(seen.items()):
        name = path.relative_to(root).as_posix()
        found += [f"{name}: <{tag}>" for tag in sorted(one.tags & {"script", "iframe", "object"})]
        for tag, asked in one.asked:
            parts = urlsplit(asked)
            if parts.scheme or parts.netloc:
                if (tag, parts.scheme) != ("a", "https"):
                    found.append(f"{name}: {asked} is loaded from a network")
                continue
            wanted = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not wanted.is_file() or not wanted.is_relative_to(root):
                found.append(f"{name}: {asked} leads nowhere")
            elif parts.fragment and parts.fragment not in seen[wanted].ids:
                found.append(f"{name}: {asked} has no such part")
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=MADE)
    options = parser.parse_args(argv)
    found = problems(write(options.folder))
    print(options.folder)
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
