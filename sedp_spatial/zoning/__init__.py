"""What may be built where: zones with their rules, what breaks them, and what still fits."""

from .capacity import CapacityResult, zoning_capacity
from .checking import ZoningResult, check_zoning
from .land_use_codes import land_use_codes
from .rules import ZoneRules, zone_rules

__all__ = [
    "CapacityResult",
    "ZoneRules",
    "ZoningResult",
    "check_zoning",
    "land_use_codes",
    "zone_rules",
    "zoning_capacity",
]
