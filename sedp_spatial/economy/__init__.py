"""The economy: sectors, output, crops, investment and jobs; pure tables, no geometry."""

from .chain import ChainResult, investment_chain
from .coefficients import Coefficient, coefficients
from .crops import CropAreaResult, ProfitabilityResult, crop_area, crop_profitability
from .jobs import JobsResult, OutputResult, jobs_by_sector, output_growth
from .needs import NeedResult, need_by_coverage
from .sectors import sectors
from .specialisation import SpecialisationResult, location_quotient

__all__ = [
    "ChainResult",
    "Coefficient",
    "CropAreaResult",
    "JobsResult",
    "NeedResult",
    "OutputResult",
    "ProfitabilityResult",
    "SpecialisationResult",
    "coefficients",
    "crop_area",
    "crop_profitability",
    "investment_chain",
    "jobs_by_sector",
    "location_quotient",
    "need_by_coverage",
    "output_growth",
    "sectors",
]
