"""The colours of words and marks on the pages: what is wrong, doubtful, right, or faint.

Each stands out on white and on the grey of windows; none is told by its colour alone.
"""

from __future__ import annotations

WRONG = "#c0241c"
DOUBT = "#a85f00"
RIGHT = "#2e7d32"
TOLD = "#44607a"
OPEN_INK = "#5f6b76"
FAINT = "#8a8a8a"
