"""Turn the documents of a plan into pictures, page by page, for eyes.

Needs LibreOffice (soffice), poppler (pdftoppm) and, for pages, chromium; none of them is needed by
the library or its tests::

    python tools/look_at_document.py plan/documents/mejkindik_ky.docx --out looks
    python tools/look_at_document.py plan/documents/mejkindik_ky.html --out looks
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DPI = 80
SCREENS = {"desktop": (1300, 2600), "phone": (500, 2600)}  # narrower windows are not given
WAIT_MS = 9000


def tool(*names: str) -> str:
    """The path of the first of these programs that is installed."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    sys.exit(f"Not installed: {' or '.join(names)}")


def pages_of_docx(document: Path, out: Path) -> list[Path]:
    """The pages of a DOCX as LibreOffice sets them."""
    office = tool("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                office,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(out),
                str(document),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    return pages_of_pdf(out / f"{document.stem}.pdf", out)


def pages_of_pdf(document: Path, out: Path) -> list[Path]:
    """The pages of a PDF."""
    stem = out / document.stem
    command = [tool("pdftoppm"), "-r", str(DPI), "-png", str(document), str(stem)]
    subprocess.run(command, check=True, timeout=300)
    return sorted(out.glob(f"{document.stem}-*.png"))


def screens_of_page(document: Path, out: Path) -> list[Path]:
    """A page as a desktop and a telephone show it."""
    browser = tool("chromium", "chromium-browser", "google-chrome")
    shots = []
    for name, (width, height) in SCREENS.items():
        shot = out / f"{document.stem}-{name}.png"
        subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--window-size={width},{height}",
                f"--virtual-time-budget={WAIT_MS}",
                f"--screenshot={shot}",
                document.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        shots.append(shot)
    return shots


def main() -> None:
    """Look at the documents named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="+", type=Path, help=".docx, .pdf or .html")
    parser.add_argument("--out", type=Path, default=Path("looks"), help="folder of the pictures")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    looks = {".docx": pages_of_docx, ".pdf": pages_of_pdf, ".html": screens_of_page}
    for document in given.documents:
        look = looks.get(document.suffix.lower())
        if look is None:
            sys.exit(f"{document}: only {', '.join(looks)}")
        for picture in look(document, given.out):
            print(picture)


if __name__ == "__main__":
    main()
