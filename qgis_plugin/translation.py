"""The plugin's sentences in the language of QGIS, and in one chosen for a single result.

The sources are English and stand in the code; Kyrgyz and Russian come from ``i18n/*/*.ts``, which
the stage script compiles. QGIS itself has no Kyrgyz, so the setting ``sedp/language`` can name a
language other than that of QGIS.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .settings import setting

LANGUAGES = ("ky", "ru", "en")
CONTEXT = "@default"
"""The context under which pylupdate files a call of the plain function ``tr``."""
FOLDER = Path(__file__).parent / "i18n"


def tr(text: str) -> str:
    """The sentence in the language of the interface."""
    return QCoreApplication.translate(CONTEXT, text)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a sentence for translation without translating it yet; PyQt6 no longer has this."""
    return text


def tr_in(text: str, language: str) -> str:
    """The sentence in a given language, whatever that of the interface."""
    if language == "en":
        return text
    translator = _translator(language)
    found = translator.translate(CONTEXT, text) if translator else ""
    return found or text


def interface_language() -> str:
    """``ky``, ``ru`` or ``en``: the setting, else the locale of QGIS, else English."""
    chosen = setting("language", "") or QgsApplication.instance().locale()
    code = chosen.replace("-", "_").split("_")[0].lower()
    return code if code in LANGUAGES else "en"


def load_translator() -> QTranslator | None:
    """Install the translator of the interface's language; the caller keeps and removes it."""
    translator = _translator(interface_language())
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    return translator


@lru_cache(maxsize=None)
def _translator(language: str) -> QTranslator | None:
    translator = QTranslator()
    loaded = translator.load(str(FOLDER / f"sedp_{language}.qm"))
    return translator if loaded else None
