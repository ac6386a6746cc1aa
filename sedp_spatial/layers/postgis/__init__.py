"""PostGIS: tables read as layers and result tables written, several users at a time."""

from .address import Address, is_postgis, shown
from .digest import digest
from .reading import read_postgis
from .target import Target, is_target, target_of

__all__ = [
    "Address",
    "Target",
    "digest",
    "is_postgis",
    "is_target",
    "read_postgis",
    "shown",
    "target_of",
]
