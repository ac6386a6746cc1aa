"""Each page and window of the panel under Qt 6 as PyPI has it, where there is no QGIS at all."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QLibraryInfo, QTranslator
from PyQt6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QWidget

from .pages import (
    CHECKOUT,
    LANGUAGES,
    MAKERS,
    PANEL,
    WINDOWS,
    make,
    module,
    page_modules,
    pure_modules,
)

PICTURES = CHECKOUT / "build" / "screenshots"
WIDTH, HEIGHT = 400, 720
"""The dock on a small screen, in pixels."""
FRAME = 20
"""What the dock and its bar for scrolling take of it."""
WINDOW_WIDTH = 860
EVERYTHING = sorted([*MAKERS, *WINDOWS])


def translations(folder: Path) -> Path:
    """The compiled translations, made as the zip's are."""
    spec = importlib.util.spec_from_file_location(
        "stage_for_widgets", CHECKOUT / "tools" / "stage_plugin.py"
    )
    assert spec is not None and spec.loader is not None
    stage = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(stage)
    stage.compile_translations(CHECKOUT / "qgis_plugin" / "i18n", folder)
    return folder


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translations(tmp_path_factory.mktemp("i18n"))


@contextlib.contextmanager
def speaking(language: str, app: Any, compiled: Path) -> Iterator[None]:
    """What is made within speaks this language."""
    translator = QTranslator()
    if language != "en":
        assert translator.load(str(compiled / f"sedp_{language}.qm"))
        app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)


def texts_of(widget: Any) -> list[str]:
    """All that can be read on a widget."""
    shown = [w.text() for w in widget.findChildren(QAbstractButton)]
    return [*shown, *(w.text() for w in widget.findChildren(QLabel)), widget.windowTitle()]


def test_qt_here_is_qt_6() -> None:
    assert QLibraryInfo.version().majorVersion() == 6
    assert "qgis.core" not in sys.modules


def test_every_page_is_looked_at() -> None:
    assert set(page_modules()) == set(MAKERS)


@pytest.mark.parametrize("name", pure_modules())
def test_pure_modules_are_pure(name: str) -> None:
    """Neither QGIS nor the library, nor anything that would bring them in."""
    assert module(name)
    assert not {"qgis.core", "qgis.gui", "qgis.utils"} & set(sys.modules)
    for node in ast.walk(ast.parse((PANEL / f"{name}.py").read_text("utf-8"))):
        named: list[str] = []
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [node.module or ""]
        assert not [n for n in named if n.split(".")[0] == "sedp_spatial"], name


def test_pages_bring_no_library_with_them() -> None:
    """In a fresh Python: nothing of the library and none of its heavy parts is loaded."""
    code = (
        "import sys; sys.path.insert(0, '.'); import tests.widgets.conftest;"
        "from tests.widgets.pages import page_modules, module;"
        "[module(name) for name in page_modules()];"
        "print(sorted({n.split('.')[0] for n in sys.modules} &"
        " {'sedp_spatial', 'pandas', 'numpy', 'geopandas', 'shapely'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERYTHING)
def test_page_shows_itself(name: str, language: str, app: Any, compiled: Path) -> None:
    """It can be made, drawn and read in each language, at the width of a small screen's dock."""
    with speaking(language, app, compiled):
        widget = make(name, language)
        widget.resize(WIDTH, HEIGHT)
        widget.show()
        QApplication.processEvents()
        picture = widget.grab().toImage()
        said = texts_of(widget)
        widget.close()
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(PICTURES / f"qt6-{name}-{language}.png"))
    shades = {picture.pixel(x, y) for x in range(0, picture.width(), 7)
              for y in range(0, picture.height(), 3)}  # fmt: skip
    assert len(shades) > 3, "an empty picture"
    assert any(text.strip() for text in said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(MAKERS))
