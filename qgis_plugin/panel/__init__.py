"""The panel: the plan as a chain of steps, findings on the map, restrictions of a parcel.

The files that end in ``_page``, and ``dialogs``, ``models`` and ``qt``, are widgets of plain Qt.
What knows QGIS stands in ``_control`` files, in ``host``, ``task``, ``snapshot`` and
``map_results``. Nothing here is imported before the panel is opened for the first time.
"""
