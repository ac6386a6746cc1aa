"""What endangers: levels of hazards, who and what lies in them, and who has to move."""

from .exposure import HazardExposureResult, hazard_exposure
from .land import LandExposureResult, land_exposure
from .land_raster import land_exposure_by_raster
from .levels import hazard_levels
from .places import place_in_areas
from .resettlement import ResettlementResult, resettlement_ledger
from .slope import open_slope
from .thresholds import levels_from_raster

__all__ = [
    "HazardExposureResult",
    "LandExposureResult",
    "ResettlementResult",
    "hazard_exposure",
    "hazard_levels",
    "land_exposure",
    "land_exposure_by_raster",
    "levels_from_raster",
    "open_slope",
    "place_in_areas",
    "resettlement_ledger",
]