def test_page_fits_the_dock(name: str, language: str, app: Any, compiled: Path) -> None:
    """In each language without a bar to scroll sideways; the wizard has a window of its own."""
    with speaking(language, app, compiled):
        widget = make(name, language)
        limit = WINDOW_WIDTH if name.startswith("wizard") else WIDTH - FRAME
        wide = {
            one.text(): one.minimumSizeHint().width()
            for one in widget.findChildren(QAbstractButton)
        }
        assert widget.minimumSizeHint().width() <= limit, wide


def receivers(button: QAbstractButton) -> int:
    """How many hear it; Qt tells of no button that a box of buttons has made for itself."""
    if isinstance(button.parent(), QDialogButtonBox):
        return 1
    return sum(button.receivers(signal) for signal in (button.clicked, button.toggled))


def connected_elsewhere(widget: Any, button: QAbstractButton) -> bool:
    """Whether another file hears the button itself, as ``page.box.apply.clicked.connect``."""
    names = [
        name
        for one in [widget, *widget.findChildren(QWidget)]
        for name, value in vars(one).items()
        if value is button
    ]
    heard = "|".join(re.escape(name) for name in names) or "-"
    sources = [path.read_text("utf-8") for path in PANEL.glob("*.py")]
    return any(re.search(rf"\.({heard})\.(clicked|toggled)\.connect", text) for text in sources)


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_button_does_something(name: str) -> None:
    """Each that can be pressed is heard by somebody, and pressing it breaks nothing.

    Even those that are switched off now are pressed once: what they stand for must bear it.
    """
    first = make(name)
    texts = [one.text() for one in first.findChildren(QAbstractButton)]
    idle = []
    for place, text in enumerate(texts):
        widget = make(name)
        widget.show()
        button = widget.findChildren(QAbstractButton)[place]
        heard = text and receivers(button)
        grouped = button.group() is not None or button.isCheckable()
        if text and not heard and not grouped and not connected_elsewhere(widget, button):
            idle.append(text)
        pressed: list[bool] = []
        button.clicked.connect(pressed.append)
        parent = button
        while parent is not None:  # also where a whole part of the page is switched off
            parent.setEnabled(True)
            parent = parent.parentWidget()
        button.click()
        QApplication.processEvents()
        assert pressed, f"{name}: {text} cannot be pressed"
        if not sip.isdeleted(widget):
            widget.close()
    assert idle == [], f"{name}: nothing hears {idle}"


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_wanted_signals_have_a_button(name: str) -> None:
    """A signal of a page that asks for something without arguments can be sent by pressing."""
    first = make(name)
    wanted = {s for s in vars(type(first)) if s.endswith("_wanted")}
    sources = (PANEL / f"{name}.py").read_text("utf-8")
    assert {s for s in wanted if not re.search(rf"self\.{s}(\.emit|\b(?!:))", sources)} == set()


def test_scoped_enums_hold() -> None:
    """PyQt6 has no others: what is written without its scope fails there."""
    from qgis.PyQt.QtCore import Qt

    assert not hasattr(Qt, "AlignLeft")
    assert Qt.AlignmentFlag.AlignLeft is not None


def test_pages_turn_under_their_buttons() -> None:
    pages = module("pages").Pages()
    turned: list[int] = []
    pages.currentChanged.connect(turned.append)
    for title in ("One", "Two", "Three", "Four"):
        pages.addTab(QLabel(title), title)
    pages.findChildren(QAbstractButton)[3].click()
    assert turned == [3] and pages.currentIndex() == 3 and pages.tabText(3) == "Four"


def test_help_is_asked_for_the_page_in_sight() -> None:
    pages = module("pages").Pages()
    asked: list[int] = []
    pages.helpWanted.connect(asked.append)
    for title in ("One", "Two", "Three", "Four"):
        pages.addTab(QLabel(title), title)
    button = pages.addHelp("What for")
    for place in (0, 2):
        pages.setCurrentIndex(place)
        button.click()
    assert asked == [0, 2] and button.toolTip() == "What for" and button.text() == "?"
    assert pages.count() == 4 and not button.isCheckable()
