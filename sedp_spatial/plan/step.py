"""A step of the chain: what it takes, what works it out, how long that takes at first guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import SedpError
from ..results import Result

if TYPE_CHECKING:
    from .desk import Desk


class NothingToDo(SedpError):
    """A step has all it needs, and nothing to do: its part is left out, with the reason."""


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes
    ----------
    name : str
        Names the result, its entry in the cache and its tables in the outputs.
    work : callable
        Takes the step's :class:`Desk` and gives a result.
    needs_keys : tuple of str
        Keys of the plan without which there is nothing to do.
    keys : tuple of str
        Further keys that change the result; a table's name stands for all below it.
    needs : tuple of str
        Steps whose results it cannot do without.
    uses : tuple of str
        Steps whose results it takes where they are there.
    codes : tuple of str
        The code files with rules and norms that it works by.
    weight : float
        Seconds that it takes on the sample municipality, until a run has told better.
    any_of : tuple of str
        Keys of which at least one must be there.
    extra : bool
        Whether a plan is whole without it, so that nobody need be told to add it.
    """

    name: str
    work: Callable[[Desk], Result]
    needs_keys: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    weight: float = 1.0
    any_of: tuple[str, ...] = ()
    extra: bool = False

    def all_keys(self) -> tuple[str, ...]:
        """Every key of the plan on which the result depends."""
        return tuple(dict.fromkeys((*self.needs_keys, *self.keys)))
