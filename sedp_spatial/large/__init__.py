"""What is asked of every parcel, asked of files too large for memory."""

from __future__ import annotations

from .checking import check_file
from .constraining import constraints_file
from .exposing import exposure_file
from .extracting import extract_file
from .registering import registered_file
from .repairing import LargeRepairResult, repair_file
from .running import LargeResult

__all__ = [
    "LargeRepairResult",
    "LargeResult",
    "check_file",
    "constraints_file",
    "exposure_file",
    "extract_file",
    "registered_file",
    "repair_file",
]
