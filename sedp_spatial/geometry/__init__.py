"""Floor 0: areas, rings and planar coverages. Knows nothing of planning."""

from .area import area_m2, drawn_area_m2
from .coverage import Faces, covering_faces

__all__ = ["Faces", "area_m2", "covering_faces", "drawn_area_m2"]
