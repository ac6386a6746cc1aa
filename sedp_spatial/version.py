"""The version, in one place: pyproject reads it, and the plugin's metadata must equal it."""

__version__ = "0.1.0"
