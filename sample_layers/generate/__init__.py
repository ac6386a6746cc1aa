"""Generator of the invented municipality in ``sample_layers/``.

Run it with ``python -m sample_layers.generate [--out DIR]`` from the repository root. It shares no
code with the library on purpose: data that test a library must not be made by that library.
"""
