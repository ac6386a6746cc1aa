"""How well a plot suits a use: criteria with their scales, weights, limits, the map of scores."""

from .ahp import AhpResult, ahp_weights
from .criteria import Criterion, read_criteria
from .inputs import SitingInputs, read_siting, suitability_of
from .result import SuitabilityResult
from .suitability import suitability

__all__ = [
    "AhpResult",
    "Criterion",
    "SitingInputs",
    "SuitabilityResult",
    "ahp_weights",
    "read_criteria",
    "read_siting",
    "suitability",
    "suitability_of",
]
