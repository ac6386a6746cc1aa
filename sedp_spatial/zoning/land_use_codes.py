"""From this project's terms to the codes of European land-use data (HILUCS, HSRCL)."""

from __future__ import annotations

import pandas as pd

from ..codes import load_codes

_TERMS = {
    "uses": "use",
    "land_kinds": "land_kind",
    "kinds": "restriction_kind",
    "rules": "zone_rule",
}


def land_use_codes() -> pd.DataFrame:
    """The mapping table of uses, kinds of land, restrictions and zone rules.

    Returns
    -------
    pandas.DataFrame
        term (use | land_kind | restriction_kind | zone_rule), code (ours), list (HILUCS | HSRCL),
        value (theirs).

    References
    ----------
    INSPIRE Data Specification on Land Use, D2.8.III.4, annex of code lists.

    Examples
    --------
    >>> codes = land_use_codes()
    >>> codes.loc[codes["code"] == "school", "value"].item()
    '3_3_2_EducationalServices'
    """
    rows = [
        {"term": term, "code": code, "list": entry["list"], "value": value}
        for value, entry in load_codes("hilucs").items()
        for key, term in _TERMS.items()
        for code in entry.get(key, [])
    ]
    return pd.DataFrame(rows, columns=["term", "code", "list", "value"], dtype=object)
