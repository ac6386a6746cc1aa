"""The programme's section «Мейкиндик»: composed of results, written as DOCX, HTML and maps."""

from .context import SectionContext
from .pictures import section_maps
from .section import section_blocks, section_document
from .writing import write_section

__all__ = [
    "SectionContext",
    "section_blocks",
    "section_document",
    "section_maps",
    "write_section",
]
