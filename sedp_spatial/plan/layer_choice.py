"""Which layer of a map may be which layer of a plan: proposals by name, geometry and fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..layers.proposing import alike, plain
from ..messages import Label
from .keys import known_keys

_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_LEAST = 0.5
_NAMED, _HELD, _LIKE = 0.9, 0.75, 0.6
_OF_FIELDS = 0.55
BEFORE = "parcels_before"


def propose_layers(layers: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """For each layer that a plan may have, the layer of the map that it may be.

    Parameters
    ----------
    layers : sequence of mapping
        ``id``, ``name``, ``geometry`` (polygon | line | point | any | raster) and ``fields``
        (names) of each layer of the map.

    Returns
    -------
    pandas.DataFrame
        key (below ``layers``), title, kind (of the schema, ``raster`` for rasters), geometry
        (polygon | any | raster), required, layer (its id, "" where none is likely), score. A
        layer is proposed once.

    Examples
    --------
    >>> found = propose_layers(
    ...     [{"id": "a", "name": "Участки 2026", "geometry": "polygon", "fields": []}]
    ... )
    >>> found.set_index("key")["layer"]["parcels"]
    'a'
    """
    known = load_codes("layer_words")
    ranked = sorted(
        (-_score(one, entry), row, place)
        for row, (key, entry) in enumerate(known.items())
        if key != BEFORE
        for place, one in enumerate(layers)
    )
    keys = list(known)
    found: dict[str, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, row, place in ranked:
        if -score >= _LEAST and keys[row] not in found and place not in taken:
            found[keys[row]] = (place, -score)
            taken.add(place)
    _put_in_order_of_years(layers, found, taken, known)
    kinds = {key: known_keys()[f"layers.{key}"].partition(":") for key in keys}
    return pd.DataFrame(
        {
            "key": pd.Series(keys, dtype=object),
            "title": pd.Series(
                [Label("labels", f"key.layers.{key}") for key in keys], dtype=object
            ),
            "kind": pd.Series([kinds[key][2] or kinds[key][0] for key in keys], dtype=object),
            "geometry": pd.Series([known[key]["geometry"] for key in keys], dtype=object),
            "required": [key == "parcels" for key in keys],
            "layer": pd.Series(
                [str(layers[found[key][0]]["id"]) if key in found else "" for key in keys],
                dtype=object,
            ),
            "score": [round(found[key][1], 2) if key in found else 0.0 for key in keys],
        }
    )


def _score(layer: Mapping[str, Any], entry: Mapping[str, Any]) -> float:
    """How likely a layer is the one: its name says most, its fields the rest."""
    geometry, wanted = layer["geometry"], entry["geometry"]
    if (geometry == "raster") != (wanted == "raster"):
        return 0.0
    if wanted == "polygon" and geometry not in ("polygon", "any"):
        return 0.0
    name = str(layer["name"])
    spelt = plain(name)
    score = 0.0
    for word in entry["words"]:
        mine = plain(word)
        if spelt == mine:
            score = max(score, 1.0)
        elif _has_word(name, word):
            score = max(score, _NAMED + 0.05 * len(mine) / max(len(spelt), 1))
        elif len(mine) > 3 and mine in spelt:
            score = max(score, _HELD + 0.1 * len(mine) / len(spelt))
        else:
            score = max(score, _LIKE * alike(name, word))
    own = [plain(field) for field in entry["fields"]]
    theirs = {plain(str(field)) for field in layer["fields"]}
    if own:
        shared = sum(field in theirs for field in own) / len(own)
        score = max(score, _OF_FIELDS if shared == 1 else 0.0) + 0.04 * shared
    return score


def _has_word(name: str, word: str) -> bool:
    """Whether a name has a word by itself: «Участки 2026» has «участки»."""
    words = re.split(r"[\W_]+", name.casefold().replace("ё", "е"))
    wanted = re.split(r"[\W_]+", word.casefold().replace("ё", "е"))
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _put_in_order_of_years(
    layers: Sequence[Mapping[str, Any]],
    found: dict[str, tuple[int, float]],
    taken: set[int],
    known: Mapping[str, Any],
) -> None:
    """Of two layers of parcels the earlier one, by its year or its name, is the state before."""
    if "parcels" not in found:
        return
    place = found["parcels"][0]
    before = known[BEFORE]["words"]

    def year(item: int) -> int:
        name = str(layers[item]["name"]).replace("_", " ")
        return max((int(match.group()) for match in _YEAR.finditer(name)), default=0)

    free = {
        other: own
        for other, one in enumerate(layers)
        if (other not in taken or other == place) and (own := _score(one, known["parcels"])) >= 0.5
    }
    if year(place):
        place = max(free, key=lambda other: (year(other), -other))
        found["parcels"] = (place, free[place])
    older = [
        other
        for other in free
        if other != place
        and (0 < year(other) < (year(place) or 9999)
             or any(_has_word(str(layers[other]["name"]), word) for word in before))
    ]  # fmt: skip
    if older:
        chosen = max(older, key=lambda other: (year(other), -other))
        found[BEFORE] = (chosen, free[chosen])
