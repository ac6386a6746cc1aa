#!/usr/bin/env python3
"""Takes the pictures of docs/guide from those that the tests of the panel have made.

A guide names a picture as ``../pictures/NAME-LANGUAGE.png``; the tests inside QGIS write it as
``build/screenshots/VERSION-NAME-LANGUAGE.png`` or into a folder ``VERSION-ROOM`` there. Only what a
guide names is taken, with few enough colours to be small. ::

    guide_pictures.py                 from QGIS 3.40 where it made them, else from another
    guide_pictures.py --qgis 3.44     from 3.44 before others

Exit codes: 0 done, 1 a picture was not made yet, 2 wrong use.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
GUIDE = CHECKOUT / "docs" / "guide"
PICTURES = GUIDE / "pictures"
MADE = CHECKOUT / "build" / "screenshots"
NAMED = re.compile(r"!\[[^\]]+\]\(\.\./pictures/([\w-]+)-(ru|ky|en)\.png\)")
VERSIONS = ("3.40", "3.44", "3.22")
LARGEST, WIDEST = 150_000, 1000
"""Bytes of one picture, and pixels across."""


def named(folder: Path = GUIDE) -> set[tuple[str, str]]:
    """Name and language of each picture that a guide shows."""
    texts = (path.read_text("utf-8") for path in sorted(folder.rglob("*.md")))
    return {found for text in texts for found in NAMED.findall(text)}


def made(name: str, first: str = VERSIONS[0]) -> Path | None:
    """Where the tests have left a picture, or None."""
    for version in (first, *VERSIONS):
        for path in (MADE / f"{version}-{name}", *sorted(MADE.glob(f"{version}-*/{name}"))):
            if path.is_file():
                return path
    return None


def take(source: Path, target: Path) -> None:
    """Write a picture with as many colours as fit into the allowed size."""
    from PIL import Image

    with Image.open(source) as opened:
        picture = opened.convert("RGB")
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width)))
    for colours in (256, 128, 64, 32, 16):
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            return


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--qgis", default=VERSIONS[0], help="the QGIS to prefer")
    options = parser.parse_args(argv)
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {f"{name}-{language}.png" for name, language in named()}
    for path in PICTURES.glob("*.png"):
        if path.name not in wanted:
            path.unlink()
    missing = []
    for name in sorted(wanted):
        source = made(name, options.qgis)
        if source is None:
            missing.append(name)
            print(f"{name} was not made yet: run tests/algorithms", file=sys.stderr)
        else:
            take(source, PICTURES / name)
    print(PICTURES)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
