"""What the solver prints stays out of the program's own output, whoever buffers it."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import ctypes, sys
from sedp_spatial.allocation.silence import silent
library = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
library.puts(b"before")
with silent():
    library.puts(b"HighsMipSolverData: noise")
    print("said meanwhile", file=sys.stderr)
library.puts(b"after")
library.fflush(None)
print("{}")
"""


def run(program: str) -> subprocess.CompletedProcess[bytes]:
    """In a process whose output goes into a pipe, so that the C library keeps lines back."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=environment
    )


def test_lines_of_c_code_are_lost_and_those_before_and_after_are_not():
    done = run(PROGRAM)
    assert done.stdout.split() == [b"before", b"after", b"{}"]
    assert done.stderr.split() == [b"said", b"meanwhile"]


def test_an_error_within_gives_the_output_back():
    done = run(
        "from sedp_spatial.allocation.silence import silent\n"
        "try:\n    with silent():\n        raise ZeroDivisionError\n"
        "except ZeroDivisionError:\n    print('heard')\n"
    )
    assert done.stdout.split() == [b"heard"]


def test_a_program_without_a_console_works_on():
    done = run(
        "import os, sys\nfrom sedp_spatial.allocation.silence import silent\n"
        "os.close(1)\nsys.stdout = None\n"
        "with silent():\n    found = 6 * 7\n"
        "print(found, file=sys.stderr)\n"
    )
    assert done.stderr.split() == [b"42"]
