"""Keep what a compiled solver prints out of the program's own output."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Nothing that C code prints meanwhile reaches the standard output.

    Notes
    -----
    Some HiGHS print past their log options. The C library keeps such lines in a buffer of its own
    and would write them when the program ends, long after the output is back in its place, between
    the lines of a JSON: so that buffer is emptied before and after.

    Examples
    --------
    >>> with silent():
    ...     answer = 6 * 7
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
        kept = os.dup(1)
    except (OSError, AttributeError, ValueError):  # a program without a console
        yield
        return
    try:
        _empty_buffers()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 1)
        finally:
            os.close(nowhere)
        yield
    finally:
        _empty_buffers()
        os.dup2(kept, 1)
        os.close(kept)


def _empty_buffers() -> None:
    """Write out what the C library holds back; on Windows it is the one that scipy links to."""
    try:
        library = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
        library.fflush(None)
    except (OSError, AttributeError):  # an unusual C library: then lines may come late
        return
