"""Municipalities laid together: packages going up and down, the district's sums and its seams."""

from .exchange import Package, write_package
from .reading import read_package
from .refusal import PackageError
from .result import DistrictResult
from .rolling import roll_up
from .settings import PackageLimits, package_limits

__all__ = [
    "DistrictResult",
    "Package",
    "PackageError",
    "PackageLimits",
    "package_limits",
    "read_package",
    "roll_up",
    "write_package",
]
