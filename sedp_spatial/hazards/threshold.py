"""From which level on a hazard counts, as a number of a scale and as a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

from ..codes import load_codes
from ..layers.numbers import parse_number


@dataclass(frozen=True)
class HazardFrom:
    """The lowest level that counts: as a number of a scale, and as a word.

    Attributes
    ----------
    number, scale : float or None
        The lowest number, and the worst one of the scale that it belongs to.
    word : str or None
        A code of ``codes/hazard_levels.toml``.
    """

    number: float | None = None
    scale: float | None = None
    word: str | None = None

    def reached(self, level: str) -> bool | None:
        """Whether a level counts; None where it cannot be compared.

        A level is compared with the scale, never with the other levels of its layer: the same
        place must be judged alike whatever else the layer holds.

        Examples
        --------
        >>> HazardFrom(number=2, scale=3, word="moderate").reached("2")
        True
        >>> HazardFrom(number=2, scale=3, word="moderate").reached("low")
        False
        >>> HazardFrom(number=2, scale=3).reached("III") is None
        True
        """
        number, words = parse_number(level, as_area=False), list(load_codes("hazard_levels"))
        if number is not None and self.number is not None:
            return bool(number >= self.number)
        if level in words and self.word is not None:
            return words.index(level) >= words.index(self.word)
        return None

    def beyond(self, level: str) -> bool:
        """Whether a level is worse than the scale knows: the scale is another one."""
        number = parse_number(level, as_area=False)
        return number is not None and self.scale is not None and number > self.scale


def hazard_from(given: Any) -> HazardFrom | None:
    """A threshold as a file states it (``number``, ``scale``, ``word``); None if it is none."""
    if not isinstance(given, Mapping) or not given or set(given) - {"number", "scale", "word"}:
        return None
    numbers = {key: given[key] for key in ("number", "scale") if key in given}
    word = given.get("word")
    if any(isinstance(n, bool) or not isinstance(n, Real) for n in numbers.values()):
        return None
    if any(not 0 <= float(n) < 1e12 for n in numbers.values()):
        return None
    if word is not None and word not in load_codes("hazard_levels"):
        return None
    return HazardFrom(word=word, **{key: float(number) for key, number in numbers.items()})
