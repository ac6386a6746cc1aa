"""What is asked of every parcel, asked of files too large for memory."""

from __future__ import annotations

from .checking import check_file
from .per_parcel import LargeResult, extract_file, registered_file

__all__ = ["LargeResult", "check_file", "extract_file", "registered_file"]
