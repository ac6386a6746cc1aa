"""Floor 1: read layers as they are, say what is wrong with them, mend what is safe, write."""

from .boundary import territory_of
from .checking import CheckResult, check_layer
from .mapping import apply_mapping, load_mapping
from .reading import prepare_layer, read_layer
from .repairing import RepairResult, repair_layer
from .writing import replacing, write_layers

__all__ = [
    "CheckResult",
    "RepairResult",
    "apply_mapping",
    "check_layer",
    "load_mapping",
    "prepare_layer",
    "read_layer",
    "repair_layer",
    "replacing",
    "territory_of",
    "write_layers",
]
