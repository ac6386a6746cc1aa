"""Whole tasks as models of QGIS: several algorithms one after the other, in one form.

The ``.model3`` files beside this are what ships; they open in QGIS's model designer, where a user
changes a copy. They are built from the definitions in ``definitions`` by tools/build_models.py,
in English, and get the language of the interface when the provider loads them.
"""
