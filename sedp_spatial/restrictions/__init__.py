"""What restricts the use of land: zones made by rule, and what lies on which parcel."""

from .extract import ExtractResult, restriction_extract
from .sanitary import sanitary_zones
from .strips import water_strips
from .warning import warning_zones
from .zones_around import ZonesResult, zones_together

__all__ = [
    "ExtractResult",
    "ZonesResult",
    "restriction_extract",
    "sanitary_zones",
    "warning_zones",
    "water_strips",
    "zones_together",
]
