"""A document's printed figure beside the computed one: do they agree, and if not, why not?"""

from __future__ import annotations

import math
from collections.abc import Mapping

from ..messages import Message


def compare_printed(
    printed: Mapping[str, float] | None, computed: Mapping[str, float], rule: str
) -> list[Message]:
    """Say for each figure that a document prints what the rule gives, and explain a difference.

    Parameters
    ----------
    printed : mapping of str to float, optional
        Figure by name, as the document prints it.
    computed : mapping of str to float
        The same figures unrounded.
    rule : str
        The rule that computed them.

    Returns
    -------
    list of Message
        One per printed figure: agrees when rounded, was cut instead of rounded, was rounded to
        tens, or does not follow from the given figures.

    Examples
    --------
    >>> [note.code for note in compare_printed({"a": 2.87}, {"a": 2.8772}, "log_linear")]
    ['note.printed_cut']
    """
    notes = []
    for name, value in (printed or {}).items():
        if name not in computed or not math.isfinite(computed[name]):
            notes.append(Message("note.printed_unknown", name=name, printed=float(value)))
            continue
        code = _verdict(float(value), computed[name])
        notes.append(
            Message(
                code,
                name=name,
                printed=float(value),
                computed=float(computed[name]),
                rounded=round(computed[name], _decimals(float(value))),
                rule=rule,
            )
        )
    return notes


def _decimals(value: float) -> int:
    text = repr(value)
    return 0 if value.is_integer() else len(text.partition(".")[2])


def _verdict(printed: float, computed: float) -> str:
    decimals = _decimals(printed)
    half = 0.5 * 10**-decimals
    if abs(computed - printed) <= half * (1 + 1e-9):
        return "note.printed_agrees"
    if 0 < computed - printed < 2 * half and printed >= 0:
        return "note.printed_cut"
    if printed.is_integer() and printed % 10 == 0 and abs(computed - printed) <= 5:
        return "note.printed_tens"
    return "note.printed_differs"
