"""What is left of each parcel, the uses it is free for, and why not for the others."""

from .candidates import candidates_from
from .land import SupplyResult, land_supply

__all__ = ["SupplyResult", "candidates_from", "land_supply"]
