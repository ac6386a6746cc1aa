"""How many hectares housing, services, work and farming will need.

People become households, households dwellings, dwellings plots, plots hectares; each number is a
step with its formula, and the norms in it are data with a source. What is needed is land beyond
that of the base year.
"""

from .catchment import unmet
from .inputs import DemandInputs, demand_of, read_inputs
from .land import BUILT, land_demand
from .ledger import Plots, plots_needed
from .norms import Norm, Norms, load_norms
from .present import Present, present_from_layers
from .result import DemandResult
from .trend import TrendResult, built_land, built_trend

__all__ = [
    "BUILT",
    "DemandInputs",
    "DemandResult",
    "Norm",
    "Norms",
    "Plots",
    "Present",
    "TrendResult",
    "built_land",
    "built_trend",
    "demand_of",
    "land_demand",
    "load_norms",
    "plots_needed",
    "present_from_layers",
    "read_inputs",
    "unmet",
]
