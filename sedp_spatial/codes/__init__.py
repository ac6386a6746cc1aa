"""Codes, labels, rules and sentences: data files, dated and cited, loaded once.

Nothing here is a constant in code. Each TOML file names its source, and every entry that comes
from a law or a standard carries the date and whether its text was read (``checked``).
"""

from .loader import code_of, labels, load_codes, recognise, source_of

__all__ = ["code_of", "labels", "load_codes", "recognise", "source_of"]
