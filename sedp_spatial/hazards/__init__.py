"""What endangers: levels of hazards, who and what lies in them, and who has to move."""

from .exposure import HazardExposureResult, hazard_exposure
from .land import LandExposureResult, land_exposure
from .land_raster import land_exposure_by_raster
from .levels import hazard_levels
from .places import place_in_areas
from .resettlement import ResettlementResult, resettlement_ledger
from .slope import open_slope
from .sources import hazards_together, read_hazard_raster
from .thresholds import levels_from_raster

__all__ = [
    "HazardExposureResult",
    "LandExposureResult",
    "ResettlementResult",
    "hazard_exposure",
    "hazard_levels",
    "hazards_together",
    "land_exposure",
    "land_exposure_by_raster",
    "levels_from_raster",
    "open_slope",
    "place_in_areas",
    "read_hazard_raster",
    "resettlement_ledger",
]
